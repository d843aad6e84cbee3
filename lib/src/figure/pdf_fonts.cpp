#include "figure/pdf_fonts.hpp"

#include <cairo-ft.h>
#include <fmt/format.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include "bearing/base/error.hpp"

namespace bearing::figure {

class FreeTypeLibrary {
  public:
    FreeTypeLibrary() {
        if (FT_Init_FreeType(&library_) != 0) throw Error("FreeType cannot be started: out of memory");
    }
    ~FreeTypeLibrary() { FT_Done_FreeType(library_); }
    FreeTypeLibrary(const FreeTypeLibrary&) = delete;
    FreeTypeLibrary& operator=(const FreeTypeLibrary&) = delete;

    FT_Library get() const { return library_; }

  private:
    FT_Library library_ = nullptr;
};

namespace {

/// Cairo may keep a face longer than we do; what the face stands on must live as long.
struct FaceOwner {
    std::shared_ptr<FreeTypeLibrary> library;
    FT_Face face = nullptr;

    ~FaceOwner() { FT_Done_Face(face); }
};

const cairo_user_data_key_t kOwnerKey{};

CairoFontFace open_face(const std::shared_ptr<FreeTypeLibrary>& library, const std::string& path) {
    auto owner = std::make_unique<FaceOwner>();
    owner->library = library;
    if (FT_New_Face(library->get(), path.c_str(), 0, &owner->face) != 0)
        throw FileError(fmt::format("{}: cannot be opened as a font; install it again", path));
    CairoFontFace face(cairo_ft_font_face_create_for_ft_face(owner->face, 0));
    const cairo_status_t status = cairo_font_face_set_user_data(
        face.get(), &kOwnerKey, owner.get(), [](void* data) { delete static_cast<FaceOwner*>(data); });
    require_success(status, "Opening a font");
    owner.release();
    return face;
}

}  // namespace

PdfFonts::PdfFonts(const FontSet& fonts) : fonts_(fonts), library_(std::make_shared<FreeTypeLibrary>()) {}

PdfFonts::~PdfFonts() = default;

cairo_font_face_t* PdfFonts::face(FontId font) {
    const auto found = faces_.find(font);
    if (found != faces_.end()) return found->second.get();
    return faces_.emplace(font, open_face(library_, fonts_.file(font).string())).first->second.get();
}

}  // namespace bearing::figure
