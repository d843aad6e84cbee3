#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bearing/geo/projection.hpp"
#include "bearing/incident/incident.hpp"
#include "io/row_geometry.hpp"
#include "io/row_mapper.hpp"
#include "io/table_fields.hpp"

namespace bearing {

/// Where the rows of a table say that it was: coordinates in columns in any notation or system, or the
/// geometry of a layer, and how closely it is known.
class TablePlace {
  public:
    /// `crs` is the system of the coordinates in columns, "" for degrees. Throws FormatError if it is none.
    TablePlace(TableFields& fields, const std::string& crs, std::optional<Precision> default_precision);

    /// Nothing where the row has no coordinates. Throws RowFault for some that cannot be read.
    std::optional<Location> read(const Row& row, std::vector<Issue>& warnings);

  private:
    std::optional<LonLat> read_projected(const std::string& northing, const std::string& easting) const;
    std::optional<LonLat> read_utm(const std::string& zone, const std::string& northing,
                                   const std::string& easting) const;
    std::optional<LonLat> read_point_columns(const Row& row) const;
    std::optional<LonLat> read_coordinates(const Row& row, double& radius_m) const;
    RowGeometry read_wkt(const Row& row) const;
    RowGeometry read_geometry(const Row& row, double& cell_m) const;
    bool read_precision(const Row& row, Footprint& footprint, std::vector<Issue>& warnings);
    void set_footprint(const Row& row, const RowGeometry& geometry, double cell_m, Footprint& footprint,
                       std::vector<Issue>& warnings);

    TableFields& fields_;
    std::optional<Precision> default_precision_;
    std::optional<Projection> projection_;
};

}  // namespace bearing
