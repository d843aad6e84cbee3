#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "bearing/incident/dataset.hpp"
#include "bearing/publish/leak_test.hpp"

namespace bearing {

/// The option --profile of commands that write what others will see.
void add_profile_option(CLI::App& command, std::string& profile);

/// Nothing for the profile that changes nothing. Says on standard error when a random key is used.
std::optional<Publisher> open_publisher(const std::string& profile);

/// What a query found, as it may be published: a new dataset in memory with the same selection.
struct PublishedSelection {
    std::shared_ptr<const Dataset> dataset;
    Selection selection;
    std::size_t held_back = 0;
};
PublishedSelection publish_selection(const Dataset& dataset, const Selection& selection,
                                     const Publisher& publisher, LeakTest& test);

/// Adds what is withheld of some incidents to a leak test. Returns how many were held back.
std::size_t learn_secrets(const Dataset& dataset, const std::vector<std::uint32_t>& indices,
                          const Publisher& publisher, LeakTest& test);

/// Tells the test what is published of them by right; after all of learn_secrets().
void allow_published(const Dataset& dataset, const std::vector<std::uint32_t>& indices,
                     const Publisher& publisher, LeakTest& test);

/// Throws Error if there are leaks, saying the first few on standard error.
void require_no_leaks(const std::vector<Leak>& leaks, const std::string& output);

/// Says on standard error where a box of the filter is narrower than the areas that places become.
void warn_of_narrow_boxes(const Query& query, const PublishProfile& profile);

/// "3 unverified incidents held back", on standard error; nothing for none.
void tell_held_back(std::size_t count);

}  // namespace bearing
