#include "app/facets.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "bearing/base/error.hpp"

namespace bearing {
namespace {

void check(const std::stop_token& stop) {
    if (stop.stop_requested()) throw CancelledError("counting was cancelled");
}

Histogram histogram(const Dataset& dataset, Query query) {
    query.from = query.to = std::nullopt;
    const Tally tally(dataset, std::move(query), {{CountBy::day, CountBy::week, CountBy::month}, {}});
    return {tally.times(CountBy::day), tally.times(CountBy::week), tally.times(CountBy::month)};
}

/// Values that are ticked but found nothing are shown all the same, or they could not be unticked.
void keep_ticked(std::vector<FacetRow>& rows, const std::vector<std::string>& ticked) {
    for (const std::string& key : ticked)
        if (std::none_of(rows.begin(), rows.end(), [&](const FacetRow& row) { return row.key == key; }))
            rows.push_back({key, key, 0, 0, 0});
}

/// Actors as a tree in rows: an actor above others counts what is alleged of any of them.
class ActorRows {
  public:
    ActorRows(const Dataset& dataset, const Tally& tally) : dataset_(dataset), tally_(tally) {}

    std::vector<FacetRow> rows(const std::vector<Bin>& bins) {
        for (const Bin& bin : bins) {
            if (bin.key.empty()) continue;
            counts_[bin.key] = bin;
            add_with_parents(bin.key);
        }
        std::vector<FacetRow> rows;
        for (const std::string& root : sorted(roots_)) append(root, 0, rows);
        return rows;
    }

  private:
    void add_with_parents(const std::string& name) {
        const Actor* actor = dataset_.actors().find(name);
        const Actor* parent = actor == nullptr ? nullptr : dataset_.actors().by_id(actor->parent);
        if (parent == nullptr || parent->name == name) {
            roots_.insert(name);
        } else if (children_[parent->name].insert(name).second) {
            add_with_parents(parent->name);
        }
    }

    /// An actor with others below counts each incident once, however many of them are accused.
    Bin counts_of(const std::string& name) {
        if (!children_.contains(name)) return counts_[name];
        const Counts counts = tally_.all_with_actor(name);
        return {name, counts.certain, counts.possible};
    }

    std::vector<std::string> sorted(const std::set<std::string>& names) {
        std::vector<std::pair<Bin, std::string>> counted;
        for (const std::string& name : names) counted.emplace_back(totals_[name] = counts_of(name), name);
        std::stable_sort(counted.begin(), counted.end(), [](const auto& a, const auto& b) {
            return a.first.certain + a.first.possible > b.first.certain + b.first.possible;
        });
        std::vector<std::string> order;
        for (const auto& [bin, name] : counted) order.push_back(name);
        return order;
    }

    void append(const std::string& name, int depth, std::vector<FacetRow>& rows) {
        rows.push_back({name, name, depth, totals_[name].certain, totals_[name].possible});
        if (depth > 8) return;
        for (const std::string& child : sorted(children_[name])) append(child, depth + 1, rows);
    }

    const Dataset& dataset_;
    const Tally& tally_;
    std::map<std::string, Bin> counts_, totals_;
    std::map<std::string, std::set<std::string>> children_;
    std::set<std::string> roots_;
};

std::vector<FacetRow> actor_rows(const Dataset& dataset, Query query, std::size_t& nobody) {
    const std::vector<std::string> ticked = std::exchange(query.actors, {});
    const Tally tally(dataset, std::move(query), {{CountBy::actor}, {}});
    const std::vector<Bin> bins = tally.bins(CountBy::actor);
    for (const Bin& bin : bins)
        if (bin.key.empty()) nobody = bin.certain + bin.possible;
    std::vector<FacetRow> rows = ActorRows(dataset, tally).rows(bins);
    keep_ticked(rows, ticked);
    return rows;
}

std::vector<FacetRow> plain_rows(const std::vector<Bin>& bins, std::string (*label)(const std::string&)) {
    std::vector<FacetRow> rows;
    for (const Bin& bin : bins)
        if (!bin.key.empty()) rows.push_back({bin.key, label(bin.key), 0, bin.certain, bin.possible});
    return rows;
}

std::string same(const std::string& key) {
    return key;
}
std::string type_label(const std::string& key) {
    return std::string(label(parse_event_type(key).value_or(EventType::unknown)));
}
std::string weapon_label(const std::string& key) {
    return std::string(label(parse_weapon_class(key).value_or(WeaponClass::unknown)));
}

/// Rows of a facet whose own condition `field` is left out of the question.
template <class T>
std::vector<FacetRow> rows_without(const Dataset& dataset, Query query, std::vector<T> Query::*field,
                                   CountBy by, std::string (*label)(const std::string&)) {
    const std::vector<T> ticked = std::exchange(query.*field, {});
    std::vector<FacetRow> rows = plain_rows(Tally(dataset, std::move(query), {{by}, {}}).bins(by), label);
    std::vector<std::string> keys;
    for (const T& value : ticked) {
        if constexpr (std::is_same_v<T, std::string>)
            keys.push_back(value);
        else
            keys.emplace_back(code(value));
    }
    keep_ticked(rows, keys);
    for (FacetRow& row : rows) row.label = label(row.key);
    return rows;
}

}  // namespace

std::optional<TimeCounts> busiest_days(const Histogram& histogram, double share) {
    const std::vector<TimeCounts>& days = histogram.days;
    const auto weight = [](const TimeCounts& bin) {
        return static_cast<double>(bin.counts.certain + bin.counts.possible);
    };
    double all = 0;
    for (const TimeCounts& bin : days) all += weight(bin);
    std::optional<TimeCounts> best;
    double inside = 0;
    for (std::size_t first = 0, end = 0; first < days.size(); ++first) {
        while (end < days.size() && inside < all * share) inside += weight(days[end++]);
        if (inside < all * share) break;
        const TimeCounts run{days[first].first, days[end - 1].last, {}};
        if (!best || run.last - run.first < best->last - best->first) best = run;
        inside -= weight(days[first]);
    }
    return best;
}

Answer answer(const Dataset& dataset, const Query& query, std::stop_token stop) {
    Answer answer;
    answer.selection = select(dataset, query);
    check(stop);
    answer.facets.histogram = histogram(dataset, query);
    check(stop);
    answer.facets.actors = actor_rows(dataset, query, answer.facets.nobody_accused);
    check(stop);
    answer.facets.claimants = rows_without(dataset, query, &Query::claimants, CountBy::claimant, same);
    answer.facets.types = rows_without(dataset, query, &Query::types, CountBy::type, type_label);
    answer.facets.weapons = rows_without(dataset, query, &Query::weapons, CountBy::weapon, weapon_label);
    return answer;
}

}  // namespace bearing
