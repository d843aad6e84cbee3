#pragma once

#include <map>
#include <utility>

#include "basemap/detail.hpp"
#include "basemap/label_raster.hpp"
#include "basemap/linework.hpp"

namespace bearing::basemap {

/// Country polygons without slivers or overlaps, and the lines between them.
struct CountryMap {
    using Label = LabelRaster::Label;
    std::map<Label, MultiPolygon> areas;
    std::map<std::pair<Label, Label>, LineStrings> borders;  ///< lesser label first
};

/// Nodes borders and shores, polygonizes them, gives each face to the country that holds most of it and
/// dissolves the faces of a country. Shores that no border comes near are islands and need no noding. An
/// enclave belongs to whom the labels give it. Faces without a label (sea) are left out.
CountryMap assemble_countries(const Linework& work, const LabelRaster& labels);

/// The same linework generalised; shores around too little are left out, lines still meet where they met.
Linework generalised(const Linework& work, const Detail& detail);

}  // namespace bearing::basemap
