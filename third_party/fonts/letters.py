#!/usr/bin/env python3
"""letters.py LIST OUT: which characters the program must be able to show.

Always those of the sets below; beyond them, whatever the files named in LIST (assets/**/*.json, one a line) use. These
extra ones go to OUT, one a line with the file that wants it. OUT stays untouched while they stay the same, so that
editing a text seldom means cutting the fonts again.
"""

import json
import os
import sys

LATIN = set(map(chr, range(0x20, 0x7F))) | set(map(chr, range(0xA0, 0x180)))
SYMBOLS = set(
    "‐‑–—‘’‚“”„†‡•…‰′″‹›⁄−×÷±≈≠≤≥∞√∑∧∨¬∈∅·§¶½¼¾⅓⅔"
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉"
    "←↑→↓↔↕⇐⇒⇔↵⏎⌫⇥⇧⟲↺↻"
    "✓✕✗★☆●○◆◇■□▪▲△▼▽▶◀▸◂▴▾❚⋯⋮│┆⚠⚡αβγδελμπστω\uFFFD")
CJK_FORMS = set(map(chr, range(0x3000, 0x3040))) | set(map(chr, range(0xFF01, 0xFF5F))) | {"￥"}
# A teacher's own scenario may say anything, so the 3,755 most used Chinese characters (GB 2312, level 1) are there
# whether or not our own texts use them.
COMMON_CHINESE = {bytes([row, cell]).decode("gb2312", "ignore")
                  for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)} - {""}
ALWAYS = LATIN | SYMBOLS | CJK_FORMS | COMMON_CHINESE


def characters_of(path):
    """Every printable character of a JSON file, escaped ones too."""
    with open(path, encoding="utf-8", errors="ignore") as source:
        text = source.read()
    found = set(text)
    try:
        found |= set(json.dumps(json.loads(text), ensure_ascii=False))
    except ValueError:
        pass  # whoever reads the file as JSON says where it is broken
    return {c for c in found if c.isprintable()}


def main(file_list, out):
    with open(file_list, encoding="utf-8") as lines:
        files = sorted(line.strip() for line in lines if line.strip())
    extra = {}
    for path in files:
        for character in characters_of(path) - ALWAYS:
            extra.setdefault(character, path)
    text = "".join(f"{character}\t{extra[character]}\n" for character in sorted(extra))
    if os.path.exists(out):
        with open(out, encoding="utf-8") as old:
            if old.read() == text:
                return
    with open(out, "w", encoding="utf-8") as new:
        new.write(text)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
