#pragma once

#include <string_view>
#include <vector>

#include "bearing/incident/claim.hpp"

namespace bearing {

/// The five columns of UCDP GED that say where a row comes from, each perhaps a list.
struct UcdpSourceCells {
    std::string_view article;
    std::string_view office;
    std::string_view date;
    std::string_view headline;
    std::string_view original;
};

/// One claim for each source, with its claimant, publisher, title and date; one that names nobody if there is
/// no source. Everything else of the claims is left to the caller.
std::vector<Claim> ucdp_claims(const UcdpSourceCells& cells);

}  // namespace bearing
