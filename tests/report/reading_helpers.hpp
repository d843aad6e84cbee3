#pragma once

#include <optional>
#include <string>

#include "bearing/report/extract.hpp"

namespace bearing::test {

/// What is read in a text with the bundled gazetteer.
inline Extraction read_text(const std::string& text, const std::string& published = "2020-10-06") {
    return extract(report_from_text(text), *Gazetteer::bundled(), parse_day(published));
}

/// "2020-10-03 to 2020-10-04" of the only incident; "" if there is not exactly one.
inline std::string only_time(const std::string& text, const std::string& published = "2020-10-06") {
    const Extraction extraction = read_text(text, published);
    return extraction.incidents.size() == 1 ? to_string(extraction.incidents.front().when->span)
                                            : std::string();
}

/// "claimant stance actor" of each claim of the only incident, in order, without bare reports.
inline std::vector<std::string> only_claims(const std::string& text,
                                            const std::string& published = "2020-10-06") {
    const Extraction extraction = read_text(text, published);
    std::vector<std::string> claims;
    if (extraction.incidents.size() != 1) return claims;
    for (const Claim& claim : extraction.incidents.front().claims)
        if (claim.stance != Stance::reports)
            claims.push_back(claim.claimant + " " + std::string(to_string(claim.stance)) + " " + claim.actor);
    return claims;
}

}  // namespace bearing::test
