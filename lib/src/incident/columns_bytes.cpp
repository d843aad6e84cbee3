#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "bearing/base/error.hpp"
#include "bearing/incident/columns.hpp"
#include "incident/row_list.hpp"

namespace bearing {

static_assert(std::endian::native == std::endian::little,
              "columns are written as they stand in memory, which the format defines as little-endian");

namespace {

constexpr std::string_view kMagic = "bearing columns\n";
constexpr std::uint32_t kVersion = 1;

[[noreturn]] void damaged(std::string_view what) {
    throw FormatError(fmt::format(
        "the columns of the incidents are damaged ({}); they can be made anew from the incidents", what));
}

class Writer {
  public:
    template <class T>
    void value(const T& value) {
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    template <class T>
    void values(const std::vector<T>& values) {
        bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    }
    template <class T>
    void sequences(const Sequences<T>& sequences) {
        value<std::uint64_t>(sequences.size());
        value<std::uint64_t>(sequences.values().size());
        values(sequences.ends());
        values(sequences.values());
    }
    void footprint(const Footprint& footprint) {
        value(footprint.point);
        value(footprint.radius_m);
        value<std::uint32_t>(static_cast<std::uint32_t>(footprint.precision));
        value<std::uint64_t>(footprint.area.size());
        for (const Polygon& polygon : footprint.area) {
            ring(polygon.outer);
            value<std::uint64_t>(polygon.holes.size());
            for (const Ring& hole : polygon.holes) ring(hole);
        }
    }
    std::string& bytes() { return bytes_; }

  private:
    void ring(const Ring& ring) {
        value<std::uint64_t>(ring.size());
        values(ring);
    }

    std::string bytes_;
};

/// Every count is compared with what is left of the bytes before anything is made of that size.
class Reader {
  public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    template <class T>
    T value() {
        T value{};
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
        return value;
    }
    template <class T>
    void values(std::vector<T>& out, std::uint64_t count) {
        if (count > rest_.size() / sizeof(T)) damaged("it ends too early");
        const std::string_view bytes = take(static_cast<std::size_t>(count) * sizeof(T));
        out.resize(static_cast<std::size_t>(count));
        if (!bytes.empty()) std::memcpy(out.data(), bytes.data(), bytes.size());
    }
    template <class T>
    Sequences<T> sequences() {
        const auto count = value<std::uint64_t>();
        const auto total = value<std::uint64_t>();
        std::vector<std::uint64_t> ends;
        std::vector<T> all;
        values(ends, count);
        values(all, total);
        if (!std::is_sorted(ends.begin(), ends.end()) || (ends.empty() ? 0 : ends.back()) != total)
            damaged("texts overlap");
        return Sequences<T>(std::move(all), std::move(ends));
    }
    Footprint footprint() {
        Footprint out;
        out.point = value<LonLat>();
        out.radius_m = value<double>();
        if (!is_finite(out.point) || !std::isfinite(out.radius_m)) damaged("a footprint that is no number");
        const auto precision = value<std::uint32_t>();
        if (precision > static_cast<std::uint32_t>(Precision::country)) damaged("unknown precision");
        out.precision = static_cast<Precision>(precision);
        for (std::uint64_t left = some(); left > 0; --left) {
            Polygon polygon{ring(), {}};
            for (std::uint64_t holes = some(); holes > 0; --holes) polygon.holes.push_back(ring());
            out.area.push_back(std::move(polygon));
        }
        return out;
    }
    bool at_end() const { return rest_.empty(); }
    /// A count of things that take eight bytes or more each.
    std::uint64_t some() {
        const auto count = value<std::uint64_t>();
        if (count > rest_.size() / 8) damaged("it ends too early");
        return count;
    }

  private:
    Ring ring() {
        Ring ring;
        values(ring, value<std::uint64_t>());
        if (!std::all_of(ring.begin(), ring.end(), is_finite)) damaged("an area that is no number");
        return ring;
    }
    static bool is_finite(LonLat point) { return std::isfinite(point.lon) && std::isfinite(point.lat); }
    std::string_view take(std::size_t size) {
        if (size > rest_.size()) damaged("it ends too early");
        const std::string_view bytes = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return bytes;
    }

    std::string_view rest_;
};

template <class T>
void check_below(const std::vector<T>& values, std::size_t limit, std::string_view what) {
    T most = 0;
    for (const T value : values) most = std::max(most, value);
    if (!values.empty() && most >= limit) damaged(what);
}

void check_days(const std::vector<std::int32_t>& days) {
    // The years 0 to 9999: others have no form in ISO 8601.
    constexpr std::int32_t kLeast = -719528, kMost = 2932896;
    bool good = true;
    for (const std::int32_t day : days)
        good &= (day >= kLeast && day <= kMost) || day == IncidentRows::kNoDay;
    if (!good) damaged("a day out of range");
}

void check_points(const IncidentRows& rows) {
    bool good = true;
    for (const std::int32_t lon : rows.lon) good &= lon >= -1'800'000'000 && lon <= 1'800'000'000;
    for (const std::int32_t lat : rows.lat) good &= lat >= -900'000'000 && lat <= 900'000'000;
    if (!good) damaged("a coordinate out of range");
}

}  // namespace

/// The parts of IncidentColumns for its form as bytes.
struct ColumnsFormat {
    static void write(const IncidentColumns& columns, Writer& out) {
        out.bytes().reserve(columns.memory().bytes + 4096);
        out.bytes() += kMagic;
        out.value(kVersion);
        out.value<std::uint64_t>(columns.size());
        each_row_column([&](auto column) { out.values(columns.rows_.*column); });
        out.sequences(columns.ids_);
        out.sequences(columns.names_.entries());
        out.sequences(columns.place_texts_.entries());
        out.sequences(columns.places_.entries());
        out.sequences(columns.claim_sets_.entries());
        out.sequences(columns.involved_sets_.entries());
        out.value<std::uint64_t>(columns.exact_footprints_.size());
        for (const auto& [row, footprint] : columns.exact_footprints_) {
            out.value<std::uint64_t>(row);
            out.footprint(footprint);
        }
    }

    static IncidentColumns read(Reader& in) {
        IncidentColumns columns;
        const auto rows = in.value<std::uint64_t>();
        if (rows >= UINT32_MAX) damaged("too many incidents");
        each_row_column([&](auto column) { in.values(columns.rows_.*column, rows); });
        columns.ids_ = in.sequences<char>();
        columns.names_ = Dictionary<char>(in.sequences<char>());
        columns.place_texts_ = Dictionary<char>(in.sequences<char>());
        columns.places_ = Dictionary<std::uint32_t>(in.sequences<std::uint32_t>());
        columns.claim_sets_ = Dictionary<std::uint32_t>(in.sequences<std::uint32_t>());
        columns.involved_sets_ = Dictionary<std::uint32_t>(in.sequences<std::uint32_t>());
        for (std::uint64_t left = in.some(); left > 0; --left) {
            const auto row = in.value<std::uint64_t>();
            const auto& before = columns.exact_footprints_;
            if (row >= rows || (!before.empty() && row <= before.back().first))
                damaged("a footprint of nothing");
            columns.exact_footprints_.emplace_back(static_cast<std::uint32_t>(row), in.footprint());
        }
        if (!in.at_end()) damaged("something follows them");
        return columns;
    }

    static void check(const IncidentColumns& columns) {
        const IncidentRows& rows = columns.rows_;
        if (columns.ids_.size() != columns.size()) damaged("ids are missing");
        check_days(rows.first_day);
        check_days(rows.last_day);
        for (std::size_t i = 0; i < columns.size(); ++i)
            if ((rows.first_day[i] == IncidentRows::kNoDay) != (rows.last_day[i] == IncidentRows::kNoDay))
                damaged("half a time");
        check_points(rows);
        check_below(rows.type, all_event_types().size(), "unknown type");
        check_below(rows.weapons, std::size_t{1} << all_weapon_classes().size(), "unknown weapon");
        check_below(rows.precision, static_cast<std::size_t>(Precision::country) + 1, "unknown precision");
        check_below(rows.time_precision, static_cast<std::size_t>(TimePrecision::unknown) + 1,
                    "unknown precision");
        check_below(rows.flags,
                    (static_cast<std::size_t>(Verification::verified) + 1)
                        << IncidentRows::kVerificationShift,
                    "unknown flags");
        check_below(rows.claim_set, columns.claim_sets_.size(), "unknown claims");
        check_below(rows.involved_set, columns.involved_sets_.size(), "unknown parties");
        check_below(rows.place, columns.places_.size(), "unknown place");
        check_below(columns.involved_sets_.entries().values(), columns.names_.size(), "unknown name");
        check_below(columns.places_.entries().values(), columns.place_texts_.size(), "unknown place");
        check_sets(columns);
        check_footprints(columns);
    }

  private:
    static void check_sets(const IncidentColumns& columns) {
        for (std::size_t i = 0; i < columns.places_.size(); ++i)
            if (columns.places_[i].size() != 3) damaged("a place without a name");
        for (std::size_t i = 0; i < columns.claim_sets_.size(); ++i) {
            const auto codes = columns.claim_sets_[i];
            if (codes.size() % 3 != 0) damaged("half a claim");
            for (std::size_t k = 0; k < codes.size(); k += 3)
                if (codes[k] >= columns.names_.size() || codes[k + 2] >= columns.names_.size() ||
                    codes[k + 1] > static_cast<std::uint32_t>(Stance::reports))
                    damaged("an unknown claim");
        }
    }

    /// A row says that its footprint is beside the columns if and only if it is.
    static void check_footprints(const IncidentColumns& columns) {
        std::size_t said = 0;
        for (const std::uint8_t flags : columns.rows_.flags)
            said += (flags & IncidentRows::kExactBeside) != 0;
        bool good = said == columns.exact_footprints_.size();
        for (const auto& [row, footprint] : columns.exact_footprints_)
            good &= (columns.rows_.flags[row] & IncidentRows::kExactBeside) != 0;
        for (std::size_t i = 0; i < columns.size(); ++i)
            good &= columns.rows_.radius_cm[i] != IncidentRows::kNoRadius ||
                    (columns.rows_.flags[i] & IncidentRows::kExactBeside) != 0;
        if (!good) damaged("a footprint is missing");
    }
};

std::string IncidentColumns::to_bytes() const {
    Writer out;
    ColumnsFormat::write(*this, out);
    return std::move(out.bytes());
}

IncidentColumns IncidentColumns::from_bytes(std::string_view bytes) {
    if (!bytes.starts_with(kMagic)) damaged("they do not begin as columns do");
    Reader in(bytes.substr(kMagic.size()));
    if (const auto version = in.value<std::uint32_t>(); version != kVersion)
        throw FormatError(
            fmt::format("the columns of the incidents are of version {}; this program reads "
                        "version {}: they can be made anew from the incidents",
                        version, kVersion));
    IncidentColumns columns = ColumnsFormat::read(in);
    ColumnsFormat::check(columns);
    return columns;
}

}  // namespace bearing
