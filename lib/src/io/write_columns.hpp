#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/incident/incident.hpp"

namespace bearing {

class RowMapper;
struct TableHeader;

/// ACLED's 31 columns, in its order. docs/formats.md says what they cannot hold.
const std::vector<std::string>& acled_column_names();

/// Makes rows in ACLED's columns, one for each incident. Not for several threads at once.
class AcledRows {
  public:
    AcledRows();
    ~AcledRows();
    /// As many cells as acled_column_names(), as text and not yet safe for spreadsheets. Where the incident
    /// came from a file with ACLED's columns, each cell whose meaning nobody has changed since is the one of
    /// that file; the others are made from the incident.
    std::vector<std::string> cells(const Incident& incident);

  private:
    void read_columns(const Verbatim::Columns& columns);
    std::vector<std::string> verbatim_cells(const Incident& incident);
    std::optional<Incident> read_again(const Incident& incident, const std::vector<std::string_view>& values);

    std::unique_ptr<TableHeader> header_;  ///< of the table that mapper_ reads
    std::unique_ptr<RowMapper> mapper_;
    std::unique_ptr<RowMapper> month_first_;             ///< reads 10/3/2020 as 3 October
    Verbatim::Columns columns_;                          ///< of the last incident
    std::vector<std::optional<std::size_t>> positions_;  ///< of each of these in header_
    bool is_acled_ = false;
};

/// Column names of Bearing's HXL tables, and the hashtag of each (the row below the names).
const std::vector<std::string>& hxl_column_names();
const std::vector<std::string>& hxl_hashtags();

/// As many cells as hxl_column_names(), as text and not yet safe for spreadsheets.
std::vector<std::string> hxl_cells(const Incident& incident);

/// Whole tables as CSV, cells made safe for spreadsheets.
std::string to_acled_csv(const std::vector<const Incident*>& incidents);
std::string to_hxl_csv(const std::vector<const Incident*>& incidents);

}  // namespace bearing
