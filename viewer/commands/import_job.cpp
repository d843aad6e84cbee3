#include "commands/import_job.hpp"

#include <fmt/format.h>

#include <span>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/incident/incident_json.hpp"
#include "commands/import_inputs.hpp"
#include "commands/long_work.hpp"
#include "commands/new_project.hpp"
#include "commands/read_ahead.hpp"
#include "commands/rejects_file.hpp"

namespace bearing {
namespace {

namespace fs = std::filesystem;

WithdrawPolicy policy_of(const std::string& code) {
    if (code == "missing") return WithdrawPolicy::missing;
    return code == "none" ? WithdrawPolicy::none : WithdrawPolicy::automatic;
}

fs::path rejects_path(const ImportOptions& options) {
    return options.rejects.empty() ? fs::path(options.project).replace_extension(".rejects.csv")
                                   : fs::path(options.rejects);
}

class ImportJob {
  public:
    explicit ImportJob(const ImportOptions& options)
        : options_(options), rejects_(rejects_path(options)), inputs_(open_inputs(options)) {}

    ImportReport run();

  private:
    using Take = std::function<void(const Incident&, const Sha256Digest* hash)>;

    void open_project();
    void check_all_rows();
    void import_source(std::span<ImportInput> inputs);
    std::size_t read_files(std::span<ImportInput> inputs, const Take& take);
    std::size_t read_file(ImportInput& input, const Take& take);
    bool is_wanted(const ImportInput& input, const Incident& incident, std::size_t line);
    void reject(const RejectedRow& row);
    void refuse_rejected() const;
    void publish();

    const ImportOptions& options_;
    RejectsFile rejects_;
    std::vector<ImportInput> inputs_;
    std::optional<NewProject> new_project_;  // outlives the store
    std::optional<Store> store_;
    std::optional<IdsAcrossFiles> ids_;
    std::size_t files_read_ = 0;
    ImportReport report_;
    RejectedRowNotes notes_;
    InterruptGuard guard_;
    ProgressBar bar_;
};

void ImportJob::reject(const RejectedRow& row) {
    ++report_.rejected;
    ++report_.reasons[row.issue.message];
    report_.add_issue(row.issue);
    bar_.clear();
    notes_.add(row);
    if (!options_.dry_run && !options_.strict) rejects_.add(row);
}

/// Whether the incident is to be imported.
bool ImportJob::is_wanted(const ImportInput& input, const Incident& incident, std::size_t line) {
    switch (ids_ ? ids_->add(incident) : IdsAcrossFiles::Answer::is_new) {
        case IdsAcrossFiles::Answer::is_new:
            return true;
        case IdsAcrossFiles::Answer::repeated:
            ++report_.repeated;
            return false;
        case IdsAcrossFiles::Answer::differs:
            break;
    }
    reject({{input.name, line, "", Severity::error, "id stands for something else in an earlier file"},
            incident.verbatim.empty() ? to_json(incident).dump() : incident.verbatim.record()});
    return false;
}

/// Number of incidents taken.
std::size_t ImportJob::read_file(ImportInput& input, const Take& take) {
    std::size_t rows = 0, taken = 0;
    {
        ReadAhead ahead(*input.reader);
        HashedBatch batch;
        while (ahead.next(batch)) {
            if (InterruptGuard::interrupted()) throw CancelledError("stopped; nothing was imported");
            rows += batch.rows.rows;
            for (std::size_t i = 0; i < batch.rows.incidents.size(); ++i) {
                const std::size_t line = batch.rows.lines.empty() ? 0 : batch.rows.lines[i];
                if (!is_wanted(input, batch.rows.incidents[i], line)) continue;
                take(batch.rows.incidents[i], batch.hashes.empty() ? nullptr : &batch.hashes[i]);
                ++taken;
            }
            for (const auto& row : batch.rows.rejected) reject(row);
            for (const auto& warning : batch.rows.warnings) report_.add_issue(warning);
            bar_.show(
                (static_cast<double>(files_read_) + ahead.progress()) / static_cast<double>(inputs_.size()),
                input.name);
        }
    }
    ++files_read_;
    report_.read += rows;
    if (!report_.mapping) report_.mapping = input.reader->mapping();
    report_.files.push_back(
        {input.name, input.reader->format(), input.reader->sha256(), input.reader->bytes(), rows});
    report_.encodings.push_back(input.reader->encoding());
    return taken;
}

std::size_t ImportJob::read_files(std::span<ImportInput> inputs, const Take& take) {
    // A reader sees to it that ids are unique within its file.
    ids_.reset();
    if (inputs.size() > 1) ids_.emplace();
    std::size_t taken = 0;
    for (auto& input : inputs) taken += read_file(input, take);
    return taken;
}

void ImportJob::import_source(std::span<ImportInput> inputs) {
    report_.sources.push_back(inputs.front().source);
    if (!store_) {  // a dry run into a project that is not there
        report_.result.added += read_files(inputs, [](const Incident&, const Sha256Digest*) {});
        return;
    }
    const std::string reason =
        options_.author.reason.empty() ? "import of " + join(options_.inputs, ", ") : options_.author.reason;
    const auto first_file = static_cast<std::ptrdiff_t>(report_.files.size());
    ImportSession session = store_->import(inputs.front().source, author_of(options_.author), reason);
    const std::size_t taken = read_files(inputs, [&](const Incident& incident, const Sha256Digest* hash) {
        hash != nullptr ? session.add(incident, *hash) : session.add(incident);
    });
    if (options_.strict) refuse_rejected();
    if (taken == 0) return;  // a release of nothing withdraws nothing
    // The rejects are written before the incidents are: a full disk loses neither to the other.
    rejects_.flush();
    report_.add_result(session.finish({report_.files.begin() + first_file, report_.files.end()},
                                      policy_of(options_.withdraw), options_.dry_run));
}

void ImportJob::refuse_rejected() const {
    if (report_.rejected > 0)
        throw FormatError(fmt::format("{} rejected and --strict was asked for; nothing was imported",
                                      counted(report_.rejected, "row")));
}

/// Before the first of several sources is written, none of their rows may be bad.
void ImportJob::check_all_rows() {
    for (const auto& input : inputs_)
        if (input.name == "-")
            throw ArgumentError(
                "--strict reads files of several sources twice, and standard input cannot be read so; import "
                "it "
                "by itself");
    for (auto& input : inputs_) read_file(input, [](const Incident&, const Sha256Digest*) {});
    refuse_rejected();
    report_ = {};
    files_read_ = 0;
    inputs_ = open_inputs(options_);
}

void ImportJob::open_project() {
    std::error_code error;
    if (fs::exists(options_.project, error)) {
        store_ = Store::open(options_.project);
    } else if (!options_.dry_run) {
        new_project_.emplace(options_.project);
        store_ = Store::open_or_create(new_project_->path());
    }
}

void ImportJob::publish() {
    store_.reset();
    if (new_project_ && !report_.is_empty()) new_project_->publish();
    if (rejects_.empty()) return;
    rejects_.commit();
    report_.rejects_file = rejects_.path().string();
}

ImportReport ImportJob::run() {
    if (options_.strict && inputs_.front().source != inputs_.back().source) check_all_rows();
    report_.dry_run = options_.dry_run;
    open_project();
    for (std::size_t begin = 0, end = 0; begin < inputs_.size(); begin = end) {
        while (end < inputs_.size() && inputs_[end].source == inputs_[begin].source) ++end;
        try {
            import_source(std::span(inputs_).subspan(begin, end - begin));
        } catch (const Error& error) {
            if (new_project_ || options_.dry_run || begin == 0) throw;
            throw Error(fmt::format("{}; the files of these sources were imported before it: {}",
                                    error.what(),
                                    join({report_.sources.begin(), report_.sources.end() - 1}, ", ")));
        }
    }
    add_advice(report_);
    publish();
    return std::move(report_);
}

}  // namespace

ImportReport run_import(const ImportOptions& options) {
    return ImportJob(options).run();
}

}  // namespace bearing
