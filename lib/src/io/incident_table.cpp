#include "io/incident_table.hpp"

#include <set>

#include "io/csv_columns.hpp"
#include "io/export_names.hpp"
#include "io/write_columns.hpp"

namespace bearing {
namespace {

bool is_number(std::string_view column) {
    static const std::set<std::string_view> kNumbers{"lat", "lon", "radius_m", "utc_offset_minutes"};
    const auto ends = [&](std::string_view end) {
        return column.size() > end.size() && column.substr(column.size() - end.size()) == end;
    };
    return kNumbers.contains(column) || ends("_low") || ends("_best") || ends("_high");
}

class BearingTable : public IncidentTable {
  public:
    BearingTable(VerbatimPlan verbatim, bool with_match)
        : verbatim_(std::move(verbatim)), with_match_(with_match) {
        for (const auto& column : incident_columns()) add(column.name);
        for (const auto& column : claim_columns()) add(column.name);
        if (with_match_) add(kMatchColumn);
        for (const auto& name : verbatim_.names())
            columns_.push_back({exported_column_name(name), "", false});
    }

    const std::vector<TableColumn>& columns() const override { return columns_; }

    void each_row(const Incident& incident, Match match,
                  const std::function<void(const std::vector<std::string>&)>& take) override {
        std::vector<std::string> row;
        row.reserve(columns_.size());
        for (const auto& column : incident_columns()) row.push_back(column.write(incident));
        const std::size_t claim_at = row.size();
        row.resize(claim_at + claim_columns().size());
        if (with_match_) row.emplace_back(match == Match::possible ? "possible" : "certain");
        for (auto& value : verbatim_.values(incident.verbatim)) row.push_back(std::move(value));
        if (incident.claims.empty()) take(row);
        for (const Claim& claim : incident.claims) {
            for (std::size_t i = 0; i < claim_columns().size(); ++i)
                row[claim_at + i] = claim_columns()[i].write(claim);
            take(row);
        }
    }

  private:
    void add(std::string_view name) { columns_.push_back({std::string(name), "", is_number(name)}); }

    VerbatimPlan verbatim_;
    bool with_match_;
    std::vector<TableColumn> columns_;
};

class AcledTable : public IncidentTable {
  public:
    AcledTable() {
        for (const auto& name : acled_column_names())
            columns_.push_back({name, "", name == "latitude" || name == "longitude" || name == "fatalities"});
    }
    const std::vector<TableColumn>& columns() const override { return columns_; }
    void each_row(const Incident& incident, Match,
                  const std::function<void(const std::vector<std::string>&)>& take) override {
        take(rows_.cells(incident));
    }

  private:
    AcledRows rows_;
    std::vector<TableColumn> columns_;
};

class HxlTable : public IncidentTable {
  public:
    HxlTable() {
        for (std::size_t i = 0; i < hxl_column_names().size(); ++i)
            columns_.push_back(
                {hxl_column_names()[i], hxl_hashtags()[i], hxl_hashtags()[i].starts_with("#geo+l")});
    }
    const std::vector<TableColumn>& columns() const override { return columns_; }
    void each_row(const Incident& incident, Match,
                  const std::function<void(const std::vector<std::string>&)>& take) override {
        take(hxl_cells(incident));
    }

  private:
    std::vector<TableColumn> columns_;
};

}  // namespace

std::unique_ptr<IncidentTable> bearing_table(VerbatimPlan verbatim, bool with_match) {
    return std::make_unique<BearingTable>(std::move(verbatim), with_match);
}

std::unique_ptr<IncidentTable> make_table(ExportColumns columns, VerbatimPlan verbatim) {
    switch (columns) {
        case ExportColumns::acled:
            return std::make_unique<AcledTable>();
        case ExportColumns::hxl:
            return std::make_unique<HxlTable>();
        case ExportColumns::bearing:
            break;
    }
    return bearing_table(std::move(verbatim), true);
}

}  // namespace bearing
