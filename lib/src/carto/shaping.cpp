#include "carto/shaping.hpp"

#include <fribidi.h>
#include <hb.h>

#include <algorithm>
#include <memory>

#include "bearing/base/utf8.hpp"
#include "carto/font_face.hpp"

namespace bearing {
namespace {

/// A stretch of text of one direction, script and font; `begin` and `end` count characters.
struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
    FriBidiLevel level = 0;
    hb_script_t script = HB_SCRIPT_COMMON;
    std::size_t face = 0;  ///< index in the list of faces
};

std::u32string one_line(std::string_view utf8) {
    std::u32string text = to_utf32(utf8);
    for (char32_t& c : text)
        if (c == U'\n' || c == U'\r' || c == U'\t' || c == 0x2028 || c == 0x2029) c = U' ';
    return text;
}

/// Byte offsets of the characters in the text as re-encoded, and its length at the end.
std::vector<std::uint32_t> byte_offsets(const std::u32string& text) {
    std::vector<std::uint32_t> offsets;
    offsets.reserve(text.size() + 1);
    std::uint32_t at = 0;
    for (const char32_t c : text) {
        offsets.push_back(at);
        at += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    offsets.push_back(at);
    return offsets;
}

std::vector<FriBidiLevel> bidi_levels(const std::u32string& text) {
    const auto size = static_cast<FriBidiStrIndex>(text.size());
    std::vector<FriBidiChar> characters(text.begin(), text.end());
    std::vector<FriBidiCharType> types(text.size());
    std::vector<FriBidiBracketType> brackets(text.size());
    std::vector<FriBidiLevel> levels(text.size(), 0);
    fribidi_get_bidi_types(characters.data(), size, types.data());
    fribidi_get_bracket_types(characters.data(), size, types.data(), brackets.data());
    FriBidiParType base = FRIBIDI_PAR_ON;
    if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), size, &base, levels.data()) == 0)
        std::fill(levels.begin(), levels.end(), FriBidiLevel{0});
    return levels;
}

/// Script of each character; common and inherited ones (spaces, digits, marks) take the one before them, or
/// the first real one at the start.
std::vector<hb_script_t> scripts(const std::u32string& text) {
    hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
    std::vector<hb_script_t> found(text.size());
    hb_script_t last = HB_SCRIPT_COMMON;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const hb_script_t script = hb_unicode_script(unicode, text[i]);
        const bool real =
            script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN;
        if (real && last == HB_SCRIPT_COMMON) std::fill_n(found.begin(), i, script);
        if (real) last = script;
        found[i] = last;
    }
    return found;
}

bool stays_with_previous(char32_t c) {
    const auto category = hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_FORMAT ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR;
}

/// Index of the first face that has the character; marks and spaces stay with the character before them where
/// its face has them, so that they are shaped together.
std::vector<std::size_t> faces_for(const std::u32string& text, std::span<const FallbackFace> faces) {
    std::vector<std::size_t> chosen(text.size(), 0);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        if (i > 0 && stays_with_previous(c) &&
            (faces[chosen[i - 1]].face->has(c) || c == 0x200C || c == 0x200D)) {
            chosen[i] = chosen[i - 1];
            continue;
        }
        const auto has =
            std::find_if(faces.begin(), faces.end(), [c](const FallbackFace& f) { return f.face->has(c); });
        if (has != faces.end()) chosen[i] = static_cast<std::size_t>(has - faces.begin());
    }
    return chosen;
}

std::vector<Run> itemize(const std::u32string& text, std::span<const FallbackFace> faces) {
    const auto levels = bidi_levels(text);
    const auto script = scripts(text);
    const auto face = faces_for(text, faces);
    std::vector<Run> runs;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!runs.empty() && runs.back().level == levels[i] && runs.back().script == script[i] &&
            runs.back().face == face[i]) {
            runs.back().end = i + 1;
            continue;
        }
        runs.push_back({i, i + 1, levels[i], script[i], face[i]});
    }
    return runs;
}

/// Rule L2 of the Unicode bidirectional algorithm (UAX #9), over whole runs.
void put_in_visual_order(std::vector<Run>& runs) {
    FriBidiLevel highest = 0;
    for (const Run& run : runs) highest = std::max(highest, run.level);
    for (FriBidiLevel level = highest; level > 0; --level) {
        for (std::size_t i = 0; i < runs.size(); ++i) {
            if (runs[i].level < level) continue;
            std::size_t end = i;
            while (end < runs.size() && runs[end].level >= level) ++end;
            std::reverse(runs.begin() + static_cast<std::ptrdiff_t>(i),
                         runs.begin() + static_cast<std::ptrdiff_t>(end));
            i = end;
        }
    }
}

using Buffer = std::unique_ptr<hb_buffer_t, decltype(&hb_buffer_destroy)>;

/// Shapes one run and appends its glyphs at `pen` (in scene units), which it moves on.
void shape_run(const Run& run, const std::u32string& text, const std::vector<std::uint32_t>& offsets,
               const FallbackFace& face, ShapedText& out, double& pen) {
    const Buffer buffer(hb_buffer_create(), &hb_buffer_destroy);
    static_assert(sizeof(char32_t) == sizeof(std::uint32_t));
    hb_buffer_add_utf32(buffer.get(), reinterpret_cast<const std::uint32_t*>(text.data()),
                        static_cast<int>(text.size()), static_cast<unsigned>(run.begin),
                        static_cast<int>(run.end - run.begin));
    hb_buffer_set_direction(buffer.get(), run.level % 2 == 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), run.script);
    // Not the process locale, which would make the same text come out differently elsewhere.
    hb_buffer_set_language(buffer.get(), hb_language_from_string("en", -1));
    hb_shape(face.face->shaper(), buffer.get(), nullptr, 0);

    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    const double scale = out.size / face.face->units_per_em();
    if (out.runs.empty() || out.runs.back().font != face.id) out.runs.push_back({face.id, {}});
    auto& glyphs = out.runs.back().glyphs;
    for (unsigned i = 0; i < count; ++i) {
        glyphs.push_back({infos[i].codepoint, static_cast<float>(pen + positions[i].x_offset * scale),
                          static_cast<float>(-positions[i].y_offset * scale), offsets[infos[i].cluster]});
        pen += positions[i].x_advance * scale;
    }
}

}  // namespace

ShapedText shape_line(std::string_view utf8, double size, std::span<const FallbackFace> faces) {
    const std::u32string text = one_line(utf8);
    ShapedText out;
    out.text = to_utf8(text);
    out.size = size;
    out.ascent = faces.front().face->ascent() * size;
    out.descent = faces.front().face->descent() * size;
    if (text.empty()) return out;
    std::vector<Run> runs = itemize(text, faces);
    put_in_visual_order(runs);
    const std::vector<std::uint32_t> offsets = byte_offsets(text);
    for (const Run& run : runs) shape_run(run, text, offsets, faces[run.face], out, out.width);
    return out;
}

}  // namespace bearing
