// Starts the program: the command line does its work, or a window opens.
#include <cstdio>
#include <string>
#include <variant>

#include "app/command/commands.h"
#include "app/platform/offscreen.h"
#include "app/platform/run_window.h"

int main(int argc, char** argv) {
    const auto asked = app::command_line(argc, argv, app::paint_png);
    if (const int* done = std::get_if<int>(&asked)) return *done;
    return app::run_window(std::get<app::WindowRequest>(asked));
}
