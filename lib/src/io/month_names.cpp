#include "io/month_names.hpp"

#include <map>
#include <string>

#include "bearing/base/csv.hpp"
#include "bearing/base/data_files.hpp"
#include "bearing/base/text.hpp"

namespace bearing {
namespace {

/// Names in simple lower case. 0 marks beginnings that several months share.
using MonthNames = std::map<std::string, int, std::less<>>;

MonthNames read_names() {
    MonthNames names;
    const Table table = Table::read(data_file("tables/months.csv"));
    for (std::size_t row = 0; row < table.size(); ++row)
        for (const auto& name : split_list(table.at(row, "names")))
            names.emplace(simple_lower(name), static_cast<int>(*parse_integer(table.at(row, "month"))));
    return names;
}

}  // namespace

std::optional<int> month_of(std::string_view word) {
    static const MonthNames names = read_names();
    const std::string wanted = simple_lower(trim(word));
    const auto found = names.lower_bound(wanted);
    if (found == names.end()) return std::nullopt;
    if (found->first == wanted) return found->second;
    // A beginning of at least three letters stands for the month if no other month begins so.
    constexpr std::size_t kLeast = 3;
    if (wanted.size() < kLeast) return std::nullopt;
    std::optional<int> month;
    for (auto it = found; it != names.end() && it->first.starts_with(wanted); ++it) {
        if (month && *month != it->second) return std::nullopt;
        month = it->second;
    }
    return month;
}

}  // namespace bearing
