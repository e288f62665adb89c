#include "app/platform/pixels.h"

#include <glad/gl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <cstddef>

#include "app/look.h"

namespace app {
namespace {

// A texture to paint into.
class Canvas {
  public:
    Canvas(int width, int height) {
        glGetIntegerv(GL_FRAMEBUFFER_BINDING, &bound_before_);
        glGenFramebuffers(1, &frame_);
        glGenRenderbuffers(1, &color_);
        glBindRenderbuffer(GL_RENDERBUFFER, color_);
        glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
        glBindFramebuffer(GL_FRAMEBUFFER, frame_);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color_);
    }
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;
    ~Canvas() {
        glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(bound_before_));
        glDeleteRenderbuffers(1, &color_);
        glDeleteFramebuffers(1, &frame_);
    }
    bool complete() const { return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE; }

  private:
    GLuint frame_ = 0;
    GLuint color_ = 0;
    GLint bound_before_ = 0;
};

// An ImGui of its own, so that the window's is not disturbed in the middle of a frame.
class OwnImGui {
  public:
    OwnImGui(int width, int height) : before_(ImGui::GetCurrentContext()), own_(ImGui::CreateContext()) {
        ImGui::SetCurrentContext(own_);
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
        io.DeltaTime = 1.0F / 60;
        ready_ = ImGui_ImplOpenGL3_Init("#version 330");
    }
    OwnImGui(const OwnImGui&) = delete;
    OwnImGui& operator=(const OwnImGui&) = delete;
    ~OwnImGui() {
        if (ready_) ImGui_ImplOpenGL3_Shutdown();
        ImGui::DestroyContext(own_);
        ImGui::SetCurrentContext(before_);
    }
    bool ready() const { return ready_; }

  private:
    ImGuiContext* before_;
    ImGuiContext* own_;
    bool ready_ = false;
};

void paint_all(std::span<const render::Scene> scenes) {
    const render::PaintFonts fonts = load_fonts();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    for (const render::Scene& scene : scenes)
        render::paint(scene, *ImGui::GetBackgroundDrawList(), fonts);
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

} // namespace

render::Image read_pixels(int width, int height) {
    render::Image image{width, height, {}};
    const std::size_t row = static_cast<std::size_t>(width) * 4;
    image.pixels.resize(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, image.pixels.data());

    // OpenGL counts rows from below.
    for (int y = 0; y < height / 2; ++y) {
        const auto above = image.pixels.begin() + static_cast<std::ptrdiff_t>(row) * y;
        const auto below = image.pixels.begin() + static_cast<std::ptrdiff_t>(row) * (height - 1 - y);
        std::swap_ranges(above, above + static_cast<std::ptrdiff_t>(row), below);
    }
    // What was painted half transparent is blended already; a picture has no holes.
    for (std::size_t alpha = 3; alpha < image.pixels.size(); alpha += 4)
        image.pixels[alpha] = 255;
    return image;
}

std::variant<render::Image, std::string> paint_pixels(std::span<const render::Scene> scenes, int width, int height,
                                                      render::Color background) {
    GLint largest = 0;
    glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &largest);
    if (width > largest || height > largest) {
        return "too large for OpenGL here, expected at most " + std::to_string(largest) + " pixels a side";
    }
    const Canvas canvas(width, height);
    if (!canvas.complete()) return "OpenGL gives no picture of this size, expected a smaller one";

    OwnImGui imgui(width, height);
    if (!imgui.ready()) return "OpenGL 3.3 does not start, expected a working driver";
    glViewport(0, 0, width, height);
    glDisable(GL_SCISSOR_TEST);
    const auto part = [](std::uint8_t value) { return static_cast<float>(value) / 255; };
    glClearColor(part(background.r), part(background.g), part(background.b), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    paint_all(scenes);
    return read_pixels(width, height);
}

} // namespace app
