#include "commands/author.hpp"

#include <cstdlib>

namespace bearing {

void add_author_options(CLI::App& command, AuthorOptions& options) {
    command.add_option("--author", options.author, "Who does this (default: the login name)");
    command.add_option("--reason", options.reason, "Why, for the project's history");
}

std::string author_of(const AuthorOptions& options) {
    if (!options.author.empty()) return options.author;
    const char* user = std::getenv("USER");
    return user != nullptr && *user != '\0' ? user : "unknown";
}

}  // namespace bearing
