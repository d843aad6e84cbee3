#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "bearing/base/outcome.hpp"
#include "bearing/base/progress.hpp"

namespace bearing {

/// What a gazetteer is built from. Files of GeoNames may be zipped.
struct GazetteerSources {
    /// Dumps: allCountries, cities*, one country's file: tab-separated, 19 columns. A place of several files
    /// is taken from its newest row, with the names of all.
    std::vector<std::filesystem::path> geonames;
    std::vector<std::filesystem::path> alternate_names;  ///< alternateNamesV2
    std::vector<std::filesystem::path> admin1;           ///< admin1CodesASCII
    std::vector<std::filesystem::path> admin2;           ///< admin2Codes
    /// Own tables with a header line: name, lat, lon; perhaps id, feature, country, admin1, admin2,
    /// population, precision, radius_m, confidence, names ("az:Xankəndi; Khankendi").
    std::vector<std::filesystem::path> tables;
};

/// What came of a build.
struct GazetteerCounts {
    std::uint64_t rows = 0;      ///< of places, read
    std::uint64_t places = 0;    ///< in the file
    std::uint64_t names = 0;     ///< in the file
    std::uint64_t joined = 0;    ///< rows of a place that was there already; their names were added to it
    std::uint64_t unplaced = 0;  ///< names of places that the dumps do not have
    std::map<std::string, std::uint64_t> bad;  ///< rows and names left out, by reason
    std::uint64_t bad_total() const;
};

/// Builds the gazetteer file `target` in bounded memory (`memory` bytes are held before data goes to unnamed
/// files beside the target), writes it beside and renames it. Bad rows cost themselves; the first of each
/// kind are among the issues. Throws FileError, FormatError, ArgumentError if nothing usable is in the
/// sources.
Outcome<GazetteerCounts> build_gazetteer(const GazetteerSources& sources, const std::filesystem::path& target,
                                         const Progress& progress = {},
                                         std::size_t memory = std::size_t{384} << 20);

/// What a gazetteer file says of itself.
struct GazetteerInfo {
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    std::uint32_t version = 0;
    std::uint64_t places = 0;
    std::uint64_t names = 0;
    std::uint64_t keys = 0;          ///< different comparison forms
    std::vector<std::string> about;  ///< "source: allCountries.txt", …
};

/// Reads the whole file and checks all of it. Throws FileError, FormatError.
GazetteerInfo check_gazetteer(const std::filesystem::path& path);

/// The gazetteer that places are looked up in by default: $BEARING_GAZETTEER, else the one that
/// use_gazetteer() chose, "" for the bundled tables alone.
std::filesystem::path default_gazetteer_path();
/// Remembers a gazetteer file in the user's configuration folder ($XDG_CONFIG_HOME/bearing or
/// ~/.config/bearing); "" goes back to the bundled tables. Throws FileError.
void use_gazetteer(const std::filesystem::path& path);

}  // namespace bearing
