#include "gazetteer/tables_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "bearing/base/data_files.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/version.hpp"
#include "bearing/gazetteer/environment.hpp"
#include "gazetteer/bundled_tables.hpp"
#include "gazetteer/index_builder.hpp"
#include "gazetteer/mapped_file.hpp"

namespace bearing {
namespace {

/// All that the index depends on: the tables' bytes and what makes keys of their names.
std::string about_tables() {
    std::string about = fmt::format("Bearing: {}\nICU: {}\n", version(), icu_version());
    for (const auto& path : bundled_table_files()) {
        const MappedFile file(path);
        about += fmt::format("{}: {} bytes, {:016x}\n", path.filename().string(), file.bytes().size(),
                             checksum_of(file.bytes()));
    }
    return about;
}

std::shared_ptr<const PlaceLayer> make_bundled_layer() {
    for (const auto& file : built_data_files("gazetteer/tables.gaz"))
        if (auto layer = map_tables_index(file)) return layer;
    return std::make_shared<const PlaceLayer>(index_image(bundled_places()), "in memory");
}

}  // namespace

std::string index_image(std::vector<Place> places, std::string_view about) {
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.id < b.id; });
    IndexBuilder builder{SpoolPlace{}};
    for (const Place& place : places) builder.add(place);
    return builder.finish_in_memory(about);
}

void write_tables_index(const std::filesystem::path& target) {
    write_file(target, index_image(bundled_places(), about_tables()));
}

std::shared_ptr<const PlaceLayer> map_tables_index(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return nullptr;
    try {
        auto layer = std::make_shared<const PlaceLayer>(file, PlaceLayer::Names::curated);
        if (layer->index().about() != about_tables()) return nullptr;
        layer->index().verify_sums();
        return layer;
    } catch (const FormatError&) {  // damaged or of another version: as good as none
    } catch (const FileError&) {    // not to be read
    }
    return nullptr;
}

std::shared_ptr<const PlaceLayer> bundled_layer() {
    static const std::shared_ptr<const PlaceLayer> kLayer = make_bundled_layer();
    return kLayer;
}

}  // namespace bearing
