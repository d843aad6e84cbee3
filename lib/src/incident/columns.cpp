#include "bearing/incident/columns.hpp"

#include <algorithm>
#include <array>

#include "bearing/base/error.hpp"
#include "incident/fixed_point.hpp"
#include "incident/row_list.hpp"

namespace bearing {
namespace {

using Codes = std::vector<std::uint32_t>;

std::uint16_t weapon_bits(const Incident& incident) {
    unsigned bits = 0;
    for (const Weapon& weapon : incident.weapons) bits |= 1u << static_cast<unsigned>(weapon.weapon_class);
    return static_cast<std::uint16_t>(bits);
}

void sort_claims(Codes& codes, std::vector<std::array<std::uint32_t, 3>>& claims) {
    std::sort(claims.begin(), claims.end());
    codes.clear();
    for (const auto& claim : claims) codes.insert(codes.end(), claim.begin(), claim.end());
}

/// Codes of `to` for those of `from`.
template <class T>
Codes joined(const Dictionary<T>& from, Dictionary<T>& to) {
    Codes codes;
    codes.reserve(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) codes.push_back(to.add(from[i]));
    return codes;
}

void map_codes(std::vector<std::uint32_t>& column, std::size_t from, const Codes& codes) {
    for (std::size_t i = from; i < column.size(); ++i) column[i] = codes[column[i]];
}

void check_room(std::size_t rows) {
    if (rows >= UINT32_MAX) throw Error("more than 4,294,967,294 incidents do not fit into one dataset");
}

}  // namespace

std::uint32_t IncidentColumns::claim_set_code(const Incident& incident) {
    std::vector<std::array<std::uint32_t, 3>> claims;
    for (const Claim& claim : incident.claims)
        claims.push_back(
            {names_.add(claim.claimant), static_cast<std::uint32_t>(claim.stance), names_.add(claim.actor)});
    Codes codes;
    sort_claims(codes, claims);
    return claim_sets_.add(codes);
}

std::uint32_t IncidentColumns::involved_set_code(const Incident& incident) {
    Codes codes;
    const auto add = [&](const std::string& name) {
        if (!name.empty()) codes.push_back(names_.add(name));
    };
    for (const Claim& claim : incident.claims) {
        add(claim.actor);
        for (const Participant& participant : claim.participants) add(participant.name);
    }
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    return involved_sets_.add(codes);
}

void IncidentColumns::add_place(const Incident& incident) {
    const auto row = static_cast<std::uint32_t>(size());
    const Location none;
    const Location& where = incident.where ? *incident.where : none;
    const Footprint& footprint = where.footprint;
    const std::int32_t lon = fixed_from_degrees(footprint.point.lon, 180);
    const std::int32_t lat = fixed_from_degrees(footprint.point.lat, 90);
    std::uint32_t radius = cm_from_metres(footprint.radius_m);
    const bool on_earth =
        std::abs(footprint.point.lon) <= 180 && std::abs(footprint.point.lat) <= 90;  // false for NaN
    const bool exact = on_earth && footprint.area.empty() && radius != IncidentRows::kNoRadius &&
                       footprint.point == LonLat{degrees_from_fixed(lon), degrees_from_fixed(lat)} &&
                       footprint.radius_m == metres_from_cm(radius);
    if (!on_earth || !footprint.area.empty()) radius = IncidentRows::kNoRadius;
    if (!exact) exact_footprints_.emplace_back(row, footprint);
    rows_.lon.push_back(lon);
    rows_.lat.push_back(lat);
    rows_.radius_cm.push_back(radius);
    rows_.precision.push_back(static_cast<std::uint8_t>(footprint.precision));
    const std::array<std::uint32_t, 3> place{place_texts_.add(where.name), place_texts_.add(where.place_id),
                                             place_texts_.add(where.country)};
    rows_.place.push_back(places_.add(place));
    rows_.flags.push_back(
        (incident.where ? IncidentRows::kLocated : 0) |
        (incident.background ? IncidentRows::kBackground : 0) | (exact ? 0 : IncidentRows::kExactBeside) |
        static_cast<std::uint8_t>(incident.verification) << IncidentRows::kVerificationShift);
}

void IncidentColumns::add(const Incident& incident, std::uint32_t key) {
    check_room(size() + 1);
    add_place(incident);
    const auto& when = incident.when;
    rows_.first_day.push_back(when ? day_number(when->span.first) : IncidentRows::kNoDay);
    rows_.last_day.push_back(when ? day_number(when->span.last) : IncidentRows::kNoDay);
    rows_.time_precision.push_back(
        static_cast<std::uint8_t>(when ? when->span.precision : TimePrecision::unknown));
    rows_.claim_set.push_back(claim_set_code(incident));
    rows_.involved_set.push_back(involved_set_code(incident));
    rows_.weapons.push_back(weapon_bits(incident));
    rows_.type.push_back(static_cast<std::uint8_t>(incident.type));
    ids_.add(incident.id);
    rows_.key.push_back(key);
}

std::vector<ClaimCode> IncidentColumns::claim_set(std::uint32_t set) const {
    std::vector<ClaimCode> claims;
    const auto codes = claim_sets_[set];
    for (std::size_t i = 0; i + 2 < codes.size(); i += 3)
        claims.push_back({codes[i], static_cast<Stance>(codes[i + 1]), codes[i + 2]});
    return claims;
}

void IncidentColumns::append(const IncidentColumns& other) {
    if (size() == 0) {
        *this = other;
        return;
    }
    const std::size_t before = size();
    check_room(before + other.size());
    const Codes names = joined(other.names_, names_);
    const Codes texts = joined(other.place_texts_, place_texts_);
    Codes places, claim_sets, involved_sets, codes;
    for (std::size_t i = 0; i < other.places_.size(); ++i) {
        codes.clear();
        for (const std::uint32_t text : other.places_[i]) codes.push_back(texts[text]);
        places.push_back(places_.add(codes));
    }
    std::vector<std::array<std::uint32_t, 3>> claims;
    for (std::size_t i = 0; i < other.claim_sets_.size(); ++i) {
        claims.clear();
        for (const ClaimCode& c : other.claim_set(static_cast<std::uint32_t>(i)))
            claims.push_back({names[c.claimant], static_cast<std::uint32_t>(c.stance), names[c.actor]});
        sort_claims(codes, claims);
        claim_sets.push_back(claim_sets_.add(codes));
    }
    for (std::size_t i = 0; i < other.involved_sets_.size(); ++i) {
        codes.clear();
        for (const std::uint32_t name : other.involved_sets_[i]) codes.push_back(names[name]);
        std::sort(codes.begin(), codes.end());
        involved_sets.push_back(involved_sets_.add(codes));
    }
    each_row_column([&](auto column) {
        auto& values = rows_.*column;
        const auto& more = other.rows_.*column;
        values.insert(values.end(), more.begin(), more.end());
    });
    map_codes(rows_.place, before, places);
    map_codes(rows_.claim_set, before, claim_sets);
    map_codes(rows_.involved_set, before, involved_sets);
    ids_.append(other.ids_);
    for (const auto& [row, footprint] : other.exact_footprints_)
        exact_footprints_.emplace_back(static_cast<std::uint32_t>(before + row), footprint);
}

IncidentColumns::Memory IncidentColumns::memory() const {
    Memory memory;
    each_row_column([&](auto column) {
        using Value = typename std::remove_reference_t<decltype(rows_.*column)>::value_type;
        memory.bytes += (rows_.*column).size() * sizeof(Value);
    });
    memory.bytes += ids_.size() * sizeof(std::uint64_t);
    const auto add = [&](const auto& sequences, std::size_t size) {
        memory.text_bytes +=
            sequences.values().size() * size + sequences.ends().size() * sizeof(std::uint64_t);
    };
    memory.text_bytes += ids_.values().size();
    add(names_.entries(), 1);
    add(place_texts_.entries(), 1);
    for (const auto* sets : {&places_, &claim_sets_, &involved_sets_}) add(sets->entries(), 4);
    memory.text_bytes += exact_footprints_.size() * sizeof(exact_footprints_.front());
    for (const auto& [row, footprint] : exact_footprints_)
        for (const Polygon& polygon : footprint.area) {
            memory.text_bytes += polygon.outer.size() * sizeof(LonLat);
            for (const Ring& hole : polygon.holes) memory.text_bytes += hole.size() * sizeof(LonLat);
        }
    memory.bytes += memory.text_bytes;
    return memory;
}

}  // namespace bearing
