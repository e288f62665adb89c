#include "app/platform/egl_context.h"

// No X11 names: this context knows no display.
#define EGL_NO_X11
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <glad/gl.h>

#include <array>
#include <string_view>

namespace app {
namespace {

bool has_extension(EGLDisplay display, std::string_view name) {
    const char* all = eglQueryString(display, EGL_EXTENSIONS);
    return all != nullptr && std::string_view(all).find(name) != std::string_view::npos;
}

// Mesa's own surfaceless platform first, then a graphics card without a screen, then whatever is the default.
EGLDisplay open_display() {
    using GetDisplay = PFNEGLGETPLATFORMDISPLAYEXTPROC;
    const auto get = reinterpret_cast<GetDisplay>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
    EGLint major = 0;
    EGLint minor = 0;
    if (get != nullptr) {
        for (const EGLenum platform : {EGL_PLATFORM_SURFACELESS_MESA, EGL_PLATFORM_DEVICE_EXT}) {
            if (!has_extension(EGL_NO_DISPLAY, platform == EGL_PLATFORM_SURFACELESS_MESA
                                                   ? "EGL_MESA_platform_surfaceless"
                                                   : "EGL_EXT_platform_device")) {
                continue;
            }
            EGLDisplay display = get(platform, EGL_DEFAULT_DISPLAY, nullptr);
            if (display != EGL_NO_DISPLAY && eglInitialize(display, &major, &minor) == EGL_TRUE) return display;
        }
    }
    EGLDisplay display = eglGetDisplay(EGL_DEFAULT_DISPLAY);
    if (display != EGL_NO_DISPLAY && eglInitialize(display, &major, &minor) == EGL_TRUE) return display;
    return EGL_NO_DISPLAY;
}

EGLContext make_context(EGLDisplay display) {
    if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) return EGL_NO_CONTEXT;
    constexpr std::array<EGLint, 5> kConfig{EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, 0, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (eglChooseConfig(display, kConfig.data(), &config, 1, &count) != EGL_TRUE || count < 1) config = nullptr;
    constexpr std::array<EGLint, 7> kContext{
        EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
        EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    return eglCreateContext(display, config, EGL_NO_CONTEXT, kContext.data());
}

} // namespace

EglContext::EglContext() {
    display_ = open_display();
    if (display_ == EGL_NO_DISPLAY) return;
    EGLContext context = make_context(display_);
    if (context == EGL_NO_CONTEXT) return;
    if (eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context) != EGL_TRUE ||
        gladLoadGL(reinterpret_cast<GLADloadfunc>(eglGetProcAddress)) == 0) {
        eglDestroyContext(display_, context);
        return;
    }
    context_ = context;
}

EglContext::~EglContext() {
    if (display_ == nullptr) return;
    eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (context_ != nullptr) eglDestroyContext(display_, context_);
    eglTerminate(display_);
}

} // namespace app
