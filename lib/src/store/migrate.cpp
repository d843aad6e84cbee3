#include "store/migrate.hpp"

#include <fmt/format.h>

#include "bearing/base/error.hpp"
#include "bearing/incident/content_hash.hpp"
#include "store/former_format.hpp"
#include "store/revision_writer.hpp"
#include "store/schema.hpp"

namespace bearing {
namespace {

constexpr const char* kSetAside = R"sql(
ALTER TABLE incidents RENAME TO former_incidents;
ALTER TABLE claims RENAME TO former_claims;
ALTER TABLE revisions RENAME TO former_revisions;
DROP TABLE footprints;
DELETE FROM gpkg_geometry_columns WHERE table_name IN ('incidents', 'footprints');
DELETE FROM gpkg_contents WHERE table_name IN ('incidents', 'footprints', 'claims', 'revisions');
)sql";

constexpr const char* kDropFormer = R"sql(
DROP TABLE former_incidents;
DROP TABLE former_claims;
DROP TABLE former_revisions;
)sql";

/// Format 1 did not keep what a revision wrote, so these links hold its time, author, reason and counts only.
void copy_revisions(Database& database) {
    std::string previous;
    auto former = database.prepare(
        "SELECT number, time, author, reason, added, changed FROM former_revisions ORDER BY number");
    while (former.step()) {
        RevisionRow row;
        row.revision = {former.integer(0),
                        former.text(1),
                        former.text(2),
                        former.text(3),
                        static_cast<std::size_t>(former.integer(4)),
                        static_cast<std::size_t>(former.integer(5)),
                        0,
                        {}};
        row.kind = kFormerRevision;
        row.first_fid = 1;
        row.digest = RevisionDigest().finish();
        row.revision.hash = previous = revision_hash(database, row, previous);
        write_revision(database, row);
    }
}

}  // namespace

void migrate(Database& database) {
    if (database.is_read_only())
        throw FileError(
            fmt::format("{} is of an older Bearing and must be rewritten once, but it cannot be "
                        "written; copy it to a folder where you may write and open it there",
                        database.path().string()));
    Transaction transaction(database);
    if (check_format(database) == kFormatVersion) return;  // another process was faster
    database.execute(kSetAside);
    create_project_tables(database);
    copy_revisions(database);
    {
        RevisionWriter revision(database, "migration", "Bearing", "written anew in project format 2");
        for (const auto& incident : read_former_incidents(database))
            revision.add(incident, content_hash(incident), std::nullopt);
        revision.finish();
    }
    database.execute(kDropFormer);
    transaction.commit();
}

}  // namespace bearing
