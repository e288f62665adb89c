// The four hooks that IMGUI_ENABLE_TEST_ENGINE calls, doing nothing.
// This file is a member of a static library, so the linker takes it only where nobody else defines the hooks: a test
// program that defines all four itself replaces them without any flag. (Three or fewer give a duplicate symbol.)
#include <imgui.h>
#include <imgui_internal.h>

void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID, const ImRect&, const ImGuiLastItemData*) {}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
    return nullptr;
}
