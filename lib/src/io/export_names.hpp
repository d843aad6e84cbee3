#pragma once

#include <string>
#include <string_view>

namespace bearing {

/// Names that writers and readers of incident files agree on.

/// A property or field that holds the whole incident as JSON (to_json), in files whose other fields are there
/// to be read by people only (KML, FlatGeobuf). A reader that finds it needs nothing else of the feature.
inline constexpr std::string_view kIncidentField = "bearing";

/// How an incident fits the filter of the export: "certain" or "possible". Says nothing about the incident
/// itself and is dropped on import.
inline constexpr std::string_view kMatchColumn = "match";

/// Put before the name of a verbatim column that would otherwise be taken for one of Bearing's ("country"),
/// or that has no name; taken away on import.
inline constexpr std::string_view kVerbatimPrefix = "verbatim.";

/// Under which name a verbatim column stands in a table of Bearing's columns, and back.
std::string exported_column_name(std::string_view verbatim_column);
std::string verbatim_column_name(std::string_view exported_name);

/// A dBASE table (shapefile) has names of ten characters at most: "date_precision" stands there as
/// "date_preci".
inline constexpr std::size_t kShapefileName = 10;

}  // namespace bearing
