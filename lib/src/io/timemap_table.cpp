#include <fmt/format.h>

#include <map>
#include <set>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "io/field_values.hpp"
#include "io/timemap.hpp"
#include "io/timemap_event.hpp"

namespace bearing {
namespace {

/// Columns "name1", "name2", … (or "name_1", …) as far as they go on.
std::vector<std::size_t> numbered(const TableHeader& header, std::string_view name) {
    std::vector<std::size_t> columns;
    for (std::size_t n = 1;; ++n) {
        auto column = header.find(fmt::format("{}{}", name, n));
        if (!column) column = header.find(fmt::format("{}_{}", name, n));
        if (!column) return columns;
        columns.push_back(*column);
    }
}

/// A list that was joined by commas, which its own addresses and words may hold as well: a piece without a
/// space that follows an address belongs to it.
std::vector<std::string> joined_paths(std::string_view cell) {
    std::vector<std::string> paths;
    while (!cell.empty()) {
        const auto end = std::min(cell.find(','), cell.size());
        const std::string_view piece = cell.substr(0, end);
        const bool goes_on = !paths.empty() && is_url(paths.back()) && !is_url(trim(piece)) &&
                             !piece.empty() && piece.find(' ') == std::string_view::npos;
        if (goes_on)
            paths.back() += "," + std::string(piece);
        else if (!trim(piece).empty())
            paths.emplace_back(trim(piece));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return paths;
}

class TimemapMapper final : public RowMapper {
  public:
    explicit TimemapMapper(const TableHeader& header)
        : columns_(header.columns),
          file_(header.file),
          associations_(numbered(header, "association")),
          sources_(numbered(header, "source")),
          paths_(numbered(header, "path")) {
        for (const std::string_view name : {"id", "civId", "description", "date", "time", "time_precision",
                                            "location", "latitude", "longitude", "type", "category",
                                            "category_full", "graphic", "sources", "filters", "associations"})
            if (const auto column = header.find(name)) by_name_.emplace(name, *column);
        if (!by_name_.contains("latitude") || !by_name_.contains("longitude") ||
            !by_name_.contains("description"))
            throw FormatError(fmt::format(
                "{} lacks columns of TimeMap; it needs description, latitude and longitude", header.file));
    }

    std::vector<std::size_t> date_columns() const override {
        const auto date = by_name_.find("date");
        return date == by_name_.end() ? std::vector<std::size_t>() : std::vector{date->second};
    }

    /// Month first, as TimeMap has it, unless some dates can only have the day first and none the month.
    void set_date_order(DateOrder order) override {
        order_ = order == DateOrder::dmy ? DateOrder::dmy : DateOrder::mdy;
    }

    Incident map(const Row& row, std::vector<Issue>& warnings) override {
        row_ = &row;
        TimemapEvent event;
        event.field = [&](std::string_view name) {
            const auto found = by_name_.find(name);
            return found == by_name_.end() ? std::string_view() : cell(found->second);
        };
        for (const std::size_t column : associations_) event.categories.emplace_back(cell(column));
        for (const std::string_view list : {"associations", "filters"})
            for (auto& category : split_list(event.field(list), ','))
                event.categories.push_back(std::move(category));
        event.claims = claims(event.field("sources"));
        Incident incident =
            timemap_incident(event, order_, row.record, [&](std::string_view field, std::string message) {
                warnings.push_back(
                    {file_, row.line, std::string(field), Severity::warning, std::move(message)});
            });
        incident.verbatim = Verbatim(columns_, std::string(row.record));
        return incident;
    }

    std::string id_column() const override {
        for (const char* name : {"id", "civId"})
            if (const auto column = by_name_.find(name); column != by_name_.end())
                return (*columns_)[column->second];
        return {};
    }

  private:
    std::string_view cell(std::size_t column) const {
        return column < row_->values.size() ? trim(row_->values[column]) : std::string_view();
    }

    std::vector<Claim> claims(std::string_view joined) const {
        std::vector<Claim> claims;
        for (std::size_t i = 0; i < std::max(sources_.size(), paths_.size()); ++i) {
            const std::string_view source = i < sources_.size() ? cell(sources_[i]) : std::string_view();
            const std::string_view path = i < paths_.size() ? cell(paths_[i]) : std::string_view();
            if (source.empty() && path.empty()) continue;
            Claim claim = claim_of_path(source.empty() ? path : source);
            if (!source.empty() && claim.source.url.empty()) claim.source.url = path;
            claims.push_back(std::move(claim));
        }
        for (const auto& path : joined_paths(joined)) claims.push_back(claim_of_path(path));
        return claims;
    }

    Verbatim::Columns columns_;
    std::string file_;
    std::map<std::string, std::size_t, std::less<>> by_name_;
    std::vector<std::size_t> associations_, sources_, paths_;
    DateOrder order_ = DateOrder::mdy;
    const Row* row_ = nullptr;  ///< in hand
};

}  // namespace

bool is_timemap_table(const TableHeader& header) {
    const auto has = [&](std::string_view name) { return header.find(name).has_value(); };
    const auto has_first = [&](const char* name) { return !numbered(header, name).empty(); };
    if ((!has("id") && !has("civId")) || !has("description") || !has("latitude") || !has("longitude"))
        return false;
    return has_first("association") || (has("location") && has_first("source")) ||
           (has("sources") && (has("filters") || has("associations"))) || has("category_full") ||
           has("time_display") || has("narrative___stepStyles");
}

std::unique_ptr<RowMapper> timemap_mapper(const TableHeader& header) {
    return std::make_unique<TimemapMapper>(header);
}

}  // namespace bearing
