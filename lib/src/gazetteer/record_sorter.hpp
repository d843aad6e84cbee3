#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/spool.hpp"

namespace bearing {

/// Sorts byte strings as memcmp compares them, in bounded memory: sorted runs go to spools and are merged.
class RecordSorter {
  public:
    /// place.memory bounds what is held before a run is written.
    explicit RecordSorter(SpoolPlace place);

    void add(std::string_view record);
    std::uint64_t size() const { return count_; }
    /// Gives every record in order. Once; the sorter is empty afterwards.
    void merge(const std::function<void(std::string_view)>& take);

  private:
    struct Item {
        std::uint64_t prefix;  ///< first bytes, big-endian: most comparisons end here
        std::uint64_t offset;
        std::uint32_t length;
    };
    void sort_items();
    void write_run();
    std::string_view text(const Item& item) const { return {bytes_.data() + item.offset, item.length}; }

    SpoolPlace place_;
    std::string bytes_;
    std::vector<Item> items_;
    std::vector<Spool> runs_;
    std::uint64_t count_ = 0;
};

}  // namespace bearing
