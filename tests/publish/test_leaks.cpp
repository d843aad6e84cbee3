#include <fmt/format.h>
#include <sqlite3.h>
#include <zlib.h>

#include <catch2/catch.hpp>
#include <cstring>
#include <filesystem>

#include "bearing/base/files.hpp"
#include "bearing/geo/coordinates.hpp"
#include "bearing/io/write_incidents.hpp"
#include "bearing/publish/leak_test.hpp"
#include "gdal/vector_writer.hpp"
#include "support/paths.hpp"
#include "support/sample_incident.hpp"

using namespace bearing;

namespace {

constexpr LonLat kTrue{46.751934, 39.815327};

Incident true_incident() {
    Incident incident = test::full_incident();
    incident.id = "NK-77";
    incident.verification = Verification::unstated;
    incident.where->name = "Ivanyan";
    incident.where->text = "near the school of Ivanyan";
    incident.where->footprint = {kTrue, 100, Precision::exact, {}};
    incident.claims[0].note = "the depot behind the bakery was hit twice";
    incident.summary = "Rockets hit Ivanyan in the evening";
    return incident;
}

const Publisher& publisher() {
    static const Publisher made(publish_profile(), {"a key of sixteen bytes at least", false});
    return made;
}

LeakTest leak_test() {
    LeakTest test(publish_profile());
    Withheld withheld;
    const auto published = publisher().publish(true_incident(), &withheld);
    test.add(true_incident(), withheld, &*published);
    test.allow(*published, withheld);
    return test;
}

bool leaks(std::string_view bytes) {
    return !leak_test().find_in_bytes("x", bytes).empty();
}

std::string bytes_of(std::initializer_list<double> numbers, bool swapped) {
    std::string out;
    for (const double number : numbers) {
        std::string eight(8, '\0');
        std::memcpy(eight.data(), &number, 8);
        if (swapped) std::reverse(eight.begin(), eight.end());
        out += eight;
    }
    return out;
}

std::string deflated(const std::string& text) {
    std::string out(compressBound(text.size()), '\0');
    uLongf size = out.size();
    compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(text.data()),
             text.size());
    out.resize(size);
    return out;
}

/// How many leaks are found in a file of that content.
std::size_t leaks_in(const std::filesystem::path& path, const std::string& content) {
    write_file(path, content);
    return leak_test().find_in_file(path).size();
}

/// So many bytes of rows in which nothing is to be found.
std::string filled(std::size_t size) {
    static const std::string kRow = "row without a place,1234567890\n";
    std::string text;
    while (text.size() + kRow.size() <= size) text += kRow;
    return text + std::string(size - text.size(), '-');
}

}  // namespace

TEST_CASE("Exact coordinates are found as text in every notation and to any number of digits that tells") {
    for (const char* text : {"39.815327,46.751934",
                             "lon 46.751934 lat 39.815327",
                             "[46.75193,39.81533]",
                             "39.8153 46.7519",
                             "39.82, 46.75",
                             "39.81/46.75",
                             "\"lat\":39.815327,\"summary\":\"12 killed\",\"lon\":46.751934",
                             "39,815327; 46,751934",
                             "39°48'55.2\"N 46°45'07.0\"E",
                             "39&#176;48'55\"N 46&#176;45'07\"E",
                             "39\\u00b048'55\\\"N 46\\u00b045'07\\\"E",
                             "394855N 0464507E",
                             "https://maps.example/@39.815327,46.751934,17z",
                             "39°48′55″ с. ш., 46°45′07″ в. д.",
                             "39 градусов 48 минут северной широты и 46 градусов 45 минут восточной долготы",
                             "39 deg 48.92 min north, 46 deg 45.12 min east",
                             "٣٩٫٨١٥٣، ٤٦٫٧٥١٩",
                             "۳۹٫۸۱۵۳ ۴۶٫۷۵۱۹",
                             "၃၉.၈၁၅၃ ၄၆.၇၅၁၉",
                             "३९.८१५३ ४६.७५१९"}) {
        CAPTURE(text);
        CHECK(leaks(text));
    }
    for (const char* text : {"39.8, 46.8", "39.83, 46.75", "39.815327", "46.751934, 46.751934", "12.5, 39.9",
                             "", "39°30'N 46°45'E"}) {
        CAPTURE(text);
        CHECK_FALSE(leaks(text));
    }
}

TEST_CASE("Exact coordinates are found in binary and inside of what is packed") {
    const std::string text =
        "lat=39.815327 lon=46.751934 and more words after it, so that it is worth packing";
    for (const bool swapped : {false, true}) {
        CHECK(leaks("\xff" + bytes_of({kTrue.lon, kTrue.lat}, swapped)));
        CHECK(leaks("\xff\x01" + bytes_of({kTrue.lat, 5, 1e300, kTrue.lon}, swapped)));
        CHECK_FALSE(leaks("\xff" + bytes_of({kTrue.lon, kTrue.lat + 0.01}, swapped)));
    }
    CHECK(leaks("\xff some bytes" + deflated(text) + "more"));
    CHECK(leaks("%PDF-1.5\n\xff\n5 0 obj <<>> stream\n" + deflated(text) + "\nendstream"));
    CHECK(
        leaks("%PDF-1.5\n/Title <FEFF00330039002E003800310035003300200034003600"
              "2E0037003500310039>"));
    CHECK(leaks("%PDF-1.5\n/Title (39.8153\\05446.7519)"));
    CHECK(leaks(std::string("\x89PNG\r\n\x1a\n", 8) + std::string("\0\0\0\x1atEXt", 8) + "Where\0" + text +
                "0000"));
}

TEST_CASE("Stripped texts and withheld names are found however they are quoted") {
    CHECK(leaks("<td>The depot behind the BAKERY was hit twice</td>"));
    CHECK(leaks("\"the depot behind\\nthe bakery was \\u0068it twice\""));
    CHECK(leaks("alt text: Main places: Ivanyan (1)."));
    CHECK_FALSE(leaks("the depot was hit"));
    CHECK_FALSE(leaks("Ivanyanov"));
    LeakTest test = leak_test();
    test.allow("Ivanyan");  // a label of the basemap
    CHECK(test.find_in_bytes("x", "Ivanyan").empty());
}

TEST_CASE("A file of any length is searched to its end, wherever it is cut for that") {
    constexpr std::size_t kPiece = 8u << 20;
    const auto folder = test::scratch_folder("long_leaks");
    const auto found = [&](const std::string& content) { return leaks_in(folder / "long.csv", content); };
    const std::string secret = "46.751934,39.815327\n";
    const std::string clean = filled(2 * kPiece + 100);
    CHECK(found(clean) == 0);
    CHECK(found(clean + secret) == 1);
    for (const std::size_t before : {1u, 8u, 19u})
        CHECK(found(filled(kPiece - before) + "\n" + secret + clean) == 1);
    // Told in two lines, of which a piece ends with the first.
    CHECK(found(filled(kPiece - 10) + "\n46.751934\n39.815327\n" + clean) == 1);
    CHECK(found(std::string(kPiece + 7, '-') + ' ' + secret) == 1);
    // What turns out to be no text is looked at as bytes.
    CHECK(found(clean + "\xFF\xFE" + bytes_of({kTrue.lon, kTrue.lat}, false)) == 1);
}

TEST_CASE("What is packed is searched to its end, however much comes out of it") {
    constexpr std::size_t kPiece = std::size_t{4} << 20;
    const auto folder = test::scratch_folder("long_packed_leaks");
    const auto found = [&](const std::string& content) { return leaks_in(folder / "long.bin", content); };
    const std::string secret = "<v>46.751934</v><v>39.815327</v>";
    const std::string clean = filled(2 * kPiece + 300000);
    CHECK(found("\xff\0" + deflated(clean)) == 0);
    CHECK(found("\xff" + deflated(clean + secret)) == 1);
    for (const std::size_t before : {1u, 12u, 140000u})
        CHECK(found("\xff" + deflated(filled(kPiece - before) + secret + clean)) == 1);
    // Packed twice, and a stream that begins at the end of a piece and ends in a later one.
    CHECK(found("\xff" + deflated("\xff" + clean + deflated(clean + secret) + clean)) == 1);
    std::string noise;
    for (std::uint32_t i = 0, x = 1; i < 600000; ++i, x = x * 1664525 + 1013904223)
        noise += std::to_string(x);
    CHECK(found("\xff" + std::string(kPiece - 3, 'a') + deflated(noise + secret) + clean) == 1);
    CHECK(found("\xff" + std::string(kPiece + 131072 - 3, 'a') + deflated(noise + secret) + clean) == 1);
    // Numbers as bytes behind a long text.
    CHECK(found("\xff" + deflated(clean + "\xFF\xFE" + bytes_of({kTrue.lon, kTrue.lat}, true))) == 1);
}

TEST_CASE("Among very many secrets a place is found, and numbers of different rows are none") {
    LeakTest test(publish_profile());
    for (int i = 0; i < 40000; ++i) {
        Incident incident;
        incident.id = "I-" + std::to_string(i);
        Withheld withheld;
        withheld.point = LonLat{46 + (i % 200) * 0.00510000001, 39 + (i / 200) * 0.00510000001};
        incident.where.emplace();
        incident.where->footprint.point = *withheld.point;
        Incident published = incident;
        test.add(incident, withheld, &published);
    }
    const LonLat p{46 + 77 * 0.00510000001, 39 + 33 * 0.00510000001};
    const auto found = [&](const std::string& bytes) { return test.find_in_bytes("x", bytes).size(); };
    for (const bool swapped : {false, true}) {
        CHECK(found("\xff" + bytes_of({p.lon, p.lat}, swapped)) == 1);
        CHECK(found("\xff" + bytes_of({p.lat, 1e300, 1e300, p.lon}, swapped)) == 1);
        CHECK(found("\xff" + bytes_of({p.lon + 5e-6, p.lat - 5e-6}, swapped)) == 0);
        CHECK(found("\xff" + bytes_of({p.lat, 1e300, 1e300, 1e300, 1e300, 1e300, p.lon}, swapped)) == 0);
    }
    CHECK(found(fmt::format("lat {:.6f}, lon {:.6f}", p.lat, p.lon)) == 1);
    // Whole numbers in a long row that look like floats; floats in an R-tree.
    const auto folder = test::scratch_folder("leak_many");
    const auto found_in_row = [&](std::size_t filler) {
        const float lat = static_cast<float>(p.lat), lon = static_cast<float>(p.lon);
        std::string floats(8, '\0');
        std::memcpy(floats.data(), &lat, 4);
        std::memcpy(floats.data() + 4, &lon, 4);
        std::filesystem::remove(folder / "x.db");
        sqlite3* db = nullptr;
        REQUIRE(sqlite3_open((folder / "x.db").c_str(), &db) == SQLITE_OK);
        const std::string blob = std::string(filler, '\x01') + floats;
        sqlite3_stmt* insert = nullptr;
        sqlite3_exec(db, "CREATE TABLE t(b BLOB)", nullptr, nullptr, nullptr);
        sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?)", -1, &insert, nullptr);
        sqlite3_bind_blob(insert, 1, blob.data(), static_cast<int>(blob.size()), SQLITE_TRANSIENT);
        sqlite3_step(insert);
        sqlite3_finalize(insert);
        sqlite3_close(db);
        return test.find_in_file(folder / "x.db").size();
    };
    CHECK(found_in_row(100) == 1);
    CHECK(found_in_row(100000) == 0);
    CHECK(found(fmt::format("{:.4f},{}{:.4f}", p.lat, std::string(150, '.'), p.lon)) == 0);
}

TEST_CASE("Texts in UTF-16 are found among bytes") {
    const auto utf16 = [](const std::u16string& text, bool big) {
        std::string out = "\xff\xfe\x01";
        for (const char16_t c : text) {
            const char low = static_cast<char>(c & 0xff), high = static_cast<char>(c >> 8);
            out += big ? std::string{high, low} : std::string{low, high};
        }
        return out + "\xff\xff";
    };
    for (const bool big : {false, true}) {
        CHECK(leaks(utf16(u"39.815327, 46.751934", big)));
        CHECK(leaks(utf16(u"shells on Ivanyan at dawn", big)));
        CHECK_FALSE(leaks(utf16(u"shells on Askeran at dawn", big)));
    }
}

TEST_CASE("Rows that fill several pages of a database are searched in one piece") {
    const auto folder = test::scratch_folder("leak_overflow");
    for (const bool leaking : {false, true}) {
        gdal::VectorWriter writer(folder / "x.gpkg");
        writer.add_layer("x", gdal::GeometryKind::none, {{"n", gdal::FieldType::text}});
        // The words of the secret on two pages, somewhere in six megabytes.
        for (std::size_t filler = 4060; filler < 4100; ++filler)
            writer.write({std::string(filler, '.') +
                          (leaking ? "the depot behind the bakery was hit twice" : "the depot was hit") +
                          std::string(150000, '.')},
                         {});
        writer.close();
        CHECK(find_leaks({folder / "x.gpkg"}, {true_incident()}, publisher()).empty() != leaking);
        std::filesystem::remove(folder / "x.gpkg");
    }
}

TEST_CASE("The name of a file is looked at, and an id is no licence for a place's name") {
    const auto folder = test::scratch_folder("leak_names");
    write_file(folder / "ivanyan_strike.txt", "Nothing.");
    const auto found = leak_test().find_in_file(folder / "ivanyan_strike.txt");
    REQUIRE(found.size() == 1);
    CHECK(found[0].part == "its name");
    Incident incident = true_incident();
    incident.id = "Ivanyan-1";
    Withheld withheld;
    auto published = publisher().publish(incident, &withheld);
    published->id = incident.id;  // as if it had been let through
    LeakTest test(publish_profile());
    test.add(incident, withheld, &*published);
    test.allow(*published, withheld);
    CHECK_FALSE(test.find_in_bytes("x", "id: Ivanyan-1").empty());
}

TEST_CASE("What is said about a leak names the file and the incident, not the value") {
    const auto found = leak_test().find_in_bytes("out.csv", "39.815327,46.751934");
    REQUIRE(found.size() == 1);
    CHECK(to_string(found[0]) == "out.csv: exact coordinates of NK-77");
}

TEST_CASE("An incident that was held back must not be there at all") {
    Incident incident = true_incident();
    incident.verification = Verification::unverified;
    const auto folder = test::scratch_folder("leaks_held_back");
    write_file(folder / "a.txt", "NK-77X, Rockets hit Ivanyan in the evening");
    write_file(folder / "b.txt", "39.815, 46.752");
    write_file(folder / "c.txt", "Nothing.");
    CHECK(find_leaks({folder / "a.txt"}, {incident}, publisher()).size() == 1);
    CHECK(find_leaks({folder / "b.txt"}, {incident}, publisher()).size() == 1);
    CHECK(find_leaks({folder / "c.txt"}, {incident}, publisher()).empty());
}

TEST_CASE("Every format is clean when it holds what was published and leaks when it holds the original") {
    const auto folder = test::scratch_folder("leak_formats");
    const std::vector<Incident> originals{true_incident()};
    const std::vector<Incident> published{*publisher().publish(originals[0])};
    for (const bool leaking : {false, true}) {
        const auto& incidents = leaking ? originals : published;
        ExportOptions options;
        options.geometry = leaking ? ExportGeometry::point : ExportGeometry::area;
        for (const char* name : {"x.csv", "x.geojson", "x.kml", "x.xlsx", "x.shp", "x.fgb", "x.html"}) {
            const auto result = write_incidents(
                folder / name, [&](const IncidentTaker& take) { take(incidents[0], Match::certain); },
                options);
            const auto found = find_leaks(result.files, originals, publisher());
            CAPTURE(name, leaking, found.empty() ? "" : to_string(found[0]));
            CHECK(found.empty() != leaking);
        }
    }
}

TEST_CASE("A geometry alone gives a place away, and so do the pages of a GeoPackage") {
    const auto folder = test::scratch_folder("leak_geometry");
    for (const auto& [name, driver] : std::vector<std::pair<std::string, std::string>>{
             {"x.gpkg", "GPKG"}, {"x.fgb", "FlatGeobuf"}, {"x.shp", "ESRI Shapefile"}}) {
        gdal::VectorWriter writer(folder / name, driver);
        writer.add_layer("x", gdal::GeometryKind::point, {{"n", gdal::FieldType::text}});
        for (int i = 0; i < 50; ++i)
            writer.write({std::string("nothing")},
                         gdal::Geometry(i == 20 ? kTrue : LonLat{45.0 + i / 7.0, 41}));
        writer.close();
        CAPTURE(name);
        CHECK_FALSE(find_leaks({folder / name}, {true_incident()}, publisher()).empty());
    }
    gdal::VectorWriter writer(folder / "long.gpkg");
    writer.add_layer("x", gdal::GeometryKind::none, {{"n", gdal::FieldType::text}});
    // Across the border of two overflow pages.
    for (std::size_t filler = 4000; filler < 4110; ++filler)
        writer.write({std::string(filler, '.') + "39.815327 46.751934" + std::string(9000, '.')}, {});
    writer.close();
    CHECK_FALSE(find_leaks({folder / "long.gpkg"}, {true_incident()}, publisher()).empty());
}

TEST_CASE("A symbol drawn at the exact place is found in SVG and PDF") {
    LeakTest test = leak_test();
    test.set_page([](LonLat p) { return std::pair{(p.lon - 46) * 100, (40 - p.lat) * 100}; }, 300);
    const double x = (kTrue.lon - 46) * 100, y = (40 - kTrue.lat) * 100;
    const auto svg = [&](const char* layer, double at_x) {
        return fmt::format("<svg><g id=\"{}\"><path d=\"M{:.2f} {:.2f}l4 0 0 4 -4 0z\"/></g></svg>", layer,
                           at_x - 2, y - 2);
    };
    CHECK(test.find_in_bytes("x.svg", svg("incidents", x)).size() == 1);
    CHECK(test.find_in_bytes("x.svg", svg("lakes", x)).empty());
    CHECK(test.find_in_bytes("x.svg", svg("incidents", x + 1)).empty());
    const auto pdf = [&](double at_x) {
        return "%PDF-1.5\n\xff" +
               deflated(fmt::format(
                   "q 1 0 0 -1 0 300 cm\n{0:.3f} {1:.3f} m {2:.3f} {1:.3f} l {2:.3f} {3:.3f} l {0:.3f} "
                   "{3:.3f} l h f Q\n",
                   at_x - 2, y - 2, at_x + 2, y + 2));
    };
    CHECK(test.find_in_bytes("x.pdf", pdf(x)).size() == 1);
    CHECK(test.find_in_bytes("x.pdf", pdf(x + 1)).empty());
}
