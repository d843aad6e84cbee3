#include <fmt/format.h>

#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "bearing/base/error.hpp"
#include "bearing/figure/figure.hpp"
#include "figure/manifest.hpp"
#include "incident/parse_json.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

Extent extent_from(const Json& value) {
    const auto numbers = value.get<std::vector<double>>();
    const auto extent =
        numbers.size() == 4
            ? parse_extent(fmt::format("{},{},{},{}", numbers[0], numbers[1], numbers[2], numbers[3]))
            : std::nullopt;
    if (!extent) throw FormatError("extent must be [west, south, east, north] in degrees");
    return *extent;
}

Theme theme_from(const Json& value) {
    const auto theme = parse_theme(value.get<std::string>());
    if (!theme) throw FormatError("theme must be print, light, dark or greyscale");
    return *theme;
}

using SetField = std::function<void(FigureSpec&, const Json&)>;

template <class T>
SetField field(T FigureSpec::*member) {
    return [member](FigureSpec& spec, const Json& value) { spec.*member = value.get<T>(); };
}

const std::map<std::string, SetField>& fields() {
    static const std::map<std::string, SetField> all{
        {"title", field(&FigureSpec::title)},
        {"subtitle", field(&FigureSpec::subtitle)},
        {"width_mm", field(&FigureSpec::width_mm)},
        {"height_mm", field(&FigureSpec::height_mm)},
        {"dpi", field(&FigureSpec::dpi)},
        {"crs", field(&FigureSpec::crs)},
        {"extent",
         [](FigureSpec& spec, const Json& value) {
             spec.extent = value.is_null() ? std::nullopt : std::optional(extent_from(value));
         }},
        {"theme", [](FigureSpec& spec, const Json& value) { spec.theme = theme_from(value); }},
        {"languages",
         [](FigureSpec& spec, const Json& value) {
             spec.names.languages = value.get<std::vector<std::string>>();
         }},
        {"both_sides",
         [](FigureSpec& spec, const Json& value) { spec.names.both_sides = value.get<bool>(); }},
        {"worldview", field(&FigureSpec::worldview)},
        {"credits", field(&FigureSpec::credits)},
        {"filter", field(&FigureSpec::filter)},
    };
    return all;
}

}  // namespace

namespace figure {

Json spec_json(const FigureSpec& spec) {
    Json json;
    json["title"] = spec.title;
    json["subtitle"] = spec.subtitle;
    json["width_mm"] = spec.width_mm;
    json["height_mm"] = spec.height_mm;
    json["dpi"] = spec.dpi;
    json["crs"] = spec.crs;
    json["extent"] = spec.extent ? extent_json(*spec.extent) : Json(nullptr);
    json["theme"] = to_string(spec.theme);
    json["languages"] = spec.names.languages;
    json["both_sides"] = spec.names.both_sides;
    json["worldview"] = spec.worldview;
    json["credits"] = spec.credits;
    json["filter"] = spec.filter;
    return json;
}

}  // namespace figure

std::string to_json(const FigureSpec& spec) {
    return figure::json_text(figure::spec_json(spec));
}

FigureSpec parse_figure_spec(std::string_view text, FigureSpec defaults) {
    Json json = parse_json(text);
    if (json.is_discarded() || !json.is_object())
        throw FormatError(
            "a figure spec must be a JSON object, such as {\"title\": \"…\", \"width_mm\": 180}");
    if (json.contains("schema") && json.contains("spec") && json["spec"].is_object())
        json = Json(json["spec"]);
    FigureSpec spec = std::move(defaults);
    for (const auto& [name, value] : json.items()) {
        const auto known = fields().find(name);
        if (known == fields().end()) {
            std::string names;
            for (const auto& entry : fields()) names += (names.empty() ? "" : ", ") + entry.first;
            throw FormatError(fmt::format("a figure spec has no field \"{}\"; it may have: {}", name, names));
        }
        try {
            known->second(spec, value);
        } catch (const Json::exception&) {
            throw FormatError(fmt::format("figure spec: the value of \"{}\" is of the wrong kind: {}", name,
                                          value.dump(-1, ' ', false, Json::error_handler_t::replace)));
        }
    }
    return spec;
}

}  // namespace bearing
