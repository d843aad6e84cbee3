#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "publish/secret_points.hpp"

namespace bearing::publish {

using TakeIncident = std::function<void(std::uint32_t incident)>;

/// Secret points written as two decimal numbers near each other, with at least so many decimals, rounded or
/// cut off.
void find_decimals(std::string_view text, const SecretPoints& points, int least_decimals,
                   const TakeIncident& take);

/// Secret points in notations with letters or signs: degrees and minutes, MGRS, UTM, plus codes. Those that
/// are coarser than `coarse_m` are none.
void find_notations(std::string_view text, const SecretPoints& points, double coarse_m,
                    const TakeIncident& take);

/// Secret points as two binary numbers near each other: doubles and floats, in either byte order. In columns
/// of whole numbers side by side, any two may look like floats: `is_columns` leaves floats out where secrets
/// are so many that such a pair is one of them by chance.
void find_binary(std::string_view bytes, const SecretPoints& points, bool is_columns,
                 const TakeIncident& take);

}  // namespace bearing::publish
