#include "store/snapshot.hpp"

#include <fmt/format.h>

#include <mutex>

#include "bearing/base/error.hpp"
#include "bearing/incident/content_hash.hpp"
#include "store/changes.hpp"
#include "store/incident_reader.hpp"

namespace bearing {
namespace {

class Snapshot : public IncidentStorage {
  public:
    Snapshot(const std::filesystem::path& path, long long revision)
        : database_(path, Database::Mode::read), reader_(database_), revision_(revision) {}

    Incident read(std::uint32_t key) const override {
        const std::lock_guard lock(mutex_);
        const ReadTransaction one_state(database_);
        return read_locked(key);
    }

    void read_each(std::span<const std::uint32_t> keys,
                   const std::function<void(std::size_t, const Incident&)>& take) const override {
        // Writers wait while a read transaction is open, so long reads let go of it now and then.
        constexpr std::size_t kAtOnce = 500;
        std::vector<Incident> some;
        for (std::size_t begin = 0; begin < keys.size(); begin += kAtOnce) {
            const auto part = keys.subspan(begin, std::min(kAtOnce, keys.size() - begin));
            some.clear();
            {
                const std::lock_guard lock(mutex_);
                const ReadTransaction one_state(database_);
                for (const std::uint32_t key : part) some.push_back(read_locked(key));
            }
            for (std::size_t i = 0; i < some.size(); ++i) take(begin + i, some[i]);
        }
    }

    std::string content_hash() const override {
        const std::lock_guard lock(mutex_);
        const ReadTransaction one_state(database_);
        std::vector<std::pair<std::string, Sha256Digest>> hashes;
        auto row = database_.prepare("SELECT fid, id, hash, revision, state FROM incidents");
        while (row.step()) {
            Sha256Digest hash = digest_of(row.view(2));
            bool live = parse_row_state(row.view(4)) == RowState::live;
            if (row.integer(3) > revision_) live = was_live(row.integer(0), hash);
            if (live) hashes.emplace_back(row.text(1), hash);
        }
        return combined_hash(std::move(hashes));
    }

  private:
    Incident read_locked(std::uint32_t key) const {
        auto row = reader_.find(static_cast<long long>(key));
        if (!row) throw FormatError(fmt::format("the project is damaged: incident {} is missing", key));
        if (row->head.status.revision <= revision_) return std::move(row->content.incident);
        return *incident_at(database_, reader_, key, revision_);
    }

    /// Of an incident that was written since; `hash` becomes that of its content then.
    bool was_live(long long fid, Sha256Digest& hash) const {
        bool first = true;
        bool live = false;  // one that was added since was not there
        for (const auto& change : changes_of(database_, fid)) {
            if (change.revision <= revision_) continue;
            if (first) live = change.former.revision <= revision_ && change.former.state == RowState::live;
            first = false;
            if (!change.version) continue;
            hash = reader_.version(*change.version).hash;
            break;
        }
        return live;
    }

    mutable std::mutex mutex_;
    Database database_;
    mutable IncidentReader reader_;
    long long revision_;
};

}  // namespace

std::shared_ptr<const IncidentStorage> open_snapshot(const std::filesystem::path& path, long long revision) {
    return std::make_shared<Snapshot>(path, revision);
}

}  // namespace bearing
