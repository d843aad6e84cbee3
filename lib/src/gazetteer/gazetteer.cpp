#include "bearing/gazetteer/gazetteer.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "bearing/base/text.hpp"
#include "gazetteer/bundled_tables.hpp"
#include "gazetteer/name_index.hpp"
#include "gazetteer/name_keys.hpp"
#include "gazetteer/name_query.hpp"
#include "gazetteer/name_variants.hpp"
#include "gazetteer/ranking.hpp"

namespace bearing {
namespace {

std::unordered_map<std::string, std::size_t> index_ids(const std::vector<Place>& places) {
    std::unordered_map<std::string, std::size_t> ids;
    for (std::size_t i = 0; i < places.size(); ++i) ids.emplace(places[i].id, i);
    return ids;
}

}  // namespace

struct Gazetteer::Impl {
    explicit Impl(std::vector<Place> given)
        : places(std::move(given)), ids(index_ids(places)), index(places) {}

    std::vector<Place> places;
    std::unordered_map<std::string, std::size_t> ids;
    NameIndex index;

    std::vector<Candidate> answer(const NameQuery& asked, const PlaceQuery& query) const;
    std::vector<NameHit> lookup_names(const std::vector<std::string>& names, MatchTier worst) const;
    std::optional<double> fit_in_context(const Place& place, const std::string& context) const;
    std::optional<NameQuery> split_at_known_area(const std::string& name) const;
    void try_wider_first(const NameQuery& asked, const PlaceQuery& query,
                         std::vector<Candidate>& found) const;
};

/// A place met by several of the names asked for is kept by its best, and marked up for each further one.
std::vector<NameHit> Gazetteer::Impl::lookup_names(const std::vector<std::string>& names,
                                                   MatchTier worst) const {
    if (names.size() == 1) return index.lookup(names.front(), worst);
    std::map<std::uint32_t, std::pair<NameHit, std::size_t>> met;
    for (const std::string& name : names)
        for (NameHit& hit : index.lookup(name, worst)) {
            auto [at, inserted] = met.try_emplace(hit.place, hit, 0);
            ++at->second.second;
            if (!inserted && hit.tier < at->second.first.tier) at->second.first = std::move(hit);
        }
    std::vector<NameHit> hits;
    for (auto& [place, found] : met) {
        auto& [hit, count] = found;
        if (count > 1) hit.note = "has the other name too";
        hit.quality *= count > 1 ? 1.0 : 0.7;
        hits.push_back(std::move(hit));
    }
    return hits;
}

/// How the place fits a wider place named in the query; nothing if no such wider place is known.
std::optional<double> Gazetteer::Impl::fit_in_context(const Place& place, const std::string& context) const {
    if (context.size() == 2 && context == place.country) return 1;
    std::optional<double> best;
    for (const NameHit& hit : index.lookup(context, MatchTier::transliterated)) {
        const Place& wider = places[hit.place];
        const double fit = wider.id == place.id ? 1 : fit_within(place, wider);
        best = std::max(best.value_or(0), fit);
    }
    return best;
}

std::vector<Candidate> Gazetteer::Impl::answer(const NameQuery& asked, const PlaceQuery& query) const {
    std::vector<Candidate> found;
    for (const NameHit& hit : lookup_names(asked.names, query.worst_tier)) {
        const Place& place = places[hit.place];
        if (query.strict_country && !query.country.empty() && place.country != query.country) continue;
        std::vector<ContextFit> contexts;
        for (const auto* group : {&asked.brackets, &asked.contexts})
            for (const std::string& context : *group)
                if (const auto fit = fit_in_context(place, context)) contexts.push_back({context, *fit});
        found.push_back(rank_hit(place, hit, query, contexts));
    }
    sort_candidates(found);
    return found;
}

/// "Martuni Gegharkunik", "Martuni in Gegharkunik": the longest known name followed by a known one.
std::optional<NameQuery> Gazetteer::Impl::split_at_known_area(const std::string& name) const {
    const std::vector<std::string> words = words_of(clean_name(name));
    for (std::size_t n = words.size(); n-- > 1;) {
        const std::string first = join({words.begin(), words.begin() + static_cast<std::ptrdiff_t>(n)}, " ");
        std::size_t rest = n;
        if (words[rest] == "in" || words[rest] == "of") ++rest;
        if (rest >= words.size()) continue;
        const std::string second =
            join({words.begin() + static_cast<std::ptrdiff_t>(rest), words.end()}, " ");
        if (!index.lookup(first, MatchTier::transliterated).empty() &&
            !index.lookup(second, MatchTier::transliterated).empty())
            return NameQuery{{first}, {}, {second}};
    }
    return std::nullopt;
}

/// Some write the wider place first ("Tərtər rayonu, Talış kəndi"): takes that reading if the query names an
/// area first, or if nothing better was found, and if the last name does lie in the others.
void Gazetteer::Impl::try_wider_first(const NameQuery& asked, const PlaceQuery& query,
                                      std::vector<Candidate>& found) const {
    const auto generic = strip_generic(fold_name(asked.names.front()));
    const bool area_first = generic && generic->kind == PlaceKind::area;
    if (!found.empty() && !area_first) return;
    NameQuery reversed{{asked.contexts.back()}, asked.brackets, asked.names};
    reversed.contexts.insert(reversed.contexts.end(), asked.contexts.begin(), asked.contexts.end() - 1);
    auto other = answer(reversed, query);
    if (other.empty()) return;
    const auto fit = fit_in_context(other.front().place, asked.names.front());
    const bool narrower = found.empty() || other.front().place.radius_m < found.front().place.radius_m;
    if (fit.value_or(0) > 0 && narrower) found = std::move(other);
}

Gazetteer::Gazetteer(std::vector<Place> places) : impl_(std::make_unique<const Impl>(std::move(places))) {}
Gazetteer::~Gazetteer() = default;

std::shared_ptr<const Gazetteer> Gazetteer::bundled() {
    static const auto kBundled = std::make_shared<const Gazetteer>(bundled_places());
    return kBundled;
}

std::size_t Gazetteer::size() const {
    return impl_->places.size();
}
const std::vector<Place>& Gazetteer::places() const {
    return impl_->places;
}

const Place* Gazetteer::by_id(std::string_view id) const {
    const auto found = impl_->ids.find(std::string(id));
    return found == impl_->ids.end() ? nullptr : &impl_->places[found->second];
}

std::vector<Candidate> Gazetteer::find(std::string_view name, const PlaceQuery& query) const {
    const std::string text = clean_name(name);
    // A name may itself hold commas, slashes or brackets ("Washington, D.C."), so the whole comes first.
    PlaceQuery whole = query;
    whole.worst_tier = std::min(query.worst_tier, MatchTier::transliterated);
    std::vector<Candidate> found = impl_->answer(NameQuery{{text}, {}, {}}, whole);
    if (found.empty()) {
        const NameQuery asked = parse_name_query(text);
        if (asked.names.empty()) return {};
        const bool plain = asked.names.size() == 1 && asked.contexts.empty() && asked.brackets.empty();
        const auto split = plain ? impl_->split_at_known_area(text) : std::nullopt;
        found = impl_->answer(split ? *split : asked, query);
        if (!asked.contexts.empty()) impl_->try_wider_first(asked, query, found);
    }
    if (found.size() > query.limit) found.resize(query.limit);
    return found;
}

bool Gazetteer::knows(std::string_view name) const {
    if (impl_->index.knows(name)) return true;
    const auto parts = split_list(name, '/');  // Stepanakert/Khankendi
    return parts.size() > 1 && std::all_of(parts.begin(), parts.end(),
                                           [&](const std::string& part) { return impl_->index.knows(part); });
}
std::size_t Gazetteer::max_words() const {
    return impl_->index.max_words();
}

std::string_view to_string(MatchTier tier) {
    switch (tier) {
        case MatchTier::exact:
            return "exact";
        case MatchTier::folded:
            return "folded";
        case MatchTier::transliterated:
            return "transliterated";
        case MatchTier::fuzzy:
            return "fuzzy";
        case MatchTier::relative:
            return "relative";
        case MatchTier::coordinates:
            return "coordinates";
    }
    return "";
}

}  // namespace bearing
