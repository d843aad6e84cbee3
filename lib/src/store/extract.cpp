#include "store/extract.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "bearing/base/text.hpp"
#include "bearing/geo/day.hpp"

namespace bearing {
namespace {

/// Nobody picks more values than that.
constexpr std::size_t kMostValues = 5000;
/// Of taking the same incidents out by chance: some twenty fields are asked, and each may look chosen.
constexpr double kHardlyByField = 0.02;

using Value = std::size_t;  ///< a hash
using Values = std::vector<Value>;
/// The values of one incident, by field: Bearing's own in plain words, the file's columns after a mark.
using Fields = std::map<std::string, Values>;
const std::string kColumn = "\"";

void add(Fields& fields, const std::string& field, std::string_view value) {
    value = trim(value);
    if (!value.empty()) fields[field].push_back(std::hash<std::string_view>{}(value));
}

Fields values_of(const Incident& incident) {
    Fields fields;
    add(fields, "types", code(incident.type));
    if (incident.where) {
        add(fields, "precisions of place", to_string(incident.where->footprint.precision));
        add(fields, "countries", incident.where->country);
        add(fields, "divisions", incident.where->admin);
        add(fields, "places", incident.where->name);
    }
    for (const auto& weapon : incident.weapons) add(fields, "weapons", code(weapon.weapon_class));
    for (const auto& claim : incident.claims) {
        add(fields, "claimants", claim.claimant);
        add(fields, "parties", claim.actor);
        for (const auto& party : claim.participants) add(fields, "parties", party.name);
    }
    incident.verbatim.each_value([&](const std::string& column, std::string_view cell) {
        // Days are chosen by a first and a last one, which leaves no gaps; see is_window().
        if (parse_day(cell)) return;
        for (const auto& value : split_list(cell)) add(fields, kColumn + column, value);
    });
    return fields;
}

double log_choices(std::size_t all, std::size_t chosen) {
    const auto n = static_cast<double>(all), k = static_cast<double>(chosen);
    return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
}

}  // namespace

bool is_hardly_chance(double log_choices_made, std::size_t brought, std::size_t missing, double at_most) {
    return log_choices_made - log_choices(brought + missing, missing) <= std::log(at_most);
}

namespace {

/// Whether `picked` of a field's values explain which incidents are there and which are not: there are at
/// least about two incidents to a value, and far more ways to take out incidents than to pick values.
bool is_choice(std::size_t picked, std::size_t values, std::size_t explained, std::size_t brought,
               std::size_t missing) {
    return 2 * picked <= explained + 1 &&
           is_hardly_chance(log_choices(values, picked), brought, missing, kHardlyByField);
}

/// What is known of a field while the release's incidents are looked at.
struct Evidence {
    std::unordered_map<Value, std::size_t> missing;  ///< how many missing incidents have the value
    std::unordered_map<Value, std::size_t> brought;  ///< how many others, of values that no missing one has
    std::unordered_set<Value> picked;                ///< of these, as many as each incident needs to have one
    std::unordered_set<Value> shared;                ///< values of missing ones that others have too
    bool may_keep = true;  ///< each incident so far has a value that no missing one has
    bool may_drop = true;  ///< each missing one has a value that none so far has

    void look_at(const Values& values);
    std::size_t all_values() const { return missing.size() + brought.size(); }
};

void Evidence::look_at(const Values& values) {
    const Value* own = nullptr;
    bool has_picked = false;
    for (const Value& value : values) {
        if (missing.contains(value)) {
            if (may_drop) shared.insert(value);
            continue;
        }
        if (may_keep || brought.size() <= kMostValues) ++brought[value];
        own = own == nullptr ? &value : own;
        has_picked = has_picked || picked.contains(value);
    }
    may_drop = may_drop && shared.size() < missing.size();
    may_keep = may_keep && own != nullptr && brought.size() <= kMostValues;
    if (may_keep && !has_picked) picked.insert(*own);
}

/// The evidence of every field that any of the incidents has a value of.
class Comparison {
  public:
    Comparison(std::size_t brought, std::size_t missing) : brought_(brought), missing_(missing) {}

    void add_missing(const Fields& fields) {
        for (const auto& [name, values] : fields)
            for (const Value value : unique(values)) ++evidence_[name].missing[value];
        missing_fields_.push_back(fields);
    }

    /// False if no field can explain anything any more.
    bool add_brought(const Fields& fields) {
        if (seen_++ == 0) start(fields);
        bool open = false;
        static const Values kNone;
        for (auto& [name, evidence] : evidence_) {
            if (!evidence.may_keep && !evidence.may_drop) continue;
            const auto found = fields.find(name);
            evidence.look_at(found == fields.end() ? kNone : unique(found->second));
            open |= evidence.may_keep || evidence.may_drop;
        }
        return open;
    }

    /// The plainest fields come first: Bearing's own, then the file's columns.
    std::optional<std::string> choice() const {
        std::optional<std::string> of_column;
        for (const auto& [name, evidence] : evidence_) {
            if (!keeps(evidence) && !drops(name, evidence)) continue;
            if (!name.starts_with(kColumn)) return name;
            if (!of_column) of_column = fmt::format("values of {}\"", name);
        }
        return of_column;
    }

  private:
    /// Fields that the first incident lacks cannot be what each has; values of which each missing incident
    /// has its own explain nothing.
    void start(const Fields& first) {
        for (const auto& [name, values] : first) evidence_[name];
        for (auto& [name, evidence] : evidence_) evidence.may_drop = drops(name, evidence);
    }

    static Values unique(Values values) {
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
        return values;
    }

    bool keeps(const Evidence& evidence) const {
        if (!evidence.may_keep) return false;
        const bool by_one = std::any_of(evidence.brought.begin(), evidence.brought.end(),
                                        [&](const auto& value) { return value.second == brought_; });
        return is_choice(by_one ? 1 : evidence.picked.size(), evidence.all_values(), brought_, brought_,
                         missing_);
    }

    bool drops(const std::string& name, const Evidence& evidence) const {
        if (!evidence.may_drop) return false;
        std::unordered_set<Value> left_out;
        for (const auto& fields : missing_fields_) {
            const auto values = fields.find(name);
            if (values == fields.end()) return false;
            const Value* best = nullptr;
            for (const Value& value : values->second)
                if (!evidence.shared.contains(value) &&
                    (best == nullptr || evidence.missing.at(value) > evidence.missing.at(*best)))
                    best = &value;
            if (best == nullptr) return false;
            left_out.insert(*best);
        }
        return is_choice(left_out.size(), evidence.all_values(), missing_, brought_, missing_);
    }

    std::size_t brought_, missing_;
    std::size_t seen_ = 0;
    std::map<std::string, Evidence> evidence_;
    std::vector<Fields> missing_fields_;
};

}  // namespace

std::optional<std::string> chosen_by(IncidentReader& reader, const std::vector<long long>& brought,
                                     const std::vector<long long>& missing) {
    if (missing.size() < kLeastToExplain || brought.empty()) return std::nullopt;
    Comparison comparison(brought.size(), missing.size());
    for (const long long fid : missing)
        if (const auto row = reader.find(fid)) comparison.add_missing(values_of(row->content.incident));
    for (const long long fid : brought)
        if (const auto row = reader.find(fid);
            row && !comparison.add_brought(values_of(row->content.incident)))
            return std::nullopt;
    return comparison.choice();
}

}  // namespace bearing
