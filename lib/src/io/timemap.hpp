#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "bearing/io/read_incidents.hpp"
#include "io/row_mapper.hpp"

namespace bearing {

/// True if the document holds events as TimeMap has them: an array of them (a Bellingcat download as well),
/// or an object with a member that ends in "events".
bool is_timemap(const nlohmann::ordered_json& document);

/// Events with their sources and associations. Members that are no events (sites, regions, shapes) are left
/// out, with a note in `warnings`; everything within an event is kept word for word. Dates have the month
/// first unless the file's own dates prove that the day is first. Throws FormatError if the text is no JSON
/// or no TimeMap.
IncidentFile parse_timemap(std::string_view json, const std::string& name);

/// True for TimeMap's sheets (id, description, association1, source1, …) and for a Bellingcat download as
/// CSV.
bool is_timemap_table(const TableHeader& header);
std::unique_ptr<RowMapper> timemap_mapper(const TableHeader& header);

}  // namespace bearing
