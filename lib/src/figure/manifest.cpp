#include "figure/manifest.hpp"

#include <cmath>
#include <set>

#include "bearing/base/sha256.hpp"
#include "bearing/base/version.hpp"
#include "figure/figure_text.hpp"
#include "figure/scale_bar.hpp"
#include "figure/words.hpp"

namespace bearing::figure {
namespace {

using Json = nlohmann::ordered_json;

/// Divided last, so that the shortest text of the result has no more than these decimals.
double rounded(double value, int decimals) {
    const double scale = std::pow(10, decimals);
    return std::round(value * scale) / scale;
}

Json counts_json(const FigureFacts& facts) {
    Json json;
    json["certain"] = facts.certain;
    json["possible"] = facts.possible;
    json["contested"] = facts.contested;
    json["without_place"] = facts.without_place;
    json["undated"] = facts.undated;
    json["unlocated"] = facts.unlocated;
    return json;
}

Json layers_json(const Map& map) {
    Json layers = Json::array();
    for (const auto& layer : map.layers) {
        if (!is_shown(map, layer->id)) continue;
        Json json;
        json["id"] = layer->id;
        json["label"] = layer->label;
        json["credit"] = layer->credit;
        json["features"] = layer->features.size();
        layers.push_back(std::move(json));
    }
    return layers;
}

/// Families whose glyphs the page really uses.
Json fonts_json(const Scene& page) {
    std::set<std::string> families;
    for (const SceneLayer& layer : page.layers)
        for (const SceneItem& item : layer.items)
            if (const auto* text = std::get_if<TextItem>(&item.shape); text != nullptr && page.fonts)
                for (const GlyphRun& run : text->text.runs) families.insert(page.fonts->family(run.font));
    return families;
}

Json map_json(const Figure& figure, const Extent& shown) {
    const Viewport& view = figure.viewport;
    Json json;
    json["crs"] = view.projection->crs();
    json["projection"] = projection_in_words(*view.projection);
    json["extent"] = extent_json(shown);
    json["center"] = {rounded(view.center.x, 2), rounded(view.center.y, 2)};
    json["metres_per_point"] = rounded(view.metres_per_unit, 4);
    json["scale_denominator"] = std::llround(ground_metres_per_unit(view) / (view.unit_mm / 1000));
    const SceneRect frame = view.frame();
    json["frame_pt"] = {rounded(frame.x, 2), rounded(frame.y, 2), rounded(frame.width, 2),
                        rounded(frame.height, 2)};
    return json;
}

const char* format_name(FigureFormat format) {
    switch (format) {
        case FigureFormat::svg:
            return "svg";
        case FigureFormat::pdf:
            return "pdf";
        case FigureFormat::png:
            break;
    }
    return "png";
}

}  // namespace

Json extent_json(const Extent& extent) {
    Json json = Json::array();
    for (const double degrees : {extent.west, extent.south, extent.east, extent.north})
        json.push_back(rounded(degrees, 5));
    return json;
}

std::string json_text(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

int width_px(const FigureSpec& spec) {
    return static_cast<int>(std::lround(spec.width_mm / 25.4 * spec.dpi));
}
int height_px(const FigureSpec& spec) {
    return static_cast<int>(std::lround(spec.height_mm / 25.4 * spec.dpi));
}

std::string make_manifest(const Figure& figure, const Map& map, const FigureFacts& facts,
                          const Extent& shown) {
    Json json;
    json["schema"] = "bearing/figure/1";
    json["tool"] = "bearing " + std::string(version());
    json["title"] = title_of(figure.spec);
    json["filter"] = figure.spec.filter;
    json["counts"] = counts_json(facts);
    json["dates"] = facts.first ? Json{to_string(*facts.first), to_string(*facts.last)} : Json(nullptr);
    Json dataset;
    dataset["sha256"] = map.dataset ? Json(map.dataset->content_hash()) : Json(nullptr);
    dataset["incidents"] = map.dataset ? map.dataset->size() : 0;
    json["dataset"] = std::move(dataset);
    json["map"] = map_json(figure, shown);
    Json valid;
    valid["from"] = map.from ? Json(to_string(*map.from)) : Json(nullptr);
    valid["to"] = map.to ? Json(to_string(*map.to)) : Json(nullptr);
    json["lines_valid"] = std::move(valid);
    json["layers"] = layers_json(map);
    json["hidden_layers"] = map.hidden_layers;
    json["fonts"] = fonts_json(figure.page);
    json["spec"] = spec_json(figure.spec);
    return json_text(json);
}

std::string manifest_with_image(const Figure& figure, const std::string& file_name, FigureFormat format,
                                const std::string& image) {
    Json json = Json::parse(figure.manifest);
    Json entry;
    entry["file"] = file_name;
    entry["format"] = format_name(format);
    entry["width_mm"] = figure.spec.width_mm;
    entry["height_mm"] = figure.spec.height_mm;
    if (format == FigureFormat::png) {
        entry["width_px"] = width_px(figure.spec);
        entry["height_px"] = height_px(figure.spec);
        entry["dpi"] = figure.spec.dpi;
    }
    entry["bytes"] = image.size();
    entry["sha256"] = sha256_hex(image);
    json["image"] = std::move(entry);
    return json_text(json);
}

}  // namespace bearing::figure
