#include <fmt/format.h>

#include <cstdlib>
#include <system_error>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/text.hpp"
#include "bearing/gazetteer/build.hpp"
#include "gazetteer/mapped_file.hpp"
#include "gazetteer/place_index.hpp"

namespace bearing {
namespace {

namespace fs = std::filesystem;

std::string from_environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

/// One line: the path of the gazetteer that is in use.
fs::path choice_file() {
    if (const auto xdg = from_environment("XDG_CONFIG_HOME"); !xdg.empty())
        return fs::path(xdg) / "bearing" / "gazetteer";
    if (const auto home = from_environment("HOME"); !home.empty())
        return fs::path(home) / ".config" / "bearing" / "gazetteer";
    return {};
}

}  // namespace

GazetteerInfo check_gazetteer(const fs::path& path) {
    const MappedFile file(path);
    const PlaceIndex index(file.bytes(), path.string());
    index.verify();
    GazetteerInfo info;
    info.path = path;
    info.bytes = file.bytes().size();
    info.version = kIndexVersion;
    info.places = index.size();
    info.names = index.names();
    info.keys = index.keys();
    info.about = split_list(index.about(), '\n');
    return info;
}

fs::path default_gazetteer_path() {
    if (const auto chosen = from_environment("BEARING_GAZETTEER"); !chosen.empty()) return chosen;
    const fs::path file = choice_file();
    std::error_code error;
    if (file.empty() || !fs::is_regular_file(file, error)) return {};
    return std::string(trim(read_file(file)));
}

void use_gazetteer(const fs::path& path) {
    const fs::path file = choice_file();
    if (file.empty())
        throw FileError(
            "there is no configuration folder to remember the gazetteer in: set HOME or "
            "XDG_CONFIG_HOME, or give --gazetteer each time");
    std::error_code error;
    if (path.empty()) {
        fs::remove(file, error);
        return;
    }
    fs::create_directories(file.parent_path(), error);
    if (error)
        throw FileError(fmt::format("cannot make the folder {}: {}; give --gazetteer each time",
                                    file.parent_path().string(), error.message()));
    write_file(file, fs::absolute(path).lexically_normal().string() + "\n");
}

}  // namespace bearing
