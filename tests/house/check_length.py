#!/usr/bin/env python3
"""check_length.py ROOT: fails on a source file of ours that is longer than one idea should be.

A file holds one idea, and most need fewer than 200 lines for it.
"""

import pathlib
import sys

MOST_LINES = 450
FOLDERS = ("raft", "render", "app", "tests", "bench", "third_party")
CODE = {".h", ".cpp", ".py", ".sh", ".bash", ".cmake"}


def main(root):
    root = pathlib.Path(root)
    long = seen = 0
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob("*")):
            if file.suffix not in CODE and file.name != "CMakeLists.txt":
                continue
            seen += 1
            lines = len(file.read_text(encoding="utf-8").splitlines())
            if lines > MOST_LINES:
                long += 1
                print(f"{file.relative_to(root).as_posix()}: {lines} lines, at most {MOST_LINES}")
    print(f"lengths: {long} of {seen} files too long")
    return 1 if long or not seen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "."))
