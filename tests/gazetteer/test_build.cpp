#include <minizip/zip.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "bearing/gazetteer/build.hpp"
#include "bearing/gazetteer/gazetteer.hpp"
#include "gazetteer/dump.hpp"
#include "support/paths.hpp"

using namespace bearing;
using namespace bearing::test;
namespace fs = std::filesystem;

namespace {

std::string some_places() {
    return line_of({101, "Valbruna", "Valbrunne,Валбруна", 48.1, 2.1, "PPL", "FR", "11", "75", 5000}) +
           line_of({102, "Valbruna", "", 44.0, 5.0, "PPL", "FR", "93", "", 900}) +
           line_of({103, "Orsk-on-Lake", "", 50.5, 3.2, "PPL", "BE", "", "", 20000}) +
           line_of({104, "Île d'Azur", "Ile d'Azur", 43.1, 6.2, "ADM1", "FR", "93", "", 0});
}

const PlaceName* name_of(const Place& place, std::string_view text) {
    const auto at = std::find_if(place.names.begin(), place.names.end(),
                                 [&](const PlaceName& n) { return n.text == text; });
    return at == place.names.end() ? nullptr : &*at;
}

std::string first(const Gazetteer& gazetteer, std::string_view name, const PlaceQuery& query = {}) {
    const auto found = gazetteer.find(name, query);
    return found.empty() ? "" : found.front().place.id;
}

std::string zipped(const fs::path& folder, const std::string& content) {
    const std::string path = (folder / "dump.zip").string();
    zipFile zip = zipOpen64(path.c_str(), APPEND_STATUS_CREATE);
    const auto add = [&](const char* name, const std::string& text) {
        zipOpenNewFileInZip64(zip, name, nullptr, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 6, 0);
        zipWriteInFileInZip(zip, text.data(), static_cast<unsigned>(text.size()));
        zipCloseFileInZip(zip);
    };
    add("readme.txt", "about");
    add("places.txt", content);
    zipClose(zip, nullptr);
    return path;
}

std::string message_of(const fs::path& path) {
    try {
        static_cast<void>(Gazetteer::open(path));
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a gazetteer file answers as its dump says", "[gazetteer][build]") {
    const fs::path folder = scratch_folder("gazetteer-build");
    GazetteerSources sources;
    sources.geonames = {write_dump(folder, "places.txt", some_places())};
    sources.alternate_names = {write_dump(folder, "names.txt",
                                          "1\t101\tde\tWalbrunn\t1\t\t\t\t\t\n"
                                          "2\t101\tfr\tVieux-Val\t\t\t\t1\t1600\t1790\n"
                                          "3\t101\t\tLe Val\t\t1\t1\n"
                                          "4\t101\tlink\thttps://example.org\t\t\t\t\n"
                                          "5\t999\ten\tNowhere\t\t\t\t\n")};
    sources.admin1 = {write_dump(folder, "admin1.txt", "FR.11\tCapital Land\tCapital Land\t1\n")};
    sources.admin2 = {write_dump(folder, "admin2.txt", "FR.11.75\tOld Town\tOld Town\t2\n")};
    const fs::path target = folder / "world.gaz";
    for (const std::size_t memory : {std::size_t{1} << 24, std::size_t{200}}) {
        const auto built = build_gazetteer(sources, target, {}, memory);
        CHECK(built.issues.empty());
        CHECK(built.value.rows == 4);
        CHECK(built.value.places == 4);
        CHECK(built.value.unplaced == 1);
        CHECK(built.value.bad_total() == 0);
        const auto info = check_gazetteer(target);
        CHECK(info.places == 4);
        CHECK(info.names == built.value.names);

        const auto g = Gazetteer::open(target);
        CHECK(g->size() == Gazetteer::bundled()->size() + 4);
        const auto place = g->by_id("geonames:101");
        REQUIRE(place);
        CHECK(place->point == LonLat{2.1, 48.1});
        CHECK(place->admin1 == "Capital Land");
        CHECK(place->admin2 == "Old Town");
        CHECK(place->population == 5000);
        REQUIRE(name_of(*place, "Walbrunn"));
        CHECK(name_of(*place, "Walbrunn")->preferred);
        CHECK(name_of(*place, "Walbrunn")->language == "de");
        REQUIRE(name_of(*place, "Vieux-Val"));
        CHECK(name_of(*place, "Vieux-Val")->historic);
        CHECK(name_of(*place, "Vieux-Val")->from == "1600");
        CHECK(name_of(*place, "Vieux-Val")->to == "1790");
        CHECK(name_of(*place, "Le Val")->colloquial);
        CHECK(name_of(*place, "Le Val")->short_form);
        CHECK_FALSE(name_of(*place, "https://example.org"));

        CHECK(first(*g, "Valbruna") == "geonames:101");  // the more populous
        CHECK(first(*g, "валбруна") == "geonames:101");
        CHECK(first(*g, "Valbruma") == "geonames:101");
        CHECK(first(*g, "Walbrunn") == "geonames:101");
        CHECK(first(*g, "Orsk on lake") == "geonames:103");
        CHECK(first(*g, "Valbruna, Capital Land") == "geonames:101");
        CHECK(first(*g, "Valbruna, Ile d'Azur") == "geonames:102");
        CHECK(first(*g, "Valbruna, France") == "geonames:101");
        PlaceQuery query;
        query.near = LonLat{5, 44};
        CHECK(first(*g, "Valbruna", query) == "geonames:102");
        CHECK(first(*g, "Stepanakert") == "bearing:stepanakert");
        CHECK(g->knows("Orsk-on-Lake"));
        CHECK_FALSE(g->knows("Nowhere"));
        const auto light = g->search("Valbruna");
        REQUIRE(light.size() == 2);
        CHECK(g->place(light[0].place).id == "geonames:101");
    }
    CHECK(std::distance(fs::directory_iterator(folder), {}) == 5);  // nothing is left beside
}

TEST_CASE("zipped dumps are read, the largest text of an archive", "[gazetteer][build]") {
    const fs::path folder = scratch_folder("gazetteer-zip");
    GazetteerSources sources;
    sources.geonames = {zipped(folder, some_places())};
    CHECK(build_gazetteer(sources, folder / "z.gaz").value.places == 4);
    write_file(folder / "broken.zip", read_file(folder / "dump.zip").substr(0, 100));
    sources.geonames = {folder / "broken.zip"};
    CHECK_THROWS_AS(build_gazetteer(sources, folder / "z2.gaz"), FormatError);
    CHECK_FALSE(fs::exists(folder / "z2.gaz"));
}

TEST_CASE("rows of one place in several dumps are joined, the newest leading", "[gazetteer][build]") {
    const fs::path folder = scratch_folder("gazetteer-join");
    GazetteerSources sources;
    DumpRow old{7, "Oldname", "Third", 10, 20, "PPL", "FR", "", "", 100, "2010-05-05"};
    DumpRow fresh{7, "Newname", "", 10.5, 20.5, "PPL", "FR", "", "", 200, "2024-05-05"};
    sources.geonames = {write_dump(folder, "a.txt", line_of(old)),
                        write_dump(folder, "b.txt", line_of(fresh))};
    const auto built = build_gazetteer(sources, folder / "j.gaz");
    CHECK(built.value.places == 1);
    CHECK(built.value.joined == 1);
    const auto g = Gazetteer::open(folder / "j.gaz");
    CHECK(g->by_id("geonames:7")->name == "Newname");
    CHECK(g->by_id("geonames:7")->population == 200);
    CHECK(first(*g, "Oldname") == "geonames:7");
    CHECK(first(*g, "Third") == "geonames:7");
}

TEST_CASE("the bundled tables win over the dump and take its names", "[gazetteer][build]") {
    const fs::path folder = scratch_folder("gazetteer-overlay");
    GazetteerSources sources;
    sources.geonames = {write_dump(
        folder, "d.txt",
        line_of({1, "Xankəndi", "Stepanakert,Стэпана", 39.8177, 46.7528, "PPLA", "AZ", "", "", 61000}) +
            line_of({2, "Stepanakert", "", 10, 10, "PPL", "FR"}) +
            line_of({3, "Republic of Armenia", "Armenia,Hayastan Test", 40.2, 45, "PCLI", "AM"}))};
    build_gazetteer(sources, folder / "o.gaz");
    const auto g = Gazetteer::open(folder / "o.gaz");
    const auto found = g->find("Stepanakert");
    REQUIRE(found.size() == 2);
    CHECK(found[0].place.id == "bearing:stepanakert");
    CHECK(found[0].place.point == LonLat{46.75, 39.82});
    CHECK(found[0].place.other_ids == std::vector<std::string>{"geonames:1"});
    CHECK(found[1].place.id == "geonames:2");
    CHECK(first(*g, "Стэпана") == "bearing:stepanakert");
    CHECK(g->find("Стэпана").front().matched == "Стэпана");
    CHECK(g->by_id("geonames:1")->id == "bearing:stepanakert");
    CHECK(name_of(*g->by_id("bearing:stepanakert"), "Стэпана"));
    CHECK(first(*g, "Hayastan Test") == "bearing:country-am");
    CHECK(g->size() == Gazetteer::bundled()->size() + 1);
}

TEST_CASE("a row between two towns of one name is the nearer one", "[gazetteer][build]") {
    const fs::path folder = scratch_folder("gazetteer-twins");
    const LonLat kenya = Gazetteer::bundled()->by_id("bearing:moyale-ke")->point;
    const LonLat ethiopia = Gazetteer::bundled()->by_id("bearing:moyale-et")->point;
    const auto row = [](int id, LonLat point, double share, LonLat other) {
        return line_of({id, "Moyale", "", point.lat + share * (other.lat - point.lat),
                        point.lon + share * (other.lon - point.lon), "PPL", "KE"});
    };
    GazetteerSources sources;
    sources.geonames = {
        write_dump(folder, "t.txt", row(1, kenya, 0.3, ethiopia) + row(2, ethiopia, 0.3, kenya))};
    build_gazetteer(sources, folder / "t.gaz");
    const auto g = Gazetteer::open(folder / "t.gaz");
    CHECK(g->by_id("geonames:1")->id == "bearing:moyale-ke");
    CHECK(g->by_id("geonames:2")->id == "bearing:moyale-et");
}

TEST_CASE("a hostile dump costs its bad rows and nothing else", "[gazetteer][build]") {
    const fs::path folder = scratch_folder("gazetteer-hostile");
    const std::string big(1'000'000, 'x');
    std::string dump = some_places();
    dump += line_of({201, "Bad \xFF\xFE", "", 1, 1});
    dump += "202\tToo\tfew\tcolumns\n";
    dump += line_of({203, big, "", 1, 1});
    dump += line_of({204, "North of the pole", "", 91, 1});
    dump += line_of({205, "East of the line", "", 1, 181});
    dump += line_of({206, "Not a number", "", std::nan(""), 1});
    dump += line_of({-5, "Negative", "", 1, 1});
    dump += line_of({101, "Valbruna", "", 48.1, 2.1, "PPL", "FR", "11", "75", 5000});  // twice
    dump += line_of(
        {207, "Goodtown", "Fine name,\xC3\x28," + std::string(5000, 'y'), 1, 1, "?!", "Narnia", "\xFF"});
    dump += "\n\n\t\t\t\n# a comment\n";
    dump += "99999999999999999999\tHuge id\t\t\t1\t1\tP\tPPL\tFR\t\t\t\t\t\t1\t\t\t\t\n";
    dump += line_of({208, "No line end", "", 2, 2});
    dump.pop_back();
    dump += std::string(3, '\0');
    GazetteerSources sources;
    sources.geonames = {write_dump(folder, "h.txt", dump)};
    const auto built = build_gazetteer(sources, folder / "h.gaz");
    CHECK(built.value.places == 6);
    CHECK(built.value.joined == 1);
    CHECK(built.value.bad.at("not UTF-8") == 1);
    CHECK(built.value.bad.at("columns are missing") == 2);
    CHECK(built.value.bad.at("line too long") == 1);
    CHECK(built.value.bad.at("coordinates out of range") == 2);
    CHECK(built.value.bad.at("no coordinates") == 1);
    CHECK(built.value.bad.at("no usable id") == 2);
    CHECK(built.value.bad.at("other names: not UTF-8") == 1);
    CHECK(built.value.bad.at("other names: name too long") == 1);
    REQUIRE_FALSE(built.issues.empty());
    CHECK(built.issues.front().file.ends_with("h.txt"));
    CHECK(built.issues.front().line == 5);
    CHECK_NOTHROW(check_gazetteer(folder / "h.gaz"));
    const auto g = Gazetteer::open(folder / "h.gaz");
    CHECK(first(*g, "Fine name") == "geonames:207");
    CHECK(g->by_id("geonames:207")->country.empty());
    CHECK(first(*g, "No line end") == "geonames:208");
}

TEST_CASE("sources without any place are refused and leave nothing", "[gazetteer][build]") {
    const fs::path folder = scratch_folder("gazetteer-none");
    GazetteerSources sources;
    CHECK_THROWS_AS(build_gazetteer(sources, folder / "n.gaz"), ArgumentError);
    sources.geonames = {write_dump(folder, "n.txt", "not a dump\n")};
    CHECK_THROWS_AS(build_gazetteer(sources, folder / "n.gaz"), ArgumentError);
    sources.geonames = {folder / "absent.txt"};
    CHECK_THROWS_AS(build_gazetteer(sources, folder / "n.gaz"), FileError);
    CHECK_FALSE(fs::exists(folder / "n.gaz"));
}

TEST_CASE("own tables become places", "[gazetteer][build]") {
    const fs::path folder = scratch_folder("gazetteer-own");
    GazetteerSources sources;
    sources.tables = {write_dump(folder, "own.csv",
                                 "name,lat,lon,id,names,feature,precision\n"
                                 "Quarry Camp,39.5,46.5,camp,az:Karxana; ru:Карьер,FCL,vicinity\n"
                                 "Quarry Camp,39.5,46.5,camp,,,\n"
                                 "Bridge Nine,39.6,46.6,,,,\n"
                                 "Nowhere,139.6,46.6,,,,\n")};
    const auto built = build_gazetteer(sources, folder / "own.gaz");
    CHECK(built.value.places == 2);
    CHECK(built.value.bad_total() == 2);
    const auto g = Gazetteer::open(folder / "own.gaz");
    CHECK(first(*g, "Карьер") == "own:camp");
    CHECK(g->by_id("own:camp")->precision == Precision::vicinity);
    CHECK(name_of(*g->by_id("own:camp"), "Karxana")->language == "az");
    CHECK(first(*g, "Bridge Nine").starts_with("own:"));
    sources.tables = {write_dump(folder, "bad.csv", "title,x\nA,1\n")};
    CHECK_THROWS_AS(build_gazetteer(sources, folder / "own2.gaz"), FormatError);
}

TEST_CASE("truncated, foreign, newer and damaged files are refused", "[gazetteer][build]") {
    const fs::path folder = scratch_folder("gazetteer-damage");
    GazetteerSources sources;
    sources.geonames = {write_dump(folder, "p.txt", some_places())};
    build_gazetteer(sources, folder / "good.gaz");
    const std::string good = read_file(folder / "good.gaz");
    const auto with = [&](const std::string& bytes) {
        write_file(folder / "bad.gaz", bytes);
        return message_of(folder / "bad.gaz");
    };
    CHECK(with("").find("is no gazetteer") != std::string::npos);
    CHECK(with("101\tValbruna\t").find("is no gazetteer") != std::string::npos);
    CHECK(with(good.substr(0, 20)).find("cut off") != std::string::npos);
    CHECK(with(good.substr(0, good.size() - 64)).find("bytes are there") != std::string::npos);
    std::string newer = good;
    newer[8] = 9;
    CHECK(with(newer).find("format 9") != std::string::npos);
    std::string foreign = good;
    foreign[12] = 1;
    CHECK(with(foreign).find("byte order") != std::string::npos);
    std::string header = good;
    header[40] = static_cast<char>(header[40] ^ 1);
    CHECK(with(header).find("checksum") != std::string::npos);
    CHECK(message_of(folder / "absent.gaz").find("cannot read") != std::string::npos);
    CHECK(message_of(folder).find("no plain file") != std::string::npos);
    // Damage inside is found by the full check; a query survives it.
    for (std::size_t at = 600; at < good.size(); at += 131) {
        std::string damaged = good;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        write_file(folder / "bad.gaz", damaged);
        try {
            const auto g = Gazetteer::open(folder / "bad.gaz");
            for (const char* name : {"Valbruna", "Valbrunq", "Orsk-on-Lake", "Ile d'Azur", "Валбруна"})
                static_cast<void>(g->find(name));
            static_cast<void>(g->near({2, 48}, 100, 5));
            static_cast<void>(g->by_id("geonames:101"));
        } catch (const FormatError&) {
        }
    }
    std::string damaged = good;
    damaged[good.size() / 2] = static_cast<char>(damaged[good.size() / 2] ^ 0x55);
    write_file(folder / "bad.gaz", damaged);
    CHECK_THROWS_AS(check_gazetteer(folder / "bad.gaz"), FormatError);
    CHECK_NOTHROW(check_gazetteer(folder / "good.gaz"));
}

TEST_CASE("the same sources give the same bytes", "[gazetteer][build]") {
    const fs::path folder = scratch_folder("gazetteer-same");
    GazetteerSources sources;
    sources.geonames = {write_dump(folder, "p.txt", some_places())};
    build_gazetteer(sources, folder / "a.gaz");
    build_gazetteer(sources, folder / "b.gaz", {}, 100);
    CHECK(read_file(folder / "a.gaz") == read_file(folder / "b.gaz"));
}

TEST_CASE("a build that is stopped leaves nothing", "[gazetteer][build]") {
    const fs::path folder = scratch_folder("gazetteer-stop");
    GazetteerSources sources;
    sources.geonames = {write_dump(folder, "p.txt", some_places())};
    const auto stop = [](double, std::string_view) { throw CancelledError("stopped"); };
    CHECK_THROWS_AS(build_gazetteer(sources, folder / "s.gaz", stop), CancelledError);
    CHECK(std::distance(fs::directory_iterator(folder), {}) == 1);
}
