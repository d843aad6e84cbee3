#pragma once

#include "bearing/gazetteer/countries.hpp"
#include "bearing/incident/actor.hpp"
#include "bearing/incident/weapon_table.hpp"
#include "report/lexicon.hpp"

namespace bearing::report {

/// Everything that reading goes by and that is no program: lexicons and tables. Immutable.
struct Knowledge {
    const ActorTable& actors;
    const WeaponTable& weapons;
    const CountryTable& countries;
    Lexicon lexicon;

    /// From the folders and tables that ship with Bearing; read once.
    static const Knowledge& bundled();
};

}  // namespace bearing::report
