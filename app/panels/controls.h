// The few controls that Dear ImGui does not have in our manner. Every label carries ###id.
#pragma once

#include <initializer_list>
#include <string_view>

#include "app/look.h"

namespace app {

// A dark button for the one thing to do next.
bool primary_button(const Look& look, const char* label, bool enabled = true, ImVec2 size = {0, 0});

// A quiet button: text that shows a ground only under the mouse.
bool quiet_button(const Look& look, const char* label, bool enabled = true);

// A box to tick, with an edge that is seen on every ground.
bool check_box(const Look& look, const char* label, bool* on);

enum class Icon { ToStart, Back, Play, Pause, Forward, ToEnd, Close };

// A square button with a drawn icon.
bool icon_button(const Look& look, const char* id, Icon icon, ImVec2 size, bool enabled = true, bool strong = false);

// A quiet button with an arrow below whose popup the caller then begins. Returns whether the popup is open.
bool begin_menu_button(const Look& look, const char* label, const char* popup);
float menu_button_width(const Look& look, std::string_view words);

// One of several, from a list; where it returns true the caller lists them and calls end_choice.
bool begin_choice(const Look& look, const char* id, const char* shown, float width);
void end_choice();

// Padding as a menu has it, for popups.
void begin_popup_style(const Look& look);
void end_popup_style();

// Right after BeginTable: the columns' shares of the width. (Left to itself, ImGui divides by the width of what it has
// not seen yet.)
void set_up_columns(std::initializer_list<float> shares);

// The words that belong to the item before it, after a moment of hovering.
void explain(const Look& look, std::string_view words);

} // namespace app
