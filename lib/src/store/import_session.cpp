#include <fmt/format.h>

#include <map>

#include "bearing/base/error.hpp"
#include "bearing/incident/content_hash.hpp"
#include "bearing/incident/difference.hpp"
#include "store/columns_cache.hpp"
#include "store/missing.hpp"
#include "store/store_impl.hpp"

namespace bearing {
namespace {

constexpr std::size_t kMaxExamples = 100;
/// Below this an import's incidents are read when the project is opened, until enough have gathered.
constexpr std::size_t kWorthColumns = 10'000;

/// Enough that a re-import of most projects does not write before its end, when readers must wait.
constexpr int kImportCacheKib = 200'000;

/// What the source said about an incident that people worked on; an empty one if they made it themselves.
Incident last_release(const Database& database, IncidentReader& reader, long long fid, Sha256Digest& hash) {
    auto row =
        database.prepare("SELECT version FROM releases WHERE incident = ? ORDER BY revision DESC LIMIT 1");
    if (!row.bind(1, fid).step()) return {};
    StoredContent release = reader.version(row.integer(0));
    hash = release.hash;
    return std::move(release.incident);
}

/// The hash that the incident would have if its columns stood in that order: whether a file has its columns
/// in another order than before says nothing about what happened.
Sha256Digest hash_in_order_of(const Verbatim& order, Incident incident) {
    incident.verbatim = in_order_of(order, incident.verbatim);
    return content_hash(incident);
}

}  // namespace

struct ImportSession::Impl {
    Impl(Database& project, std::string source_name, std::string_view author, std::string_view reason)
        : database(project),
          transaction(project),
          source(std::move(source_name)),
          revision(project, "import", author, reason, source),
          reader(project),
          into_empty(revision.first_fid() == 1) {
        database.set_cache_kib(kImportCacheKib);
        met.fids.resize(static_cast<std::size_t>(revision.first_fid() - 1));
        // An index is made much faster over all rows than row by row.
        if (into_empty) database.execute("DROP INDEX incidents_by_id");
    }
    ~Impl() { database.set_cache_kib(Database::kUsualCacheKib); }

    void add_new(const Incident& incident, const Sha256Digest& hash);
    void add_known(const RowHead& former, const Incident& incident, const Sha256Digest& hash);
    bool is_reordered(const RowHead& former, const Incident& incident);
    void merge(const RowHead& former, const Incident& incident, const Sha256Digest& hash);
    void change(const RowHead& former, const Incident& incident, const Sha256Digest& hash, RowStatus status);
    void note_example(const std::string& id, ChangeKind kind, const Incident* before, const Incident* after);
    bool is_of_source(long long lineage);
    bool brings_news(const std::vector<ImportedFile>& files) const;
    void write_files(const std::vector<ImportedFile>& files);
    void write_columns();

    Database& database;
    Transaction transaction;
    std::string source;
    RevisionWriter revision;
    IncidentReader reader;
    bool into_empty;
    Met met;
    std::map<long long, bool> of_source;  // by lineage
    IncidentColumns columns;              // of added incidents
    ImportResult result;
};

void ImportSession::Impl::add_new(const Incident& incident, const Sha256Digest& hash) {
    const long long fid = revision.add(incident, hash, revision.number());
    columns.add(incident, static_cast<std::uint32_t>(fid));
    ++result.added;
}

bool ImportSession::Impl::is_of_source(long long lineage) {
    const auto [known, is_new] = of_source.try_emplace(lineage, false);
    if (is_new) {
        auto row = database.prepare("SELECT 1 FROM revisions WHERE number = ? AND source = ?");
        known->second = row.bind(1, lineage).bind(2, source).step();
    }
    return known->second;
}

void ImportSession::Impl::add_known(const RowHead& former, const Incident& incident,
                                    const Sha256Digest& hash) {
    if (former.fid >= revision.first_fid() || met.fids[static_cast<std::size_t>(former.fid) - 1])
        throw ArgumentError(fmt::format("incident {} was given twice in one import", incident.id));
    met.fids[static_cast<std::size_t>(former.fid) - 1] = true;
    if (former.status.lineage && is_of_source(*former.status.lineage))
        met.lineages.insert(*former.status.lineage);
    if (former.status.edited || !former.status.lineage) return merge(former, incident, hash);
    if (former.status.state == RowState::live && (former.hash == hash || is_reordered(former, incident))) {
        ++result.unchanged;
        return;
    }
    change(former, incident, hash, former.status);
}

bool ImportSession::Impl::is_reordered(const RowHead& former, const Incident& incident) {
    const auto before = reader.find(former.fid);
    return before && hash_in_order_of(before->content.incident.verbatim, incident) == former.hash;
}

/// Writes a change and counts it. What the source brings again is live again; what a person withdrew or
/// joined stays so.
void ImportSession::Impl::change(const RowHead& former, const Incident& incident, const Sha256Digest& hash,
                                 RowStatus status) {
    const bool restored = status.state == RowState::missing;
    if (restored) status.state = RowState::live;
    const ChangeKind kind = restored ? ChangeKind::restored : ChangeKind::changed;
    if (result.examples.size() < kMaxExamples) {
        const auto before = reader.find(former.fid);
        note_example(incident.id, kind, before ? &before->content.incident : nullptr, &incident);
    }
    revision.change(former, incident, hash, status, kind);
    ++result.changed;
}

void ImportSession::Impl::merge(const RowHead& former, const Incident& incident, const Sha256Digest& hash) {
    Sha256Digest base_hash{};
    const Incident base = last_release(database, reader, former.fid, base_hash);
    if (base_hash == hash || base_hash == hash_in_order_of(base.verbatim, incident)) {
        ++result.unchanged;
        return;
    }
    const auto edited = reader.find(former.fid);
    const MergedIncident merged = merge_edits(base, edited->content.incident, incident);
    if (!merged.kept_edits.empty()) ++result.kept_edits;
    for (const auto& conflict : merged.conflicts)
        result.issues.push_back(
            {{},
             0,
             conflict.field,
             Severity::warning,
             fmt::format("{}: \"{}\" stays as people left it; the new release says \"{}\"", incident.id,
                         conflict.before, conflict.after)});
    revision.keep_release(former.fid, incident, hash);
    RowStatus status = former.status;
    status.edited = true;
    if (!status.lineage) status.lineage = revision.number();
    const Sha256Digest merged_hash = content_hash(merged.incident);
    if (merged_hash == former.hash && status.lineage == former.status.lineage &&
        status.state != RowState::missing) {
        ++result.unchanged;
        return;
    }
    change(former, merged.incident, merged_hash, status);
}

void ImportSession::Impl::note_example(const std::string& id, ChangeKind kind, const Incident* before,
                                       const Incident* after) {
    IncidentChange example;
    example.incident_id = id;
    example.kind = kind;
    if (before != nullptr && after != nullptr) example.fields = differences(*before, *after);
    result.examples.push_back(std::move(example));
}

/// A file that was imported before and changes nothing leaves no trace.
bool ImportSession::Impl::brings_news(const std::vector<ImportedFile>& files) const {
    auto row = database.prepare("SELECT 1 FROM imported_files WHERE sha256 = ?");
    for (const auto& file : files) {
        const StatementUse use(row);
        if (!row.bind(1, file.sha256).step()) return true;
    }
    return !revision.empty();
}

void ImportSession::Impl::write_files(const std::vector<ImportedFile>& files) {
    auto row = database.prepare(
        "INSERT INTO imported_files (revision, name, format, sha256, bytes, rows) VALUES (?,?,?,?,?,?)");
    for (const auto& file : files)
        row.bind(1, revision.number())
            .bind(2, file.name)
            .bind(3, file.format)
            .bind(4, file.sha256)
            .bind(5, static_cast<long long>(file.bytes))
            .bind(6, static_cast<long long>(file.rows))
            .run();
}

void ImportSession::Impl::write_columns() {
    if (columns.size() >= kWorthColumns) {
        columns.sort();
        keep_columns(database, columns, revision.first_fid(),
                     revision.first_fid() + static_cast<long long>(columns.size()) - 1, revision.number());
    }
    refresh_columns(database);
}

ImportSession::ImportSession(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ImportSession::~ImportSession() = default;
ImportSession::ImportSession(ImportSession&&) noexcept = default;
ImportSession& ImportSession::operator=(ImportSession&&) noexcept = default;

void ImportSession::add(const Incident& incident) {
    add(incident, content_hash(incident));
}

void ImportSession::add(const Incident& incident, const Sha256Digest& hash) {
    if (incident.when) impl_->met.days.add(incident.when->span);
    if (impl_->into_empty) return impl_->add_new(incident, hash);
    if (const auto former = impl_->reader.head(incident.id))
        impl_->add_known(*former, incident, hash);
    else
        impl_->add_new(incident, hash);
}

ImportResult ImportSession::finish(const std::vector<ImportedFile>& files, WithdrawPolicy policy,
                                   bool dry_run) {
    Impl& import = *impl_;
    ImportResult& result = import.result;
    if (import.into_empty && !dry_run)
        import.database.execute("CREATE UNIQUE INDEX incidents_by_id ON incidents (id)");
    withdraw_missing(import.database, import.revision, import.source, import.met, policy, result.issues,
                     [&](long long fid) {
                         ++result.withdrawn;
                         if (result.examples.size() >= kMaxExamples) return;
                         if (const auto row = import.reader.find(fid))
                             import.note_example(row->content.incident.id, ChangeKind::withdrawn, nullptr,
                                                 nullptr);
                     });
    if (!dry_run && import.brings_news(files)) {
        import.write_files(files);
        keep_lineages(import.database, import.revision.number(), import.met.lineages);
        const Revision revision = import.revision.finish();
        for (auto& example : result.examples) example.revision = revision;
        import.write_columns();
        import.transaction.commit();
    }
    ImportResult finished = std::move(result);
    impl_.reset();  // undoes what was not committed
    return finished;
}

ImportSession Store::import(std::string source, std::string_view author, std::string_view reason) {
    return ImportSession(
        std::make_unique<ImportSession::Impl>(impl_->database, std::move(source), author, reason));
}

}  // namespace bearing
