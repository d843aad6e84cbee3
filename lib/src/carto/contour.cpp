#include "carto/contour.hpp"

#include <array>
#include <utility>

namespace bearing {
namespace {

/// The sides of a cell: between its upper nodes, its right ones, its lower ones, its left ones.
enum Side { kTop, kRight, kBottom, kLeft };

/// Which nodes of a cell are inside, as bits: upper left 1, upper right 2, lower right 4, lower left 8.
using Corners = unsigned;

struct Step {
    Side from, to;
};

/// How the outline runs through a cell, with the inside on its left; of the two ways through a saddle
/// the middle of the cell decides.
std::vector<Step> steps_through(Corners inside, bool middle_is_inside) {
    switch (inside) {
        case 1:
            return {{kLeft, kTop}};
        case 2:
            return {{kTop, kRight}};
        case 3:
            return {{kLeft, kRight}};
        case 4:
            return {{kRight, kBottom}};
        case 5:
            if (middle_is_inside) return {{kLeft, kBottom}, {kRight, kTop}};
            return {{kLeft, kTop}, {kRight, kBottom}};
        case 6:
            return {{kTop, kBottom}};
        case 7:
            return {{kLeft, kBottom}};
        case 8:
            return {{kBottom, kLeft}};
        case 9:
            return {{kBottom, kTop}};
        case 10:
            if (middle_is_inside) return {{kTop, kLeft}, {kBottom, kRight}};
            return {{kTop, kRight}, {kBottom, kLeft}};
        case 11:
            return {{kBottom, kRight}};
        case 12:
            return {{kRight, kLeft}};
        case 13:
            return {{kRight, kTop}};
        case 14:
            return {{kTop, kLeft}};
        default:
            return {};
    }
}

/// Follows the outlines from lattice edge to lattice edge. An edge is numbered by its upper or left node: the
/// one to the right has twice the node's number, the one down one more.
class Tracer {
  public:
    explicit Tracer(const ScalarField& field) : field_(field), next_(2 * field.values.size(), kNone) {}

    std::vector<SubPath> trace() {
        for (std::size_t row = 0; row + 1 < field_.rows; ++row)
            for (std::size_t column = 0; column + 1 < field_.columns; ++column) link(column, row);
        std::vector<SubPath> rings;
        for (std::size_t edge = 0; edge < next_.size(); ++edge)
            if (next_[edge] != kNone) rings.push_back(follow(edge));
        return rings;
    }

  private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    void link(std::size_t column, std::size_t row) {
        const std::array<double, 4> corners{field_.at(column, row), field_.at(column + 1, row),
                                            field_.at(column + 1, row + 1), field_.at(column, row + 1)};
        Corners inside = 0;
        double sum = 0;
        for (unsigned i = 0; i < corners.size(); ++i) {
            inside |= corners[i] > 0 ? 1U << i : 0U;
            sum += corners[i];
        }
        if (inside == 0 || inside == 15) return;
        for (const Step& step : steps_through(inside, sum > 0))
            next_[edge_of(column, row, step.from)] = edge_of(column, row, step.to);
    }

    std::size_t edge_of(std::size_t column, std::size_t row, Side side) const {
        const std::size_t node = row * field_.columns + column;
        switch (side) {
            case kTop:
                return 2 * node;
            case kRight:
                return 2 * (node + 1) + 1;
            case kBottom:
                return 2 * (node + field_.columns);
            default:
                return 2 * node + 1;
        }
    }

    SubPath follow(std::size_t edge) {
        SubPath ring{{}, true};
        while (next_[edge] != kNone) {
            ring.points.push_back(crossing(edge));
            edge = std::exchange(next_[edge], kNone);
        }
        return ring;
    }

    ScenePoint crossing(std::size_t edge) const {
        const std::size_t node = edge / 2;
        const bool is_down = edge % 2 != 0;
        const double here = field_.values[node];
        const double there = field_.values[node + (is_down ? field_.columns : 1)];
        const double along = field_.cell * here / (here - there);
        const double x = field_.origin.x + field_.cell * static_cast<double>(node % field_.columns);
        const double y = field_.origin.y + field_.cell * static_cast<double>(node / field_.columns);
        return is_down ? ScenePoint{x, y + along} : ScenePoint{x + along, y};
    }

    const ScalarField& field_;
    std::vector<std::size_t> next_;  ///< by edge: where the outline goes on from it
};

}  // namespace

std::vector<SubPath> zero_contour(const ScalarField& field) {
    if (field.columns < 2 || field.rows < 2) return {};
    return Tracer(field).trace();
}

}  // namespace bearing
