#pragma once

#include <optional>
#include <string_view>

namespace bearing {

/// Whether an incident counts. `missing`: a newer release of its source no longer has it; `withdrawn`: a
/// person took it out; `joined`: it is part of another one now.
enum class RowState { live, withdrawn, missing, joined };

std::string_view to_string(RowState state);
/// Throws FormatError for anything else.
RowState parse_row_state(std::string_view text);

/// What the project knows about an incident beside the incident itself.
struct RowStatus {
    long long revision = 0;  ///< that wrote it as it is
    RowState state = RowState::live;
    std::optional<long long> joined_into;  ///< fid
    std::optional<long long> lineage;      ///< revision of the import that began its lineage
    bool edited = false;  ///< people have worked on an imported incident; `releases` has what its source says
};

}  // namespace bearing
