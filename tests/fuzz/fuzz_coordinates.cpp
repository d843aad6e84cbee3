// Positions in every notation.
#include <cmath>

#include "bearing/base/utf8.hpp"
#include "bearing/geo/coordinates.hpp"
#include "fuzz/fuzz.hpp"

namespace {

using namespace bearing;
using fuzz::expect;

void check(const WrittenPosition& position) {
    expect(is_valid(position.point), "a position is on the globe");
    expect(std::isfinite(position.radius_m) && position.radius_m >= 0, "a radius is a length");
    expect(!position.notation.empty(), "a notation has a name");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const auto outcome = parse_position(text);
    if (outcome.value) check(*outcome.value);
    for (const auto& issue : outcome.issues) expect(!issue.message.empty(), "an issue says what it is");
    if (const auto readings = ambiguous_position(text)) {
        check(readings->latitude_first);
        check(readings->longitude_first);
    }
    for (const LonLat near : {LonLat{46.75, 39.82}, LonLat{180, 90}, LonLat{-180, -90}})
        if (const auto position = parse_short_plus_code(text, near)) check(*position);
    return 0;
}
