#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <chrono>
#include <functional>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/store/store.hpp"
#include "store/test_incidents.hpp"
#include "support/paths.hpp"

using namespace bearing;
using test::bare;
using test::imported;
namespace fs = std::filesystem;

namespace {

/// Runs in another process; gives its exit status.
pid_t start(const std::function<int()>& work) {
    const pid_t child = fork();
    if (child != 0) return child;
    int status = 99;
    try {
        status = work();
    } catch (...) {
    }
    _exit(status);
}

int wait_for(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

void wait_until_exists(const fs::path& path) {
    while (!fs::exists(path)) usleep(2000);
}

}  // namespace

TEST_CASE("A second writer waits, and a reader sees the state before") {
    const auto folder = test::scratch_folder("second_writer");
    const fs::path path = folder / "p.gpkg";
    Store::open_or_create(path).commit({bare("A")}, "m", "r");
    const pid_t writer = start([&] {
        Store store = Store::open(path);
        auto session = store.import("acled", "m", "r");
        for (int i = 0; i < 100; ++i) session.add(imported("i" + std::to_string(i), i));
        write_file(folder / "writing", "");
        usleep(800'000);
        session.finish({{"f", "acled", "aa", 1, 100}}, WithdrawPolicy::automatic);
        return 0;
    });
    wait_until_exists(folder / "writing");
    Store store = Store::open(path);
    CHECK(store.incidents().size() == 1);
    CHECK(store.dataset()->size() == 1);
    CHECK(store.commit({bare("B")}, "n", "waits").added == 1);
    CHECK(wait_for(writer) == 0);
    CHECK(store.incidents().size() == 102);
    CHECK(store.verify().intact);
}

TEST_CASE("A writer that waits too long gets a clear message") {
    const auto folder = test::scratch_folder("long_writer");
    const fs::path path = folder / "p.gpkg";
    Store::open_or_create(path);
    const pid_t writer = start([&] {
        Store store = Store::open(path);
        auto session = store.import("acled", "m", "r");
        session.add(imported("A", 1));
        write_file(folder / "writing", "");
        wait_until_exists(folder / "told");
        return 0;
    });
    wait_until_exists(folder / "writing");
    Store store = Store::open(path);
    const auto begin = std::chrono::steady_clock::now();
    CHECK_THROWS_WITH(store.commit({bare("B")}, "n", "r"), Catch::Contains("another program"));
    CHECK(std::chrono::steady_clock::now() - begin > std::chrono::seconds(4));
    write_file(folder / "told", "");
    CHECK(wait_for(writer) == 0);
    CHECK(store.commit({bare("B")}, "n", "r").added == 1);
}

TEST_CASE("Two processes make one project at once") {
    for (int round = 0; round < 5; ++round) {
        const fs::path path = test::scratch_folder("make") / "p.gpkg";
        std::vector<pid_t> children;
        for (int i = 0; i < 3; ++i)
            children.push_back(start([&, i] {
                Store::open_or_create(path).commit({bare("i" + std::to_string(i))}, "m", "r");
                return 0;
            }));
        for (const pid_t child : children) CHECK(wait_for(child) == 0);
        CHECK(Store::open(path).incidents().size() == 3);
        CHECK(Store::open(path).verify().intact);
    }
}

TEST_CASE("A project in a folder where nothing may be written can be read") {
    // Not as root, who may write everywhere: as nobody, who must be able to reach the folder.
    constexpr uid_t kNobody = 65534;
    const fs::path folder = fs::temp_directory_path() / ("bearing-read-only-" + std::to_string(getpid()));
    fs::create_directories(folder);
    const fs::path path = folder / "p.gpkg";
    Store::open_or_create(path).commit({imported("A", 1)}, "m", "r");
    chmod(path.c_str(), 0444);
    chmod(folder.c_str(), 0555);
    const int status = wait_for(start([&] {
        if (geteuid() == 0 && setuid(kNobody) != 0) return 1;
        Store store = Store::open(path);
        if (store.incidents().size() != 1 || store.dataset()->incident(0).id != "A") return 2;
        if (!store.verify().intact) return 3;
        try {
            store.commit({bare("B")}, "m", "r");
        } catch (const FileError&) {
            return 0;
        }
        return 4;
    }));
    CHECK(status == 0);
    chmod(folder.c_str(), 0755);
    fs::remove_all(folder);
}
