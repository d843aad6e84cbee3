#include "bearing/carto/fonts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <filesystem>

#include "bearing/base/error.hpp"
#include "carto/font_face.hpp"
#include "carto/font_files.hpp"
#include "carto/shaping.hpp"

namespace bearing {
namespace fs = std::filesystem;

struct FontSet::Impl {
    FreeTypeLibrary library;
    std::vector<std::unique_ptr<FontFace>> faces;
    std::vector<FontId> regular, bold, italic;  ///< in order of falling back

    FontId add(const fs::path& path) {
        for (std::size_t i = 0; i < faces.size(); ++i)
            if (faces[i]->path() == path) return static_cast<FontId>(i);
        faces.push_back(std::make_unique<FontFace>(library, path));
        return static_cast<FontId>(faces.size() - 1);
    }

    std::vector<FontId> add_style(const std::vector<fs::path>& paths) {
        std::vector<FontId> style;
        for (const fs::path& path : paths) style.push_back(add(path));
        for (const FontId id : regular)
            if (std::find(style.begin(), style.end(), id) == style.end()) style.push_back(id);
        return style;
    }

    const std::vector<FontId>& style(FontWeight weight, FontSlant slant) const {
        return weight == FontWeight::bold ? bold : slant == FontSlant::italic ? italic : regular;
    }
};

FontSet::FontSet(std::vector<fs::path> regular, std::vector<fs::path> bold, std::vector<fs::path> italic)
    : impl_(std::make_unique<Impl>()) {
    if (regular.empty()) throw MissingDataError("a font set needs at least one regular font file");
    impl_->regular = impl_->add_style(regular);
    impl_->bold = impl_->add_style(bold);
    impl_->italic = impl_->add_style(italic);
}

FontSet::~FontSet() = default;

std::shared_ptr<const FontSet> FontSet::system() {
    const std::vector<fs::path> folders = font_folders();
    FontFiles files = find_font_files(folders);
    if (files.regular.empty()) {
        std::string searched;
        for (const fs::path& folder : folders) searched += "\n  " + folder.string();
        throw MissingDataError(fmt::format(
            "no fonts found; install them with: apt-get install fonts-noto-core\n(or name a folder of font "
            "files in BEARING_FONTS) Folders searched:{}",
            searched));
    }
    return std::make_shared<const FontSet>(std::move(files.regular), std::move(files.bold),
                                           std::move(files.italic));
}

ShapedText FontSet::shape(std::string_view utf8, double size, FontWeight weight, FontSlant slant) const {
    std::vector<FallbackFace> faces;
    for (const FontId id : impl_->style(weight, slant)) faces.push_back({id, impl_->faces[id].get()});
    return shape_line(utf8, size, faces);
}

const fs::path& FontSet::file(FontId font) const {
    assert(font < impl_->faces.size());
    return impl_->faces[font]->path();
}

std::string FontSet::family(FontId font) const {
    assert(font < impl_->faces.size());
    return impl_->faces[font]->family();
}

GlyphOutline FontSet::outline(FontId font, std::uint32_t glyph) const {
    assert(font < impl_->faces.size());
    return impl_->faces[font]->outline(glyph);
}

std::size_t FontSet::size() const {
    return impl_->faces.size();
}

}  // namespace bearing
