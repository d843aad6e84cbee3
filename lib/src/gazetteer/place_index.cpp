#include "gazetteer/place_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "bearing/base/error.hpp"
#include "bearing/geo/extent.hpp"
#include "bearing/geo/geodesy.hpp"
#include "gazetteer/byte_codec.hpp"
#include "gazetteer/grid.hpp"

namespace bearing {
namespace {

constexpr std::uint32_t kMostCellsPerDegree = 64;

PlaceName read_name(ByteReader& in, const std::function<std::string_view(std::uint64_t)>& string) {
    PlaceName name;
    name.text = in.text();
    name.language = string(in.number());
    name.side = string(in.number());
    const std::uint64_t flags = in.number();
    name.preferred = (flags & 1) != 0;
    name.short_form = (flags & 2) != 0;
    name.colloquial = (flags & 4) != 0;
    name.historic = (flags & 8) != 0;
    if ((flags & 16) != 0) {
        name.from = in.text();
        name.to = in.text();
    }
    return name;
}

std::string read_id(ByteReader& in) {
    if (in.number() != 0) return fmt::format("geonames:{}", in.number());
    return std::string(in.text());
}

}  // namespace

void PlaceIndex::damaged(std::string_view what) const {
    throw FormatError(fmt::format(
        "the gazetteer {} is damaged ({}); build it again with: bearing gazetteer build", name_, what));
}

PlaceIndex::PlaceIndex(std::string_view bytes, std::string name) : bytes_(bytes), name_(std::move(name)) {
    if (bytes.size() < sizeof kIndexMagic ||
        std::memcmp(bytes.data(), kIndexMagic.data(), sizeof kIndexMagic) != 0)
        throw FormatError(
            fmt::format("{} is no gazetteer of Bearing; build one with: bearing gazetteer build", name_));
    if (bytes.size() < sizeof header_) damaged("its beginning is cut off");
    std::memcpy(&header_, bytes.data(), sizeof header_);
    if (header_.byte_order != kIndexByteOrder)
        throw FormatError(fmt::format(
            "the gazetteer {} was built on a machine with another byte order; build it again here", name_));
    if (header_.version != kIndexVersion)
        throw FormatError(fmt::format(
            "the gazetteer {} has format {}, this Bearing reads format {}; {}", name_, header_.version,
            kIndexVersion,
            header_.version > kIndexVersion ? "use a newer Bearing or build it again" : "build it again"));
    if (checksum_of(bytes.substr(0, offsetof(IndexHeader, checksum))) != header_.checksum)
        damaged("its header does not match its checksum");
    if (bytes.size() < header_.file_size)
        damaged(fmt::format("{} of {} bytes are there", bytes.size(), header_.file_size));
    for (const SectionEntry& s : header_.sections)
        if (s.offset % kSectionAlignment != 0 || s.offset > bytes.size() || s.size > bytes.size() - s.offset)
            damaged("a section lies outside the file");
    records_ = table<PlaceRecord>(Section::places);
    string_offsets_ = table<std::uint32_t>(Section::string_offsets);
    divisions_ = table<DivisionRecord>(Section::divisions);
    posting_starts_ = table<std::uint32_t>(Section::posting_starts);
    postings_ = table<Posting>(Section::postings);
    back_keys_ = table<std::uint32_t>(Section::back_keys);
    ids_ = table<IdRecord>(Section::ids);
    grid_starts_ = table<std::uint32_t>(Section::grid_starts);
    grid_places_ = table<std::uint32_t>(Section::grid_places);
    trie_ = {sorted_keys(Section::key_offsets, Section::key_bytes), table<KeyNode>(Section::key_nodes)};
    back_trie_ = {sorted_keys(Section::back_offsets, Section::back_bytes),
                  table<KeyNode>(Section::back_nodes)};
    if (header_.cells_per_degree == 0 || header_.cells_per_degree > kMostCellsPerDegree ||
        grid_starts_.size() != Grid(header_.cells_per_degree).cells() + 1)
        damaged("its grid has the wrong size");
    if (back_trie_.size() != back_keys_.size() || trie_.size() + 1 != posting_starts_.size())
        damaged("its names and their lists differ in number");
}

std::string_view PlaceIndex::section(Section s) const {
    const SectionEntry& e = header_.sections[static_cast<std::size_t>(s)];
    return bytes_.substr(e.offset, e.size);
}

template <class T>
std::span<const T> PlaceIndex::table(Section s) const {
    const std::string_view raw = section(s);
    if (raw.size() % sizeof(T) != 0) damaged("a section is cut off");
    return {reinterpret_cast<const T*>(raw.data()), raw.size() / sizeof(T)};
}

SortedKeys PlaceIndex::sorted_keys(Section offsets, Section bytes) const {
    return {table<std::uint32_t>(offsets), section(bytes)};
}

std::string_view PlaceIndex::string(std::uint32_t number) const {
    if (number + std::size_t{1} >= string_offsets_.size()) return {};
    const std::string_view all = section(Section::string_bytes);
    const std::uint32_t begin = string_offsets_[number], end = string_offsets_[number + 1];
    return begin <= end && end <= all.size() ? all.substr(begin, end - begin) : std::string_view{};
}

const PlaceRecord& PlaceIndex::record(std::uint32_t place) const {
    if (place >= records_.size()) damaged("a place lies outside the list");
    return records_[place];
}

LonLat PlaceIndex::point(std::uint32_t place) const {
    const PlaceRecord& r = record(place);
    const LonLat point{r.lon_e7 / 1e7, r.lat_e7 / 1e7};
    if (!is_valid(point)) damaged("a place lies outside the earth");
    return point;
}

std::string_view PlaceIndex::division_code(std::uint32_t division) const {
    return division < divisions_.size() ? string(divisions_[division].code) : std::string_view{};
}

std::string_view PlaceIndex::division_name(std::uint32_t division) const {
    return division < divisions_.size() ? string(divisions_[division].name) : std::string_view{};
}

std::string_view PlaceIndex::details(std::uint32_t place) const {
    const std::string_view all = section(Section::details);
    const std::uint64_t at = std::uint64_t{record(place).details} * kDetailsUnit;
    if (at >= all.size()) damaged("the details of a place are missing");
    return all.substr(at);
}

std::string PlaceIndex::id(std::uint32_t place) const {
    ByteReader in(details(place));
    return read_id(in);
}

std::string PlaceIndex::name_text(std::uint32_t place, std::uint32_t wanted) const {
    ByteReader in(details(place));
    read_id(in);
    in.text();
    for (int i = 0; i < 4; ++i) in.number();
    const std::uint64_t names = in.number();
    for (std::uint64_t i = 0; i < names && i <= wanted && !in.failed(); ++i) {
        const std::string_view text = in.text();
        if (i == wanted) return std::string(text);
        in.number();
        in.number();
        if ((in.number() & 16) != 0) {
            in.text();
            in.text();
        }
    }
    return {};
}

Place PlaceIndex::place(std::uint32_t number, bool with_names) const {
    const PlaceRecord& r = record(number);
    ByteReader in(details(number));
    Place place;
    place.id = read_id(in);
    place.name = in.text();
    place.point = point(number);
    place.feature = string(r.feature);
    place.country = string(r.country);
    place.admin1 = division_name(r.admin1);
    place.admin2 = division_name(r.admin2);
    place.population = static_cast<std::int64_t>(in.number() & 0x7FFFFFFFFFFFFFFF);
    const std::uint64_t precision = in.number();
    if (precision > static_cast<std::uint64_t>(Precision::country)) damaged("a precision is unknown");
    place.precision = static_cast<Precision>(precision);
    place.radius_m = static_cast<double>(in.number()) / 10;
    place.confidence = string(static_cast<std::uint32_t>(in.number()));
    if (!with_names) return place;
    const std::uint64_t names = in.number();
    for (std::uint64_t i = 0; i < names && !in.failed(); ++i)
        place.names.push_back(
            read_name(in, [this](std::uint64_t n) { return string(static_cast<std::uint32_t>(n)); }));
    const std::uint64_t ids = in.number();
    for (std::uint64_t i = 0; i < ids && !in.failed(); ++i) place.other_ids.emplace_back(in.text());
    if (in.failed()) damaged("the details of a place break off");
    return place;
}

std::span<const Posting> PlaceIndex::postings(std::uint32_t key) const {
    if (key + std::size_t{1} >= posting_starts_.size()) return {};
    const std::uint32_t begin = posting_starts_[key], end = posting_starts_[key + 1];
    if (begin > end || end > postings_.size()) return {};
    return postings_.subspan(begin, end - begin);
}

void PlaceIndex::similar_keys(std::string_view query, unsigned edits,
                              const std::function<void(std::uint32_t, unsigned)>& take) const {
    // The search from the front allows an edit on both sides of the pivot, so more letters stand before it.
    const std::size_t pivot = query.size() * 3 / 5;
    const auto keep = [&](std::uint32_t key, unsigned found) {
        if (found > 0) take(key, found);
    };
    trie_.similar(query, {edits, edits - 1, pivot}, keep);
    const std::string backwards(query.rbegin(), query.rend());
    back_trie_.similar(backwards, {edits, 0, query.size() - pivot}, [&](std::uint32_t at, unsigned found) {
        if (at < back_keys_.size()) keep(back_keys_[at], found);
    });
}

void PlaceIndex::similar_in_script(std::string_view query,
                                   const std::function<void(std::uint32_t, unsigned)>& take) const {
    trie_.similar(query, {1, 1, 0}, [&](std::uint32_t key, unsigned found) {
        if (found > 0) take(key, found);
    });
}

std::optional<std::uint32_t> PlaceIndex::by_id(std::string_view wanted) const {
    const std::uint32_t hash = id_hash(wanted);
    auto at = std::lower_bound(ids_.begin(), ids_.end(), hash,
                               [](const IdRecord& r, std::uint32_t h) { return r.hash < h; });
    for (; at != ids_.end() && at->hash == hash; ++at)
        if (at->place < size() && id(at->place) == wanted) return at->place;
    return std::nullopt;
}

void PlaceIndex::within(LonLat center, double radius_m,
                        const std::function<void(std::uint32_t, double)>& take) const {
    const Grid grid(header_.cells_per_degree);
    const Extent box = extent_around(center, radius_m);
    const int west = grid.column_of(box.west), east = grid.column_of(box.east);
    const bool around = box.width() >= 359;
    const int columns = around ? grid.columns() : (east - west + grid.columns()) % grid.columns() + 1;
    for (int row = grid.row_of(box.south); row <= grid.row_of(box.north); ++row)
        for (int i = 0; i < columns; ++i) {
            const std::size_t cell = grid.cell((west + i) % grid.columns(), row);
            const std::uint32_t begin = grid_starts_[cell];
            const std::uint32_t end = std::min<std::uint64_t>(grid_starts_[cell + 1], grid_places_.size());
            for (std::uint32_t k = begin; k < end; ++k) {
                const std::uint32_t place = grid_places_[k];
                const double metres = quick_distance_m(center, point(place));
                if (metres <= radius_m) take(place, metres);
            }
        }
}

void PlaceIndex::check_keys(const SortedKeys& keys, std::string_view what) const {
    for (std::size_t i = 1; i < keys.size(); ++i)
        if (!(keys[i - 1] < keys[i]) || keys[i].size() > kLongestKey)
            damaged(fmt::format("its {} are out of order", what));
}

void PlaceIndex::check_postings() const {
    for (const Posting& p : postings_)
        if (p.place >= size()) damaged("a name leads to no place");
    for (const std::uint32_t place : grid_places_)
        if (place >= size()) damaged("its grid leads to no place");
    if (!std::is_sorted(grid_starts_.begin(), grid_starts_.end()) ||
        !std::is_sorted(posting_starts_.begin(), posting_starts_.end()))
        damaged("its lists overlap");
}

void PlaceIndex::verify_sums() const {
    for (std::size_t i = 0; i < header_.sections.size(); ++i)
        if (checksum_of(section(static_cast<Section>(i))) != header_.sections[i].checksum)
            damaged(fmt::format("section {} does not match its checksum", i));
}

void PlaceIndex::verify() const {
    verify_sums();
    check_keys(sorted_keys(Section::key_offsets, Section::key_bytes), "names");
    check_postings();
    for (std::uint32_t i = 0; i < size(); ++i) static_cast<void>(place(i));
}

}  // namespace bearing
