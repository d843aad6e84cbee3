#include <fmt/format.h>

#include <map>
#include <set>

#include "bearing/base/error.hpp"
#include "bearing/incident/content_hash.hpp"
#include "store/decisions.hpp"
#include "store/geopackage.hpp"
#include "store/incident_writer.hpp"
#include "store/revision_hash.hpp"
#include "store/schema.hpp"
#include "store/store_impl.hpp"

namespace bearing {
namespace {

/// Goes through a project once and compares everything in it with its chain of revisions.
class Audit {
  public:
    explicit Audit(const Database& database)
        : database_(database),
          reader_(database),
          changes_(database.prepare(fmt::format(
              "SELECT {} FROM changes WHERE incident >= 0 ORDER BY incident, revision", kChangeColumns))) {}

    Integrity run() {
        revisions_ = read_revisions(database_);
        check_versions();
        have_change_ = changes_.step();
        reader_.each([this](const IncidentRow& row) { check_incident(row); }, 0,
                     [this](long long fid, const std::string& what) {
                         problem(fmt::format("incident {}: {}", fid, what));
                         while (have_change_ && changes_.integer(1) <= fid) have_change_ = changes_.step();
                     });
        if (have_change_) problem("a change is recorded of an incident that is not there");
        check_rest();
        check_revisions();
        integrity_.intact = integrity_.problems.empty();
        integrity_.revisions = revisions_.size();
        if (!revisions_.empty()) integrity_.head = revisions_.back().revision.hash;
        return std::move(integrity_);
    }

  private:
    void problem(std::string words) {
        // A thousand of the same kind say no more than a hundred.
        if (integrity_.problems.size() < 100) integrity_.problems.push_back(std::move(words));
    }

    /// The content's hash made anew; told if the row says otherwise. Revision 0: a former version.
    Sha256Digest check_content(const StoredContent& content, long long revision) {
        const Sha256Digest hash = content_hash(content.incident);
        ++integrity_.incidents;
        const bool fits = hash == content.hash &&
                          content.alleged_actors == alleged_actors(content.incident) &&
                          content.stances == distinct_stances(content.incident);
        if (!fits)
            problem(revision == 0
                        ? fmt::format("a former version of incident {} is not as it was", content.incident.id)
                        : fmt::format("incident {} is not as revision {} wrote it", content.incident.id,
                                      revision));
        return hash;
    }

    void check_geometry(const IncidentRow& row) {
        std::string wanted;
        if (row.content.incident.where && row.head.status.state == RowState::live) {
            const auto blob = point_blob(row.content.incident.where->footprint.point);
            wanted.assign(blob.data(), blob.size());
        }
        if (row.geom != wanted)
            problem(fmt::format("incident {} was moved: its geometry is not its lat and lon",
                                row.content.incident.id));
    }

    /// Every version of an incident goes into the digest of the revision that wrote it.
    void check_incident(const IncidentRow& row) {
        const std::string& id = row.content.incident.id;
        check_geometry(row);
        std::vector<ChangeRow> changes;
        for (; have_change_ && changes_.integer(1) <= row.head.fid; have_change_ = changes_.step()) {
            if (changes_.integer(1) == row.head.fid)
                changes.push_back(read_change(changes_));
            else
                problem(
                    fmt::format("revision {} changed an incident that is not there", changes_.integer(0)));
        }
        RowStatus status = row.head.status;
        Sha256Digest hash = check_content(row.content, status.revision);
        for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
            if (status.revision != change->revision)
                problem(fmt::format("incident {}: revision {} is not the one that wrote it", id,
                                    status.revision));
            digests_[change->revision].change(*change, status, hash);
            status = change->former;
            if (change->version) hash = former_hash(*change, id);
        }
        if (!adds(status.revision, row.head.fid))
            problem(fmt::format("incident {} was not added by revision {}", id, status.revision));
        digests_[status.revision].add(row.head.fid, status, hash);
    }

    Sha256Digest former_hash(const ChangeRow& change, const std::string& id) {
        const auto found = version_hashes_.find(*change.version);
        if (found != version_hashes_.end()) {
            unused_versions_.erase(*change.version);
            return found->second;
        }
        problem(fmt::format("incident {}: what it was before revision {} is missing", id, change.revision));
        return {};
    }

    bool adds(long long revision, long long fid) const {
        if (revision < 1 || revision > static_cast<long long>(revisions_.size())) return false;
        const RevisionRow& row = revisions_[static_cast<std::size_t>(revision) - 1];
        return fid >= row.first_fid && fid < row.first_fid + static_cast<long long>(row.revision.added);
    }

    void check_versions() {
        auto row = database_.prepare("SELECT fid FROM versions ORDER BY fid");
        long long claims = 0;
        while (row.step()) {
            const long long version = row.integer(0);
            try {
                const StoredContent content = reader_.version(version);
                claims += static_cast<long long>(content.incident.claims.size());
                version_hashes_[version] = check_content(content, 0);
                unused_versions_.insert(version);
            } catch (const FormatError& error) {
                problem(fmt::format("version {}: {}", version, error.what()));
            }
        }
        if (claims != database_.integer("SELECT count(*) FROM version_claims"))
            problem("there are claims of former versions that belong to none");
    }

    /// What hangs on nothing, and what repeats something else.
    void check_rest() {
        auto release = database_.prepare("SELECT version FROM releases");
        while (release.step())
            if (version_hashes_.contains(release.integer(0)))
                unused_versions_.erase(release.integer(0));
            else
                problem(fmt::format("release {} of an edited incident is missing", release.integer(0)));
        if (!unused_versions_.empty())
            problem(fmt::format("version {} belongs to no revision", *unused_versions_.begin()));
        if (static_cast<long long>(reader_.claims_read()) != database_.integer("SELECT count(*) FROM claims"))
            problem("there are claims that belong to no incident");
        for (const char* table : {"claims", "version_claims"})
            if (database_.integer(fmt::format("SELECT count(*) FROM {} WHERE incident <> fid / {}", table,
                                              kClaimsAnIncident)) != 0)
                problem(fmt::format("{}: a claim names another incident than its own", table));
        check_hashes("SELECT fid, geom, lower(hex(hash)) FROM footprints", "footprint");
        check_hashes("SELECT name, bytes, sha256 FROM documents", "document");
        if (database_.has_table(kDecisionsTable) &&
            database_.integer("SELECT count(*) FROM decisions WHERE revision NOT IN (SELECT number FROM "
                              "revisions)") != 0)
            problem("there are decisions about drafts that belong to no revision");
    }

    void check_hashes(const char* sql, const char* what) {
        auto row = database_.prepare(sql);
        while (row.step())
            if (sha256_hex(row.view(1)) != row.view(2))
                problem(fmt::format("{} {} is not what was kept", what, row.text(0)));
    }

    void check_revisions() {
        std::string previous;
        long long number = 1;
        for (const auto& row : revisions_) {
            if (row.revision.number != number) problem(fmt::format("revision {} is missing", number));
            const std::string digest = digests_[row.revision.number].finish();
            if (digest != row.digest)
                problem(fmt::format("revision {}: the incidents are not those that it wrote",
                                    row.revision.number));
            if (revision_hash(database_, row, previous) != row.revision.hash)
                problem(fmt::format("revision {} was altered, or one before it", row.revision.number));
            digests_.erase(row.revision.number);
            previous = row.revision.hash;
            number = row.revision.number + 1;
        }
        for (const auto& [missing, digest] : digests_)
            problem(fmt::format("revision {} is missing, and incidents say that it wrote them", missing));
    }

    const Database& database_;
    IncidentReader reader_;
    Statement changes_;
    bool have_change_ = false;
    std::vector<RevisionRow> revisions_;
    std::map<long long, RevisionDigest> digests_;
    std::map<long long, Sha256Digest> version_hashes_;
    std::set<long long> unused_versions_;
    Integrity integrity_;
};

}  // namespace

Integrity Store::verify() const {
    const ReadTransaction one_state(impl_->database);
    return Audit(impl_->database).run();
}

}  // namespace bearing
