#include "bearing/incident/claim.hpp"

#include <array>

namespace bearing {
namespace {

constexpr std::array<std::string_view, 4> kStances{"alleges", "denies", "acknowledges", "reports"};

}  // namespace

std::string_view to_string(Stance stance) {
    return kStances[static_cast<std::size_t>(stance)];
}

std::optional<Stance> parse_stance(std::string_view code) {
    for (std::size_t i = 0; i < kStances.size(); ++i)
        if (kStances[i] == code) return static_cast<Stance>(i);
    return std::nullopt;
}

}  // namespace bearing
