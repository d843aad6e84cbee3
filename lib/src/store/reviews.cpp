#include <fmt/format.h>

#include <algorithm>

#include "bearing/base/error.hpp"
#include "bearing/base/sha256.hpp"
#include "bearing/incident/content_hash.hpp"
#include "store/columns_cache.hpp"
#include "store/commit.hpp"
#include "store/decisions.hpp"
#include "store/documents.hpp"
#include "store/store_impl.hpp"

namespace bearing {
namespace {

bool is_taken(const DecidedDraft& draft) {
    return draft.decision == Decision::accepted || draft.decision == Decision::corrected;
}

void check(const std::vector<DecidedDraft>& drafts) {
    for (const DecidedDraft& draft : drafts) {
        if (draft.decision == Decision::pending)
            throw ArgumentError(
                fmt::format("draft {} is not decided yet; accept or refuse it", draft.read.id));
        if (draft.read.id.empty() || draft.read.id != draft.decided.id)
            throw ArgumentError("a draft and what became of it must have the same id, which is not empty");
    }
}

/// The decisions themselves, and what was accepted as it was read: what people make of it then is a change
/// that the history can tell.
void write_reading(Database& database, std::string_view sha256, const std::vector<DecidedDraft>& drafts,
                   std::string_view author, std::string_view reason, ReviewResult& result) {
    IncidentReader reader(database);
    RevisionWriter revision(database, "review", author, reason);
    for (const DecidedDraft& draft : drafts) {
        write_decision(database, revision.number(), sha256, draft);
        if (draft.decision == Decision::refused) ++result.refused;
        if (!is_taken(draft) || reader.head(draft.read.id)) continue;
        revision.add(draft.read, content_hash(draft.read), std::nullopt);
        ++result.added;
    }
    revision.finish();
}

/// Corrections, new decisions about incidents that were there before, and withdrawals of what was accepted
/// once and is refused now.
void write_corrections(Database& database, const std::vector<DecidedDraft>& drafts, std::string_view author,
                       std::string_view reason, ReviewResult& result) {
    IncidentReader reader(database);
    RevisionWriter revision(database, "edit", author, reason);
    CommitResult changes;
    for (const DecidedDraft& draft : drafts) {
        if (is_taken(draft)) {
            commit_incident(draft.decided, reader, revision, changes);
        } else if (const auto former = reader.head(draft.read.id);
                   former && former->status.state == RowState::live) {
            withdraw_incident(*former, revision);
            ++result.withdrawn;
        }
    }
    result.changed = changes.changed;
    if (!revision.empty()) revision.finish();
}

}  // namespace

ReviewResult Store::commit_review(std::string_view document_name, std::string_view document_bytes,
                                  const std::vector<DecidedDraft>& drafts, std::string_view author,
                                  std::string_view reason) {
    check(drafts);
    ReviewResult result;
    if (drafts.empty()) return result;
    Database& database = impl_->database;
    Transaction transaction(database);
    make_decisions_table(database);
    const std::string sha256 = write_document(database, document_name, document_bytes);
    write_reading(database, sha256, drafts, author, reason, result);
    write_corrections(database, drafts, author, reason, result);
    refresh_columns(database);
    transaction.commit();
    return result;
}

}  // namespace bearing
