#include "bearing/incident/decision.hpp"

#include <array>
#include <utility>

namespace bearing {
namespace {

constexpr std::array<std::pair<Decision, std::string_view>, 4> kCodes{{
    {Decision::pending, "pending"},
    {Decision::accepted, "accepted"},
    {Decision::corrected, "corrected"},
    {Decision::refused, "refused"},
}};

}  // namespace

std::string_view to_string(Decision decision) {
    return kCodes[static_cast<std::size_t>(decision)].second;
}

std::optional<Decision> parse_decision(std::string_view code) {
    for (const auto& [decision, text] : kCodes)
        if (text == code) return decision;
    return std::nullopt;
}

}  // namespace bearing
