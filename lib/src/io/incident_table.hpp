#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bearing/incident/incident.hpp"
#include "bearing/incident/query.hpp"
#include "bearing/io/write_incidents.hpp"
#include "io/verbatim_plan.hpp"

namespace bearing {

/// A column of an exported table, before cells are made safe for spreadsheets.
struct TableColumn {
    std::string name;
    std::string hashtag;     ///< of HXL, else empty
    bool is_number = false;  ///< a spreadsheet should calculate with it
};

/// Incidents as rows of text: in Bearing's columns one row a claim, in others' one row an incident.
class IncidentTable {
  public:
    virtual ~IncidentTable() = default;
    virtual const std::vector<TableColumn>& columns() const = 0;
    /// The rows of one incident; a row holds as many cells as there are columns.
    virtual void each_row(const Incident& incident, Match match,
                          const std::function<void(const std::vector<std::string>&)>& take) = 0;
};

/// In Bearing's columns; with the column "match" or without.
std::unique_ptr<IncidentTable> bearing_table(VerbatimPlan verbatim, bool with_match);
/// `verbatim` is used for Bearing's columns only.
std::unique_ptr<IncidentTable> make_table(ExportColumns columns, VerbatimPlan verbatim);

}  // namespace bearing
