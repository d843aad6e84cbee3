#include "figure/png_writer.hpp"

#include <fmt/format.h>
#include <png.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "bearing/base/error.hpp"
#include "bearing/figure/figure.hpp"
#include "figure/cairo_painter.hpp"

namespace bearing::figure {
namespace {

/// Pixels of 4 bytes (premultiplied, in the machine's order), as Cairo paints them.
CairoSurface paint(const Scene& scene, int width_px, int height_px) {
    CairoSurface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width_px, height_px));
    require_success(cairo_surface_status(surface.get()),
                    fmt::format("Making an image of {} x {} pixels", width_px, height_px));
    CairoContext context(cairo_create(surface.get()));
    cairo_scale(context.get(), width_px / scene.width, height_px / scene.height);
    CairoPainter(context.get(), scene).paint();
    cairo_surface_flush(surface.get());
    return surface;
}

/// One row as the PNG stores it: RGB, or RGBA with straight alpha where the background lets light through.
void convert_row(const unsigned char* row, int width, bool with_alpha, unsigned char* out) {
    for (int x = 0; x < width; ++x) {
        std::uint32_t pixel = 0;
        std::memcpy(&pixel, row + 4 * static_cast<std::size_t>(x), 4);
        const std::uint32_t alpha = pixel >> 24;
        for (const int shift : {16, 8, 0}) {
            const std::uint32_t value = (pixel >> shift) & 0xff;
            *out++ = static_cast<unsigned char>(
                alpha == 0 || alpha == 255 ? value : std::min(255u, (value * 255 + alpha / 2) / alpha));
        }
        if (with_alpha) *out++ = static_cast<unsigned char>(alpha);
    }
}

void append_bytes(png_structp png, png_bytep bytes, png_size_t size) {
    static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(bytes), size);
}

struct PngJob {
    int width = 0;
    int height = 0;
    bool with_alpha = false;
    std::uint32_t pixels_per_metre = 0;
    std::vector<png_text> texts;
    std::vector<png_bytep> rows;
    std::string bytes;
};

/// libpng reports errors by longjmp: nothing here may need a destructor.
bool encode(PngJob& job) {
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    if (png == nullptr) return false;
    png_infop info = png_create_info_struct(png);
    if (info == nullptr || setjmp(png_jmpbuf(png)) != 0) {
        png_destroy_write_struct(&png, &info);
        return false;
    }
    png_set_write_fn(png, &job.bytes, append_bytes, nullptr);
    png_set_IHDR(png, info, static_cast<png_uint_32>(job.width), static_cast<png_uint_32>(job.height), 8,
                 job.with_alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_sRGB(png, info, PNG_sRGB_INTENT_RELATIVE);
    if (job.pixels_per_metre > 0)
        png_set_pHYs(png, info, job.pixels_per_metre, job.pixels_per_metre, PNG_RESOLUTION_METER);
    if (!job.texts.empty()) png_set_text(png, info, job.texts.data(), static_cast<int>(job.texts.size()));
    png_set_compression_level(png, 6);
    png_write_info(png, info);
    png_write_image(png, job.rows.data());
    png_write_end(png, nullptr);
    png_destroy_write_struct(&png, &info);
    return true;
}

/// UTF-8 text; keyword and text must outlive the job.
void add_text(PngJob& job, const char* keyword, const std::string& text) {
    if (text.empty()) return;
    png_text entry{};
    entry.compression = PNG_ITXT_COMPRESSION_NONE;
    entry.key = const_cast<char*>(keyword);
    entry.text = const_cast<char*>(text.c_str());
    entry.itxt_length = text.size();
    job.texts.push_back(entry);
}

}  // namespace

std::string write_png(const Scene& scene, int width_px, int height_px, double dpi, const ImageWords& words) {
    const CairoSurface surface = paint(scene, width_px, height_px);
    PngJob job{width_px,
               height_px,
               scene.background.a < 255,
               static_cast<std::uint32_t>(std::lround(dpi / 0.0254)),
               {},
               {},
               {}};
    add_text(job, "Title", words.title);
    add_text(job, "Description", words.description);
    add_text(job, "Software", words.software);
    const std::size_t row_bytes = static_cast<std::size_t>(width_px) * (job.with_alpha ? 4 : 3);
    std::vector<unsigned char> pixels(row_bytes * static_cast<std::size_t>(height_px));
    const unsigned char* source = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < height_px; ++y) {
        unsigned char* row = pixels.data() + row_bytes * static_cast<std::size_t>(y);
        convert_row(source + static_cast<std::ptrdiff_t>(y) * stride, width_px, job.with_alpha, row);
        job.rows.push_back(row);
    }
    if (!encode(job)) throw Error("Writing the PNG failed: libpng is out of memory; try a smaller image");
    return std::move(job.bytes);
}

}  // namespace bearing::figure

namespace bearing {

std::string render_png(const Scene& scene, double pixels_per_unit) {
    const int width = std::max(1, static_cast<int>(std::lround(scene.width * pixels_per_unit)));
    const int height = std::max(1, static_cast<int>(std::lround(scene.height * pixels_per_unit)));
    return figure::write_png(scene, width, height, 0, {});
}

}  // namespace bearing
