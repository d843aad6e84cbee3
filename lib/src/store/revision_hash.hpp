#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bearing/base/sha256.hpp"
#include "store/changes.hpp"
#include "store/database.hpp"

namespace bearing {

/// Kind of the revisions of a project in format 1: what they wrote is in the revision that migrated it.
inline constexpr const char* kFormerRevision = "former";

/// A row of `revisions`.
struct RevisionRow {
    Revision revision;
    std::string kind;  ///< "edit", "review", "import", "migration", "former"
    std::string source;
    long long first_fid = 0;  ///< of the incidents it added, which have the fids after it
    std::string digest;       ///< of what it wrote, hexadecimal
};

/// Everything a revision wrote into `incidents`, as one hash: added ones as they came, then changed ones,
/// each in the order of their fids.
class RevisionDigest {
  public:
    void add(long long fid, const RowStatus& status, const Sha256Digest& content);
    /// `status` and `content` as the change left them.
    void change(const ChangeRow& change, const RowStatus& status, const Sha256Digest& content);
    std::string finish();

  private:
    Sha256 added_;
    Sha256 changed_;
};

/// Hash of a revision: over the one before it, all its columns, and the imported files, documents,
/// releases and decisions that came with it.
std::string revision_hash(const Database& database, const RevisionRow& row, std::string_view previous);

void write_revision(Database& database, const RevisionRow& row);
/// All, in order; in `revision.hash` what the rows say.
std::vector<RevisionRow> read_revisions(const Database& database);

}  // namespace bearing
