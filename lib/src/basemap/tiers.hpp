#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "basemap/countries.hpp"
#include "basemap/layer_file.hpp"
#include "basemap/tables.hpp"

namespace bearing::basemap {

/// Which country each cell of the earth belongs to.
struct Labels {
    LabelRaster raster{0.05};
    std::vector<std::string> codes{""};        ///< ISO 3166-1 alpha-2 by label
    std::map<std::string, std::string> names;  ///< the package's own, by code
    std::string version;                       ///< of DCW-GMT
};

/// All that the packages and tables say, before any of it is generalised.
struct Material {
    std::vector<Shore> shores;
    std::vector<GshhgLine> rivers;
    Linework work;
    Labels labels;
    std::map<std::string, CountryRow> countries;
    std::vector<Feature> gazetteer, lines;
    std::string gshhg_version;
};

/// One level of detail.
struct Tier {
    std::string id;    ///< "region" or "world", the first part of its layers' ids
    Detail detail;     ///< how much is left out
    double min_scale;  ///< denominators of the scales at which it is drawn
    double max_scale;
    bool with_table_rivers = false;  ///< also the rivers of lines.csv
};

/// Land, countries, lakes, rivers, coast and borders of one tier. `check` is called between the steps and may
/// throw to stop.
std::vector<LicensedLayer> tier_layers(const Material& material, const Tier& tier, const Extent& region,
                                       const std::function<void()>& check);

/// Bearing's own lines and places. `tier` has the countries whose ranks their capitals take.
std::vector<LicensedLayer> own_layers(const Material& material, const std::vector<LicensedLayer>& tier);

}  // namespace bearing::basemap
