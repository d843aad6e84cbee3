#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/incident/taxonomy.hpp"
#include "bearing/incident/text_span.hpp"
#include "bearing/incident/time_span.hpp"

namespace bearing {

/// What a claimant does with an accusation. `reports`: says that it happened and names nobody.
enum class Stance { alleges, denies, acknowledges, reports };

std::string_view to_string(Stance stance);
std::optional<Stance> parse_stance(std::string_view code);

/// A casualty figure as stated; each bound may be unknown. "At least 21": low 21.
struct Count {
    std::optional<int> low;
    std::optional<int> best;
    std::optional<int> high;

    bool operator==(const Count&) const = default;
    bool known() const { return low || best || high; }
};

struct Weapon {
    WeaponClass weapon_class = WeaponClass::unknown;
    std::string name;  ///< as named: "M095 DPICM"
    std::optional<TextSpan> span;

    bool operator==(const Weapon&) const = default;
};

/// Where a statement was published.
struct Source {
    std::string publisher;
    std::string title;
    std::string url;
    std::optional<Day> date;
    std::string sha256;  ///< of the document, where it is at hand

    bool operator==(const Source&) const = default;
};

/// In which part a participant is named. Files with two parties name them first and second, each perhaps with
/// associates; which of them attacked the other is not said by that.
enum class Side { first, second, with_first, with_second };

std::string_view to_string(Side side);
std::optional<Side> parse_side(std::string_view code);

/// A party that is said to have taken part, without being accused of anything by that.
struct Participant {
    std::string name;
    Side side = Side::first;

    bool operator==(const Participant&) const = default;
};

/// Who says what about one incident. The accused, the weapons and the figures belong here and nowhere else.
struct Claim {
    std::string claimant;  ///< as named; empty if the document speaks for itself
    Stance stance = Stance::reports;
    std::string actor;  ///< who is accused (alleges), cleared (denies) or admits (acknowledges); as named
    std::string actor_country;  ///< ISO 3166-1 alpha-2 of the actor, "" if none or unknown
    std::vector<Participant> participants;
    std::string basis;             ///< "investigated" where the claimant did so; otherwise empty
    std::string hedge;             ///< the claimant's own reservation, word for word: "appear to have"
    std::optional<TimeSpan> date;  ///< when it was said
    std::vector<Weapon> weapons;
    Count killed;
    Count injured;
    Source source;
    std::optional<TextSpan> span;
    std::string note;

    bool operator==(const Claim&) const = default;
};

}  // namespace bearing
