#include "sample_map.hpp"

namespace bearing::test {
namespace {

Feature feature(std::string name, std::string kind, std::variant<LonLat, LineStrings, MultiPolygon> geometry,
                Extent extent, int rank = 3) {
    Feature f;
    f.name = name;
    f.names = {{name, "en", ""}};
    f.kind = std::move(kind);
    f.rank = rank;
    f.geometry = std::move(geometry);
    f.extent = extent;
    return f;
}

Feature area(const std::string& name, const std::string& kind, const Ring& ring, int rank = 2) {
    return feature(name, kind, MultiPolygon{{ring, {}}}, extent_of(ring), rank);
}

Feature line(const std::string& name, const std::string& kind, const LineString& points) {
    return feature(name, kind, LineStrings{points}, extent_of(points));
}

Feature town(const std::string& name, LonLat at, std::vector<Name> others, int rank) {
    Feature f = feature(name, "PPL", at, {at.lon, at.lat, at.lon, at.lat}, rank);
    f.names.front().side = others.empty() ? "" : others.front().side;
    f.names.insert(f.names.end(), others.begin(), others.end());
    return f;
}

std::shared_ptr<const Layer> layer(std::string id, std::string label, LayerKind kind, std::string credit,
                                   std::vector<Feature> features) {
    auto made = std::make_shared<Layer>();
    made->id = std::move(id);
    made->label = std::move(label);
    made->kind = kind;
    made->credit = std::move(credit);
    made->features = std::move(features);
    return made;
}

Claim claim(std::string claimant, Stance stance, std::string actor) {
    Claim c;
    c.claimant = std::move(claimant);
    c.stance = stance;
    c.actor = std::move(actor);
    return c;
}

Incident incident(std::string id, std::string place, LonLat at, double radius_m, Precision precision,
                  int first, int last, std::vector<Claim> claims) {
    Incident made;
    made.id = std::move(id);
    made.summary = "Shelling reported: " + place;
    made.where = Location{};
    made.where->name = std::move(place);
    made.where->footprint = {at, radius_m, precision, {}};
    made.when = Occurrence{};
    made.when->span.first = *make_day(2020, 10, first);
    made.when->span.last = *make_day(2020, 10, last);
    made.type = EventType::shelling_artillery_missile;
    made.claims = std::move(claims);
    return made;
}

}  // namespace

Layers sample_layers() {
    const std::string credit = "Made up for tests (no rights reserved)";
    return {
        layer(
            "world.countries", "Countries", LayerKind::country, credit,
            {area("Westland", "country",
                  {{36, 30}, {45.6, 30}, {45.9, 39}, {45.5, 40.2}, {45.2, 42}, {44, 52}, {36, 52}, {36, 30}}),
             area("Eastland", "country",
                  {{45.6, 30},
                   {56, 30},
                   {49.4, 38},
                   {50.1, 40.4},
                   {47, 52},
                   {44, 52},
                   {45.2, 42},
                   {45.5, 40.2},
                   {45.9, 39},
                   {45.6, 30}})}),
        layer("region.lakes", "Lakes", LayerKind::lake, credit,
              {area("Lake Blue", "lake",
                    {{45.0, 40.3}, {45.3, 40.2}, {45.4, 40.5}, {45.1, 40.6}, {45.0, 40.3}})}),
        layer("region.rivers", "Rivers", LayerKind::river, "Rivers after nobody",
              {line("Long River", "river",
                    {{45.3, 39.2}, {46.2, 39.3}, {47.3, 39.6}, {48.4, 40.1}, {49.6, 40.3}})}),
        layer("region.borders", "Borders", LayerKind::border, credit,
              {line("", "border", {{45.9, 39}, {45.5, 40.2}, {45.2, 42}})}),
        layer("region.lines", "Lines", LayerKind::line, credit,
              {line("Line of Contact", "control_line",
                    {{46.4, 39.2}, {47.2, 39.5}, {47.1, 40.0}, {46.8, 40.4}, {46.0, 40.3}})}),
        layer("region.places", "Places", LayerKind::place, credit,
              {town("Stepanakert", {46.75, 39.82},
                    {{"Ստեփանակերտ", "hy", "am"}, {"Khankendi", "en", "az"}, {"Xankəndi", "az", "az"}}, 2),
               town("Tartar", {46.93, 40.34}, {{"Тертер", "ru", ""}}, 3),
               town("Hadrut", {47.03, 39.52}, {{"Հադրութ", "hy", ""}}, 4),
               town("Vardenis", {45.73, 40.18}, {{"Վարդենիս", "hy", ""}}, 4)}),
    };
}

std::shared_ptr<const Dataset> sample_dataset() {
    const Claim accused = claim("Monitor One", Stance::alleges, "Eastland forces");
    const Claim denial = claim("Eastland ministry", Stance::denies, "Eastland forces");
    const Claim counter = claim("Eastland ministry", Stance::alleges, "Westland forces");
    const Claim report = claim("Agency", Stance::reports, "");
    std::vector<Incident> incidents{
        incident("t1", "Stepanakert", {46.75, 39.82}, 5000, Precision::town, 3, 4,
                 {accused, denial, counter}),
        incident("t2", "Stepanakert", {46.75, 39.82}, 5000, Precision::town, 2, 2, {accused}),
        incident("t3", "Tartar", {46.93, 40.34}, 1000, Precision::vicinity, 1, 1, {counter}),
        incident("t4", "Hadrut", {47.03, 39.52}, 5000, Precision::town, 4, 6, {accused, report}),
        incident("t5", "Villages near the line", {47.15, 39.95}, 30000, Precision::district, 1, 1, {counter}),
        incident("t6", "Vardenis", {45.73, 40.18}, 100, Precision::exact, 2, 2, {report}),
        incident("t7", "Eastern plain", {48.1, 40.2}, 25000, Precision::near, 5, 5, {report}),
        incident("t8", "", {0, 0}, 0, Precision::town, 5, 5, {accused})};
    incidents.back().where.reset();
    return std::make_shared<const Dataset>(std::move(incidents));
}

Map sample_map() {
    Map map;
    map.layers = sample_layers();
    map.dataset = sample_dataset();
    const int split = day_number(*make_day(2020, 10, 3));
    for (std::uint32_t i = 0; i < map.dataset->size(); ++i)
        (map.dataset->first_days()[i] > split ? map.selection.possible : map.selection.certain).push_back(i);
    return map;
}

FigureSpec sample_spec() {
    FigureSpec spec;
    spec.title = "Shelling reported around Stepanakert in October 2020";
    spec.filter = "2020-10-01 to 2020-10-05";
    spec.credits = {"Incidents made up for tests; they did not happen"};
    return spec;
}

std::shared_ptr<const FontSet> fonts() {
    static const std::shared_ptr<const FontSet> found = FontSet::system();
    return found;
}

}  // namespace bearing::test
