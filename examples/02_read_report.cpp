// 2. Reads a report in English and prints who claims what. See 01_place_a_name.cpp first.
// Next: 03_ask_certain_and_possible.cpp
#include <bearing/report/extract.hpp>
#include <iostream>

int main() {
    const auto report = bearing::report_from_text(
        "(Tbilisi, 5 October 2020) - Rockets hit Ganja on 4 October, killing one person. Azerbaijan accused "
        "Armenian forces of the attack. Armenia denied it.\n");
    const auto extraction = bearing::extract(report, *bearing::Gazetteer::bundled());
    for (const auto& incident : extraction.incidents) {
        std::cout << incident.where->name << ", " << to_string(incident.when->span) << '\n';
        for (const auto& claim : incident.claims)
            std::cout << "  " << claim.claimant << ' ' << to_string(claim.stance) << ": " << claim.actor
                      << '\n';
    }
    return extraction.incidents.empty() ? 1 : 0;
}
