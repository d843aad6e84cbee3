#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bearing/incident/incident.hpp"
#include "bearing/publish/profile.hpp"

namespace bearing {

/// The secret that displaces circles and makes ids. Never written to any output.
struct PublishKey {
    std::string bytes;
    bool is_random = false;  ///< nobody gave one: the output cannot be made a second time
};

/// From $BEARING_PUBLISH_KEY, else the profile's key file, else at random. Throws FileError if the file
/// cannot be read, FormatError if it holds less than 16 bytes.
PublishKey publish_key(const PublishProfile& profile);

/// HMAC-SHA-256 (RFC 2104), hexadecimal.
std::string hmac_sha256_hex(std::string_view key, std::string_view message);

/// One administrative area.
struct AdminArea {
    std::string name;
    MultiPolygon polygons;
};

/// What a published incident was made from and what was taken out of it; for the leak test.
struct Withheld {
    std::optional<LonLat> point;      ///< the true one
    std::vector<std::string> places;  ///< names of the place
    std::vector<std::string> texts;   ///< values of stripped fields
};

/// Makes incidents fit to be published. The same incident, profile and key give the same result. Const use
/// from many threads is safe.
class Publisher {
  public:
    /// Throws ArgumentError for sizes out of range, FileError or FormatError where the profile's areas cannot
    /// be read. `areas` are used for CoarsenBy::admin where the profile names no file.
    Publisher(PublishProfile profile, PublishKey key, std::vector<AdminArea> areas = {});
    ~Publisher();
    Publisher(Publisher&&) noexcept;
    Publisher& operator=(Publisher&&) noexcept;

    const PublishProfile& profile() const;
    const PublishKey& key() const;

    /// The incident as it may leave, or nothing if it is held back. Its place is an area (Footprint::area),
    /// the point the area's centre, radius and precision those of the area. `withheld` is filled where given.
    std::optional<Incident> publish(const Incident& incident, Withheld* withheld = nullptr) const;

    /// What remains of a text: coordinates in any notation and the given names of places are replaced.
    static std::string scrubbed(std::string_view text, const std::vector<std::string>& names);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bearing
