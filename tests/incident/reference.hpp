#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "bearing/incident/tally.hpp"

/// The answers of select() and count() worked out plainly, one whole incident after the other, to compare the
/// quick ones with; and random incidents and queries to ask about.
namespace bearing::test {

struct ReferenceAnswer {
    Selection selection;
    std::map<CountBy, std::vector<Bin>> bins;
};

Selection reference_select(const std::vector<Incident>& sorted, const Query& query, const ActorTable& actors);
std::vector<Bin> reference_count(const std::vector<Incident>& sorted, const Selection& selection, CountBy by,
                                 const ActorTable& actors, const Query& query);
std::vector<Counts> reference_cells(const std::vector<Incident>& sorted, const Selection& selection,
                                    const Grid& grid);

ActorTable random_actors();
Incident random_incident(std::mt19937& random, int number);
Query random_query(std::mt19937& random);

}  // namespace bearing::test
