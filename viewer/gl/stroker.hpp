#pragma once

#include <vector>

#include "bearing/carto/scene.hpp"

namespace bearing::gl {

/// A vertex of a stroke: where it is and how far from the middle of the line (signed, same unit).
struct StrokeVertex {
    double x = 0;
    double y = 0;
    double across = 0;
};

/// Triangles of a line: vertices and triples of indices into them. The triangles reach half a pixel beyond
/// the line's edge, where its coverage fades out.
struct StrokeMesh {
    std::vector<StrokeVertex> vertices;
    std::vector<std::uint32_t> indices;
};

/// All lengths in pixels of the device. Dashes are cut first; a width below one pixel is stroked as one pixel
/// (the caller fades its colour instead).
StrokeMesh stroke_path(const SubPath& path, double width, const std::vector<double>& dash, LineCap cap,
                       LineJoin join);

/// The pieces of a path that a dash pattern leaves. The pattern starts at the first point.
std::vector<SubPath> cut_dashes(const SubPath& path, const std::vector<double>& dash);

}  // namespace bearing::gl
