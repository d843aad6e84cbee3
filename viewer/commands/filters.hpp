#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "bearing/gazetteer/gazetteer.hpp"
#include "bearing/incident/dataset.hpp"

namespace bearing {

/// The filter options that all commands reading incidents share, as typed.
struct FilterOptions {
    std::string from, to;
    bool certain_only = false;
    std::vector<std::string> actors, claimants, stances;
    bool uncontested = false;
    int min_claimants = 0;
    std::vector<std::string> types, weapons, boxes, places;
    double within_km = 0;
    std::vector<std::string> words;
    double max_radius_km = 0;
};

void add_filter_options(CLI::App& command, FilterOptions& options);

/// The query meant; throws CLI::ValidationError (exit 2) for impossible values, ArgumentError for a place that
/// the gazetteer does not know.
Query to_query(const FilterOptions& options, const Gazetteer& gazetteer);

/// The query in words, for figures and messages: "4 October 2020; alleged actor: Azerbaijani forces". Empty
/// if everything is asked for.
std::string describe(const Query& query);

/// Incidents to read: a project, a file that import understands, or (empty path) the bundled sample. Issues
/// go to standard error.
std::shared_ptr<const Dataset> open_dataset(const std::string& path);

}  // namespace bearing
