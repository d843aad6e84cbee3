#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bearing {

/// A place as a person writes it: names that mean the same place, and wider places that hold it.
struct NameQuery {
    std::vector<std::string> names;  ///< "Stepanakert/Khankendi" -> both
    std::vector<std::string>
        brackets;  ///< "Shusha (Shushi)", "Astara (Azerbaijan)": another name, or a context
    std::vector<std::string> contexts;  ///< "Martuni, Gegharkunik" -> "Gegharkunik", nearest first
};

/// Takes apart commas, slashes and brackets. Names are never empty unless the text is.
NameQuery parse_name_query(std::string_view text);

}  // namespace bearing
