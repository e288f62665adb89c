#!/usr/bin/env python3
"""check_includes.py ROOT: fails on an #include, or a call, that goes against the plan of the house.

Rooms may include what stands below them, and below app/ there is no clock, no thread, no I/O, no randomness and no order
of a hash table. CMake's targets say the same; this check also sees headers, which need no linking.
"""

import pathlib
import re
import sys

# Each room, and the rooms it may include from (itself always).
MAY_INCLUDE = {
    "raft/core": [],
    "raft/sim": ["raft/core"],
    "raft/check": ["raft/core", "raft/sim"],
    "raft/file": ["raft/core", "raft/sim"],
    "raft/lesson": ["raft/core", "raft/sim", "raft/file"],
    "render/paint": ["raft/core", "raft/sim", "render", "third_party/fonts", "third_party/imgui"],
    "render": ["raft/core", "raft/sim", "third_party/fonts"],
    "app": ["raft", "render", "third_party/fonts", "third_party/imgui"],
    # What these two look into has no window.
    "app/files": ["app", "raft", "render"],
    "app/words": ["app", "raft", "render"],
}
WINDOW = ["app/panels/", "app/platform/"]
NOT_PURE = {"chrono", "thread", "random", "fstream", "iostream", "filesystem", "unordered_map", "unordered_set",
            "cstdio", "ctime", "mutex", "atomic", "future"}
# Outside libraries, by the first part of what is included, and the rooms that may.
LIBRARIES = {
    "imgui.h": ["render/paint", "app"], "imgui_internal.h": ["render/paint", "app"],
    "imgui_stdlib.h": ["app"], "imgui_impl_opengl3.h": ["render/paint", "app/platform"],
    "imgui_impl_glfw.h": ["app/platform"], "GLFW": ["app/platform"],
    "glad": ["render/paint", "app/platform"], "EGL": ["render/paint", "app/platform"], "png.h": ["render/paint"],
    "nlohmann": ["raft/file", "app"], "CLI": ["app"], "fmt": ["app"],
}
# What the releases of Dear ImGui 1.92 disagree about; nothing but a file that knows them all may call it.
BY_RELEASE = re.compile(r'(?:\.|->)(AddRect|AddPolyline|PathStroke)\(')
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def room_of(path):
    """The most exact room that holds the path, or None."""
    return max((room for room in MAY_INCLUDE if path.startswith(room + "/")), key=len, default=None)


def complaint(path, bracket, target):
    room = room_of(path)
    if bracket == "<" and target in NOT_PURE and not path.startswith("app/"):
        return "below app/ there is no clock, thread, I/O, randomness or hash order"
    rooms = LIBRARIES.get(target) or LIBRARIES.get(target.split("/")[0])
    if rooms and path != "app/main.cpp" and not any(path.startswith(allowed + "/") for allowed in rooms):
        return "only " + ", ".join(rooms) + " may use this library"
    if bracket == '"':
        if "/" not in target:
            return None if rooms else "write the path from the root of the repository"
        allowed = [room, *MAY_INCLUDE[room]]
        if room == "render" and target.startswith("render/paint/"):
            return "render/ is painted by render/paint/, not the other way"
        if room in ("app/files", "app/words") and any(target.startswith(folder) for folder in WINDOW):
            return f"{room} knows nothing of panels and windows"
        if not any(target.startswith(a + "/") for a in allowed):
            return f"{room} may include only " + ", ".join(allowed)
    return None


def main(root):
    root = pathlib.Path(root)
    wrong = 0
    for folder in ("raft", "render", "app"):
        for file in sorted((root / folder).rglob("*")):
            if file.suffix not in (".h", ".cpp"):
                continue
            path = file.relative_to(root).as_posix()
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                found = INCLUDE.match(line)
                why = room_of(path) and found and complaint(path, *found.groups())
                if not why and BY_RELEASE.search(line):
                    why = "not every release of Dear ImGui has these arguments: third_party/imgui/outlines.h"
                if why:
                    wrong += 1
                    print(f"{path}:{number}: {line.strip()}: {why}")
    print(f"includes: {wrong} against the plan of the house")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "."))
