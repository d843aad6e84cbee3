#pragma once

#include <string>
#include <vector>

#include "figure/figure_facts.hpp"

namespace bearing::figure {

/// The spec with its words fit to be printed: UTF-8, control characters and line breaks as spaces.
FigureSpec with_clean_words(FigureSpec spec);
/// The title, or what stands in its place.
std::string title_of(const FigureSpec& spec);
/// The subtitle given, else the filter and the dates in words.
std::string subtitle_of(const FigureSpec& spec, const FigureFacts& facts);
/// How to read the symbols and the attribution; only what applies.
std::string note_of(const FigureFacts& facts);
std::string short_note_of(const FigureFacts& facts);
/// Sources of data and basemap, projection, program.
std::string sources_of(const FigureSpec& spec, const Map& map, const Projection& projection);
/// Only what licences and honesty ask for.
std::string short_sources_of(const FigureSpec& spec, const Map& map);
/// Credits of the layers that are drawn, each source once, those of one licence together: "A 1, B 2
/// (LGPL-3+)".
std::vector<std::string> layer_credits(const Map& map);
/// True unless the person hid it.
bool is_shown(const Map& map, const std::string& layer_id);

}  // namespace bearing::figure
