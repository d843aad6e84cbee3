#include "commands/gazetteer_option.hpp"

#include "bearing/gazetteer/build.hpp"

namespace bearing {

void add_gazetteer_option(CLI::App& command, std::string& path) {
    command
        .add_option(
            "--gazetteer", path,
            "Gazetteer file to place names with (else BEARING_GAZETTEER, else the one of `gazetteer use`, "
            "else the bundled places, which always come first)")
        ->type_name("FILE");
}

std::shared_ptr<const Gazetteer> open_gazetteer(const std::string& path) {
    const std::filesystem::path chosen =
        path.empty() ? default_gazetteer_path() : std::filesystem::path(path);
    return chosen.empty() ? Gazetteer::bundled() : Gazetteer::open(chosen);
}

}  // namespace bearing
