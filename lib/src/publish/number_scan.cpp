#include "publish/number_scan.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <numbers>
#include <optional>

#include "bearing/geo/coordinates.hpp"
#include "publish/coordinate_text.hpp"

namespace bearing::publish {
namespace {

/// The latest few candidates for one half of a pair.
template <std::size_t N>
class Recent {
  public:
    struct Entry {
        Measure measure;
        std::size_t at = 0;
    };
    void add(Measure measure, std::size_t at) { entries_[next_++ % N] = {measure, at}; }
    template <class Visit>
    void each(std::size_t from, const Visit& visit) const {
        for (std::size_t i = 0; i < std::min(N, next_); ++i)
            if (entries_[i].at >= from) visit(entries_[i].measure);
    }

  private:
    std::array<Entry, N> entries_{};
    std::size_t next_ = 0;
};

/// Joins latitudes and longitudes that stand within `reach` bytes, in either order.
template <std::size_t N>
class Pairs {
  public:
    Pairs(const SecretPoints& points, std::size_t reach, const TakeIncident& take)
        : points_(points), reach_(reach), take_(take) {}

    void add(Measure measure, std::size_t at) {
        const std::size_t from = at > reach_ ? at - reach_ : 0;
        const bool latitude = std::abs(measure.value) <= 90 && points_.may_be_latitude(measure);
        const bool longitude = points_.may_be_longitude(measure);
        if (latitude) longitudes_.each(from, [&](Measure other) { tell(points_.match(measure, other)); });
        if (longitude) latitudes_.each(from, [&](Measure other) { tell(points_.match(other, measure)); });
        if (latitude) latitudes_.add(measure, at);
        if (longitude) longitudes_.add(measure, at);
    }

  private:
    void tell(const std::optional<std::uint32_t>& incident) const {
        if (incident) take_(*incident);
    }

    const SecretPoints& points_;
    std::size_t reach_;
    const TakeIncident& take_;
    Recent<N> latitudes_, longitudes_;
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// A number with decimals at `at`; `end` is set behind it. Nothing if it is none or has too few decimals.
std::optional<Measure> decimal_at(std::string_view text, std::size_t at, int least_decimals,
                                  std::size_t& end) {
    std::size_t i = at;
    while (i < text.size() && is_digit(text[i])) ++i;
    end = i;
    const bool comma = i < text.size() && text[i] == ',';
    if (i - at > 3 || i + 1 >= text.size() || !(text[i] == '.' || comma) || !is_digit(text[i + 1]))
        return std::nullopt;
    const std::size_t first = ++i;
    while (i < text.size() && is_digit(text[i])) ++i;
    const auto decimals = static_cast<int>(i - first);
    // Cells of a table stand between commas, too.
    constexpr int kLeastAfterComma = 3;
    if (comma && decimals < kLeastAfterComma) return std::nullopt;
    end = i;
    if (decimals < least_decimals) return std::nullopt;
    std::array<char, 24> digits{};
    const std::size_t size = std::min(digits.size(), i - at);
    std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(at), size, digits.begin());
    if (comma) digits[first - 1 - at] = '.';
    double value = 0;
    std::from_chars(digits.data(), digits.data() + size, value);
    // Rounding leaves half a unit, cutting off a whole one.
    return Measure{value, std::max(1.0001 * std::pow(10.0, -decimals), 1e-9)};
}

template <class Float, class Bits>
double float_at(const char* bytes, bool swapped) {
    Bits bits = 0;
    std::memcpy(&bits, bytes, sizeof bits);
    if (swapped)
        bits = sizeof(Bits) == 8 ? __builtin_bswap64(bits)
                                 : static_cast<Bits>(__builtin_bswap32(static_cast<std::uint32_t>(bits)));
    return static_cast<double>(std::bit_cast<Float>(bits));
}

template <class Float, class Bits>
void find_floats(std::string_view bytes, bool swapped, double tolerance, std::size_t reach,
                 const SecretPoints& points, const TakeIncident& take) {
    Pairs<16> pairs(points, reach, take);
    for (std::size_t at = 0; at + sizeof(Bits) <= bytes.size(); ++at) {
        const double value = float_at<Float, Bits>(bytes.data() + at, swapped);
        // NaN fails as well.
        if (!(std::abs(value) <= 180) || std::abs(value) < 1e-3) continue;
        pairs.add({value, tolerance}, at);
    }
}

}  // namespace

void find_decimals(std::string_view text, const SecretPoints& points, int least_decimals,
                   const TakeIncident& take) {
    constexpr std::size_t kReach = 240;
    Pairs<8> pairs(points, kReach, take);
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        const auto measure = decimal_at(text, at, least_decimals, end);
        if (measure && measure->value <= 180) pairs.add(*measure, at);
        at = end;
    }
}

void find_notations(std::string_view text, const SecretPoints& points, double coarse_m,
                    const TakeIncident& take) {
    for (const auto& [begin, end] : find_coordinate_texts(text)) {
        const std::string_view span = text.substr(begin, end - begin);
        if (span.find_first_not_of("0123456789.,;+-/ ()") == std::string_view::npos) continue;
        const auto position = parse_position(span);
        if (!position.value || position.value->radius_m >= coarse_m) continue;
        constexpr double kMetresPerDegree = 111195;
        const LonLat p = position.value->point;
        const double lat = std::max(2 * position.value->radius_m, 40.0) / kMetresPerDegree;
        const double lon = lat / std::max(0.05, std::cos(p.lat * std::numbers::pi / 180));
        if (const auto incident = points.match({p.lat, lat}, {p.lon, lon})) take(*incident);
    }
}

void find_binary(std::string_view bytes, const SecretPoints& points, const TakeIncident& take) {
    constexpr double kDouble = 1e-5, kFloat = 1e-5;
    for (const bool swapped : {false, true}) {
        find_floats<double, std::uint64_t>(bytes, swapped, kDouble, 96, points, take);
        // An R-tree has least and greatest values side by side.
        find_floats<float, std::uint32_t>(bytes, swapped, kFloat, 16, points, take);
    }
}

}  // namespace bearing::publish
