#include "app/platform/offscreen.h"

#include <memory>

#include "app/platform/egl_context.h"
#include "app/platform/pixels.h"
#include "app/platform/window.h"

namespace app {

std::variant<render::Image, std::string> draw_offscreen(std::span<const render::Scene> scenes, int width, int height,
                                                        render::Color background) {
    {
        const EglContext context;
        if (context.current()) return paint_pixels(scenes, width, height, background);
    }
    const auto window = Window::open({.width = 64, .height = 64, .title = "Raftarium", .shown = false});
    if (std::holds_alternative<std::string>(window)) {
        return "no OpenGL 3.3 without a display, expected EGL with a driver; or name a .svg file";
    }
    return paint_pixels(scenes, width, height, background);
}

std::variant<PictureBytes, std::string> as_png(const std::variant<render::Image, std::string>& image) {
    if (const auto* wrong = std::get_if<std::string>(&image)) return *wrong;
    auto file = render::encode_png(std::get<render::Image>(image));
    if (const auto* wrong = std::get_if<std::string>(&file)) return *wrong;
    return PictureBytes{std::get<render::PngFile>(std::move(file)).bytes};
}

std::variant<PictureBytes, std::string> paint_png(std::span<const render::Scene> scenes, int width, int height,
                                                  render::Color background) {
    return as_png(draw_offscreen(scenes, width, height, background));
}

} // namespace app
