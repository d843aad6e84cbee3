#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bearing/base/progress.hpp"
#include "bearing/gazetteer/place.hpp"
#include "gazetteer/index_format.hpp"
#include "gazetteer/key_trie.hpp"
#include "gazetteer/record_sorter.hpp"
#include "gazetteer/spool.hpp"

namespace bearing {

/// Makes the index of a gazetteer from places that come one by one.
class IndexBuilder {
  public:
    /// `spool` says where and how much; no folder: all in memory.
    explicit IndexBuilder(const SpoolPlace& spool);

    /// admin codes tell divisions of one name apart ("AZ.31"); "" where there are none. Names beyond
    /// Posting::kMostNames are left out.
    void add(const Place& place, std::string_view admin1_code = {}, std::string_view admin2_code = {});
    std::size_t size() const { return records_.size(); }
    std::uint64_t names() const { return names_; }

    /// Gives the file's bytes piece by piece: the header last, to be written at the front. Once.
    struct Piece {
        std::uint64_t offset;
        std::string_view bytes;
    };
    void finish(std::string_view about, const Progress& progress,
                const std::function<void(const Piece&)>& write);
    /// The same as one string.
    std::string finish_in_memory(std::string_view about = {});

  private:
    std::uint32_t string_number(std::string_view text);
    std::uint32_t division(const Place& place, std::string_view code, std::string_view name);
    void write_details(const Place& place);
    void number_places();
    void merge_keys();
    void flush_key(std::string_view key, std::vector<Posting>& postings);
    void merge_back_keys();
    void write_tries();
    void write_places();
    void write_ids();
    void write_grid();
    Spool& section(Section s) { return sections_[static_cast<std::size_t>(s)]; }
    SortedKeys sorted_keys(Section offsets, Section bytes);

    struct Added {
        PlaceRecord record;
        std::uint32_t id;
    };
    std::vector<Spool> sections_;
    RecordSorter keys_;
    RecordSorter back_keys_;
    std::vector<Added> records_;
    std::vector<std::uint32_t> numbers_;  ///< of each place added, by importance
    std::unordered_map<std::string, std::uint32_t> strings_, divisions_;
    std::uint64_t names_ = 0;
    std::uint32_t key_count_ = 0;
    std::uint32_t posting_count_ = 0;
    std::uint32_t max_words_ = 1;
    std::uint32_t cells_per_degree_ = 1;
};

}  // namespace bearing
