#include <catch2/catch.hpp>
#include <fstream>

#include "bearing/base/data_files.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/sha256.hpp"
#include "support/paths.hpp"

using namespace bearing;
namespace fs = std::filesystem;

namespace {

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("A file is replaced whole, and an abandoned one leaves nothing") {
    const auto folder = test::scratch_folder("files");
    write_file(folder / "a.txt", "one");
    write_file(folder / "a.txt", "two");
    CHECK(read_file(folder / "a.txt") == "two");
    {
        const PendingFile pending(folder / "a.txt");
        CHECK(pending.path().extension() == ".txt");
        std::ofstream(pending.path()) << "half";
    }
    CHECK(read_file(folder / "a.txt") == "two");
    CHECK(entries(folder) == 1);
}

TEST_CASE("Impossible paths are told apart") {
    const auto folder = test::scratch_folder("paths");
    CHECK_THROWS_WITH(write_file(folder / "none" / "a.txt", ""), Catch::Contains("does not exist"));
    CHECK_THROWS_WITH(write_file(folder, ""), Catch::Contains("folder"));
    CHECK_THROWS_WITH(read_file(folder), Catch::Contains("folder"));
    CHECK_THROWS_AS(read_file(folder / "none.txt"), FileError);
}

TEST_CASE("A table that does not ship is refused with the folders searched") {
    CHECK_THROWS_AS(data_file("no/such/table.csv"), MissingDataError);
    CHECK(fs::exists(data_file("sample/incidents.csv")));
}

TEST_CASE("SHA-256 of the empty text and of abc (FIPS 180-4)") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
