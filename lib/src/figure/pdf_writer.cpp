#include "figure/pdf_writer.hpp"

#include <cairo-pdf.h>

#include <optional>

#include "figure/cairo_painter.hpp"
#include "figure/pdf_fonts.hpp"
#include "figure/text_clusters.hpp"

namespace bearing::figure {
namespace {

void show_piece(cairo_t* context, const TextPiece& piece) {
    std::vector<cairo_glyph_t> glyphs;
    glyphs.reserve(piece.glyphs.size());
    for (const PlacedGlyph& glyph : piece.glyphs) glyphs.push_back({glyph.glyph, glyph.x, glyph.y});
    std::vector<cairo_text_cluster_t> clusters;
    clusters.reserve(piece.clusters.size());
    for (const TextCluster& cluster : piece.clusters)
        clusters.push_back({static_cast<int>(cluster.bytes), static_cast<int>(cluster.glyphs)});
    cairo_show_text_glyphs(
        context, piece.text.data(), static_cast<int>(piece.text.size()), glyphs.data(),
        static_cast<int>(glyphs.size()), clusters.data(), static_cast<int>(clusters.size()),
        piece.right_to_left ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : static_cast<cairo_text_cluster_flags_t>(0));
}

void show_text(cairo_t* context, const ShapedText& text, PdfFonts& fonts) {
    for (const TextPiece& piece : text_pieces(text)) {
        cairo_set_font_face(context, fonts.face(piece.font));
        cairo_set_font_size(context, text.size);
        show_piece(context, piece);
    }
}

cairo_status_t append_bytes(void* bytes, const unsigned char* data, unsigned size) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
    return CAIRO_STATUS_SUCCESS;
}

/// Cairo always writes when it made the file. Spaces in its place keep every offset right and the bytes the
/// same tomorrow.
void blank_creation_date(std::string& pdf) {
    const std::size_t begin = pdf.rfind("/CreationDate (");
    if (begin == std::string::npos) return;
    const std::size_t end = pdf.find(')', begin);
    if (end != std::string::npos) pdf.replace(begin, end + 1 - begin, end + 1 - begin, ' ');
}

}  // namespace

std::string write_pdf(const Scene& scene, const ImageWords& words) {
    std::string bytes;
    CairoSurface surface(
        cairo_pdf_surface_create_for_stream(append_bytes, &bytes, scene.width, scene.height));
    require_success(cairo_surface_status(surface.get()), "Making a PDF");
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
    const auto say = [&](cairo_pdf_metadata_t field, const std::string& text) {
        if (!text.empty()) cairo_pdf_surface_set_metadata(surface.get(), field, text.c_str());
    };
    say(CAIRO_PDF_METADATA_TITLE, words.title);
    say(CAIRO_PDF_METADATA_SUBJECT, words.description);
    say(CAIRO_PDF_METADATA_AUTHOR, words.software);
    say(CAIRO_PDF_METADATA_CREATOR, words.software);
    {
        CairoContext context(cairo_create(surface.get()));
        CairoPainter painter(context.get(), scene);
        std::optional<PdfFonts> fonts;
        if (scene.fonts) {
            fonts.emplace(*scene.fonts);
            painter.set_letters([&](cairo_t* at, const ShapedText& text) { show_text(at, text, *fonts); });
        }
        painter.paint();
        cairo_show_page(context.get());
    }
    cairo_surface_finish(surface.get());
    require_success(cairo_surface_status(surface.get()), "Writing the PDF");
    blank_creation_date(bytes);
    return bytes;
}

}  // namespace bearing::figure
