#pragma once

#include <string>
#include <string_view>
#include <vector>

// The rooms above see GDAL only through the headers of this folder, none of which includes one of GDAL's.
namespace bearing::gdal {

/// Makes GDAL's drivers known; the first call does the work, from whichever thread. The classes of this room
/// call it themselves.
void register_drivers();

/// "3.6.2", "3.11.1", "9.1.1": GDAL itself and the GEOS and PROJ it runs with ("" if it has none).
std::string gdal_version();
std::string geos_version();
std::string proj_version();

/// What a driver of this GDAL can do.
struct Driver {
    std::string name;   ///< "GPKG"
    std::string title;  ///< "GeoPackage"
    bool present = false;
    bool writes = false;
};
/// Each of the named drivers, in the given order.
std::vector<Driver> drivers(const std::vector<std::string>& names);

/// While alive, what GDAL and the libraries below it say on this thread is kept instead of being printed.
class Messages {
  public:
    Messages();
    ~Messages();
    Messages(const Messages&) = delete;
    Messages& operator=(const Messages&) = delete;

    /// The first error said, as a clause for the end of a message: "database is locked"; `otherwise` if
    /// nothing was said.
    std::string reason(std::string_view otherwise) const;
    const std::vector<std::string>& errors() const { return errors_; }
    const std::vector<std::string>& warnings() const { return warnings_; }
    void clear();

  private:
    friend struct MessagesAccess;
    std::vector<std::string> errors_;
    std::vector<std::string> warnings_;
};

/// While alive, a configuration option of GDAL has this value on this thread.
class ConfigOption {
  public:
    ConfigOption(std::string name, const std::string& value);
    ~ConfigOption();
    ConfigOption(const ConfigOption&) = delete;
    ConfigOption& operator=(const ConfigOption&) = delete;

  private:
    std::string name_;
    std::string previous_;
    bool had_value_ = false;
};

}  // namespace bearing::gdal
