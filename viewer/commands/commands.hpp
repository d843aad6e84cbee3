#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "app/view_request.hpp"

namespace bearing {

/// Opens the window and returns its exit status; given by main so that everything else works without GLFW.
using OpenWindow = std::function<int(const ViewRequest&)>;

/// What a command needs from outside.
struct CommandContext {
    OpenWindow open_window;
    int exit_status = 0;  ///< set by the command that ran: 0 done, 1 the job failed
};

/// Each adds one subcommand to the program. Its callback prints results to std::cout and messages to
/// std::cerr, throws bearing::Error where the job cannot be done, and sets exit_status where it partly
/// failed.
void add_extract_command(CLI::App& app, CommandContext& context);
void add_geocode_command(CLI::App& app, CommandContext& context);
void add_geoparse_command(CLI::App& app, CommandContext& context);
void add_gazetteer_command(CLI::App& app, CommandContext& context);
void add_import_command(CLI::App& app, CommandContext& context);
void add_query_command(CLI::App& app, CommandContext& context);
void add_figure_command(CLI::App& app, CommandContext& context);
void add_export_command(CLI::App& app, CommandContext& context);
void add_view_command(CLI::App& app, CommandContext& context);
void add_basemap_command(CLI::App& app, CommandContext& context);
void add_match_command(CLI::App& app, CommandContext& context);
void add_history_command(CLI::App& app, CommandContext& context);
void add_info_command(CLI::App& app, CommandContext& context);

/// The program: parses the arguments, runs the command, turns errors into one message and an exit status
/// (0 done, 1 failed, 2 wrong usage).
int run_program(int argc, char** argv, OpenWindow open_window);

}  // namespace bearing
