#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/incident/incident.hpp"
#include "io/date_text.hpp"

namespace bearing {

/// An event of a TimeMap dataset in plain texts, from whichever form of file.
struct TimemapEvent {
    std::function<std::string_view(std::string_view)> field;  ///< by TimeMap's name, trimmed; "" if absent
    std::vector<std::string> categories;                      ///< titles of its associations and filters
    std::vector<Claim> claims;                                ///< one for each source
};

/// The incident, without its verbatim cells. Throws RowFault with TimeMap's name of the field. `warn` takes a
/// field and what is worth a look in it.
Incident timemap_incident(const TimemapEvent& event, DateOrder order, std::string_view content,
                          const std::function<void(std::string_view, std::string)>& warn);

/// A source that is given by nothing but an address or a few words.
Claim claim_of_path(std::string_view path);

}  // namespace bearing
