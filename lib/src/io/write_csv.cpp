#include <memory>

#include "bearing/base/csv.hpp"
#include "bearing/io/read_incidents.hpp"
#include "io/cell_safety.hpp"
#include "io/incident_sink.hpp"
#include "io/incident_table.hpp"
#include "io/text_file.hpp"

namespace bearing {
namespace {

void append_line(std::string& out, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += ',';
        out += csv_field(safe_cell(cells[i]));
    }
    out += '\n';
}

std::string header_lines(const IncidentTable& table) {
    std::vector<std::string> names, hashtags;
    bool any = false;
    for (const TableColumn& column : table.columns()) {
        names.push_back(column.name);
        hashtags.push_back(column.hashtag);
        any = any || !column.hashtag.empty();
    }
    std::string out;
    append_line(out, names);
    if (any) append_line(out, hashtags);
    return out;
}

class CsvSink : public IncidentSink {
  public:
    CsvSink(const std::filesystem::path& path, std::unique_ptr<IncidentTable> table)
        : file_(path), table_(std::move(table)) {
        file_.write(header_lines(*table_));
    }

    void add(const Incident& incident, Match match) override {
        lines_.clear();
        table_->each_row(incident, match,
                         [&](const std::vector<std::string>& cells) { append_line(lines_, cells); });
        file_.write(lines_);
    }

    std::vector<std::string> finish() override {
        file_.close();
        return {};
    }

  private:
    TextFile file_;
    std::unique_ptr<IncidentTable> table_;
    std::string lines_;
};

}  // namespace

std::unique_ptr<IncidentSink> csv_sink(const std::filesystem::path& path, const ExportPlan& plan) {
    return std::make_unique<CsvSink>(path, make_table(plan.options.columns, plan.verbatim));
}

std::string to_csv(const std::vector<const Incident*>& incidents) {
    VerbatimPlan verbatim;
    for (const Incident* incident : incidents) verbatim.add(incident->verbatim);
    const auto table = bearing_table(std::move(verbatim), false);
    std::string out = header_lines(*table);
    for (const Incident* incident : incidents)
        table->each_row(*incident, Match::certain,
                        [&](const std::vector<std::string>& cells) { append_line(out, cells); });
    return out;
}

}  // namespace bearing
