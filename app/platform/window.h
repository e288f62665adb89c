// The window: GLFW, OpenGL 3.3 and Dear ImGui's two backends. Knows nothing of Raft.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "render/paint/paint.h"
#include "render/paint/png.h"
#include "render/scene.h"

struct GLFWwindow;

namespace app {

struct WindowOptions {
    int width = 1280;
    int height = 800;
    std::string title;
    bool shown = true;
};

class Window {
  public:
    // Or what is missing, as half a sentence: "no display, …".
    static std::variant<std::unique_ptr<Window>, std::string> open(const WindowOptions& options);

    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
    ~Window();

    // Starts Dear ImGui with the program's letters.
    void start_imgui();
    const render::PaintFonts& fonts() const { return fonts_; }

    bool wants_close() const;
    void ask_to_close();

    // Sleeps until something happens, at most so many seconds; 0 only looks.
    void wait(double at_most);

    // Did the person do something since the last call, or does the window have to be painted anew?
    bool take_stirred();

    // Files that were dropped on the window since the last call.
    std::vector<std::string> take_dropped();

    // Around ImGui::NewFrame and what is drawn. present ends the frame and shows the frame; `before` may look at its
    // pixels first.
    void begin_frame();
    void present(render::Color background, const std::function<void(int width, int height)>& before = {});

    // Instead of present, where another frame follows at once: nobody sees this one.
    void forgo();

    // Does presenting wait for the screen?
    bool paced_by_screen() const { return paced_; }
    bool minimised() const;

    // How much larger things are on this screen than on an ordinary one, in the window's own units.
    float content_scale() const;
    void toggle_full_screen();
    void set_title(const std::string& title);

    static double seconds();

  private:
    explicit Window(GLFWwindow* window) : window_(window) {}
    void listen();

    GLFWwindow* window_;
    render::PaintFonts fonts_;
    bool imgui_ = false;
    bool paced_ = false;
    bool stirred_ = true;
    std::vector<std::string> dropped_;
    struct {
        int x = 0, y = 0, width = 0, height = 0;
    } before_full_screen_;
};

} // namespace app
