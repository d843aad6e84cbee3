#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <cstdlib>
#include <random>

#include "bearing/base/error.hpp"
#include "bearing/store/store.hpp"
#include "store/test_incidents.hpp"
#include "support/paths.hpp"

using namespace bearing;
using test::imported;
namespace fs = std::filesystem;

namespace {

/// A commit that the writer's caller was told of.
struct Acknowledged {
    long long revision = 0;
    char hash[64] = {};
};

/// Imports and edits without end, telling each commit over the pipe once it has returned.
[[noreturn]] void write_without_end(const fs::path& path, unsigned seed, int pipe) {
    std::mt19937 random(seed);
    Store store = Store::open_or_create(path);
    for (int turn = 0;; ++turn) {
        const std::string name = std::to_string(seed) + "." + std::to_string(turn);
        switch (random() % 4) {
            case 0: {  // a further part of a source
                auto session = store.import("acled", "m", name);
                for (int i = 0; i < 300; ++i) session.add(imported(name + "." + std::to_string(i), i));
                session.finish({{name, "acled", name, 1, 300}}, WithdrawPolicy::automatic);
                break;
            }
            case 1: {  // a source whose releases change and lose incidents
                auto session = store.import("changing", "m", name);
                for (int i = 0; i < 200; ++i)
                    if (random() % 10 != 0)
                        session.add(
                            imported("c" + std::to_string(i), i, random() % 3 == 0 ? name : "the same"));
                session.finish({{name, "acled", name, 1, 200}}, WithdrawPolicy::missing);
                break;
            }
            default:  // people's work, some of it on imported incidents
                store.commit({imported("p" + std::to_string(random() % 50), 1, name),
                              imported("c" + std::to_string(random() % 200), 2, name)},
                             "n", name);
        }
        Acknowledged told;
        const Revision last = store.revisions().back();
        told.revision = last.number;
        last.hash.copy(told.hash, sizeof told.hash);
        if (write(pipe, &told, sizeof told) != sizeof told) _exit(1);
    }
}

/// Kills a writer after `milliseconds`; gives what it had acknowledged.
std::vector<Acknowledged> kill_writer(const fs::path& path, unsigned seed, unsigned milliseconds) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        write_without_end(path, seed, ends[1]);
    }
    close(ends[1]);
    usleep(milliseconds * 1000);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    std::vector<Acknowledged> told;
    for (Acknowledged one; read(ends[0], &one, sizeof one) == sizeof one;) told.push_back(one);
    close(ends[0]);
    return told;
}

int rounds() {
    const char* wanted = std::getenv("BEARING_KILL_ROUNDS");
    return wanted != nullptr ? std::atoi(wanted) : 15;
}

}  // namespace

// BEARING_KILL_ROUNDS=200 runs it longer.
TEST_CASE("A writer that is killed at any instant loses nothing that it acknowledged") {
    const fs::path folder = test::scratch_folder("kills");
    std::mt19937 random(3);
    std::size_t acknowledged = 0;
    std::size_t half_way = 0;
    for (int round = 0; round < rounds(); ++round) {
        // Some rounds begin with a new project, most go on with one that was left by a kill.
        const fs::path path = folder / (std::to_string(round / 8) + ".gpkg");
        const auto told = kill_writer(path, static_cast<unsigned>(round), 5 + random() % 250);
        acknowledged += told.size();
        if (!fs::exists(path)) continue;
        half_way += fs::exists(path.string() + "-journal") ? 1 : 0;
        INFO("round " << round);
        const Store store = Store::open_or_create(path);
        CHECK(store.verify().problems == std::vector<std::string>{});
        const auto revisions = store.revisions();
        for (const auto& one : told) {
            REQUIRE(revisions.size() >= static_cast<std::size_t>(one.revision));
            CHECK(revisions[static_cast<std::size_t>(one.revision) - 1].hash ==
                  std::string(one.hash, sizeof one.hash));
        }
        // At most the one that had no time to be acknowledged.
        if (!told.empty()) CHECK(revisions.size() <= static_cast<std::size_t>(told.back().revision) + 1);
        CHECK(store.dataset()->size() == store.incidents().size());
    }
    WARN(rounds() << " kills, " << acknowledged << " acknowledged commits, " << half_way
                  << " times in the middle of a transaction");
    CHECK(acknowledged > 0);
}
