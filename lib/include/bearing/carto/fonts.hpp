#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bearing {

/// Index of a font file in a FontSet.
using FontId = std::uint16_t;

enum class FontWeight { regular, bold };
enum class FontSlant { upright, italic };

/// One glyph of a shaped run; x and y are offsets of its origin from the text's origin, y down, in scene
/// units (the unit of the text's size).
struct PlacedGlyph {
    std::uint32_t glyph = 0;
    float x = 0;
    float y = 0;
    std::uint32_t cluster = 0;  ///< byte offset in the text of the first character it stands for
};

/// Glyphs from one font file, in visual order.
struct GlyphRun {
    FontId font = 0;
    std::vector<PlacedGlyph> glyphs;
};

/// A line of text after bidi, font fallback and shaping: what every renderer draws, glyph by glyph.
struct ShapedText {
    std::string text;    ///< UTF-8, as given; what is searched and copied
    double size = 0;     ///< em size in scene units
    double width = 0;    ///< advance
    double ascent = 0;   ///< above the baseline, of the main font
    double descent = 0;  ///< below, positive
    std::vector<GlyphRun> runs;
};

/// The outline of a glyph at an em size of 1, y down: closed contours of cubic segments.
struct GlyphOutline {
    enum class Verb : std::uint8_t { move, line, cubic, close };
    std::vector<Verb> verbs;
    std::vector<float> points;  ///< x,y pairs: 1 for move and line, 3 for cubic
};

/// Font files and how to set text in them. Noto Sans with its Armenian, Georgian and Arabic companions, else
/// DejaVu Sans; the files come from the system (Debian: fonts-noto-core). Thread-safe.
class FontSet {
  public:
    /// Finds the files in $BEARING_FONTS (folders separated by ':') and the system's font folders. Throws
    /// MissingDataError naming the package to install if there is no usable font.
    static std::shared_ptr<const FontSet> system();

    /// Files of each style, the main font first, then those to fall back on. Bold and italic text falls back
    /// on the regular files. Throws MissingDataError if `regular` is empty, FileError or FormatError if a
    /// file is no font.
    explicit FontSet(std::vector<std::filesystem::path> regular, std::vector<std::filesystem::path> bold,
                     std::vector<std::filesystem::path> italic);
    ~FontSet();

    /// One line; line breaks count as spaces. A character no font has is drawn as the main font's .notdef.
    ShapedText shape(std::string_view utf8, double size, FontWeight weight = FontWeight::regular,
                     FontSlant slant = FontSlant::upright) const;
    /// Words wrapped to lines of at most `width`.
    std::vector<ShapedText> shape_lines(std::string_view utf8, double size, double width,
                                        FontWeight weight = FontWeight::regular) const;

    const std::filesystem::path& file(FontId font) const;
    std::string family(FontId font) const;
    /// Unhinted; empty for a glyph without ink.
    GlyphOutline outline(FontId font, std::uint32_t glyph) const;
    std::size_t size() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The same text with `tracking` scene units more after each cluster but the last. Joined scripts (Arabic)
/// would break apart: their text is returned as it is.
ShapedText with_tracking(ShapedText text, double tracking);

/// Capital letters of Latin, Greek, Cyrillic and Armenian text for display; other letters (Georgian among
/// them, which is not set in capitals) stay. `language` "az" or "tr" gives i its dotted capital.
std::string to_capitals(std::string_view utf8, std::string_view language = {});

}  // namespace bearing
