// A line that is being drawn on the stage with the mouse: Ctrl draws one through links, Shift one around nodes.
#pragma once

#include <vector>

#include "app/action.h"
#include "app/look.h"
#include "raft/sim/world.h"
#include "render/scene.h"

namespace app {

class StageGesture {
  public:
    // What a press of the left button begins with these modifiers, if anything.
    enum class Kind { None, Slash, Lasso };

    bool active() const { return kind_ != Kind::None; }
    void begin(Kind kind, render::Point at);

    // Goes along with the mouse, draws into the scene what it will do, and does it when the button is released. Escape
    // ends it without a trace.
    void take_mouse(const Look& look, const sim::World& world, render::Point mouse, render::Scene& scene,
                    Actions& actions);

  private:
    void slash(const Look& look, const sim::World& world, bool released, render::Scene& scene, Actions& actions) const;
    void lasso(const Look& look, bool released, render::Scene& scene, Actions& actions) const;
    bool is_line(const Look& look) const;

    Kind kind_ = Kind::None;
    std::vector<render::Point> path_;
};

} // namespace app
