#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "bearing/store/history.hpp"

namespace bearing {

/// {"id", "kind", "other", "fields": [{"field", "before", "after"}]}, empty ones left out.
nlohmann::ordered_json to_json(const IncidentChange& change);
nlohmann::ordered_json to_json(const FieldChange& change);

/// "summary: "former" -> "new"" for a terminal: line breaks are shown as spaces, long values cut.
std::string one_line(const FieldChange& change);

}  // namespace bearing
