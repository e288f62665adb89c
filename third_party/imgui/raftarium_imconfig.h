// How Dear ImGui is built for Raftarium; every file that includes imgui.h sees it (IMGUI_USER_CONFIG).
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS

// A busy timeline draws more than 65,536 vertices in one list.
#define ImDrawIdx unsigned int

// A scenario's name may use any character.
#define IMGUI_USE_WCHAR32

// Interface tests find a widget by its label through four hooks. They are silent unless a test sets
// ImGuiContext::TestEngineHookItems; no_test_hooks.cpp stands in for a program that defines none.
#define IMGUI_ENABLE_TEST_ENGINE
