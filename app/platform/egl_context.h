// An OpenGL 3.3 context without a display, current as long as it lives.
#pragma once

namespace app {

class EglContext {
  public:
    EglContext();
    EglContext(const EglContext&) = delete;
    EglContext& operator=(const EglContext&) = delete;
    ~EglContext();

    bool current() const { return context_ != nullptr; }

  private:
    // EGL's types are pointers; its headers stay out of ours.
    void* display_ = nullptr;
    void* context_ = nullptr;
};

} // namespace app
