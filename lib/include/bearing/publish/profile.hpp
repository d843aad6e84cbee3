#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace bearing {

/// What the place of a published incident becomes.
enum class CoarsenBy {
    none,
    grid,    ///< a cell of an equal-area grid
    admin,   ///< the administrative area that holds the point
    radius,  ///< a circle that holds the point, its centre displaced by a key
};

/// To what times are coarsened. `time` keeps times of day.
enum class TimeGrain { time, day, week, month };

/// What happens to texts that may hold coordinates or names of places.
enum class TextRule { keep, scrub, strip };

/// What leaves the building, and how. As a file it is JSON; docs/formats.md describes it.
struct PublishProfile {
    std::string name = "publish";
    CoarsenBy coarsen = CoarsenBy::grid;
    double grid_km = 10;               ///< side of a cell, 1 to 500
    double radius_km = 10;             ///< 0.5 to 500
    std::filesystem::path admin_file;  ///< any vector file with polygons; for CoarsenBy::admin
    std::string admin_layer;           ///< "" is the first one
    std::string admin_name_field = "name";
    bool keep_place_names = false;  ///< else the name of the coarsened area stands in their place
    TextRule texts = TextRule::scrub;
    TimeGrain times = TimeGrain::day;
    bool keyed_ids = false;            ///< ids are replaced by ones made with the key
    bool hold_back_unverified = true;  ///< incidents that their source calls unverified
    std::vector<std::string> strip{"notes", "source_urls", "hashes", "spans", "date_text"};
    std::filesystem::path key_file;

    bool operator==(const PublishProfile&) const = default;
    /// False if incidents leave as they are.
    bool changes_anything() const;
};

/// Everything as it is: for sharing within an organisation.
PublishProfile internal_profile();
/// Cells of 10 km, place names withheld, coordinates taken out of texts, unverified incidents held back.
PublishProfile publish_profile();

/// "internal", "publish", or the path of a JSON file; paths in it are relative to it. Throws FileError, or
/// FormatError naming the key that is wrong.
PublishProfile read_profile(const std::string& name_or_path);
PublishProfile profile_from_json(std::string_view json);

/// Names that PublishProfile::strip may hold.
const std::vector<std::string>& strippable_fields();

/// What a reader of the output must be told: "Places are coarsened: …". One sentence each.
std::vector<std::string> in_words(const PublishProfile& profile);

}  // namespace bearing
