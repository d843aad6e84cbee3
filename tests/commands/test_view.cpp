#include <catch2/catch.hpp>

#include "bearing/base/files.hpp"
#include "commands/program.hpp"
#include "support/golden.hpp"
#include "support/paths.hpp"

using bearing::test::run_bearing;
namespace fs = std::filesystem;

TEST_CASE("A report that cannot be reviewed is refused before anything is drawn") {
    const auto folder = bearing::test::scratch_folder("view-report");
    const std::string picture = (folder / "view.png").string();
    const auto missing =
        run_bearing({"view", "--report", (folder / "none.txt").string(), "--screenshot", picture});
    CHECK(missing.status == 1);
    CHECK(missing.err.find("none.txt") != std::string::npos);
    bearing::write_file(folder / "empty.txt", "\n");
    CHECK(
        run_bearing({"view", "--report", (folder / "empty.txt").string(), "--screenshot", picture}).status ==
        1);
    CHECK(run_bearing({"view", "--published", "yesterday", "--screenshot", picture}).status == 2);
    CHECK_FALSE(fs::exists(picture));
}

TEST_CASE("A report is drawn off-screen, into a project that its commit would make") {
    const auto folder = bearing::test::scratch_folder("view-screenshot");
    bearing::write_file(folder / "report.txt", "On 4 October 2020 shells hit Barda, officials said.\n");
    const fs::path picture = folder / "view.png", project = folder / "new.gpkg";
    const auto run = run_bearing({"view", project.string(), "--report", (folder / "report.txt").string(),
                                  "--screenshot", picture.string(), "--size", "640x480"});
    if (run.status == 1 && run.err.find("EGL") != std::string::npos) {
        WARN("skipped, no off-screen OpenGL here: " << run.err);
        return;
    }
    INFO(run.err);
    REQUIRE(run.status == 0);
    const auto pixels = bearing::test::decode_png(bearing::read_file(picture));
    CHECK(pixels.width == 640);
    CHECK_FALSE(fs::exists(project));
    CHECK(run_bearing({"view", project.string(), "--screenshot", picture.string()}).status == 1);
}
