#include "io/incident_text.hpp"

#include <nlohmann/json.hpp>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/incident/incident_json.hpp"
#include "incident/parse_json.hpp"
#include "io/export_names.hpp"

namespace bearing {
namespace {

class IncidentTextMapper : public RowMapper {
  public:
    explicit IncidentTextMapper(std::size_t column) : column_(column) {}

    Incident map(const Row& row, std::vector<Issue>&) override {
        const auto json = parse_json(row.values[column_]);
        if (json.is_discarded()) throw RowFault{std::string(kIncidentField), "not JSON"};
        Incident incident;
        try {
            incident = incident_from_json(json);
        } catch (const std::exception& error) {
            throw RowFault{std::string(kIncidentField), error.what()};
        }
        if (incident.id.empty()) throw RowFault{std::string(kIncidentField), "no id"};
        return incident;
    }

  private:
    std::size_t column_;
};

}  // namespace

bool has_incident_texts(RowSource& rows) {
    const auto column = rows.header().find(kIncidentField);
    if (!column) return false;
    // A column of that name may as well hold directions.
    for (const auto& row : rows.sample().rows)
        if (*column < row.size() && !row[*column].empty()) return trim(row[*column]).starts_with('{');
    return false;
}

std::unique_ptr<RowMapper> incident_text_mapper(const TableHeader& header) {
    return std::make_unique<IncidentTextMapper>(*header.find(kIncidentField));
}

}  // namespace bearing
