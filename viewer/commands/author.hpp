#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace bearing {

/// Who changes a project and why, as typed.
struct AuthorOptions {
    std::string author;
    std::string reason;
};

void add_author_options(CLI::App& command, AuthorOptions& options);

/// The author given, else the login name.
std::string author_of(const AuthorOptions& options);

}  // namespace bearing
