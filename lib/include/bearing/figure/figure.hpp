#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/carto/map.hpp"

namespace bearing {

/// What a person decides about a figure. Everything else follows from the data.
struct FigureSpec {
    std::string title;
    std::string subtitle;  ///< empty: the filter and the dates in words
    double width_mm = 180;
    double height_mm = 120;
    double dpi = 300;              ///< of PNG
    std::string crs;               ///< empty: default_crs of the extent
    std::optional<Extent> extent;  ///< empty: around the incidents shown
    Theme theme = Theme::print;
    NameChoice names;
    std::string worldview;
    std::vector<std::string> credits;  ///< data sources, beside those of the layers
    std::string filter;                ///< the query in words, printed and kept in the manifest
};

/// The spec as JSON, with the fields' names; the same spec gives the same text.
std::string to_json(const FigureSpec& spec);

/// A spec from JSON as to_json writes it, or from a manifest, whose "spec" is taken. Fields that are absent
/// keep the values of `defaults`. Throws FormatError naming an unknown field or a value of the wrong kind.
FigureSpec parse_figure_spec(std::string_view json, FigureSpec defaults = {});

/// A page ready to be written: the same scene for every format.
struct Figure {
    FigureSpec spec;
    Scene page;            ///< in PostScript points
    Viewport viewport;     ///< of the main map within the page
    std::string alt_text;  ///< what the figure shows, in plain words
    std::string manifest;  ///< JSON: what it takes to make it again and to check it
};

/// Lays out map, title, legend, scale bar, north arrow, graticule labels, inset and credits. Unless the map
/// says which days it is about, lines and places are those valid on the days of the incidents shown. Throws
/// ArgumentError for a size, CRS or extent that cannot be drawn, or words that do not fit the page.
Figure compose(const FigureSpec& spec, const Map& map, std::shared_ptr<const FontSet> fonts);

enum class FigureFormat { png, svg, pdf };
/// By the extension; throws ArgumentError naming those that work.
FigureFormat figure_format(const std::filesystem::path& path);

/// The bytes of the figure; the same figure gives the same bytes. Text can be searched in SVG and PDF.
std::string render(const Figure& figure, FigureFormat format);

/// A bare scene as PNG at so many pixels a scene unit; for tests and previews.
std::string render_png(const Scene& scene, double pixels_per_unit);

/// Writes the image, and beside it NAME.json (manifest with the image's SHA-256) and NAME.txt (alt text): all
/// three or none. Throws FileError.
void write_figure(const Figure& figure, const std::filesystem::path& path);

}  // namespace bearing
