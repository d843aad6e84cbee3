#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace bearing {

/// A Debian package with data for the basemap.
struct DataPackage {
    std::string name;              ///< "gmt-dcw"
    std::string purpose;           ///< what the basemap takes from it
    std::filesystem::path folder;  ///< where its files are, empty if it is not installed

    bool found() const { return !folder.empty(); }
};

/// gmt-dcw and gmt-gshhg-full (also as gmt-common installs their files), in this order.
std::vector<DataPackage> basemap_packages();

/// The command that installs those that were not found, "" if all were.
std::string install_command(const std::vector<DataPackage>& packages);

/// A file format that GDAL can read here.
struct GisDriver {
    std::string name;   ///< "GPKG"
    std::string title;  ///< "GeoPackage"
    bool present = false;
    bool writes = false;
};

/// The GIS libraries that Bearing runs with and the formats that matter to it.
struct GisEnvironment {
    std::string gdal, geos, proj;  ///< versions, "" if there is none
    std::vector<GisDriver> drivers;
};
GisEnvironment gis_environment();

}  // namespace bearing
