#include <catch2/catch.hpp>
#include <cstdlib>
#include <cstring>

#include "bearing/base/data_files.hpp"
#include "bearing/base/files.hpp"
#include "bearing/gazetteer/gazetteer.hpp"
#include "gazetteer/bundled_tables.hpp"
#include "gazetteer/index_format.hpp"
#include "gazetteer/tables_index.hpp"
#include "support/paths.hpp"

using namespace bearing;
using namespace bearing::test;
namespace fs = std::filesystem;

namespace {

/// The tables in a folder of the test, where they may be edited.
class OwnTables {
  public:
    explicit OwnTables(const fs::path& folder) : folder_(folder) {
        for (const fs::path& table : bundled_table_files()) {
            const fs::path inside = table.parent_path().filename() == "gazetteer"
                                        ? "gazetteer" / table.filename()
                                        : table.filename();
            fs::create_directories((folder / inside).parent_path());
            fs::copy_file(table, folder / inside);
        }
        setenv("BEARING_DATA", folder.c_str(), 1);
    }
    ~OwnTables() { unsetenv("BEARING_DATA"); }
    OwnTables(const OwnTables&) = delete;
    OwnTables& operator=(const OwnTables&) = delete;

    void add_town(const std::string& row) const {
        const fs::path towns = folder_ / "gazetteer/towns.csv";
        write_file(towns, read_file(towns) + row + '\n');
    }

  private:
    fs::path folder_;
};

fs::path index_of_this_build() {
    return built_data_files("gazetteer/tables.gaz").front();
}

}  // namespace

TEST_CASE("the build makes the index of the tables, and it holds what they say", "[gazetteer][tables]") {
    const auto mapped = map_tables_index(index_of_this_build());
    REQUIRE(mapped);
    const PlaceLayer made(index_image(bundled_places()), "in memory");
    REQUIRE(mapped->index().size() == made.index().size());
    REQUIRE(mapped->index().keys() == made.index().keys());
    std::size_t different = 0;
    for (std::uint32_t i = 0; i < made.index().size(); ++i) {
        const Place a = mapped->index().place(i), b = made.index().place(i);
        if (a.id != b.id || a.names != b.names || !(a.point == b.point) || a.radius_m != b.radius_m)
            ++different;
    }
    CHECK(different == 0);
    CHECK(bundled_layer()->index().about() == mapped->index().about());
    CHECK(bundled_layer() == bundled_layer());
    CHECK_NOTHROW(mapped->index().verify());
}

TEST_CASE("an index of other tables is not used", "[gazetteer][tables]") {
    const fs::path folder = scratch_folder("tables-edited");
    const OwnTables tables(folder);
    CHECK(map_tables_index(index_of_this_build()));  // the same bytes elsewhere
    tables.add_town("testville,Testville,1,2,PPL,FR,,100,town,,high,");
    CHECK_FALSE(map_tables_index(index_of_this_build()));
    write_tables_index(folder / "own.gaz");
    const auto own = map_tables_index(folder / "own.gaz");
    REQUIRE(own);
    CHECK(own->index().by_id("bearing:testville"));
    tables.add_town("# a comment");
    CHECK_FALSE(map_tables_index(folder / "own.gaz"));
}

TEST_CASE("a damaged index of the tables is as good as none", "[gazetteer][tables]") {
    const fs::path folder = scratch_folder("tables-damaged");
    const std::string good = read_file(index_of_this_build());
    const auto is_used = [&](const std::string& bytes) {
        write_file(folder / "bad.gaz", bytes);
        return map_tables_index(folder / "bad.gaz") != nullptr;
    };
    CHECK(is_used(good));
    CHECK_FALSE(is_used(""));
    CHECK_FALSE(is_used("id,name\n"));
    CHECK_FALSE(is_used(good.substr(0, 100)));
    CHECK_FALSE(is_used(good.substr(0, good.size() - 64)));
    CHECK_FALSE(map_tables_index(folder / "absent.gaz"));
    CHECK_FALSE(map_tables_index(folder));
    IndexHeader header;
    std::memcpy(&header, good.data(), sizeof header);
    for (const SectionEntry& section : header.sections) {
        REQUIRE(section.size > 0);
        std::string damaged = good;
        char& byte = damaged[section.offset + section.size / 2];
        byte = static_cast<char>(byte ^ 1);
        CHECK_FALSE(is_used(damaged));
    }
}
