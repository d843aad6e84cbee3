#include "support/golden.hpp"

#include <fmt/format.h>
#include <png.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <stdexcept>

#include "bearing/base/files.hpp"

namespace bearing::test {
namespace fs = std::filesystem;

Pixels decode_png(const std::string& bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()))
        throw std::runtime_error(std::string("not a PNG: ") + image.message);
    image.format = PNG_FORMAT_RGBA;
    Pixels pixels{static_cast<int>(image.width), static_cast<int>(image.height),
                  std::string(PNG_IMAGE_SIZE(image), '\0')};
    if (!png_image_finish_read(&image, nullptr, pixels.rgba.data(), 0, nullptr))
        throw std::runtime_error(std::string("damaged PNG: ") + image.message);
    return pixels;
}

namespace {

std::string encode_png(const Pixels& pixels) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(pixels.width);
    image.height = static_cast<png_uint_32>(pixels.height);
    image.format = PNG_FORMAT_RGBA;
    png_alloc_size_t size = 0;
    png_image_write_to_memory(&image, nullptr, &size, 0, pixels.rgba.data(), 0, nullptr);
    std::string bytes(size, '\0');
    png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.rgba.data(), 0, nullptr);
    return bytes;
}

/// Pixels that differ are red on a faded copy of the golden image.
std::size_t difference(const Pixels& golden, const Pixels& actual, int tolerance, Pixels& picture) {
    std::size_t differing = 0;
    for (std::size_t i = 0; i < golden.rgba.size(); i += 4) {
        int most = 0;
        for (std::size_t c = 0; c < 4; ++c)
            most = std::max(most, std::abs(static_cast<unsigned char>(golden.rgba[i + c]) -
                                           static_cast<unsigned char>(actual.rgba[i + c])));
        const bool differs = most > tolerance;
        differing += differs;
        for (std::size_t c = 0; c < 3; ++c)
            picture.rgba[i + c] = static_cast<char>(
                differs ? (c == 0 ? 255 : 0) : 170 + static_cast<unsigned char>(golden.rgba[i + c]) / 3);
        picture.rgba[i + 3] = static_cast<char>(255);
    }
    return differing;
}

}  // namespace

std::string compare_with_golden(const std::string& name, const std::string& png, int tolerance,
                                double allowed_share) {
    const fs::path golden_path = fs::path(BEARING_TESTS_DIR) / "golden" / (name + ".png");
    if (std::getenv("BEARING_UPDATE_GOLDEN") != nullptr) {
        write_file(golden_path, png);
        return {};
    }
    const fs::path folder = fs::path(BEARING_TEST_OUTPUT_DIR) / "golden";
    fs::create_directories(folder);
    const fs::path actual_path = folder / (name + ".actual.png");
    write_file(actual_path, png);
    if (!fs::exists(golden_path))
        return fmt::format("no golden image {}; look at {} and copy it there", golden_path.string(),
                           actual_path.string());
    const Pixels golden = decode_png(read_file(golden_path));
    const Pixels actual = decode_png(png);
    if (golden.width != actual.width || golden.height != actual.height)
        return fmt::format("{}: {} x {} pixels instead of {} x {}; see {}", name, actual.width, actual.height,
                           golden.width, golden.height, actual_path.string());
    Pixels picture = golden;
    const std::size_t differing = difference(golden, actual, tolerance, picture);
    const double share = static_cast<double>(differing) / (static_cast<double>(golden.rgba.size()) / 4);
    if (share <= allowed_share) return {};
    const fs::path difference_path = folder / (name + ".difference.png");
    write_file(difference_path, encode_png(picture));
    return fmt::format("{}: {:.2f} % of the pixels differ (at most {:.2f} % may); see {} and {}", name,
                       share * 100, allowed_share * 100, actual_path.string(), difference_path.string());
}

}  // namespace bearing::test
