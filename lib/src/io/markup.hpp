#pragma once

#include <string>
#include <string_view>

namespace bearing {

/// Text as it may stand in XML and HTML, in elements and in quoted attributes. Characters that XML 1.0 cannot
/// hold become spaces; carriage returns and tabs are kept as references.
std::string markup_text(std::string_view utf8);

}  // namespace bearing
