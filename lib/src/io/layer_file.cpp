#include "io/layer_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <system_error>
#include <vector>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "gdal/session.hpp"
#include "io/layer_source.hpp"

namespace bearing {
namespace {
namespace fs = std::filesystem;

/// Forms and the extension by which GDAL knows them; "" where any will do.
struct Form {
    const char* name;
    const char* extension;
    std::vector<std::string> drivers;
};

const std::array<Form, 9>& forms() {
    static const std::array<Form, 9> all{{{"XLSX", ".xlsx", {"XLSX"}},
                                          {"ODS", ".ods", {"ODS"}},
                                          {"KMZ", ".kmz", {"LIBKML"}},
                                          {"zipped shapefile", ".zip", {"ESRI Shapefile"}},
                                          {"SQLite", "", {"GPKG", "SQLite"}},
                                          {"FlatGeobuf", ".fgb", {"FlatGeobuf"}},
                                          {"shapefile", ".shp", {"ESRI Shapefile"}},
                                          {"JSON", "", {"GeoJSON", "TopoJSON", "ESRIJSON"}},
                                          {"XML", "", {}}}};
    return all;
}

/// A folder of its own that goes away with what is in it.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string pattern = (fs::temp_directory_path() / "bearing-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr)
            throw FileError(fmt::format("cannot make a folder in {} to unpack a file; is the disk full?",
                                        fs::temp_directory_path().string()));
        path_ = pattern;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

void copy_to(ByteInput& input, const fs::path& path) {
    std::ofstream out(path, std::ios::binary);
    std::vector<char> chunk(1 << 20);
    while (const std::size_t n = input.read(chunk.data(), chunk.size()))
        out.write(chunk.data(), static_cast<std::streamsize>(n));
    out.close();
    if (!out)
        throw FileError(fmt::format("cannot copy {} to {}; is the disk full?", input.name(), path.string()));
}

/// A path under which GDAL knows the form, and what must live as long as it is open.
std::pair<fs::path, std::shared_ptr<const void>> path_for(ByteInput& input, const Form& form) {
    const std::string extension(form.extension);
    const auto original = input.path();
    if (original && (extension.empty() || ascii_lower(original->extension().string()) == extension))
        return {*original, nullptr};
    auto folder = std::make_shared<TemporaryFolder>();
    const fs::path path = folder->path() / ("table" + extension);
    if (original)
        fs::create_symlink(fs::absolute(*original), path);
    else
        copy_to(input, path);
    return {path, folder};
}

}  // namespace

std::string layer_form(std::string_view head) {
    const auto has = [head](std::string_view text) { return head.find(text) != std::string_view::npos; };
    if (head.starts_with("SQLite format 3")) return "SQLite";
    if (head.starts_with("fgb\x03")) return "FlatGeobuf";
    if (head.starts_with(std::string_view("\0\0\x27\x0A", 4))) return "shapefile";
    if (head.starts_with("PK\x03\x04")) {
        if (has("oasis.opendocument.spreadsheet")) return "ODS";
        if (has("xl/") || has("[Content_Types].xml")) return "XLSX";
        if (has(".kml")) return "KMZ";
        return has(".shp") ? "zipped shapefile" : "";
    }
    std::string_view text = head.starts_with("\xEF\xBB\xBF") ? head.substr(3) : head;
    return trim(text.substr(0, 4096)).starts_with("<") ? "XML" : "";
}

std::unique_ptr<RowSource> open_layer(ByteInput& input, const std::string& form_name,
                                      const std::string& layer) {
    const Form* form = nullptr;
    for (const Form& candidate : forms())
        if (form_name == candidate.name) form = &candidate;
    if (form == nullptr) throw ArgumentError(fmt::format("no such form of file: {}", form_name));
    auto [path, held] = path_for(input, *form);
    // The first row of a sheet is its header, also where all its cells are text.
    const gdal::ConfigOption xlsx_headers("OGR_XLSX_HEADERS", "FORCE");
    const gdal::ConfigOption ods_headers("OGR_ODS_HEADERS", "FORCE");
    const std::string opened =
        form_name == "zipped shapefile" ? "/vsizip/" + fs::absolute(path).string() : path.string();
    try {
        return std::make_unique<LayerSource>(input.name(), gdal::VectorFile(opened, form->drivers), layer,
                                             std::move(held));
    } catch (const FormatError& error) {
        std::string what = error.what();
        // A form that the first bytes tell is seldom not there: what cannot be opened is damaged. XML may be
        // anything.
        if (!form->drivers.empty() && what.find("in no format") != std::string::npos && form_name != "JSON")
            throw FormatError(
                fmt::format("{} begins like {} but cannot be read so; it breaks off or is damaged, "
                            "get it again",
                            input.name(), form_name));
        // GDAL names the copy where it opened one.
        if (const auto at = what.find(opened); at != std::string::npos && opened != input.name())
            what.replace(at, opened.size(), input.name());
        throw FormatError(what);
    }
}

}  // namespace bearing
