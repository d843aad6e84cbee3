#include "gazetteer/worldviews.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bearing/base/csv.hpp"
#include "bearing/base/data_files.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/gazetteer/gazetteer.hpp"

namespace bearing {

WorldviewTable WorldviewTable::read(const std::filesystem::path& path) {
    WorldviewTable out;
    const Table table = Table::read(path);
    for (std::size_t row = 0; row < table.size(); ++row) {
        Rule rule;
        rule.country = table.at(row, "country");
        rule.view = {table.at(row, "worldview"), table.at(row, "view_country")};
        if (rule.country.size() != 2 || rule.view.worldview.size() != 2)
            throw FormatError(
                fmt::format("{}:{}: country and worldview must be two-letter ISO codes; mend the table",
                            table.path().string(), table.line(row)));
        for (const std::string& division : split_list(table.at(row, "divisions"))) {
            if (division.find('.') == 2) {
                rule.codes.insert(division);
            } else {
                rule.names.insert(fold_name(division));
            }
        }
        out.rules_.push_back(std::move(rule));
    }
    return out;
}

const WorldviewTable& WorldviewTable::bundled() {
    static const WorldviewTable kTable = read(data_file("worldviews.csv"));
    return kTable;
}

std::vector<CountryView> WorldviewTable::views_of(std::string_view country, std::string_view division_code,
                                                  std::string_view division_name) const {
    std::vector<CountryView> views;
    for (const Rule& rule : rules_) {
        if (rule.country != country) continue;
        const bool whole = rule.codes.empty() && rule.names.empty();
        if (whole || rule.codes.contains(division_code) ||
            (!division_name.empty() && rule.names.contains(fold_name(division_name))))
            views.push_back(rule.view);
    }
    return views;
}

const std::string& country_in_view(const Place& place, std::string_view worldview) {
    const auto view = std::find_if(place.views.begin(), place.views.end(),
                                   [&](const CountryView& v) { return v.worldview == worldview; });
    return view == place.views.end() ? place.country : view->country;
}

}  // namespace bearing
