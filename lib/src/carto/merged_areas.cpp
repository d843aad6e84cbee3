#include "carto/merged_areas.hpp"

#include <algorithm>
#include <cmath>

#include "carto/contour.hpp"

namespace bearing {
namespace {

/// The last multiple of `cell` from `anchor` at or before `value`.
double on_lattice(double value, double cell, double anchor) {
    return anchor + std::floor((value - anchor) / cell) * cell;
}

/// A lattice over the frame with a border of cells around it; nothing is covered.
ScalarField empty_field(const SceneRect& frame, double cell, ScenePoint anchor) {
    ScalarField field;
    field.cell = cell;
    field.origin = {on_lattice(frame.x - cell, cell, anchor.x), on_lattice(frame.y - cell, cell, anchor.y)};
    field.columns = static_cast<std::size_t>(std::ceil((frame.x + frame.width - field.origin.x) / cell)) + 2;
    field.rows = static_cast<std::size_t>(std::ceil((frame.y + frame.height - field.origin.y) / cell)) + 2;
    field.values.assign(field.columns * field.rows, -cell);
    return field;
}

/// Raises the field to the distance from the ellipse's edge, inside positive, wherever that is nearer than a
/// cell or inside. The border of the lattice stays as it is.
void cover(ScalarField& field, const ScreenEllipse& e) {
    const double determinant = e.east.x * e.north.y - e.east.y * e.north.x;
    if (std::abs(determinant) < 1e-9) return;
    const double radius = std::sqrt(std::abs(determinant));
    const double reach_x = std::hypot(e.east.x, e.north.x) + field.cell;
    const double reach_y = std::hypot(e.east.y, e.north.y) + field.cell;
    const auto clamped = [&](double value, double origin, std::size_t count) {
        return static_cast<std::size_t>(
            std::clamp((value - origin) / field.cell, 1.0, static_cast<double>(count - 2)));
    };
    const std::size_t first = clamped(e.center.x - reach_x, field.origin.x, field.columns);
    const std::size_t last = clamped(e.center.x + reach_x, field.origin.x, field.columns);
    const std::size_t top = clamped(e.center.y - reach_y, field.origin.y, field.rows);
    const std::size_t bottom = clamped(e.center.y + reach_y, field.origin.y, field.rows);
    for (std::size_t row = top; row <= bottom; ++row) {
        const double y = field.origin.y + field.cell * static_cast<double>(row) - e.center.y;
        for (std::size_t column = first; column <= last; ++column) {
            // Deeper than a cell no outline runs near: what is so deep need not be worked out again.
            double& value = field.at(column, row);
            if (value >= field.cell) continue;
            const double x = field.origin.x + field.cell * static_cast<double>(column) - e.center.x;
            const double along_east = (x * e.north.y - y * e.north.x) / determinant;
            const double along_north = (y * e.east.x - x * e.east.y) / determinant;
            const double depth =
                (1 - std::sqrt(along_east * along_east + along_north * along_north)) * radius;
            value = std::max(value, depth);
        }
    }
}

}  // namespace

std::vector<SubPath> merged_outline(const std::vector<ScreenEllipse>& ellipses, const SceneRect& frame,
                                    double cell, ScenePoint anchor) {
    ScalarField field = empty_field(frame, cell, anchor);
    for (const ScreenEllipse& ellipse : ellipses) cover(field, ellipse);
    return zero_contour(field);
}

}  // namespace bearing
