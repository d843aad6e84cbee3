#pragma once

#include <string_view>

#include "store/database.hpp"

namespace bearing {

/// Raised when the tables change in a way that an older Bearing cannot read.
inline constexpr int kFormatVersion = 2;

/// Columns that hold an incident itself, in the order in which IncidentWriter binds and IncidentReader reads
/// them. The tables `incidents` (as it stands) and `versions` (as it was) share them.
inline constexpr std::string_view kContentColumns =
    "id, source_id, summary, date_first, date_last, date_precision, date_text, place, place_text, admin, "
    "country, place_id, lat, lon, precision, radius_m, area, type, weapons, killed_low, killed_best, "
    "killed_high, injured_low, injured_best, injured_high, alleged_actors, stances, background, "
    "verification, layout, verbatim, summary_at, hash, details";
inline constexpr int kContentColumnCount = 34;

/// Columns of a claim after `fid` and `incident`; `claims` and `version_claims` share them.
inline constexpr std::string_view kClaimColumns =
    "claimant, stance, actor, actor_country, participants, basis, hedge, date_first, date_last, "
    "date_precision, weapons, killed_low, killed_best, killed_high, injured_low, injured_best, injured_high, "
    "source_publisher, source_title, source_url, source_date, source_sha256, note, details";
inline constexpr int kClaimColumnCount = 24;

/// A claim's fid is its incident's fid times this, plus its position: claims lie beside one another in the
/// file and need no index.
inline constexpr long long kClaimsAnIncident = 1 << 20;

/// Makes all tables of an empty project in a database that has those of every GeoPackage. The caller holds
/// the transaction.
void create_project_tables(Database& database);

/// Throws FormatError if the database is no project or one of a newer Bearing. Gives the version.
int check_format(const Database& database);

}  // namespace bearing
