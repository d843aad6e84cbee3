#include "commands/commands.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <iostream>

#include "bearing/base/error.hpp"
#include "bearing/base/version.hpp"

namespace bearing {
namespace {

void add_all_commands(CLI::App& app, CommandContext& context) {
    add_extract_command(app, context);
    add_geocode_command(app, context);
    add_geoparse_command(app, context);
    add_gazetteer_command(app, context);
    add_import_command(app, context);
    add_query_command(app, context);
    add_figure_command(app, context);
    add_export_command(app, context);
    add_view_command(app, context);
    add_basemap_command(app, context);
    add_match_command(app, context);
    add_history_command(app, context);
    add_info_command(app, context);
}

/// `bearing` alone is `bearing view`.
std::vector<std::string> arguments_of(int argc, char** argv) {
    std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.empty()) arguments.emplace_back("view");
    // CLI11 takes the arguments from the back.
    std::reverse(arguments.begin(), arguments.end());
    return arguments;
}

int failed(const std::string& message) {
    std::cerr << "bearing: " << message << '\n';
    return 1;
}

}  // namespace

int run_program(int argc, char** argv, OpenWindow open_window) {
    CLI::App app(
        "Bearing puts reported conflict incidents on maps: who says what happened where and when, how "
        "sure they are, and who denies it.",
        "bearing");
    app.set_version_flag("--version", fmt::format("bearing {}", version()));
    app.require_subcommand(1);
    app.failure_message([](const CLI::App*, const CLI::Error& error) {
        return fmt::format("bearing: {}\nRun with --help for more information.\n", error.what());
    });
    CommandContext context{std::move(open_window)};
    add_all_commands(app, context);
    try {
        app.parse(arguments_of(argc, argv));
        std::cout.flush();
        if (!std::cout)
            return failed("cannot write to standard output; is the disk full or the pipe closed?");
        return context.exit_status;
    } catch (const CLI::Success& help) {
        return app.exit(help);
    } catch (const CLI::ParseError& wrong_usage) {
        app.exit(wrong_usage);
        return 2;
    } catch (const Error& error) {
        return failed(error.what());
    } catch (const std::bad_alloc&) {
        return failed("out of memory; narrow the filters or close other programs");
    }
}

}  // namespace bearing
