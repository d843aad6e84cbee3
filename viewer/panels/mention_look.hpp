#pragma once

#include "bearing/report/report.hpp"
#include "panels/look.hpp"

namespace bearing {

inline constexpr int kMentionKinds = 9;

/// The ink of a kind of mention. No colour stands for a side.
ImU32 mention_color(MentionKind kind, const Look& look);
/// "Who says so": a kind of mention for people.
const char* mention_words(MentionKind kind);
/// Words that say how something is told (events, stances, hedges) are underlined with dashes, the things
/// told of with a line, so that colour alone decides nothing.
bool is_dashed(MentionKind kind);

void underline(ImDrawList* list, ImVec2 a, ImVec2 b, MentionKind kind, const Look& look);

}  // namespace bearing
