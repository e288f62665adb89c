// Hands Dear ImGui what the person did in portions, one act a frame: a key with the modifiers that were held when it
// went down, one letter, one click. However long a frame took and however much came meanwhile, everything is done in
// the order and in the sense in which it was typed.
#pragma once

#include <imgui_internal.h>

#include <cstddef>
#include <span>
#include <vector>

namespace app {

// How many of the events, from the first on, one frame can carry.
std::size_t one_portion(std::span<const ImGuiInputEvent> events);

class InputPace {
  public:
    // Right before ImGui::NewFrame: what this frame does not take is kept back.
    void before_new_frame();
    // Right after it: Dear ImGui needs all of its queue to tell what is new.
    void after_new_frame();

    // For the next frames nothing is taken: what was done opens or closes a field or a dialog, and whatever follows is
    // meant for what is there then.
    void let_settle() { settling_ = kFramesToSettle; }

    // Is there something that no frame has taken yet?
    static bool waits();

  private:
    // A field that is asked for takes the keys two frames later.
    static constexpr int kFramesToSettle = 3;

    void give_back();

    std::vector<ImGuiInputEvent> held_;
    int settling_ = 0;
};

} // namespace app
