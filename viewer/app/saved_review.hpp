#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/report_source.hpp"
#include "bearing/incident/decision.hpp"

namespace bearing {

/// Work on a report that is not committed yet, as it is kept on this machine from change to change, so that
/// neither closing nor a crash loses it.
struct SavedReview {
    ReportSource source;
    std::vector<DecidedDraft> drafts;  ///< see Review::unsaved()
};

/// Where they are kept, a file a report: $XDG_STATE_HOME/bearing/reviews, else
/// ~/.local/state/bearing/reviews.
std::filesystem::path saved_reviews_folder();

/// Throws FileError. Readable by its owner only.
void save_review(const SavedReview& review);
/// What is kept of the report with this SHA-256; nothing if there is nothing or it cannot be read.
std::optional<SavedReview> saved_review(const std::string& sha256);
/// The one that was worked on last.
std::optional<SavedReview> latest_saved_review();
void remove_saved_review(const std::string& sha256);

}  // namespace bearing
