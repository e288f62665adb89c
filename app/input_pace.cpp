#include "app/input_pace.h"

namespace app {
namespace {

bool is_modifier(ImGuiKey key) {
    return (key & ImGuiMod_Mask_) != 0 || (key >= ImGuiKey_LeftCtrl && key <= ImGuiKey_RightSuper);
}

// What a portion holds so far.
struct Portion {
    enum class Act { None, Key, Letter, Button, Wheel };
    Act act = Act::None;
    ImGuiKey key = ImGuiKey_None;

    bool takes(const ImGuiInputEvent& event) {
        switch (event.Type) {
            case ImGuiInputEventType_Key: return takes_key(event.Key);
            // A key's letter comes right behind it.
            case ImGuiInputEventType_Text: return act == Act::Key || begins(Act::Letter);
            case ImGuiInputEventType_MouseButton: return begins(Act::Button);
            case ImGuiInputEventType_MouseWheel: return act == Act::Wheel || begins(Act::Wheel);
            // Where the mouse is and whether somebody looks here: as it was when the act was done.
            default: return act == Act::None;
        }
    }

  private:
    bool begins(Act with) {
        if (act != Act::None) return false;
        act = with;
        return true;
    }

    bool takes_key(const ImGuiInputEventKey& event) {
        if (is_modifier(event.Key)) return act == Act::None;
        if (!event.Down) return act == Act::None || (act == Act::Key && event.Key != key);
        key = event.Key;
        return begins(Act::Key);
    }
};

} // namespace

std::size_t one_portion(std::span<const ImGuiInputEvent> events) {
    Portion portion;
    std::size_t count = 0;
    while (count < events.size() && portion.takes(events[count]))
        ++count;
    return count;
}

void InputPace::before_new_frame() {
    give_back();
    ImVector<ImGuiInputEvent>& queue = ImGui::GetCurrentContext()->InputEventsQueue;
    const std::span<const ImGuiInputEvent> all(queue.Data, static_cast<std::size_t>(queue.Size));
    const std::size_t taken = settling_ > 0 ? 0 : one_portion(all);
    if (settling_ > 0) --settling_;
    held_.assign(all.begin() + static_cast<std::ptrdiff_t>(taken), all.end());
    queue.resize(static_cast<int>(taken));
}

void InputPace::after_new_frame() {
    give_back();
}

void InputPace::give_back() {
    ImVector<ImGuiInputEvent>& queue = ImGui::GetCurrentContext()->InputEventsQueue;
    for (const ImGuiInputEvent& event : held_)
        queue.push_back(event);
    held_.clear();
}

bool InputPace::waits() {
    return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
}

} // namespace app
