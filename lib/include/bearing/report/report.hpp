#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/base/outcome.hpp"
#include "bearing/incident/incident.hpp"

namespace bearing {

/// A document as read: its text is what all spans count in (Unicode code points).
struct Report {
    std::string text;  ///< UTF-8
    std::string title;
    std::string publisher;
    std::optional<Day> published;
    std::string language;  ///< ISO 639-1, "" if undecided
    std::string sha256;    ///< of the file's bytes
    std::string file;      ///< for messages; "" or "-" if there is none
};

/// What kind of thing a stretch of text names.
enum class MentionKind { time, place, actor, claimant, weapon, casualty, event, stance, hedge };
std::string_view to_string(MentionKind kind);

/// A stretch of the report that means something.
struct Mention {
    MentionKind kind = MentionKind::event;
    TextSpan span;
    std::string value;  ///< normalised: an ISO interval, a place id, an actor, a weapon class, a number
};

/// What was read in one report. Drafts: a person reviews them.
struct Extraction {
    Report report;
    std::vector<Incident> incidents;
    std::vector<Incident> unlocated;  ///< no usable place
    std::vector<Incident> undated;    ///< no usable time (and a place, or none)
    std::vector<Mention> mentions;    ///< ascending by span
    std::vector<Issue> issues;
};

}  // namespace bearing
