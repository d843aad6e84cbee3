#include "bearing/incident/claim.hpp"

#include <array>

namespace bearing {
namespace {

constexpr std::array<std::string_view, 4> kStances{"alleges", "denies", "acknowledges", "reports"};
constexpr std::array<std::string_view, 4> kSides{"first", "second", "with_first", "with_second"};

template <class Code, std::size_t N>
std::optional<Code> find_code(const std::array<std::string_view, N>& codes, std::string_view code) {
    for (std::size_t i = 0; i < N; ++i)
        if (codes[i] == code) return static_cast<Code>(i);
    return std::nullopt;
}

}  // namespace

std::string_view to_string(Stance stance) {
    return kStances[static_cast<std::size_t>(stance)];
}
std::string_view to_string(Side side) {
    return kSides[static_cast<std::size_t>(side)];
}

std::optional<Stance> parse_stance(std::string_view code) {
    return find_code<Stance>(kStances, code);
}
std::optional<Side> parse_side(std::string_view code) {
    return find_code<Side>(kSides, code);
}

}  // namespace bearing
