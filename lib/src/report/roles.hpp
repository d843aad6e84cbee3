#pragma once

#include "report/reading.hpp"

namespace bearing::report {

/// Decides for each lone name of a country, capital or town whether it acts or speaks ("Baku denied", "Russia
/// shelled") or is a place ("Baku was shelled", "in Armenia"), and for each adjective of a country whether it
/// names who acted ("Israeli airstrikes"). Who acts becomes a party; its place mention is dropped.
void decide_roles(const Document& document, Reading& reading);

/// The event noun in front of which the words from `token` on stand as adjectives ("Russian [missile
/// strike]"), if there is one within a few tokens.
std::optional<std::size_t> attack_noun_from(const Document& document, const Reading& reading,
                                            std::size_t token);

}  // namespace bearing::report
