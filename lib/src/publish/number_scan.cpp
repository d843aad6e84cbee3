#include "publish/number_scan.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <numbers>
#include <optional>
#include <vector>

#include "bearing/geo/coordinates.hpp"
#include "publish/coordinate_text.hpp"

namespace bearing::publish {
namespace {

constexpr std::size_t kVeryMany = 20000;

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

/// "39°48′55″" and "39 deg 48.9 min" with whatever words behind: degrees, minutes and seconds in this order,
/// once or for both halves of a position.
std::vector<Measure> degrees_in(std::string_view span) {
    std::vector<std::string_view> numbers;
    for (std::size_t at = 0; at < span.size();) {
        std::size_t end = at;
        while (end < span.size() && (is_digit(span[end]) || (end > at && span[end] == '.'))) ++end;
        if (end > at) numbers.push_back(span.substr(at, end - at));
        at = end + (end == at);
    }
    std::vector<Measure> halves;
    const std::size_t parts = numbers.size() > 3 ? numbers.size() / 2 : numbers.size();
    if (parts < 2 || parts > 3 || numbers.size() % parts != 0) return halves;
    for (std::size_t first = 0; first < numbers.size(); first += parts) {
        Measure half;
        double unit = 1;
        for (std::size_t i = 0; i < parts; ++i, unit /= 60) {
            const std::string_view number = numbers[first + i];
            if (i + 1 < parts && number.find('.') != std::string_view::npos) return {};
            double value = 0;
            std::from_chars(number.data(), number.data() + number.size(), value);
            half.value += value * unit;
            const std::size_t point = number.find('.');
            const std::size_t decimals = point == std::string_view::npos ? 0 : number.size() - point - 1;
            half.tolerance = 1.0001 * unit * std::pow(10.0, -static_cast<double>(decimals));
        }
        halves.push_back(half);
    }
    return halves;
}

/// A kind of binary number: at each place its two leading bytes tell whether it can be a coordinate at all.
template <class Float, class Bits>
class Floats {
  public:
    Floats(const SecretPoints& points, bool swapped, double tolerance, std::size_t reach,
           const TakeIncident& take)
        : swapped_(swapped), tolerance_(tolerance), pairs_(points, reach, take) {}

    static constexpr std::size_t kSize = sizeof(Bits);

    /// True for leading bytes of numbers from 1/1024 to 180, of either sign.
    static bool may_lead(unsigned leading) {
        const Float value = std::bit_cast<Float>(static_cast<Bits>(Bits{leading} << (8 * kSize - 16)));
        return std::abs(value) >= Float{1} / 1024 && std::abs(value) <= 180;
    }

    void look_at(const char* bytes, std::size_t at) {
        Bits bits = 0;
        std::memcpy(&bits, bytes + at, kSize);
        if (swapped_) {
            if constexpr (kSize == 8)
                bits = __builtin_bswap64(bits);
            else
                bits = __builtin_bswap32(bits);
        }
        const auto value = static_cast<double>(std::bit_cast<Float>(bits));
        // NaN fails as well.
        if (std::abs(value) <= 180) pairs_.add({value, tolerance_}, at);
    }

  private:
    bool swapped_;
    double tolerance_;
    Pairs<16> pairs_;
};

using Doubles = Floats<double, std::uint64_t>;
using Singles = Floats<float, std::uint32_t>;

/// For each two bytes, first the one that lies first: which numbers may have them as their leading ones.
enum Leads : unsigned char { kBigDouble = 1, kBigSingle = 2, kLittleDouble = 4, kLittleSingle = 8 };

const std::vector<unsigned char>& leads() {
    static const auto table = [] {
        std::vector<unsigned char> leads(1 << 16);
        for (unsigned big = 0; big < leads.size(); ++big) {
            const unsigned little = (big & 0xFF) << 8 | big >> 8;
            leads[big] |=
                (Doubles::may_lead(big) ? kBigDouble : 0) | (Singles::may_lead(big) ? kBigSingle : 0);
            leads[little] |=
                (Doubles::may_lead(big) ? kLittleDouble : 0) | (Singles::may_lead(big) ? kLittleSingle : 0);
        }
        return leads;
    }();
    return table;
}

}  // namespace

void find_decimals(std::string_view text, const SecretPoints& points, int least_decimals,
                   const TakeIncident& take) {
    // Where there are very many secrets, numbers of different rows make one of them by chance.
    const std::size_t reach = points.size() > kVeryMany ? 80 : 240;
    Pairs<8> pairs(points, reach, take);
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
    // In other languages than ours a half stands between words for north and east.
    constexpr std::size_t kReach = 96;
    constexpr double kMetresPerDegree = 111195;
    Pairs<4> halves(points, kReach, take);
    for (const auto& [begin, end] : find_coordinate_texts(text)) {
        const std::string_view span = text.substr(begin, end - begin);
        if (span.find_first_not_of("0123456789.,;+-/ ()") == std::string_view::npos) continue;
        for (const Measure half : degrees_in(span))
            if (half.tolerance * kMetresPerDegree < coarse_m && half.value <= 180) halves.add(half, begin);
        const auto position = parse_position(span);
        if (!position.value || position.value->radius_m >= coarse_m) continue;
        const LonLat p = position.value->point;
        const double lat = std::max(2 * position.value->radius_m, 40.0) / kMetresPerDegree;
        const double lon = lat / std::max(0.05, std::cos(p.lat * std::numbers::pi / 180));
        if (const auto incident = points.match({p.lat, lat}, {p.lon, lon})) take(*incident);
    }
}

void find_binary(std::string_view bytes, const SecretPoints& points, bool is_columns,
                 const TakeIncident& take) {
    static_assert(std::endian::native == std::endian::little);
    // Some hundred pairs an incident, secrets spread over a hundred square degrees: so close that hardly one
    // pair in a file is a secret by chance. Floats, and R-trees more so, are not exact.
    const double close = std::clamp(0.05 / static_cast<double>(points.size() + 1), 1e-9, 1e-5);
    const double close_single = 1e-5;
    // Middles of areas and most secrets have four decimals: those of neighbouring rows meet at a secret.
    // An R-tree has least and greatest values side by side, and of the next entry twelve bytes on.
    const std::size_t reach = points.size() > kVeryMany ? 24 : 96,
                      reach_single = points.size() > kVeryMany ? 8 : 16;
    Doubles big_doubles(points, true, close, reach, take), doubles(points, false, close, reach, take);
    Singles big_singles(points, true, close_single, reach_single, take),
        singles(points, false, close_single, reach_single, take);
    const bool with_singles = !is_columns || points.size() <= kVeryMany;
    const auto& table = leads();
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    for (std::size_t at = 0; at + 2 <= bytes.size(); ++at) {
        const unsigned char found = table[static_cast<unsigned>(byte(at) << 8 | byte(at + 1))];
        if (found == 0) continue;
        if ((found & kBigDouble) != 0 && at + Doubles::kSize <= bytes.size())
            big_doubles.look_at(bytes.data(), at);
        if (with_singles && (found & kBigSingle) != 0 && at + Singles::kSize <= bytes.size())
            big_singles.look_at(bytes.data(), at);
        if ((found & kLittleDouble) != 0 && at + 2 >= Doubles::kSize)
            doubles.look_at(bytes.data(), at + 2 - Doubles::kSize);
        if (with_singles && (found & kLittleSingle) != 0 && at + 2 >= Singles::kSize)
            singles.look_at(bytes.data(), at + 2 - Singles::kSize);
    }
}

}  // namespace bearing::publish
