#pragma once

#include <vector>

#include "geoparse/name_source.hpp"
#include "geoparse/word_classes.hpp"

namespace bearing::geoparse {

/// A run of tokens that is written like one name: "Michigan State University", "Dar es Salaam", "U.S.".
struct Chunk {
    report::TokenRange tokens;
    bool begins_sentence = false;  ///< its first capital may be owed to that
    bool caseless = false;         ///< in a script without capitals: any words
};

/// The chunks of a sentence, ascending.
std::vector<Chunk> find_chunks(const report::Document& document, const WordClasses& classes,
                               report::TokenRange sentence, NameSource& names);

/// Capital, or written so that it counts as one ("d'Ivoire").
bool is_capital(const report::Document& document, std::size_t token);
bool is_caseless(const report::Document& document, std::size_t token);
/// A hyphen that joins the words on both sides.
bool is_joining_hyphen(const report::Document& document, std::size_t token);

}  // namespace bearing::geoparse
