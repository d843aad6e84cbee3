#include "bearing/basemap/environment.hpp"

#include "gdal/session.hpp"

namespace bearing {

GisEnvironment gis_environment() {
    GisEnvironment environment{gdal::gdal_version(), gdal::geos_version(), gdal::proj_version(), {}};
    for (auto& driver :
         gdal::drivers({"GPKG", "GeoJSON", "CSV", "XLSX", "ODS", "KML", "LIBKML", "ESRI Shapefile",
                        "FlatGeobuf", "OSM", "GTiff", "MBTiles", "netCDF", "PostgreSQL"}))
        environment.drivers.push_back(
            {std::move(driver.name), std::move(driver.title), driver.present, driver.writes});
    return environment;
}

}  // namespace bearing
