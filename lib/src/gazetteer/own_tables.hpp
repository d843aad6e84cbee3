#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "bearing/gazetteer/place.hpp"
#include "gazetteer/build_counts.hpp"

namespace bearing {

/// "az:Xankəndi": a name with its language, which may be missing.
PlaceName read_listed_name(std::string_view text);

/// Reads a table of GazetteerSources::tables; bad rows are counted. Throws FileError, FormatError where the
/// columns name, lat and lon are missing.
void read_own_table(const std::filesystem::path& path, BuildCounts& counts,
                    const std::function<void(const Place&)>& take);

}  // namespace bearing
