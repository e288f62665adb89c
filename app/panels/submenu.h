// A menu within a menu: beside it, or, where letters are so large that the window has no room there, unfolded within
// it.
#pragma once

namespace app {

class Submenu {
  public:
    // `widest`: of the words of its items, in pixels.
    Submenu(const char* label, float widest);
    Submenu(const Submenu&) = delete;
    Submenu& operator=(const Submenu&) = delete;
    ~Submenu();

    explicit operator bool() const { return open_; }

  private:
    bool within_ = false;
    bool open_ = false;
};

} // namespace app
