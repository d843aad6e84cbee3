#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "bearing/incident/query.hpp"
#include "commands/input.hpp"

namespace bearing {

/// The filter options that all commands reading incidents share, as typed.
struct FilterOptions {
    std::string from, to;
    bool certain_only = false;
    std::vector<std::string> actors, participants, claimants, stances;
    bool uncontested = false;
    int min_claimants = 0;
    std::vector<std::string> types, weapons, boxes, places;
    double within_km = 0;
    std::vector<std::string> texts;
    double max_radius_km = 0;
    bool background = false;
    std::string gazetteer;  ///< to place the names with, see open_gazetteer()
};

void add_filter_options(CLI::App& command, FilterOptions& options);

/// The query meant; throws CLI::ValidationError (exit 2) for impossible values, ArgumentError for a place
/// that the gazetteer does not know.
Query to_query(const FilterOptions& options);

}  // namespace bearing
