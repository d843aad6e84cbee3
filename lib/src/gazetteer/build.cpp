#include "bearing/gazetteer/build.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "gazetteer/build_counts.hpp"
#include "gazetteer/geonames.hpp"
#include "gazetteer/index_builder.hpp"
#include "gazetteer/line_source.hpp"
#include "gazetteer/own_tables.hpp"
#include "gazetteer/record_sorter.hpp"

namespace bearing {
namespace {

namespace fs = std::filesystem;

// Rows are sorted by place: its id, the rows of dumps (the newest first), then its alternate names.
constexpr char kPlaceRow = '0', kNameRow = '1';
constexpr std::size_t kKeySize = 5;

std::string sort_key(std::uint32_t id, char kind) {
    std::string key;
    for (int shift = 24; shift >= 0; shift -= 8) key += static_cast<char>(id >> shift);
    return key + kind;
}

/// The rows of one place, put together.
class PlaceAssembler {
  public:
    PlaceAssembler(IndexBuilder& builder, BuildCounts& counts, const DivisionNames& admin1,
                   const DivisionNames& admin2)
        : builder_(builder), counts_(counts), admin1_(admin1), admin2_(admin2) {}

    void take(std::string_view record) {
        if (record.substr(0, 4) != id_) {
            finish();
            id_ = record.substr(0, 4);
        }
        if (record[4] == kPlaceRow) {
            take_row(record.substr(kKeySize + kDateSize));
        } else {
            AlternateNameRow row;
            if (has_place_ && !read_alternate_name(record.substr(kKeySize), row))
                add_name(std::move(row.name));
        }
    }

    void finish() {
        if (has_place_) builder_.add(place_, admin1_code_, admin2_code_);
        has_place_ = false;
        known_.clear();
    }

    static constexpr std::size_t kDateSize = 10;

  private:
    void take_row(std::string_view line) {
        GeonamesRow row;
        if (read_geonames_row(line, row)) return;
        if (has_place_) {
            ++counts_.outcome.value.joined;
            add_name({{std::string(trim(row.name)), "", ""}});
        } else {
            has_place_ = true;
            place_ = place_of(row);
            known_.emplace(place_.name, 0);
            set_divisions(row);
        }
        add_listed(row.ascii_name);
        for (std::size_t begin = 0; begin < row.alternates.size();) {
            const auto end = std::min(row.alternates.find(',', begin), row.alternates.size());
            if (end > begin) add_listed(row.alternates.substr(begin, end - begin));
            begin = end + 1;
        }
    }

    void set_divisions(const GeonamesRow& row) {
        admin1_code_.clear();
        admin2_code_.clear();
        constexpr std::string_view kGeneral = "00";
        if (row.country.empty() || row.admin1.empty() || row.admin1 == kGeneral) return;
        admin1_code_ = fmt::format("{}.{}", row.country, row.admin1);
        if (const auto name = admin1_.find(admin1_code_); name != admin1_.end()) place_.admin1 = name->second;
        if (row.admin2.empty()) return;
        admin2_code_ = fmt::format("{}.{}", admin1_code_, row.admin2);
        if (const auto name = admin2_.find(admin2_code_); name != admin2_.end()) place_.admin2 = name->second;
    }

    void add_listed(std::string_view name) {
        name = trim(name);
        if (name.empty()) return;
        if (const auto problem = problem_of_name(name)) {
            counts_.reject_quietly(fmt::format("other names: {}", problem->reason));
            return;
        }
        // Lists of alternates hold links and airport codes too.
        if (name.starts_with("http")) return;
        add_name({{std::string(name), "", ""}});
    }

    void add_name(PlaceName name) {
        const auto [at, added] = known_.try_emplace(name.text, place_.names.size());
        if (!added) {
            PlaceName& held = place_.names[at->second];
            if (held.language.empty() && !name.language.empty()) held = std::move(name);
            return;
        }
        if (place_.names.size() >= Posting::kMostNames) {
            known_.erase(at);
            counts_.reject_quietly("other names: too many of one place");
            return;
        }
        place_.names.push_back(std::move(name));
    }

    IndexBuilder& builder_;
    BuildCounts& counts_;
    const DivisionNames &admin1_, &admin2_;
    std::string id_;
    bool has_place_ = false;
    Place place_;
    std::string admin1_code_, admin2_code_;
    std::unordered_map<std::string, std::size_t> known_;  ///< names of the place
};

/// Reads the sources and hands the places to the builder.
class DumpReader {
  public:
    DumpReader(const GazetteerSources& sources, const SpoolPlace& spool, const Progress& progress)
        : sources_(sources), sorter_(spool), progress_(progress) {
        for (const auto& path : sources.admin1) read_division_names(path, admin1_);
        for (const auto& path : sources.admin2) read_division_names(path, admin2_);
        const std::size_t files = sources.geonames.size() + sources.alternate_names.size();
        share_ = kReading / static_cast<double>(std::max<std::size_t>(files, 1));
    }

    void read(IndexBuilder& builder, BuildCounts& counts) {
        for (const auto& path : sources_.geonames) read_places(path, counts);
        for (const auto& path : sources_.alternate_names) read_names(path, counts);
        const double all = static_cast<double>(std::max<std::uint64_t>(sorter_.size(), 1));
        std::uint64_t done = 0;
        PlaceAssembler assembler(builder, counts, admin1_, admin2_);
        sorter_.merge([&](std::string_view record) {
            if (++done % 4096 == 0)
                tell(kReading + kAssembling * static_cast<double>(done) / all, "putting places together");
            assembler.take(record);
        });
        assembler.finish();
        for (const auto& path : sources_.tables)
            read_own_table(path, counts, [&](const Place& place) { builder.add(place); });
    }

    static constexpr double kReading = 0.25, kAssembling = 0.45;

  private:
    void tell(double fraction, std::string_view doing) const {
        if (progress_) progress_(fraction, doing);
    }

    template <class Take>
    void for_each_line(const fs::path& path, BuildCounts& counts, Take take) {
        LineSource source(path);
        const std::string doing = "reading " + path.filename().string();
        std::string_view line;
        bool cut = false;
        while (source.next(line, cut)) {
            if (source.line() % 4096 == 0) tell(read_ + share_ * source.done(), doing);
            if (line.empty() || line.front() == '#') continue;
            auto problem = cut ? std::optional(RowProblem{"", "line too long"}) : take(line);
            if (problem) counts.reject(path, source.line(), *problem);
        }
        read_ += share_;
    }

    void read_places(const fs::path& path, BuildCounts& counts) {
        for_each_line(path, counts, [&](std::string_view line) -> std::optional<RowProblem> {
            ++counts.outcome.value.rows;
            GeonamesRow row;
            if (auto problem = read_geonames_row(line, row)) return problem;
            std::string record = sort_key(row.id, kPlaceRow);
            // The newest first: dates turned round.
            for (std::size_t i = 0; i < PlaceAssembler::kDateSize; ++i)
                record += static_cast<char>(
                    0xFF - static_cast<unsigned char>(i < row.modified.size() ? row.modified[i] : 0));
            record += line;
            sorter_.add(record);
            if (row.id >= seen_.size()) seen_.resize(row.id + row.id / 2 + 1024);
            seen_[row.id] = true;
            return std::nullopt;
        });
    }

    void read_names(const fs::path& path, BuildCounts& counts) {
        for_each_line(path, counts, [&](std::string_view line) -> std::optional<RowProblem> {
            AlternateNameRow row;
            if (auto problem = read_alternate_name(line, row)) return problem;
            if (!row.usable) return std::nullopt;
            if (row.place >= seen_.size() || !seen_[row.place]) {
                ++counts.outcome.value.unplaced;
                return std::nullopt;
            }
            sorter_.add(sort_key(row.place, kNameRow) += line);
            return std::nullopt;
        });
    }

    const GazetteerSources& sources_;
    RecordSorter sorter_;
    const Progress& progress_;
    DivisionNames admin1_, admin2_;
    std::vector<bool> seen_;  ///< ids of places
    double share_ = 0;        ///< of one file in the progress
    double read_ = 0;
};

std::string about_text(const GazetteerSources& sources, const GazetteerCounts& counts) {
    std::string text;
    for (const auto* group :
         {&sources.geonames, &sources.alternate_names, &sources.admin1, &sources.admin2, &sources.tables})
        for (const auto& path : *group)
            text += fmt::format("source: {}\n", sanitize_utf8(path.filename().string()));
    text += fmt::format("rows read: {}\nrows joined to another of the same place: {}\n", counts.rows,
                        counts.joined);
    for (const auto& [reason, count] : counts.bad) text += fmt::format("left out, {}: {}\n", reason, count);
    if (!sources.geonames.empty()) text += "credit: GeoNames (geonames.org), CC BY 4.0\n";
    return text;
}

/// Writes pieces of a file in any order.
class PieceFile {
  public:
    explicit PieceFile(const fs::path& path) : path_(path) {
        file_ = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
        if (file_ < 0) fail();
    }
    ~PieceFile() {
        if (file_ >= 0) close(file_);
    }
    PieceFile(const PieceFile&) = delete;
    PieceFile& operator=(const PieceFile&) = delete;

    void write(const IndexBuilder::Piece& piece) {
        for (std::size_t done = 0; done < piece.bytes.size();) {
            const ssize_t n = pwrite(file_, piece.bytes.data() + done, piece.bytes.size() - done,
                                     static_cast<off_t>(piece.offset + done));
            if (n < 0 && errno == EINTR) continue;
            if (n <= 0) fail();
            done += static_cast<std::size_t>(n);
        }
        end_ = std::max(end_, piece.offset + piece.bytes.size());
    }
    void finish() {
        const std::uint64_t padded = (end_ + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment;
        if (ftruncate(file_, static_cast<off_t>(padded)) != 0 || fsync(file_) != 0) fail();
        const int file = std::exchange(file_, -1);
        if (close(file) != 0) fail();
    }

  private:
    [[noreturn]] void fail() const {
        throw FileError(
            fmt::format("cannot write {}: {}; is the disk full?", path_.string(), std::strerror(errno)));
    }
    fs::path path_;
    int file_ = -1;
    std::uint64_t end_ = 0;
};

}  // namespace

std::uint64_t GazetteerCounts::bad_total() const {
    return std::accumulate(bad.begin(), bad.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const auto& b) { return sum + b.second; });
}

Outcome<GazetteerCounts> build_gazetteer(const GazetteerSources& sources, const fs::path& target,
                                         const Progress& progress, std::size_t memory) {
    PendingFile pending(target);
    const SpoolPlace spool{target.has_parent_path() ? target.parent_path() : fs::path("."), memory};
    BuildCounts counts;
    IndexBuilder builder(spool);
    DumpReader(sources, spool, progress).read(builder, counts);
    GazetteerCounts& value = counts.outcome.value;
    value.places = builder.size();
    value.names = builder.names();
    if (value.places == 0)
        throw ArgumentError(
            fmt::format("no place could be read ({} of {} rows were left out); check that the files "
                        "are GeoNames dumps or tables with name, lat and lon",
                        value.bad_total(), value.rows));
    PieceFile file(pending.path());
    constexpr double kBefore = DumpReader::kReading + DumpReader::kAssembling;
    builder.finish(
        about_text(sources, value),
        [&](double fraction, std::string_view doing) {
            if (progress) progress(kBefore + (1 - kBefore) * fraction, doing);
        },
        [&](const IndexBuilder::Piece& piece) { file.write(piece); });
    file.finish();
    pending.commit();
    return std::move(counts.outcome);
}

}  // namespace bearing
