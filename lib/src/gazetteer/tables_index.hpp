#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/gazetteer/place.hpp"
#include "gazetteer/layer_set.hpp"

namespace bearing {

/// The index of these places as the bytes that PlaceIndex reads.
std::string index_image(std::vector<Place> places, std::string_view about = {});

/// Writes the index of the bundled tables. Throws FileError, and FormatError where a table is wrong.
void write_tables_index(const std::filesystem::path& target);

/// The index in a file of write_tables_index, mapped. Nothing if there is no such file, if it is damaged, or
/// if it was made from other tables, by another Bearing or with another ICU.
std::shared_ptr<const PlaceLayer> map_tables_index(const std::filesystem::path& file);

/// The bundled tables as an index, once a process: the one that the build or the installation made
/// ("gazetteer/tables.gaz"), else one made in memory. Throws MissingDataError, FormatError.
std::shared_ptr<const PlaceLayer> bundled_layer();

}  // namespace bearing
