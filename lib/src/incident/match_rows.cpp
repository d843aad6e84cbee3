#include "incident/match_rows.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "bearing/base/text.hpp"

namespace bearing {
namespace {

/// Without the years that some files put after a name: "Military Forces (2018-)".
std::string_view without_years(std::string_view name) {
    const auto open = name.rfind('(');
    if (open == std::string_view::npos || open == 0 || !name.ends_with(')')) return name;
    const auto inside = name.substr(open + 1, name.size() - open - 2);
    const bool years = !inside.empty() && inside.find_first_not_of("0123456789- ") == std::string_view::npos;
    return years ? trim(name.substr(0, open)) : name;
}

/// Runs of letters as one letter, runs of digits as one digit; a prefix before ':' as it is.
std::uint32_t id_shape(std::string_view id) {
    std::uint32_t hash = 2166136261U;  // FNV-1a
    const auto add = [&](char c) { hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U; };
    const auto colon = id.find(':');
    if (colon != std::string_view::npos) {
        for (const char c : id.substr(0, colon)) add(c);
        return hash;
    }
    char before = 0;
    for (const char c : id) {
        const bool digit = c >= '0' && c <= '9';
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
        const char kind = digit ? '0' : letter ? 'a' : c;
        if (kind != before) add(kind);
        before = kind;
    }
    return hash;
}

}  // namespace

std::uint32_t Parties::code(std::string_view name) {
    name = without_years(trim(name));
    const auto known = codes_.find(std::string(name));
    if (known != codes_.end()) return known->second;
    const std::string root = actors_.root_of(name);
    const auto [entry, is_new] = codes_.emplace(root, static_cast<std::uint32_t>(names_.size()));
    if (is_new) {
        names_.push_back(root);
        incidents_with_.push_back(0);
    }
    codes_.emplace(name, entry->second);
    return entry->second;
}

std::uint32_t Parties::set_code(std::vector<std::uint32_t> parties) {
    std::sort(parties.begin(), parties.end());
    parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
    const auto [set, is_new] = set_codes_.emplace(parties, static_cast<std::uint32_t>(sets_.size()));
    if (is_new) sets_.push_back(std::move(parties));
    return set->second;
}

void Parties::count(std::uint32_t set) {
    ++incidents_;
    for (const auto party : sets_[set]) ++incidents_with_[party];
}

double Parties::weight(std::uint32_t set_a, std::uint32_t set_b, std::vector<std::string>* shared) const {
    const auto &a = sets_[set_a], &b = sets_[set_b];
    if (a.empty() || b.empty()) return 0;
    double most = 0;
    for (const auto party : a) {
        if (!std::binary_search(b.begin(), b.end(), party)) continue;
        const double rarity = std::log((static_cast<double>(incidents_) + 20) /
                                       (static_cast<double>(incidents_with_[party]) + 20));
        most = std::max(most, std::min(2.0, 0.6 + 0.4 * rarity));
        if (shared != nullptr) shared->push_back(names_[party]);
    }
    // Sources name the same parties in so many ways that other names say little.
    return most > 0 ? most : -0.8;
}

MatchRows match_rows(const Dataset& dataset) {
    MatchRows out{{}, Parties(dataset.actors())};
    const IncidentColumns& columns = dataset.columns();
    std::vector<std::uint32_t> set_of;  // by set of names as they stand in the columns
    for (std::uint32_t s = 0; s < columns.involved_sets().size(); ++s) {
        std::vector<std::uint32_t> parties;
        for (const auto name : columns.involved_sets()[s]) {
            const auto text = columns.names()[name];
            parties.push_back(out.parties.code({text.data(), text.size()}));
        }
        set_of.push_back(out.parties.set_code(std::move(parties)));
    }
    out.rows.resize(dataset.size());
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        MatchRow& row = out.rows[i];
        row.comparable = dataset.is_dated(i) && dataset.is_located(i);
        row.first_day = dataset.first_days()[i];
        row.last_day = dataset.last_days()[i];
        if (row.comparable) {
            row.point = dataset.point(i);
            row.radius_m = static_cast<float>(dataset.radius_m(i));
            row.cos_lat = static_cast<float>(std::cos(row.point.lat * std::numbers::pi / 180));
        }
        row.type = dataset.type(i);
        row.id_shape = id_shape(dataset.id(i));
        row.parties = set_of[columns.rows().involved_set[i]];
        out.parties.count(row.parties);
    }
    return out;
}

}  // namespace bearing
