#pragma once

#include <cstdint>
#include <vector>

#include "bearing/carto/scene.hpp"
#include "bearing/carto/style.hpp"
#include "bearing/incident/dataset.hpp"

namespace bearing {

/// How the claims about an incident stand to one another.
enum class Standing : std::uint8_t {
    accused,    ///< someone is accused, or admits it; nobody denies it or accuses another
    contested,  ///< denied, or different actors are accused
    reported,   ///< nobody is accused
};

/// All that a symbol says about an incident.
struct SymbolLook {
    Standing standing = Standing::reported;
    bool possible = false;  ///< matches the query only possibly
    bool vague = false;     ///< known only to an area (near, district, province, line, country)

    bool operator==(const SymbolLook&) const = default;
};

Standing standing_of(const Incident& incident, const ActorTable& actors);
bool is_vague(const Incident& incident);
/// "contested", "reported, nobody accused", … for descriptions and the legend.
const char* words(Standing standing);

/// How many of a cluster's incidents are of each standing.
struct StandingCounts {
    int accused = 0;
    int contested = 0;
    int reported = 0;
    int possible = 0;  ///< of all of these
    int vague = 0;

    int total() const { return accused + contested + reported; }
};

/// One incident at `at`. Shape tells the standing (full disc, half disc, ring), filling and outline the rest:
/// pale for what is vague, dashed for what is only possible. Readable without colour.
void add_symbol(ScenePoint at, double radius, SymbolLook look, const Style& style,
                std::vector<SceneItem>& out);

/// Several incidents at one place: a ring divided by standing about their number.
void add_cluster_symbol(ScenePoint at, double radius, const StandingCounts& counts, const Style& style,
                        const FontSet& fonts, std::vector<SceneItem>& out);

/// A ring around a symbol that is selected.
void add_selection_mark(ScenePoint at, double radius, const Style& style, std::vector<SceneItem>& out);

/// Radius of the symbol for so many incidents: its area grows with the number, up to kMostBySize of them.
double symbol_radius(int incidents, const Style& style);
inline constexpr int kMostBySize = 36;

}  // namespace bearing
