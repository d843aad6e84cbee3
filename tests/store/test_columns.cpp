#include <catch2/catch.hpp>

#include <thread>

#include "bearing/store/store.hpp"
#include "store/raw_database.hpp"
#include "store/test_incidents.hpp"
#include "support/paths.hpp"

using namespace bearing;
using test::imported;
using test::RawDatabase;
namespace fs = std::filesystem;

namespace {

constexpr int kMany = 12'000;  // more than are read one by one

Incident numbered(int i, const std::string& summary = "Shells fell on the village") {
    return imported("i" + std::to_string(i), i % 300, summary);
}

void import_many(Store& store) {
    auto session = store.import("acled", "m", "r");
    for (int i = 0; i < kMany; ++i) session.add(numbered(i));
    session.finish({{"1.csv", "acled", "aa", 10, kMany}}, WithdrawPolicy::automatic);
}

std::vector<Incident> all_of(const Dataset& dataset) {
    std::vector<Incident> incidents;
    for (std::size_t i = 0; i < dataset.size(); ++i) incidents.push_back(dataset.incident(i));
    std::sort(incidents.begin(), incidents.end(),
              [](const Incident& a, const Incident& b) { return a.id < b.id; });
    return incidents;
}

}  // namespace

TEST_CASE("A dataset of a project is that of its incidents") {
    const auto path = test::scratch_folder("columns") / "p.gpkg";
    Store store = Store::open_or_create(path);
    CHECK(store.dataset()->size() == 0);
    import_many(store);
    CHECK(RawDatabase(path).number("SELECT count(*) FROM bearing_columns") == 1);
    store.commit({numbered(3, "Edited"), imported("new", 400)}, "n", "r");
    store.withdraw("i5", "n", "r");
    store.join("i6", "i7", "n", "r");
    const auto dataset = Store::open(path).dataset();
    const auto incidents = store.incidents();
    REQUIRE(dataset->size() == static_cast<std::size_t>(kMany) + 1 - 2);
    CHECK(all_of(*dataset) == incidents);
    CHECK(dataset->content_hash() == Dataset(incidents).content_hash());
    CHECK(dataset->incident(dataset->size() - 1).id == "new");
}

TEST_CASE("Columns that are damaged or missing are made anew") {
    const auto path = test::scratch_folder("damaged_columns") / "p.gpkg";
    Store store = Store::open_or_create(path);
    import_many(store);
    const std::string hash = store.dataset()->content_hash();
    for (const char* sql :
         {"UPDATE bearing_columns SET bytes = x'00'",
          "UPDATE bearing_columns SET bytes = substr(bytes, 1, 1000)", "DELETE FROM bearing_columns"}) {
        RawDatabase(path).run(sql);
        const auto dataset = Store::open(path).dataset();
        CHECK(dataset->size() == static_cast<std::size_t>(kMany));
        CHECK(dataset->content_hash() == hash);
    }
    store.commit({imported("new", 1)}, "n", "r");  // writes them again
    CHECK(RawDatabase(path).number("SELECT last_fid FROM bearing_columns") == kMany + 1);
}

TEST_CASE("A dataset stays what it was while the project changes") {
    const auto path = test::scratch_folder("snapshot") / "p.gpkg";
    Store store = Store::open_or_create(path);
    import_many(store);
    const auto before = store.dataset();
    const std::string hash = before->content_hash();
    const auto incidents = all_of(*before);
    Store other = Store::open(path);
    std::thread reader([&] {
        for (std::size_t i = 0; i < 200; ++i) CHECK(before->incident(i) == before->incident(i));
    });
    other.commit({numbered(3, "Edited"), imported("new", 400)}, "n", "r");
    other.commit({numbered(3, "Edited again")}, "n", "r");
    other.withdraw("i5", "n", "r");
    other.join("i6", "i7", "n", "r");
    reader.join();
    CHECK(all_of(*before) == incidents);
    // Its hash was made when it was opened or is made now: it is that of its own incidents.
    CHECK(Dataset(all_of(*before)).content_hash() == hash);
    CHECK(before->content_hash() == hash);
    CHECK(store.dataset()->content_hash() != hash);
}
