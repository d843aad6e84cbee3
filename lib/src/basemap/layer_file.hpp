#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "bearing/base/progress.hpp"
#include "bearing/geo/layer.hpp"

namespace bearing::basemap {

/// A layer and the licence of what is in it.
struct LicensedLayer {
    Layer layer;
    std::string licence;
};

/// Writes a GeoPackage: one table a layer, named by its id with "_" for ".", and a table bearing_layers that
/// lists them with label, kind, credit, licence and range of scales. The same layers give the same bytes.
/// Throws FileError, CancelledError.
void write_layer_file(const std::filesystem::path& path, const std::vector<LicensedLayer>& layers,
                      const Progress& progress);

/// The names of a feature as one field, a name a line: "Xankəndi|az|az"; text, language, side.
std::string pack_names(const std::vector<Name>& names);
std::vector<Name> unpack_names(const std::string& packed);

std::string to_string(LayerKind kind);
LayerKind parse_layer_kind(const std::string& text);  ///< `other` if unknown

}  // namespace bearing::basemap
