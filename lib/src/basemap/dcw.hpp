#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "bearing/geo/polygon.hpp"
#include "gdal/array_file.hpp"

namespace bearing::basemap {

/// A ring of a country as DCW-GMT stores it.
struct DcwRing {
    bool hole = false;
    Ring points;  ///< longitudes run on across the antimeridian, up to 360
};

/// How one coordinate of a country is packed: degrees = raw / scale + min (not the CF convention, so GDAL
/// does not apply it).
struct DcwScale {
    double min = 0;
    double scale = 1;
    double degrees(std::uint16_t raw) const { return raw / scale + min; }
};

/// Rings from the packed coordinates: a longitude of 65535 begins a ring, the latitude beside it is 1 for a
/// hole. Rings of fewer than three points are dropped, open ones closed.
std::vector<DcwRing> decode_rings(const std::vector<std::uint16_t>& lon,
                                  const std::vector<std::uint16_t>& lat, DcwScale lon_scale,
                                  DcwScale lat_scale);

/// Each hole given to the ring around it; holes without one are dropped.
MultiPolygon polygons_of(const std::vector<DcwRing>& rings);

/// The country polygons of the gmt-dcw package. Their borders are no good for drawing (slivers, overlaps, AZ
/// cut at 45 E), but they say which country a face of land belongs to.
class DcwFile {
  public:
    /// `folder` holds dcw-gmt.nc and dcw-countries.txt. Throws FileError, FormatError.
    explicit DcwFile(const std::filesystem::path& folder);

    /// ISO 3166-1 alpha-2 codes with the package's English names.
    const std::map<std::string, std::string>& countries() const { return countries_; }
    /// "2.1.1", "" if the file does not say.
    std::string version() const { return file_.file_attribute("version"); }
    /// Empty for a code without polygons.
    std::vector<DcwRing> rings(const std::string& code) const;

  private:
    gdal::ArrayFile file_;
    std::map<std::string, std::string> countries_;
};

}  // namespace bearing::basemap
