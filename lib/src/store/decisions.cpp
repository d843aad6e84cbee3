#include "store/decisions.hpp"

#include <fmt/format.h>

#include <map>

#include "bearing/base/error.hpp"
#include "bearing/incident/incident_json.hpp"
#include "incident/parse_json.hpp"
#include "store/geopackage.hpp"
#include "store/incident_reader.hpp"
#include "store/store_impl.hpp"

namespace bearing {
namespace {

constexpr const char* kDefinition =
    "CREATE TABLE decisions (fid INTEGER PRIMARY KEY, revision INTEGER NOT NULL, document TEXT NOT NULL, "
    "draft TEXT NOT NULL, decision TEXT NOT NULL, reason TEXT NOT NULL, reading TEXT NOT NULL)";

Decision decision_of(const std::string& code) {
    const auto decision = parse_decision(code);
    if (!decision)
        throw FormatError(fmt::format("the project is damaged: \"{}\" is no decision about a draft", code));
    return *decision;
}

std::string reading_of(const Incident& read) {
    try {
        return to_json(read).dump();
    } catch (const nlohmann::ordered_json::exception&) {
        throw ArgumentError(fmt::format("draft {} cannot be stored: a text in it is not UTF-8", read.id));
    }
}

}  // namespace

void make_decisions_table(Database& database) {
    if (database.has_table(kDecisionsTable)) return;
    database.execute(kDefinition);
    database.execute("CREATE INDEX decisions_by_document ON decisions (document)");
    database.execute("CREATE INDEX decisions_by_revision ON decisions (revision)");
    register_attributes(database, kDecisionsTable, "What people decided about drafts read in documents");
}

void write_decision(Database& database, long long revision, std::string_view document,
                    const DecidedDraft& draft) {
    database
        .prepare(
            "INSERT INTO decisions (revision, document, draft, decision, reason, reading) VALUES "
            "(?,?,?,?,?,?)")
        .bind(1, revision)
        .bind(2, document)
        .bind(3, draft.read.id)
        .bind(4, to_string(draft.decision))
        .bind(5, draft.reason)
        .bind(6, reading_of(draft.read))
        .run();
}

namespace {

/// Of a row "decision, reason, reading, author, time".
DecidedDraft read_decision(const Statement& row) {
    DecidedDraft draft;
    draft.decision = decision_of(row.text(0));
    draft.reason = row.text(1);
    draft.read = draft.decided = incident_from_json(parse_json(row.view(2)));
    draft.author = row.text(3);
    draft.time = row.text(4);
    return draft;
}

constexpr const char* kSelect =
    "SELECT decision, decisions.reason, reading, author, time FROM decisions JOIN revisions ON number = "
    "revision WHERE {} = ? ORDER BY fid";

/// The last decision about each draft, in the order in which they were first decided.
std::vector<DecidedDraft> latest_decisions(const Database& database, std::string_view document) {
    std::vector<DecidedDraft> drafts;
    auto row = database.prepare(fmt::format(kSelect, "document"));
    row.bind(1, document);
    std::map<std::string, std::size_t> places;
    while (row.step()) {
        DecidedDraft draft = read_decision(row);
        const auto [place, is_new] = places.try_emplace(draft.read.id, drafts.size());
        if (is_new) drafts.emplace_back();
        drafts[place->second] = std::move(draft);
    }
    return drafts;
}

}  // namespace

std::vector<DecidedDraft> Store::decisions(std::string_view document) const {
    const Database& database = impl_->database;
    const ReadTransaction one_state(database);
    if (!database.has_table(kDecisionsTable)) return {};
    std::vector<DecidedDraft> drafts = latest_decisions(database, document);
    IncidentReader reader(database);
    for (DecidedDraft& draft : drafts) {
        if (draft.decision == Decision::refused) continue;
        auto found = reader.find(draft.read.id);
        if (found && found->head.status.state == RowState::live)
            draft.decided = std::move(found->content.incident);
    }
    return drafts;
}

std::vector<DecidedDraft> Store::decisions_of(long long revision) const {
    const Database& database = impl_->database;
    const ReadTransaction one_state(database);
    std::vector<DecidedDraft> drafts;
    if (!database.has_table(kDecisionsTable)) return drafts;
    auto row = database.prepare(fmt::format(kSelect, "revision"));
    row.bind(1, revision);
    while (row.step()) drafts.push_back(read_decision(row));
    return drafts;
}

}  // namespace bearing
