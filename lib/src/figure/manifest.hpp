#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "bearing/figure/figure.hpp"
#include "figure/figure_facts.hpp"

namespace bearing::figure {

nlohmann::ordered_json spec_json(const FigureSpec& spec);

/// [west, south, east, north], rounded to 1e-5 degrees (about a metre).
nlohmann::ordered_json extent_json(const Extent& extent);

/// Indented, UTF-8, with a line end; bytes that are no UTF-8 replaced.
std::string json_text(const nlohmann::ordered_json& json);

/// The manifest of a composed figure, without its image ("bearing/figure/1"). `map` is what was drawn,
/// `shown` the part of the earth that it shows.
std::string make_manifest(const Figure& figure, const Map& map, const FigureFacts& facts,
                          const Extent& shown);

/// The manifest with the image that was written: file name, format, size, SHA-256.
std::string manifest_with_image(const Figure& figure, const std::string& file_name, FigureFormat format,
                                const std::string& image);

/// Pixels of the figure as PNG.
int width_px(const FigureSpec& spec);
int height_px(const FigureSpec& spec);

}  // namespace bearing::figure
