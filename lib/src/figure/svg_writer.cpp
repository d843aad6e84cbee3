#include "figure/svg_writer.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "figure/outline_cache.hpp"
#include "figure/svg_path.hpp"
#include "figure/svg_text.hpp"

namespace bearing::figure {
namespace {

std::string opacity(std::string_view attribute, Color color) {
    return color.a == 255 ? "" : fmt::format(" {}=\"{}\"", attribute, short_number(color.a / 255.0));
}

std::string stroke_attributes(const Stroke& stroke) {
    std::string out =
        fmt::format(" stroke=\"{}\" stroke-width=\"{}\"", to_hex(stroke.color), short_number(stroke.width));
    out += opacity("stroke-opacity", stroke.color);
    if (!stroke.dash.empty()) {
        out += " stroke-dasharray=\"";
        for (std::size_t i = 0; i < stroke.dash.size(); ++i)
            out += (i == 0 ? "" : " ") + short_number(stroke.dash[i]);
        out += '"';
    }
    if (stroke.cap == LineCap::round) out += " stroke-linecap=\"round\"";
    if (stroke.join == LineJoin::round) out += " stroke-linejoin=\"round\"";
    return out;
}

class SvgWriter {
  public:
    explicit SvgWriter(const Scene& scene) : scene_(scene) {
        if (scene.fonts) outlines_ = std::make_unique<OutlineCache>(*scene.fonts);
    }

    std::string write(const ImageWords& words) {
        add_background();
        for (const SceneLayer& layer : scene_.layers) add_layer(layer);
        return head(words) + "<defs>\n" + defs_ + "</defs>\n" + body_ + "</svg>\n";
    }

  private:
    std::string head(const ImageWords& words) const {
        const std::string width = short_number(scene_.width), height = short_number(scene_.height);
        std::string out = fmt::format(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
            "xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" version=\"1.1\" "
            "width=\"{0}pt\" height=\"{1}pt\" viewBox=\"0 0 {0} {1}\" role=\"img\" "
            "aria-labelledby=\"figure-title figure-description\">\n",
            width, height);
        out += fmt::format("<title id=\"figure-title\">{}</title>\n", xml_text(words.title));
        out += fmt::format("<desc id=\"figure-description\">{}</desc>\n", xml_text(words.description));
        if (!words.software.empty())
            out += fmt::format("<metadata>{}</metadata>\n", xml_text(words.software));
        return out;
    }

    void add_background() {
        if (scene_.background.a == 0) return;
        body_ += fmt::format("<rect id=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"{}/>\n",
                             unique_id("background"), short_number(scene_.width), short_number(scene_.height),
                             to_hex(scene_.background), opacity("fill-opacity", scene_.background));
    }

    void add_layer(const SceneLayer& layer) {
        if (layer.items.empty()) return;
        body_ += fmt::format("<g id=\"{}\" inkscape:groupmode=\"layer\" inkscape:label=\"{}\"{}>\n",
                             unique_id(xml_id(layer.id)), xml_text(layer.id), clip_attribute(layer));
        for (const SceneItem& item : layer.items) {
            if (const auto* path = std::get_if<PathItem>(&item.shape))
                add_path(*path, item.description);
            else
                add_text(std::get<TextItem>(item.shape));
        }
        body_ += "</g>\n";
    }

    std::string clip_attribute(const SceneLayer& layer) {
        if (!layer.clip) return "";
        const SceneRect& r = *layer.clip;
        const std::string rect =
            fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", short_number(r.x),
                        short_number(r.y), short_number(r.width), short_number(r.height));
        const auto [it, is_new] = clips_.try_emplace(rect, "clip-" + std::to_string(clips_.size() + 1));
        if (is_new) defs_ += fmt::format("<clipPath id=\"{}\">{}</clipPath>\n", it->second, rect);
        return fmt::format(" clip-path=\"url(#{})\"", it->second);
    }

    void add_path(const PathItem& item, const std::string& description) {
        if (!item.fill && !item.stroke) return;
        const std::string data = path_data(item);
        if (data.empty()) return;
        body_ += fmt::format("<path d=\"{}\"", data);
        if (item.fill) {
            body_ += fmt::format(" fill=\"{}\"{}", to_hex(*item.fill), opacity("fill-opacity", *item.fill));
            if (item.subpaths.size() > 1) body_ += " fill-rule=\"evenodd\"";
        } else {
            body_ += " fill=\"none\"";
        }
        if (item.stroke && item.stroke->width > 0) body_ += stroke_attributes(*item.stroke);
        body_ +=
            description.empty() ? "/>\n" : fmt::format("><title>{}</title></path>\n", xml_text(description));
    }

    void add_text(const TextItem& item) {
        if (item.text.text.empty() || item.text.size <= 0) return;
        std::string place =
            fmt::format("translate({} {})", short_number(item.origin.x), short_number(item.origin.y));
        if (item.angle_deg != 0) place += fmt::format(" rotate({})", short_number(item.angle_deg));
        const double scale = item.text.size / kUnitsPerEm;
        const std::string glyphs = uses(item.text);
        body_ += fmt::format("<g transform=\"{}\">", place);
        body_ += fmt::format("<g transform=\"scale({:.5g})\" aria-hidden=\"true\">", scale);
        if (item.halo && item.halo->width > 0)
            body_ += fmt::format(
                "<g fill=\"none\" stroke=\"{}\"{} stroke-width=\"{}\" stroke-linejoin=\"round\">{}</g>",
                to_hex(item.halo->color), opacity("stroke-opacity", item.halo->color),
                short_number(2 * item.halo->width / scale), glyphs);
        body_ += fmt::format("<g fill=\"{}\"{}>{}</g></g>", to_hex(item.color),
                             opacity("fill-opacity", item.color), glyphs);
        body_ += fmt::format(
            "<text font-family=\"sans-serif\" font-size=\"{}\" textLength=\"{}\" "
            "lengthAdjust=\"spacingAndGlyphs\" fill-opacity=\"0\" xml:space=\"preserve\">{}</text></g>\n",
            short_number(item.text.size), short_number(item.text.width), xml_text(item.text.text));
    }

    /// References to the glyphs of a text, at kUnitsPerEm.
    std::string uses(const ShapedText& text) {
        std::string out;
        if (!outlines_) return out;
        for (const GlyphRun& run : text.runs) {
            for (const PlacedGlyph& glyph : run.glyphs) {
                const std::string* id = glyph_id(run.font, glyph.glyph);
                if (id == nullptr) continue;
                out += fmt::format("<use xlink:href=\"#{}\" x=\"{}\"", *id,
                                   short_number(glyph.x / text.size * kUnitsPerEm));
                if (glyph.y != 0)
                    out += fmt::format(" y=\"{}\"", short_number(glyph.y / text.size * kUnitsPerEm));
                out += "/>";
            }
        }
        return out;
    }

    /// The id under which the outline is defined; nothing for glyphs without one (spaces).
    const std::string* glyph_id(FontId font, std::uint32_t glyph) {
        const auto [it, is_new] = glyphs_.try_emplace({font, glyph});
        if (is_new) {
            const std::string data = path_data(outlines_->outline(font, glyph));
            if (!data.empty()) {
                it->second = fmt::format("g{}-{}", font, glyph);
                defs_ += fmt::format("<path id=\"{}\" d=\"{}\"/>\n", it->second, data);
            }
        }
        return it->second.empty() ? nullptr : &it->second;
    }

    std::string unique_id(std::string id) {
        const std::string stem = id;
        for (int n = 2; !ids_.insert(id).second; ++n) id = fmt::format("{}-{}", stem, n);
        return id;
    }

    const Scene& scene_;
    std::unique_ptr<OutlineCache> outlines_;
    std::string defs_;
    std::string body_;
    std::map<std::string, std::string> clips_;
    std::map<std::pair<FontId, std::uint32_t>, std::string> glyphs_;
    std::set<std::string> ids_;
};

}  // namespace

std::string write_svg(const Scene& scene, const ImageWords& words) {
    return SvgWriter(scene).write(words);
}

}  // namespace bearing::figure
