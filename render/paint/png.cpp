#include "render/paint/png.h"

#include <png.h>

#include <cassert>
#include <cstddef>

namespace render {

std::variant<PngFile, std::string> encode_png(const Image& image) {
    assert(image.width > 0 && image.height > 0);
    assert(image.pixels.size() == static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 4);

    // libpng's simplified interface: no callbacks, no longjmp through our frames.
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    png.width = static_cast<png_uint_32>(image.width);
    png.height = static_cast<png_uint_32>(image.height);
    png.format = PNG_FORMAT_RGBA;

    png_alloc_size_t size = 0;
    if (png_image_write_to_memory(&png, nullptr, &size, 0, image.pixels.data(), 0, nullptr) == 0) {
        return std::string(png.message);
    }
    PngFile file{std::string(size, '\0')};
    if (png_image_write_to_memory(&png, file.bytes.data(), &size, 0, image.pixels.data(), 0, nullptr) == 0) {
        return std::string(png.message);
    }
    file.bytes.resize(size);
    return file;
}

} // namespace render
