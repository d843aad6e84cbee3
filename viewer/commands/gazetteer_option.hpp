#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "bearing/gazetteer/gazetteer.hpp"

namespace bearing {

/// --gazetteer PATH, for every command that places names.
void add_gazetteer_option(CLI::App& command, std::string& path);

/// The gazetteer to place names with: the path given, else $BEARING_GAZETTEER, else the one set by
/// `bearing gazetteer use`, else the bundled tables. Opened once; the bundled tables always lie on top.
std::shared_ptr<const Gazetteer> open_gazetteer(const std::string& path);

}  // namespace bearing
