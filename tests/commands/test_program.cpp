#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdlib>

#include "bearing/base/files.hpp"
#include "commands/program.hpp"
#include "support/paths.hpp"

namespace bearing::test {
namespace {

std::string quoted(const std::string& argument) {
    std::string out = "'";
    for (const char c : argument) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

}  // namespace

ProgramRun run_bearing(const std::vector<std::string>& arguments, const std::string& input) {
    static const auto folder = scratch_folder("program");
    write_file(folder / "in", input);
    std::string command = "env -u DISPLAY -u WAYLAND_DISPLAY " + quoted(BEARING_PROGRAM);
    for (const auto& argument : arguments) command += " " + quoted(argument);
    command += " <" + quoted((folder / "in").string()) + " >" + quoted((folder / "out").string()) + " 2>" +
               quoted((folder / "err").string());
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128, read_file(folder / "out"),
            read_file(folder / "err")};
}

}  // namespace bearing::test

using bearing::test::run_bearing;

TEST_CASE("bearing --version and --help work and every command has help") {
    CHECK(run_bearing({"--version"}).out.starts_with("bearing 0."));
    CHECK(run_bearing({"--help"}).status == 0);
    for (const char* command : {"extract", "geocode", "import", "query", "figure", "export", "view",
                                "basemap", "match", "history", "info"}) {
        const auto run = run_bearing({command, "--help"});
        INFO(command);
        CHECK(run.status == 0);
        CHECK(run.out.find(command) != std::string::npos);
    }
}

TEST_CASE("Wrong usage exits with 2 and says what is wrong") {
    for (const auto& arguments :
         std::vector<std::vector<std::string>>{{"nonsense"},
                                               {"query", "--from", "yesterday"},
                                               {"query", "--format", "xml"},
                                               {"query", "--bbox", "1,2,3"},
                                               {"query", "--type", "party"},
                                               {"query", "--from", "2020-10-04", "--to", "2020-10-03"},
                                               {"import", "x.csv"},
                                               {"query", "--within-km", "5"},
                                               {"export", "-o", "x.pptx"},
                                               {"figure", "-o", "x.bmp"}}) {
        const auto run = run_bearing(arguments);
        INFO(arguments.front() << ' ' << arguments.back());
        CHECK(run.status == 2);
        CHECK(run.err.starts_with("bearing: "));
        CHECK(run.out.empty());
    }
}
