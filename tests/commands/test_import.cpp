#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "bearing/base/data_files.hpp"
#include "bearing/base/files.hpp"
#include "bearing/store/store.hpp"
#include "commands/incident_rows.hpp"
#include "commands/program.hpp"
#include "support/paths.hpp"

using bearing::read_file;
using bearing::write_file;
using bearing::test::acled_csv;
using bearing::test::AcledRow;
using bearing::test::run_bearing;
using bearing::test::scratch_folder;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

const std::string kSample = bearing::data_file("sample/incidents.csv").string();

Json import(const std::vector<std::string>& arguments) {
    std::vector<std::string> all{"import", "--format", "json"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const auto run = run_bearing(all);
    INFO(run.err);
    REQUIRE(run.status == 0);
    return Json::parse(run.out);
}

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

/// A folder with files in it and the path of a project that is not there yet.
struct Desk {
    explicit Desk(const std::string& name) : folder(scratch_folder(name)), project(path("p.gpkg")) {}

    std::string path(const std::string& name) const { return (folder / name).string(); }
    std::string write(const std::string& name, const std::string& text) const {
        write_file(folder / name, text);
        return path(name);
    }

    fs::path folder;
    std::string project;
};

}  // namespace

TEST_CASE("Import, export and import again lose nothing") {
    const Desk desk("import");
    const auto first = import({kSample, "--project", desk.project});
    CHECK(first["added"] == 64);
    CHECK(first["read"] == 134);
    CHECK(import({kSample, "--project", desk.project})["unchanged"] == 64);
    for (const std::string name : {"out.csv", "out.geojson"}) {
        const std::string out = desk.path(name);
        CHECK(run_bearing({"export", desk.project, "-o", out}).status == 0);
        CHECK(import({out, "--project", desk.project})["unchanged"] == 64);
    }
    CHECK(run_bearing({"query", desk.project, "--format", "json"}).out ==
          run_bearing({"query", desk.path("out.csv"), "--format", "json"}).out);
}

TEST_CASE("A report goes from text to a project") {
    const Desk desk("report");
    const std::string report = desk.write(
        "r.txt",
        "(Tbilisi, 6 October 2020) - Rockets hit Ganja on 4 October. Azerbaijan accused Armenian forces "
        "of the attack. Armenia denied it.\n");
    const auto drafts = run_bearing({"extract", report, "--format", "geojson"});
    REQUIRE(drafts.status == 0);
    CHECK(import({desk.write("d.geojson", drafts.out), "--project", desk.project})["added"] == 1);
    const auto found = Json::parse(
        run_bearing({"query", desk.project, "--actor", "Armenia", "--place", "Ganja", "--format", "json"})
            .out);
    REQUIRE(found["incidents"].size() == 1);
    CHECK(found["incidents"][0]["claims"].size() >= 2);
    CHECK(found["incidents"][0]["source_id"] == "r1");
}

TEST_CASE("Bad rows are kept aside, good ones imported; --strict imports nothing") {
    const Desk desk("rejects");
    const std::string in =
        desk.write("in.csv", "id,date,lat,lon\na,2020-10-04,39.8,46.7\nb,2020-10-04,239.8,46.7\n");
    CHECK(run_bearing({"import", in, "--project", desk.project, "--strict"}).status == 1);
    CHECK(entries(desk.folder) == 1);
    const auto dry = import({in, "--project", desk.project, "--dry-run"});
    CHECK(dry["added"] == 1);
    CHECK(dry["rejected"] == 1);
    CHECK(dry["dry_run"] == true);
    CHECK(entries(desk.folder) == 1);
    const auto summary = import({in, "--project", desk.project});
    CHECK(summary["added"] == 1);
    CHECK(summary["rejected"] == 1);
    CHECK(summary["reasons"]["latitude out of range"] == 1);
    CHECK(summary["issues"].size() == 1);
    CHECK(summary["issues_total"] == 1);
    CHECK(summary["rejects_file"] == desk.path("p.rejects.csv"));
    const std::string rejects = read_file(desk.folder / "p.rejects.csv");
    CHECK(rejects.starts_with("file,line,field,reason,row\n"));
    CHECK(rejects.find("239.8") != std::string::npos);
    CHECK(rejects.find(",3,lat,") != std::string::npos);
    CHECK(entries(desk.folder) == 3);
}

TEST_CASE("The rejects file can stand elsewhere, and is not written where nothing is rejected") {
    const Desk desk("rejects-path");
    const std::string good = desk.write("good.csv", "id,date,lat,lon\na,2020-10-04,39.8,46.7\n");
    const std::string bad =
        desk.write("bad.csv", "id,date,lat,lon\nb,2020-13-04,39.8,46.7\nc,2020-10-04,1,2\n");
    CHECK(import({good, "--project", desk.project})["rejects_file"] == "");
    CHECK(entries(desk.folder) == 3);
    const auto summary = import({bad, "--project", desk.project, "--rejects", desk.path("r.csv")});
    CHECK(summary["rejects_file"] == desk.path("r.csv"));
    CHECK(fs::exists(desk.folder / "r.csv"));
    const auto before = entries(desk.folder);
    CHECK(
        run_bearing({"import", bad, "--project", desk.project, "--rejects", desk.path("no/r.csv")}).status ==
        1);
    CHECK(entries(desk.folder) == before);
}

TEST_CASE("Input that is no input gets one message, exit 1, and leaves nothing behind") {
    const Desk desk("bad");
    const std::string empty = desk.write("empty.txt", "");
    const std::string binary = desk.write("binary.txt", std::string("\x7f"
                                                                    "ELF\0\1\2\3\0\0\0\0",
                                                                    12));
    const std::string all_bad = desk.write("all_bad.csv", "id,date,lat,lon\nb,2020-10-04,239.8,46.7\n");
    const std::string prose = desk.write("prose.txt", "Dear colleague,\nplease find the list attached.\n");
    const std::string no_mapping = desk.write("m.json", R"({"columns": {"latitude_of": "y"}})");
    const std::string no_json = desk.write("n.json", "columns: none");
    const std::string p = desk.project;
    const auto before = entries(desk.folder);
    for (const auto& arguments : std::vector<std::vector<std::string>>{
             {"extract", desk.path("none.txt")},
             {"extract", binary},
             {"import", desk.path("none.csv"), "--project", p},
             {"import", empty, "--project", p},
             {"import", binary, "--project", p},
             {"import", prose, "--project", p},
             {"import", all_bad, "--project", p, "--strict"},
             {"import", kSample, all_bad, desk.path("none.csv"), "--project", p},
             {"import", kSample, "--project", p, "--mapping", no_mapping},
             {"import", kSample, "--project", p, "--mapping", no_json},
             {"import", kSample, "--project", p, "--mapping", desk.path("none.json")},
             {"import", kSample, "--project", p, "--schema", "acled"},
             {"import", "PG:dbname=x", "--project", p},
             {"import", kSample, "--project", desk.path("no/p.gpkg")},
             {"import", kSample, "--project", binary},
             {"query", binary},
             {"history", p},
             {"history", kSample},
             {"match", p},
             {"match", kSample, "--accept", "a", "b"},
             {"info", p},
             {"export", "-o", desk.path("no/x.csv")},
             {"figure", "-o", desk.path("no/x.png")},
             {"figure", "-o", desk.path("x.png"), "--crs", "EPSG:4326"}}) {
        const auto run = run_bearing(arguments);
        std::string line;
        for (const auto& argument : arguments) line += argument + ' ';
        INFO(line << ": " << run.err);
        CHECK(run.status == 1);
        CHECK(run.out.empty());
        CHECK(run.err.find("bearing: ") != std::string::npos);
        CHECK(entries(desk.folder) == before);
    }
    CHECK(run_bearing({"import", kSample, "--project", p, "--schema", "acled", "--mapping", no_mapping})
              .status == 2);
}

TEST_CASE("A file of which no row can be used fails, and still tells why and keeps the rows") {
    const Desk desk("all_bad");
    const std::string bad = desk.write("bad.csv", "id,date,lat,lon\nb,2020-10-04,239.8,46.7\nc,x,1,2\n");
    const auto run = run_bearing({"import", bad, "--project", desk.project, "--format", "json"});
    CHECK(run.status == 1);
    CHECK(run.err.find("no row could be used (2 rows rejected); nothing was imported") != std::string::npos);
    const auto summary = Json::parse(run.out);
    CHECK(summary["read"] == 2);
    CHECK(summary["added"] == 0);
    CHECK(summary["rejected"] == 2);
    CHECK(summary["reasons"]["latitude out of range"] == 1);
    CHECK(read_file(desk.folder / "p.rejects.csv").find("239.8") != std::string::npos);
    CHECK_FALSE(fs::exists(desk.project));
    // A dry run has done what it was asked for.
    fs::remove(desk.folder / "p.rejects.csv");
    const auto dry = run_bearing({"import", bad, "--project", desk.project, "--format", "json", "--dry-run"});
    CHECK(dry.status == 0);
    CHECK(Json::parse(dry.out)["rejected"] == 2);
    CHECK_FALSE(fs::exists(desk.folder / "p.rejects.csv"));

    const std::string header = desk.write("header.csv", "id,date,lat,lon\n");
    const auto nothing = run_bearing({"import", header, "--project", desk.project, "--format", "json"});
    CHECK(nothing.status == 1);
    CHECK(nothing.err.find("there are no rows in it") != std::string::npos);
    CHECK(Json::parse(nothing.out)["read"] == 0);
    CHECK_FALSE(fs::exists(desk.project));

    // A project that is there stays as it is.
    import({kSample, "--project", desk.project});
    CHECK(run_bearing({"import", bad, "--project", desk.project, "--source", "bearing-csv"}).status == 1);
    CHECK(import({kSample, "--project", desk.project})["unchanged"] == 64);
}

TEST_CASE("Dates that stay open are told with what to do, and the proposed mapping needs one word") {
    const Desk desk("open_dates");
    const std::string table =
        desk.write("t.csv", "when,lat,lon,what\n03/10/2020,39.8,46.7,a\n04/11/2020,39.8,46.7,b\n");
    const auto run =
        run_bearing({"import", table, "--project", desk.project, "--dry-run", "--format", "json"});
    REQUIRE(run.status == 0);
    auto dry = Json::parse(run.out);
    CHECK(dry["reasons"]["date could be read in two orders"] == 2);
    CHECK(dry["issues"][0]["message"].get<std::string>().find("date_order") != std::string::npos);
    REQUIRE(dry["mapping"]["date_order"] == "");
    dry["mapping"]["date_order"] = "dmy";
    const auto mapping = desk.write("m.json", dry["mapping"].dump());
    CHECK(import({table, "--project", desk.project, "--mapping", mapping})["added"] == 2);
    const auto found = Json::parse(
        run_bearing({"query", desk.project, "--from", "2020-10-03", "--to", "2020-10-03", "--format", "json"})
            .out);
    REQUIRE(found["incidents"].size() == 1);
    CHECK(found["incidents"][0]["summary"] == "a");
}

TEST_CASE("All dates of a file decide their order, not its first rows alone") {
    const Desk desk("late_date");
    std::string rows = "date,lat,lon,what\n";
    for (int i = 0; i < 2500; ++i)
        rows += "0" + std::to_string(i / 300 + 1) + "/10/2020,39.8,46.7,row " + std::to_string(i) + "\n";
    const std::string open = desk.write("open.csv", rows + "13/10/2020,39.8,46.7,last\n");
    const auto summary = import({open, "--project", desk.project});
    CHECK(summary["added"] == 2501);
    CHECK(summary["mapping"]["date_order"] == "dmy");
    const std::string both =
        desk.write("both.csv", rows + "13/10/2020,39.8,46.7,last\n10/13/2020,39.8,46.7,very last\n");
    CHECK(import({both, "--project", desk.path("q.gpkg")})["rejected"] == 2500);
}

TEST_CASE("A newer release of a source reports what it adds, changes and withdraws") {
    const Desk desk("release");
    const std::string first = desk.write(
        "2021.csv",
        acled_csv({{"GEO1"}, {"GEO2", "2021-03-06"}, {"GEO3", "2021-03-07"}, {"GEO4", "2021-03-08"}}));
    const auto added = import({first, "--project", desk.project, "--author", "anna"});
    CHECK(added["format"] == "acled");
    CHECK(added["added"] == 4);
    CHECK(added["sources"] == Json{"acled"});
    CHECK(added["files"][0]["rows"] == 4);
    CHECK(added["files"][0]["sha256"].get<std::string>().size() == 64);
    CHECK(import({first, "--project", desk.project})["unchanged"] == 4);

    AcledRow more{"GEO2", "2021-03-06"};
    more.fatalities = "5";
    const std::string second =
        desk.write("2022.csv", acled_csv({{"GEO1"}, more, {"GEO4", "2021-03-08"}, {"GEO5", "2021-03-08"}}));
    const auto dry = import({second, "--project", desk.project, "--dry-run"});
    const auto update = import({second, "--project", desk.project});
    for (const auto* key : {"added", "changed", "unchanged", "withdrawn"}) CHECK(dry[key] == update[key]);
    CHECK(update["read"] == 4);
    CHECK(update["added"] == 1);
    CHECK(update["changed"] == 1);
    CHECK(update["unchanged"] == 2);
    CHECK(update["withdrawn"] == 1);
    Json fields;
    for (const auto& change : update["changes"])
        if (change["id"] == "GEO2") fields = change["fields"];
    CHECK(std::any_of(fields.begin(), fields.end(), [](const Json& f) {
        return f["field"] == "verbatim[fatalities]" && f["before"] == "3" && f["after"] == "5";
    }));
    const auto found = Json::parse(run_bearing({"query", desk.project, "--format", "json"}).out);
    CHECK(found["incidents"].size() == 4);
}

TEST_CASE("What is missing is withdrawn as asked, and only of the same source") {
    const Desk desk("withdraw");
    const std::string both = desk.write("both.csv", acled_csv({{"GEO1"}, {"GEO2"}}));
    const std::string one = desk.write("one.csv", acled_csv({{"GEO1"}}));
    import({both, "--project", desk.project});
    CHECK(import({one, "--project", desk.project, "--source", "other"})["withdrawn"] == 0);
    CHECK(import({one, "--project", desk.project, "--withdraw", "none"})["withdrawn"] == 0);
    CHECK(import({one, "--project", desk.project, "--withdraw", "missing"})["withdrawn"] == 1);
}

TEST_CASE("People's work stays over a new release, and conflicts are told") {
    const Desk desk("edits");
    import({desk.write("a.csv", acled_csv({{"GEO1"}, { "GEO2" }})), "--project", desk.project});
    {
        auto store = bearing::Store::open(desk.project);
        auto incident = *store.incident("GEO1");
        incident.summary = "Checked by hand";
        store.commit({incident}, "anna", "checked");
    }
    AcledRow newer{"GEO1"};
    newer.notes = "Fighting at Arda, new words.";
    const auto update =
        import({desk.write("b.csv", acled_csv({newer, {"GEO2"}})), "--project", desk.project});
    CHECK(update["kept_edits"] == 1);
    CHECK(update["issues_total"].get<int>() >= 1);
    CHECK(bearing::Store::open(desk.project).incident("GEO1")->summary == "Checked by hand");
    CHECK(bearing::Store::open(desk.project).incident("GEO1")->verbatim.value("notes") ==
          "Fighting at Arda, new words.");
}

TEST_CASE("Several files are one release: overlapping rows count once, contradictions are rejected") {
    const Desk desk("several");
    AcledRow other{"GEO2"};
    other.fatalities = "9";
    const std::string first = desk.write("1.csv", acled_csv({{"GEO1"}, {"GEO2"}}));
    const std::string second = desk.write("2.csv", acled_csv({{"GEO1"}, other, {"GEO3"}}));
    const auto summary = import({first, second, "--project", desk.project});
    CHECK(summary["read"] == 5);
    CHECK(summary["added"] == 3);
    CHECK(summary["repeated"] == 1);
    CHECK(summary["rejected"] == 1);
    CHECK(summary["reasons"]["id stands for something else in an earlier file"] == 1);
    CHECK(summary["issues"][0]["file"] == second);
    CHECK(summary["issues"][0]["line"] == 3);
    CHECK(read_file(desk.folder / "p.rejects.csv").find("GEO2") != std::string::npos);
    CHECK(bearing::Store::open(desk.project).revisions().size() == 1);
    SECTION("files of several sources are a revision each") {
        const std::string own = desk.write("own.csv", "id,date,lat,lon\nx,2020-10-04,39.8,46.7\n");
        const std::string q = desk.path("q.gpkg");
        const auto mixed = import({first, own, "--project", q});
        CHECK(mixed["format"] == "several");
        CHECK(mixed["added"] == 3);
        CHECK(bearing::Store::open(q).revisions().size() == 2);
        const std::string bad =
            desk.write("own_bad.csv", "id,date,lat,lon\ny,2020-10-04,99,46.7\nz,2020-10-04,9,46\n");
        CHECK(run_bearing({"import", first, bad, "--strict", "--project", desk.path("r.gpkg")}).status == 1);
        CHECK_FALSE(fs::exists(desk.path("r.gpkg")));
        CHECK(import({first, own, "--strict", "--project", desk.path("r.gpkg")})["added"] == 3);
    }
}

TEST_CASE("A table is imported by a mapping that a dry run proposes") {
    const Desk desk("table");
    const std::string table = desk.write("list.csv",
                                         "Datum;Ort;Breite;Länge;Tote\n"
                                         "05.03.2021;Arda;41,5;44,1;3\n"
                                         "26.03.2021;Belin;41,53;44,25;1\n");
    const std::string mapping = desk.write("m.json", R"({
        "columns": {"date_first": "Datum", "place": "Ort", "lat": "Breite", "lon": "Länge", "killed_best": "Tote"},
        "constants": {"claimant": "Ministry"}, "date_order": "dmy", "decimal": ","})");
    const auto dry = import({table, "--project", desk.project, "--mapping", mapping, "--dry-run"});
    CHECK(dry["added"] == 2);
    CHECK(dry["mapping"]["columns"]["lat"] == "Breite");
    CHECK(entries(desk.folder) == 2);
    // What was printed can be given back.
    const std::string printed = desk.write("printed.json", dry.dump());
    const auto summary = import({table, "--project", desk.project, "--mapping", printed});
    CHECK(summary["added"] == 2);
    const auto incidents = bearing::Store::open(desk.project).incidents();
    REQUIRE(incidents.size() == 2);
    REQUIRE(incidents[0].claims.size() == 1);
    CHECK(incidents[0].claims[0].claimant == "Ministry");
    const auto text = run_bearing({"import", table, "--project", desk.path("q.gpkg"), "--dry-run"});
    INFO(text.err);
    CHECK(text.status == 0);
    CHECK(text.out.find("\"Breite\"") != std::string::npos);
}

TEST_CASE("Standard input and projects are imported like files") {
    const Desk desk("stdin");
    const auto run = run_bearing({"import", "-", "--project", desk.project, "--format", "json"},
                                 acled_csv({{"GEO1"}, {"GEO2"}}));
    INFO(run.err);
    REQUIRE(run.status == 0);
    CHECK(Json::parse(run.out)["added"] == 2);
    const auto copy = import({desk.project, "--project", desk.path("q.gpkg")});
    CHECK(copy["format"] == "bearing-project");
    CHECK(copy["added"] == 2);
    CHECK(bearing::Store::open(desk.path("q.gpkg")).incidents() ==
          bearing::Store::open(desk.project).incidents());
    CHECK(run_bearing({"import", desk.project, "--project", desk.project}).status == 1);
    CHECK(Json::parse(run_bearing({"query", "-", "--format", "json"}, acled_csv({{"GEO1"}})).out)["incidents"]
              .size() == 1);
}

TEST_CASE("A project that another process is writing gives a clear message") {
    const Desk desk("locked");
    const std::string in = desk.write("a.csv", acled_csv({{"GEO1"}}));
    import({in, "--project", desk.project});
    const std::string more = desk.write("b.csv", acled_csv({{"GEO1"}, {"GEO2"}}));
    auto store = bearing::Store::open(desk.project);
    {
        const auto held = store.import("held", "anna", "takes long");
        const auto run = run_bearing({"import", more, "--project", desk.project});
        INFO(run.err);
        CHECK(run.status == 1);
        CHECK(run.err.find("another") != std::string::npos);
        CHECK_FALSE(fs::exists(desk.path("p.rejects.csv")));
    }
    CHECK(import({more, "--project", desk.project})["added"] == 1);
}

TEST_CASE("Long lists of issues are cut, with their number said") {
    const Desk desk("issues");
    std::string text = "id,date,lat,lon\ngood,2020-10-04,39.8,46.7\n";
    for (int i = 0; i < 3000; ++i) text += "b" + std::to_string(i) + ",2020-10-04,139.8,46.7\n";
    const auto summary = import({desk.write("in.csv", text), "--project", desk.project});
    CHECK(summary["rejected"] == 3000);
    CHECK(summary["issues"].size() == 1000);
    CHECK(summary["issues"][0]["message"].get<std::string>().find("crs") != std::string::npos);
    CHECK(summary["issues_total"] == 3001);  // and what to do about them
    const std::string rejects = read_file(desk.folder / "p.rejects.csv");
    CHECK(std::count(rejects.begin(), rejects.end(), '\n') == 3001);
}

TEST_CASE("An import that is interrupted leaves nothing behind") {
    const Desk desk("interrupted");
    std::vector<AcledRow> rows;
    for (int i = 0; i < 60000; ++i) rows.push_back({"GEO" + std::to_string(i)});
    rows[10].latitude = "99";
    const std::string in = desk.write("in.csv", acled_csv(rows));
    const auto before = entries(desk.folder);
    for (const int milliseconds : {20, 120, 350}) {
        const pid_t child = fork();
        if (child == 0) {
            std::freopen("/dev/null", "w", stdout);
            std::freopen("/dev/null", "w", stderr);
            execl(BEARING_PROGRAM, "bearing", "import", in.c_str(), "--project", desk.project.c_str(),
                  nullptr);
            _exit(127);
        }
        usleep(static_cast<useconds_t>(milliseconds) * 1000);
        kill(child, SIGINT);
        int status = 0;
        waitpid(child, &status, 0);
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0) break;  // it was faster
        INFO(milliseconds);
        CHECK((WIFSIGNALED(status) || entries(desk.folder) == before));
    }
}
