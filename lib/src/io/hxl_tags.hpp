#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bearing {

/// What a column of an HXL table is to Bearing.
enum class HxlRole : std::size_t {
    id,
    bearing_id,  ///< an incident's own id, as Bearing's HXL tables have it
    url,
    source,
    reported,
    date,
    start,
    end,
    year,
    year_start,
    year_end,
    time_precision,
    type,
    sub_type,
    event_words,
    first,
    with_first,
    second,
    with_second,
    participant,
    accused,
    country,
    country_code,
    admin,
    admin_code,
    place,
    latitude,
    longitude,
    position,
    place_precision,
    radius,
    description,
    notes,
    killed,
    killed_low,
    killed_high,
    injured,
    injured_low,
    injured_high,
    count
};

/// Columns by role, those whose hashtag says most exactly that first. Attributes may stand in any order and
/// case; columns with tags that Bearing does not know are nowhere in it.
class HxlColumns {
  public:
    explicit HxlColumns(const std::vector<std::string>& hashtags);

    const std::vector<std::size_t>& of(HxlRole role) const {
        return columns_[static_cast<std::size_t>(role)];
    }
    bool has(HxlRole role) const { return !of(role).empty(); }

  private:
    std::array<std::vector<std::size_t>, static_cast<std::size_t>(HxlRole::count)> columns_;
};

}  // namespace bearing
