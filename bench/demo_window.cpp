// Dear ImGui's own demo window, to measure beside ours. The program leaves it out, and so does the library that it
// links.
#include <imgui.h>
#undef IMGUI_DISABLE_DEMO_WINDOWS
#include <imgui_demo.cpp> // NOLINT(bugprone-suspicious-include)
