#include "third_party/fonts/fonts.h"

namespace fonts {
namespace {

// Defines a string literal for each face, and kFiles, a std::string_view for each face.
#include "font_data.inc"

} // namespace

std::span<const std::byte> file(Face face) {
    return std::as_bytes(std::span(kFiles[static_cast<std::size_t>(face)]));
}

} // namespace fonts
