#include "app/platform/window.h"

#include <GLFW/glfw3.h>
#include <glad/gl.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <utility>

#include "app/look.h"

namespace app {
namespace {

constexpr int kLeastWidth = 640;
constexpr int kLeastHeight = 400;

// The size that was asked for, or as much of it as the screen has.
std::pair<int, int> fitting_size(const WindowOptions& options) {
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    if (monitor == nullptr) return {options.width, options.height};
    int width = 0;
    int height = 0;
    glfwGetMonitorWorkarea(monitor, nullptr, nullptr, &width, &height);
    if (width <= 0 || height <= 0) return {options.width, options.height};
    return {std::min(options.width, width), std::min(options.height, height)};
}

Window& owner(GLFWwindow* window) {
    return *static_cast<Window*>(glfwGetWindowUserPointer(window));
}

} // namespace

std::variant<std::unique_ptr<Window>, std::string> Window::open(const WindowOptions& options) {
    if (glfwInit() != GLFW_TRUE) return "no display, expected a graphical session (DISPLAY or WAYLAND_DISPLAY)";
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHint(GLFW_VISIBLE, options.shown ? GLFW_TRUE : GLFW_FALSE);
    const auto [width, height] = fitting_size(options);
    GLFWwindow* handle = glfwCreateWindow(width, height, options.title.c_str(), nullptr, nullptr);
    if (handle == nullptr) {
        glfwTerminate();
        return "no OpenGL 3.3, expected a graphics driver that has it";
    }
    std::unique_ptr<Window> window(new Window(handle));
    glfwMakeContextCurrent(handle);
    if (gladLoadGL(glfwGetProcAddress) == 0) return "no OpenGL 3.3, expected a graphics driver that has it";
    if (options.shown) {
        glfwSetWindowSizeLimits(handle, kLeastWidth, kLeastHeight, GLFW_DONT_CARE, GLFW_DONT_CARE);
        glfwSwapInterval(1);
        // Software drivers accept the wish and do not wait; whoever draws must keep the pace then.
        const auto* renderer = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
        window->paced_ = renderer != nullptr && std::string_view(renderer).find("llvmpipe") == std::string_view::npos;
    }
    return window;
}

Window::~Window() {
    if (imgui_) {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
        ImGui::DestroyContext();
    }
    glfwDestroyWindow(window_);
    glfwTerminate();
}

// Before ImGui's backend, which calls on whoever listened first.
void Window::listen() {
    glfwSetWindowUserPointer(window_, this);
    const auto stir = [](GLFWwindow* window) { owner(window).stirred_ = true; };
    glfwSetWindowRefreshCallback(window_, stir);
    glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* window, int, int) { owner(window).stirred_ = true; });
    glfwSetWindowFocusCallback(window_, [](GLFWwindow* window, int) { owner(window).stirred_ = true; });
    glfwSetCursorPosCallback(window_, [](GLFWwindow* window, double, double) { owner(window).stirred_ = true; });
    glfwSetCursorEnterCallback(window_, [](GLFWwindow* window, int) { owner(window).stirred_ = true; });
    glfwSetMouseButtonCallback(window_, [](GLFWwindow* window, int, int, int) { owner(window).stirred_ = true; });
    glfwSetScrollCallback(window_, [](GLFWwindow* window, double, double) { owner(window).stirred_ = true; });
    glfwSetKeyCallback(window_, [](GLFWwindow* window, int, int, int, int) { owner(window).stirred_ = true; });
    glfwSetCharCallback(window_, [](GLFWwindow* window, unsigned) { owner(window).stirred_ = true; });
    glfwSetWindowCloseCallback(window_, stir);
    glfwSetDropCallback(window_, [](GLFWwindow* window, int count, const char** paths) {
        owner(window).stirred_ = true;
        owner(window).dropped_.insert(owner(window).dropped_.end(), paths, paths + count);
    });
}

void Window::start_imgui() {
    listen();
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    fonts_ = load_fonts();
    ImGui_ImplGlfw_InitForOpenGL(window_, true);
    ImGui_ImplOpenGL3_Init("#version 330");
    imgui_ = true;
}

bool Window::wants_close() const {
    return glfwWindowShouldClose(window_) == GLFW_TRUE;
}

void Window::ask_to_close() {
    glfwSetWindowShouldClose(window_, GLFW_TRUE);
}

void Window::wait(double at_most) {
    if (at_most <= 0) return glfwPollEvents();
    glfwWaitEventsTimeout(at_most);
}

bool Window::take_stirred() {
    return std::exchange(stirred_, false);
}

std::vector<std::string> Window::take_dropped() {
    return std::exchange(dropped_, {});
}

void Window::begin_frame() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
}

void Window::present(render::Color background, const std::function<void(int, int)>& before) {
    ImGui::Render();
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    glViewport(0, 0, width, height);
    const auto part = [](std::uint8_t value) { return static_cast<float>(value) / 255; };
    glClearColor(part(background.r), part(background.g), part(background.b), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    if (before) before(width, height);
    glfwSwapBuffers(window_);
}

void Window::forgo() {
    ImGui::EndFrame();
    // Letters that came with this frame have to be there for the next one.
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status != ImTextureStatus_OK) ImGui_ImplOpenGL3_UpdateTexture(texture);
    }
}

bool Window::minimised() const {
    return glfwGetWindowAttrib(window_, GLFW_ICONIFIED) == GLFW_TRUE;
}

float Window::content_scale() const {
    float scale = 1;
    glfwGetWindowContentScale(window_, &scale, nullptr);
    int units = 0;
    int pixels = 0;
    glfwGetWindowSize(window_, &units, nullptr);
    glfwGetFramebufferSize(window_, &pixels, nullptr);
    // Where a unit of the window is several pixels already, ImGui's backend takes care of it.
    if (units > 0 && pixels > 0) scale *= static_cast<float>(units) / static_cast<float>(pixels);
    return std::clamp(scale, 0.5F, 8.0F);
}

void Window::toggle_full_screen() {
    if (glfwGetWindowMonitor(window_) != nullptr) {
        const auto& old = before_full_screen_;
        glfwSetWindowMonitor(window_, nullptr, old.x, old.y, old.width, old.height, GLFW_DONT_CARE);
        return;
    }
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
    if (mode == nullptr) return;
    auto& now = before_full_screen_;
    glfwGetWindowPos(window_, &now.x, &now.y);
    glfwGetWindowSize(window_, &now.width, &now.height);
    glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

void Window::set_title(const std::string& title) {
    glfwSetWindowTitle(window_, title.c_str());
}

double Window::seconds() {
    return glfwGetTime();
}

} // namespace app
