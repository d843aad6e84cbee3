#include "incident/difference_parts.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "bearing/base/text.hpp"
#include "incident/difference_fields.hpp"

namespace bearing {

std::vector<ClaimKey> claim_keys(const std::vector<Claim>& claims) {
    std::vector<ClaimKey> keys;
    std::map<ClaimKey, std::size_t> met;
    for (const auto& claim : claims) {
        ClaimKey key{claim.claimant, claim.stance, claim.actor, 0};
        const std::size_t ordinal = met[key]++;
        key.ordinal = ordinal;
        keys.push_back(std::move(key));
    }
    return keys;
}

ClaimsByKey by_key(const std::vector<Claim>& claims) {
    ClaimsByKey map;
    const auto keys = claim_keys(claims);
    for (std::size_t i = 0; i < claims.size(); ++i) map.emplace(keys[i], &claims[i]);
    return map;
}

std::string claim_label(const ClaimKey& key, const ClaimsByKey& some, const ClaimsByKey& others) {
    const auto once = [&](const ClaimsByKey& claims) {
        return std::count_if(claims.begin(), claims.end(),
                             [&](const auto& entry) { return entry.first.claimant == key.claimant; }) <= 1;
    };
    std::string name = key.claimant.empty() ? "no claimant named" : key.claimant;
    if (!once(some) || !once(others)) {
        name += fmt::format(", {}", to_string(key.stance));
        if (!key.actor.empty()) name += " " + key.actor;
        if (key.ordinal > 0) name += fmt::format(", {}", key.ordinal + 1);
    }
    return "claims[" + name + "]";
}

std::vector<CellKey> cell_keys(const Verbatim& verbatim) {
    std::vector<CellKey> keys;
    if (verbatim.empty()) return keys;
    std::map<std::string, std::size_t> met;
    for (const auto& column : *verbatim.columns()) keys.emplace_back(column, met[column]++);
    return keys;
}

std::map<CellKey, std::string> cells_by_key(const Verbatim& verbatim) {
    std::map<CellKey, std::string> map;
    const auto keys = cell_keys(verbatim);
    auto cells = verbatim.cells();
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (!cells[i].second.empty()) map.emplace(keys[i], std::move(cells[i].second));
    return map;
}

std::string cell_label(const CellKey& key) {
    return key.second == 0 ? fmt::format("verbatim[{}]", key.first)
                           : fmt::format("verbatim[{}, {}]", key.first, key.second + 1);
}

void append_difference(const std::string& name, const std::optional<Occurrence>& before,
                       const std::optional<Occurrence>& after, std::vector<FieldChange>& out) {
    if (!before || !after) {
        if (before || after) out.push_back({name, in_words(before), in_words(after)});
        return;
    }
    append_difference(name, before->span, after->span, out);
    append_difference(name + ".text", before->text, after->text, out);
    append_difference(name + ".span", before->text_span, after->text_span, out);
}

void append_difference(const std::string& name, const Footprint& before, const Footprint& after,
                       std::vector<FieldChange>& out) {
    const std::string parent = name.substr(0, name.rfind('.') + 1);
    append_difference(parent + "point", before.point, after.point, out);
    append_difference(parent + "radius_m", before.radius_m, after.radius_m, out);
    append_difference(parent + "precision", before.precision, after.precision, out);
    append_difference(parent + "area", before.area, after.area, out);
}

void append_difference(const std::string& name, const std::optional<Location>& before,
                       const std::optional<Location>& after, std::vector<FieldChange>& out) {
    if (!before || !after) {
        if (before || after) out.push_back({name, in_words(before), in_words(after)});
        return;
    }
    each_location_field([&](const char* part, auto of) {
        append_difference(name + "." + part, of(*before), of(*after), out);
    });
}

void append_difference(const std::string& name, const Claim& before, const Claim& after,
                       std::vector<FieldChange>& out) {
    each_claim_field(
        [&](const char* part, auto of) { append_difference(name + "." + part, of(before), of(after), out); });
}

void append_difference(const std::string& name, const Verbatim& before, const Verbatim& after,
                       std::vector<FieldChange>& out) {
    if (before == after) return;
    const std::size_t known = out.size();
    auto old_cells = cells_by_key(before);
    const auto new_cells = cells_by_key(after);
    for (const auto& [key, value] : new_cells) {
        const auto old = old_cells.find(key);
        append_difference(cell_label(key), old == old_cells.end() ? std::string() : old->second, value, out);
        if (old != old_cells.end()) old_cells.erase(old);
    }
    for (const auto& [key, value] : old_cells) out.push_back({cell_label(key), value, ""});
    if (out.size() > known) return;
    const auto order = [](const Verbatim& verbatim) {
        std::vector<std::string> columns;
        verbatim.each_value([&](const std::string& column, std::string_view) { columns.push_back(column); });
        return bearing::join(columns, ", ");
    };
    out.push_back({name + ".order", order(before), order(after)});
}

}  // namespace bearing
