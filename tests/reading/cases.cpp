#include "reading/cases.hpp"

#include <algorithm>
#include <sstream>

#include "bearing/base/files.hpp"
#include "support/paths.hpp"

namespace bearing::test {

using Json = nlohmann::json;

Gazetteer LabelledReport::gazetteer() const {
    std::vector<Place> places = Gazetteer::bundled()->places();
    for (const Json& added : gold.value("places", Json::array())) {
        Place place;
        place.id = added["id"];
        place.name = added["name"];
        place.point = {added["lon"], added["lat"]};
        place.country = added["country"];
        place.feature = added["feature"];
        place.names = {{place.name, "en", ""}};
        place.precision = place.feature.starts_with("ADM") ? Precision::province : Precision::town;
        place.radius_m = default_radius_m(place.precision);
        places.push_back(std::move(place));
    }
    return Gazetteer(std::move(places));
}

Extraction LabelledReport::read() const {
    return extract(read_report(file), gazetteer(), parse_day(gold["published"].get<std::string>()));
}

std::vector<LabelledReport> labelled_reports() {
    std::vector<LabelledReport> reports;
    for (const auto& entry : std::filesystem::directory_iterator(test_file("reading/cases"))) {
        if (entry.path().extension() != ".json") continue;
        LabelledReport report;
        report.name = entry.path().stem().string();
        report.gold = Json::parse(read_file(entry.path()));
        report.file = entry.path();
        report.file.replace_filename(report.gold.value("file", report.name + ".txt"));
        reports.push_back(std::move(report));
    }
    std::sort(reports.begin(), reports.end(),
              [](const LabelledReport& a, const LabelledReport& b) { return a.name < b.name; });
    return reports;
}

std::vector<Json> labelled_sentences() {
    std::vector<Json> sentences;
    std::istringstream lines(read_file(test_file("reading/sentences.jsonl")));
    for (std::string line; std::getline(lines, line);)
        if (!line.empty()) sentences.push_back(Json::parse(line));
    return sentences;
}

}  // namespace bearing::test
