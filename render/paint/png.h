// Pixels as a PNG file.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace render {

// Rows from the top, four bytes a pixel: red, green, blue, alpha.
struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
};

struct PngFile {
    std::string bytes;
};

// The bytes of the file, or what libpng had to say.
std::variant<PngFile, std::string> encode_png(const Image& image);

} // namespace render
