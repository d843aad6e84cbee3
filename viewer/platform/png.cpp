#include "platform/png.hpp"

#include <png.h>

#include "bearing/base/error.hpp"

namespace bearing {

std::string encode_png(int width, int height, const std::string& rgba) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = PNG_FORMAT_RGBA;
    png_alloc_size_t size = 0;
    if (png_image_write_to_memory(&image, nullptr, &size, 0, rgba.data(), 0, nullptr) == 0)
        throw Error(std::string("cannot encode the picture as PNG: ") + image.message);
    std::string bytes(size, '\0');
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, rgba.data(), 0, nullptr) == 0)
        throw Error(std::string("cannot encode the picture as PNG: ") + image.message);
    bytes.resize(size);
    return bytes;
}

}  // namespace bearing
