#pragma once

#include <array>
#include <cstddef>
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

Standing standing_of(const std::vector<Claim>& claims, const ActorTable& actors);
bool is_vague(Precision precision);
/// "contested", "reported, nobody accused", … for descriptions and the legend.
const char* words(Standing standing);

/// How many of a cluster's incidents look how.
class LookCounts {
  public:
    static constexpr std::size_t kLooks = 12;
    /// All looks: by standing, in each the certain before the possible, the precise before the vague.
    static SymbolLook look(std::size_t index);

    void add(SymbolLook look, int count = 1);
    void add(const LookCounts& other);
    int of(std::size_t index) const { return counts_[index]; }
    int total() const;
    int with(Standing standing) const;
    int possible() const;

  private:
    std::array<int, kLooks> counts_{};
};

/// One incident at `at`. Shape tells the standing (full disc, half disc, ring), filling and outline the rest:
/// pale for what is vague, dashed for what is only possible. Readable without colour.
void add_symbol(ScenePoint at, double radius, SymbolLook look, const Style& style,
                std::vector<SceneItem>& out);

/// Several incidents at one place: a ring about their number, divided by look. Each part is filled and
/// outlined as the symbol of one such incident is.
void add_cluster_symbol(ScenePoint at, double radius, const LookCounts& counts, const Style& style,
                        const FontSet& fonts, std::vector<SceneItem>& out);

/// How far the mark of a selected symbol reaches beyond it, before scaling.
inline constexpr double kSelectionReach = 4.4;
/// A ring around a symbol that is selected.
void add_selection_mark(ScenePoint at, double radius, const Style& style, std::vector<SceneItem>& out);

/// Radius of the symbol for so many incidents: its area grows with the number, up to kMostBySize of them.
double symbol_radius(int incidents, const Style& style);
inline constexpr int kMostBySize = 36;

}  // namespace bearing
