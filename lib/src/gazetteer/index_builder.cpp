#include "gazetteer/index_builder.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "gazetteer/byte_codec.hpp"
#include "gazetteer/grid.hpp"
#include "gazetteer/name_keys.hpp"
#include "gazetteer/name_listing.hpp"
#include "gazetteer/spelling_cost.hpp"

namespace bearing {
namespace {

void append_big_endian(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift);
}

std::uint32_t read_big_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char c : bytes.substr(0, 4)) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

/// Better listings of one name first.
int listing_order(KeyForm form) {
    switch (form) {
        case KeyForm::folded:
        case KeyForm::turkic:
        case KeyForm::abbreviation:
        case KeyForm::stem:
            return 0;
        case KeyForm::short_folded:
            return 1;
        case KeyForm::latin:
            return 2;
        default:
            return 3;
    }
}

bool is_searchable_backwards(std::string_view key) {
    return key.size() >= kLeastMisspeltName &&
           std::all_of(key.begin(), key.end(), [](char c) { return c >= ' ' && c < '\x7F'; });
}

constexpr std::uint64_t kNumberOfId = 1;

/// The number of "geonames:616062"; 0 for other ids.
std::uint64_t geonames_number(std::string_view id) {
    constexpr std::string_view kPrefix = "geonames:";
    if (!id.starts_with(kPrefix)) return 0;
    const auto number = parse_integer(id.substr(kPrefix.size()));
    return number && *number > 0 && std::to_string(*number) == id.substr(kPrefix.size())
               ? static_cast<std::uint64_t>(*number)
               : 0;
}

}  // namespace

IndexBuilder::IndexBuilder(const SpoolPlace& spool) : keys_(spool), back_keys_(spool) {
    SpoolPlace section_spool = spool;
    section_spool.memory = std::min(spool.memory, std::size_t{32} << 20);
    for (std::size_t i = 0; i < static_cast<std::size_t>(Section::count); ++i)
        sections_.emplace_back(section_spool);
    string_number("");
    section(Section::divisions).append_value(DivisionRecord{0, 0});
    divisions_.emplace("", 0);
}

std::uint32_t IndexBuilder::string_number(std::string_view text) {
    const auto [at, added] =
        strings_.try_emplace(std::string(text), static_cast<std::uint32_t>(strings_.size()));
    if (added) {
        Spool& bytes = section(Section::string_bytes);
        section(Section::string_offsets).append_value(static_cast<std::uint32_t>(bytes.size()));
        bytes.append(text);
    }
    return at->second;
}

std::uint32_t IndexBuilder::division(const Place& place, std::string_view code, std::string_view name) {
    if (code.empty() && name.empty()) return 0;
    std::string key = place.country;
    key += '\t';
    key += code;
    key += '\t';
    key += name;
    const auto [at, added] =
        divisions_.try_emplace(std::move(key), static_cast<std::uint32_t>(divisions_.size()));
    if (added)
        section(Section::divisions).append_value(DivisionRecord{string_number(code), string_number(name)});
    return at->second;
}

void IndexBuilder::write_details(const Place& place) {
    ByteWriter out;
    const std::uint64_t number = geonames_number(place.id);
    out.number(number != 0 ? kNumberOfId : 0);
    if (number != 0) {
        out.number(number);
    } else {
        out.text(place.id);
    }
    out.text(place.name);
    out.number(static_cast<std::uint64_t>(std::max<std::int64_t>(0, place.population)));
    out.number(static_cast<std::uint64_t>(place.precision));
    out.number(static_cast<std::uint64_t>(std::max(0.0, std::round(place.radius_m * 10))));
    out.number(string_number(place.confidence));
    const std::size_t names = std::min<std::size_t>(place.names.size(), Posting::kMostNames);
    out.number(names);
    for (std::size_t i = 0; i < names; ++i) {
        const PlaceName& n = place.names[i];
        const bool dated = !n.from.empty() || !n.to.empty();
        out.text(n.text);
        out.number(string_number(n.language));
        out.number(string_number(n.side));
        out.number(static_cast<unsigned>(n.preferred) | static_cast<unsigned>(n.short_form) << 1 |
                   static_cast<unsigned>(n.colloquial) << 2 | static_cast<unsigned>(n.historic) << 3 |
                   static_cast<unsigned>(dated) << 4);
        if (!dated) continue;
        out.text(n.from);
        out.text(n.to);
    }
    out.number(place.other_ids.size());
    for (const std::string& id : place.other_ids) out.text(id);
    Spool& details = section(Section::details);
    details.append(out.bytes());
    constexpr std::string_view kZeros{"\0\0\0\0\0\0\0\0", kDetailsUnit};
    details.append(kZeros.substr(0, (kDetailsUnit - out.bytes().size() % kDetailsUnit) % kDetailsUnit));
}

void IndexBuilder::add(const Place& place, std::string_view admin1_code, std::string_view admin2_code) {
    const std::uint64_t at = section(Section::details).size() / kDetailsUnit;
    if (at > std::numeric_limits<std::uint32_t>::max() ||
        records_.size() >= std::numeric_limits<std::uint32_t>::max() / 2)
        throw ArgumentError("the gazetteer would be too large for one file; build it from fewer tables");
    write_details(place);
    const auto ordinal = static_cast<std::uint32_t>(records_.size());
    PlaceRecord r{};
    r.lon_e7 = static_cast<std::int32_t>(std::lround(place.point.lon * 1e7));
    r.lat_e7 = static_cast<std::int32_t>(std::lround(place.point.lat * 1e7));
    r.details = static_cast<std::uint32_t>(at);
    r.admin1 = division(place, admin1_code, place.admin1);
    r.admin2 = division(place, admin2_code, place.admin2);
    r.feature = string_number(place.feature);
    r.country = string_number(place.country);
    r.importance = static_cast<std::uint16_t>(std::lround(importance_of(place) * 65535));
    r.radius_hm = static_cast<std::uint16_t>(std::clamp(place.radius_m / 100, 0.0, 65535.0));
    records_.push_back({r, id_hash(place.id)});
    std::string record;
    const std::size_t names = std::min<std::size_t>(place.names.size(), Posting::kMostNames);
    for (std::uint32_t n = 0; n < names; ++n) {
        const PlaceName& name = place.names[n];
        const std::uint16_t spelling = spelling_hash(clean_name(name.text));
        list_name(name, place, [&](std::string_view key, KeyForm form) {
            if (key.empty() || key.size() > kLongestKey || key.find('\0') != key.npos) return;
            record.assign(key);
            record += '\0';
            append_big_endian(record, ordinal);
            append_big_endian(record,
                              Posting::of(0, n, form, name.historic || name.colloquial, spelling).packed);
            keys_.add(record);
            if (form == KeyForm::folded || form == KeyForm::turkic) {
                const auto words = static_cast<std::uint32_t>(std::count(key.begin(), key.end(), ' ')) + 1;
                max_words_ = std::max(max_words_, words);
            }
        });
    }
    names_ += names;
}

void IndexBuilder::number_places() {
    std::vector<std::uint32_t> order(records_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
        return records_[a].record.importance > records_[b].record.importance;
    });
    numbers_.resize(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) numbers_[order[i]] = i;
    std::vector<Added> sorted(records_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) sorted[i] = records_[order[i]];
    records_ = std::move(sorted);
}

void IndexBuilder::flush_key(std::string_view key, std::vector<Posting>& postings) {
    std::sort(postings.begin(), postings.end(), [](const Posting& a, const Posting& b) {
        const auto rank = [](const Posting& p) {
            return std::tuple(p.place, listing_order(p.form()), p.weak(), p.name());
        };
        return rank(a) < rank(b);
    });
    section(Section::key_offsets)
        .append_value(static_cast<std::uint32_t>(section(Section::key_bytes).size()));
    section(Section::key_bytes).append(key);
    if (section(Section::key_bytes).size() > std::numeric_limits<std::uint32_t>::max())
        throw ArgumentError("the gazetteer would be too large for one file; build it from fewer tables");
    section(Section::posting_starts).append_value(posting_count_);
    // One listing a place is enough, but for other spellings, which tell an exact match from a folded one.
    const Posting* first = nullptr;
    for (const Posting& p : postings) {
        if (first != nullptr && first->place == p.place) {
            if (listing_order(p.form()) > 0 || p.spelling() == first->spelling()) continue;
        } else {
            first = &p;
        }
        section(Section::postings).append_value(p);
        ++posting_count_;
    }
    if (is_searchable_backwards(key)) {
        std::string record(key.rbegin(), key.rend());
        record += '\0';
        append_big_endian(record, key_count_);
        back_keys_.add(record);
    }
    ++key_count_;
    postings.clear();
}

void IndexBuilder::merge_keys() {
    std::string key;
    std::vector<Posting> postings;
    keys_.merge([&](std::string_view record) {
        constexpr std::size_t kTail = 9;
        const std::string_view here = record.substr(0, record.size() - kTail);
        if (here != key) {
            if (!postings.empty()) flush_key(key, postings);
            key = here;
        }
        const std::string_view numbers = record.substr(record.size() - kTail + 1);
        postings.push_back({numbers_[read_big_endian(numbers)], read_big_endian(numbers.substr(4))});
    });
    if (!postings.empty()) flush_key(key, postings);
    section(Section::key_offsets)
        .append_value(static_cast<std::uint32_t>(section(Section::key_bytes).size()));
    section(Section::posting_starts).append_value(posting_count_);
    std::vector<std::uint32_t>().swap(numbers_);
}

void IndexBuilder::merge_back_keys() {
    Spool& bytes = section(Section::back_bytes);
    back_keys_.merge([&](std::string_view record) {
        constexpr std::size_t kTail = 5;
        section(Section::back_offsets).append_value(static_cast<std::uint32_t>(bytes.size()));
        bytes.append(record.substr(0, record.size() - kTail));
        section(Section::back_keys).append_value(read_big_endian(record.substr(record.size() - kTail + 1)));
    });
    section(Section::back_offsets).append_value(static_cast<std::uint32_t>(bytes.size()));
}

SortedKeys IndexBuilder::sorted_keys(Section offsets, Section bytes) {
    const std::string_view raw = section(offsets).view();
    return {{reinterpret_cast<const std::uint32_t*>(raw.data()), raw.size() / sizeof(std::uint32_t)},
            section(bytes).view()};
}

void IndexBuilder::write_tries() {
    for (const auto& [offsets, bytes, nodes] :
         {std::tuple{Section::key_offsets, Section::key_bytes, Section::key_nodes},
          {Section::back_offsets, Section::back_bytes, Section::back_nodes}}) {
        for (const KeyNode& node : build_key_nodes(sorted_keys(offsets, bytes)))
            section(nodes).append_value(node);
    }
}

void IndexBuilder::write_places() {
    for (const Added& a : records_) section(Section::places).append_value(a.record);
    section(Section::string_offsets)
        .append_value(static_cast<std::uint32_t>(section(Section::string_bytes).size()));
}

void IndexBuilder::write_ids() {
    std::vector<IdRecord> ids;
    ids.reserve(records_.size());
    for (std::uint32_t i = 0; i < records_.size(); ++i) ids.push_back({records_[i].id, i});
    std::sort(ids.begin(), ids.end(), [](const IdRecord& a, const IdRecord& b) {
        return a.hash != b.hash ? a.hash < b.hash : a.place < b.place;
    });
    for (const IdRecord& id : ids) section(Section::ids).append_value(id);
}

void IndexBuilder::write_grid() {
    cells_per_degree_ = cells_per_degree_for(records_.size());
    const Grid grid(cells_per_degree_);
    std::vector<std::uint32_t> starts(grid.cells() + 1, 0);
    const auto cell = [&](const Added& a) {
        return grid.cell_of(a.record.lon_e7 / 1e7, a.record.lat_e7 / 1e7);
    };
    for (const Added& a : records_) ++starts[cell(a) + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    std::vector<std::uint32_t> places(records_.size());
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    for (std::uint32_t i = 0; i < records_.size(); ++i) places[next[cell(records_[i])]++] = i;
    for (const std::uint32_t s : starts) section(Section::grid_starts).append_value(s);
    for (const std::uint32_t p : places) section(Section::grid_places).append_value(p);
}

void IndexBuilder::finish(std::string_view about, const Progress& progress,
                          const std::function<void(const Piece&)>& write) {
    const auto tell = [&](double fraction, std::string_view doing) {
        if (progress) progress(fraction, doing);
    };
    tell(0, "sorting names");
    number_places();
    merge_keys();
    tell(0.5, "sorting names from their ends");
    merge_back_keys();
    tell(0.7, "making the index");
    write_tries();
    write_places();
    write_ids();
    write_grid();
    section(Section::about).append(about);
    tell(0.85, "writing");
    IndexHeader header{};
    header.magic = kIndexMagic;
    header.version = kIndexVersion;
    header.byte_order = kIndexByteOrder;
    header.names = names_;
    header.max_words = max_words_;
    header.cells_per_degree = cells_per_degree_;
    const auto aligned = [](std::uint64_t n) {
        return (n + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment;
    };
    std::uint64_t offset = aligned(sizeof header);
    for (std::size_t i = 0; i < header.sections.size(); ++i) {
        const std::string_view bytes = sections_[i].view();
        header.sections[i] = {offset, bytes.size(), checksum_of(bytes)};
        write({offset, bytes});
        offset = aligned(offset + bytes.size());
    }
    header.file_size = offset;
    const auto* raw = reinterpret_cast<const char*>(&header);
    header.checksum = checksum_of({raw, offsetof(IndexHeader, checksum)});
    write({0, {raw, sizeof header}});
    tell(1, "done");
}

std::string IndexBuilder::finish_in_memory(std::string_view about) {
    std::string image;
    finish(about, {}, [&](const Piece& piece) {
        if (image.size() < piece.offset + piece.bytes.size()) image.resize(piece.offset + piece.bytes.size());
        std::copy(piece.bytes.begin(), piece.bytes.end(),
                  image.begin() + static_cast<std::ptrdiff_t>(piece.offset));
    });
    image.resize((image.size() + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment);
    return image;
}

}  // namespace bearing
