#pragma once

#include <optional>

#include "report/reading.hpp"
#include "report/spotting.hpp"

namespace bearing::report {

/// Recognises everything in a sentence: times, parties, weapons, places, casualties, events, stances, hedges,
/// and decides which names of countries and capitals act and which are places.
Reading read_sentence(const Document& document, const Sentence& sentence, const TimeContext& context,
                      PlaceSpotter& spotter);

/// The parts of read_sentence, in their order; each adds to the reading.
void add_weapons(const Document& document, Reading& reading);
void add_events(const Document& document, Reading& reading);
void add_stances(const Document& document, Reading& reading);
void add_places(const Document& document, Reading& reading, const std::vector<TokenRange>& names,
                PlaceSpotter& spotter);

/// Positions given as numbers; add_places calls it.
void add_coordinates(const Document& document, Reading& reading);

/// True if a token is an auxiliary, an adverb, a hedge or a negation: what stands between a subject and its
/// verb.
bool is_verb_group(const Reading& reading, std::size_t token);
/// First token of the verb group that ends before `verb`: "have reportedly" of "have reportedly denied".
std::size_t verb_group_begin(const Reading& reading, std::size_t verb);
/// True if a form of "to be" stands in the verb group before the token.
bool is_passive_at(const Reading& reading, std::size_t verb);
/// True if the token ends a clause for good: a semicolon, a colon, "but", "while".
bool is_clause_break(const Document& document, std::size_t token);

}  // namespace bearing::report
