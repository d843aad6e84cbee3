#pragma once

#include <filesystem>
#include <mutex>
#include <string>

#include "bearing/carto/fonts.hpp"

struct FT_LibraryRec_;
struct FT_FaceRec_;
struct hb_font_t;

namespace bearing {

/// FreeType's library object; one for all the faces of a font set.
class FreeTypeLibrary {
  public:
    FreeTypeLibrary();
    ~FreeTypeLibrary();
    FreeTypeLibrary(const FreeTypeLibrary&) = delete;
    FreeTypeLibrary& operator=(const FreeTypeLibrary&) = delete;

    FT_LibraryRec_* get() const { return library_; }

  private:
    FT_LibraryRec_* library_ = nullptr;
};

/// One font file, open for shaping (HarfBuzz: immutable, so any thread may shape with it at once) and for
/// outlines (FreeType: one thread at a time, kept by a lock).
class FontFace {
  public:
    /// Throws FileError if the file cannot be read, FormatError if it is no font.
    FontFace(const FreeTypeLibrary& library, const std::filesystem::path& path);
    ~FontFace();
    FontFace(const FontFace&) = delete;
    FontFace& operator=(const FontFace&) = delete;

    const std::filesystem::path& path() const { return path_; }
    const std::string& family() const { return family_; }
    /// Font units in an em.
    double units_per_em() const { return units_per_em_; }
    /// Of an em of 1; both positive.
    double ascent() const { return ascent_; }
    double descent() const { return descent_; }

    bool has(char32_t character) const;
    hb_font_t* shaper() const { return shaper_; }
    GlyphOutline outline(std::uint32_t glyph) const;

  private:
    std::filesystem::path path_;
    std::string family_;
    double units_per_em_ = 1000;
    double ascent_ = 0;
    double descent_ = 0;
    hb_font_t* shaper_ = nullptr;
    FT_FaceRec_* face_ = nullptr;
    mutable std::mutex face_lock_;
};

}  // namespace bearing
