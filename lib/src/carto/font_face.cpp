#include "carto/font_face.hpp"

#include <fmt/format.h>
#include <ft2build.h>
#include <hb.h>

#include "bearing/base/error.hpp"
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace bearing {

FreeTypeLibrary::FreeTypeLibrary() {
    if (FT_Init_FreeType(&library_) != 0) throw Error("the font library FreeType cannot be started");
}

FreeTypeLibrary::~FreeTypeLibrary() {
    FT_Done_FreeType(library_);
}

namespace {

/// Collects an outline in font units as cubic segments of an em of 1, y down.
struct OutlineSink {
    GlyphOutline out;
    float scale = 1;
    FT_Vector at{};
    bool open = false;

    void add(const FT_Vector& p) {
        out.points.push_back(static_cast<float>(p.x) * scale);
        out.points.push_back(static_cast<float>(p.y) * -scale);
    }
    void add_between(const FT_Vector& a, const FT_Vector& b, float share) {
        const auto x = static_cast<float>(a.x) + static_cast<float>(b.x - a.x) * share;
        const auto y = static_cast<float>(a.y) + static_cast<float>(b.y - a.y) * share;
        out.points.push_back(x * scale);
        out.points.push_back(y * -scale);
    }
    void close() {
        if (open) out.verbs.push_back(GlyphOutline::Verb::close);
        open = false;
    }
};

int move_to(const FT_Vector* to, void* user) {
    auto& sink = *static_cast<OutlineSink*>(user);
    sink.close();
    sink.out.verbs.push_back(GlyphOutline::Verb::move);
    sink.add(*to);
    sink.at = *to;
    sink.open = true;
    return 0;
}

int line_to(const FT_Vector* to, void* user) {
    auto& sink = *static_cast<OutlineSink*>(user);
    sink.out.verbs.push_back(GlyphOutline::Verb::line);
    sink.add(*to);
    sink.at = *to;
    return 0;
}

int conic_to(const FT_Vector* control, const FT_Vector* to, void* user) {
    auto& sink = *static_cast<OutlineSink*>(user);
    sink.out.verbs.push_back(GlyphOutline::Verb::cubic);
    sink.add_between(sink.at, *control, 2.F / 3);
    sink.add_between(*to, *control, 2.F / 3);
    sink.add(*to);
    sink.at = *to;
    return 0;
}

int cubic_to(const FT_Vector* first, const FT_Vector* second, const FT_Vector* to, void* user) {
    auto& sink = *static_cast<OutlineSink*>(user);
    sink.out.verbs.push_back(GlyphOutline::Verb::cubic);
    sink.add(*first);
    sink.add(*second);
    sink.add(*to);
    sink.at = *to;
    return 0;
}

}  // namespace

FontFace::FontFace(const FreeTypeLibrary& library, const std::filesystem::path& path) : path_(path) {
    hb_blob_t* blob = hb_blob_create_from_file_or_fail(path.c_str());
    if (blob == nullptr)
        throw FileError(fmt::format("font {} cannot be read; check that the file is there", path.string()));
    if (FT_New_Face(library.get(), path.c_str(), 0, &face_) != 0 || !FT_IS_SCALABLE(face_)) {
        if (face_ != nullptr) FT_Done_Face(face_);
        hb_blob_destroy(blob);
        throw FormatError(fmt::format("{} is no outline font; use a .ttf or .otf file", path.string()));
    }
    hb_face_t* face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    shaper_ = hb_font_create(face);
    hb_face_destroy(face);
    hb_font_make_immutable(shaper_);
    family_ = face_->family_name != nullptr ? face_->family_name : path.stem().string();
    units_per_em_ = face_->units_per_EM;
    ascent_ = face_->ascender / units_per_em_;
    descent_ = -face_->descender / units_per_em_;
}

FontFace::~FontFace() {
    hb_font_destroy(shaper_);
    FT_Done_Face(face_);
}

bool FontFace::has(char32_t character) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(shaper_, character, &glyph) != 0;
}

GlyphOutline FontFace::outline(std::uint32_t glyph) const {
    const std::lock_guard lock(face_lock_);
    if (FT_Load_Glyph(face_, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0)
        return {};
    if (face_->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return {};
    OutlineSink sink;
    sink.scale = 1.F / static_cast<float>(units_per_em_);
    const FT_Outline_Funcs funcs{move_to, line_to, conic_to, cubic_to, 0, 0};
    if (FT_Outline_Decompose(&face_->glyph->outline, &funcs, &sink) != 0) return {};
    sink.close();
    return std::move(sink.out);
}

}  // namespace bearing
