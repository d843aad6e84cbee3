#include "store/row_state.hpp"

#include <array>

#include "bearing/base/error.hpp"

namespace bearing {
namespace {

constexpr std::array<std::string_view, 4> kStates = {"live", "withdrawn", "missing", "joined"};

}  // namespace

std::string_view to_string(RowState state) {
    return kStates[static_cast<std::size_t>(state)];
}

RowState parse_row_state(std::string_view text) {
    for (std::size_t i = 0; i < kStates.size(); ++i)
        if (kStates[i] == text) return static_cast<RowState>(i);
    throw FormatError("the project is damaged: an unknown state of an incident");
}

}  // namespace bearing
