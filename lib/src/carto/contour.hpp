#pragma once

#include <cstddef>
#include <vector>

#include "bearing/carto/scene.hpp"

namespace bearing {

/// Values at the nodes of a square lattice on the scene.
struct ScalarField {
    ScenePoint origin;  ///< of the first node
    double cell = 1;    ///< distance of neighbouring nodes, scene units
    std::size_t columns = 0, rows = 0;
    std::vector<double> values;  ///< row by row

    double& at(std::size_t column, std::size_t row) { return values[row * columns + column]; }
    double at(std::size_t column, std::size_t row) const { return values[row * columns + column]; }
};

/// The outlines of where the field is above zero, by marching squares: closed rings, holes among them,
/// straight between the crossings of lattice edges, each found by linear interpolation. Nodes on the border
/// of the lattice must be below zero, so that every ring closes.
std::vector<SubPath> zero_contour(const ScalarField& field);

}  // namespace bearing
