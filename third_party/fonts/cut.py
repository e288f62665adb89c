#!/usr/bin/env python3
"""cut.py OUT WORDS FACE…: cuts the fonts to the characters that Raftarium uses.

WORDS lists the files whose text must be shown (assets/**/*.json), one a line. The faces are, in order: Inter Regular,
SemiBold, Bold; a CJK Regular and Bold; a face for symbols that no other has. OUT gets font_data.inc (the cut faces) and
font_metrics_data.inc (how wide each character is). A character of WORDS that no face has is an error.
"""

import io
import json
import logging
import os
import sys

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

# Shared by all faces, in em, so that they mix on one line; font_metrics.h says the same.
ASCENT, DESCENT = 0.96875, 0.24125

LATIN = set(map(chr, range(0x20, 0x7F))) | set(map(chr, range(0xA0, 0x180)))
SYMBOLS = set(
    "‐‑–—‘’‚“”„†‡•…‰′″‹›⁄−×÷±≈≠≤≥∞√∑∧∨¬∈∅·§¶½¼¾⅓⅔"
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉"
    "←↑→↓↔↕⇐⇒⇔↵⏎⌫⇥⇧⟲↺↻"
    "✓✕✗★☆●○◆◇■□▪▲△▼▽▶◀▸◂▴▾❚⋯⋮│┆⚠⚡αβγδελμπστω�")
CJK_FORMS = set(map(chr, range(0x3000, 0x3040))) | set(map(chr, range(0xFF01, 0xFF5F))) | set("￥")
# A teacher's own scenario may say anything, so the 3,755 most used Chinese characters (GB 2312, level 1) are there
# whether or not our own texts use them.
COMMON_CHINESE = set(bytes([row, cell]).decode("gb2312", "ignore")
                     for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)) - {""}


def characters_of(path):
    """Every printable character of a JSON file, escaped ones too."""
    with open(path, encoding="utf-8") as source:
        text = source.read()
    found = set(text)
    try:
        found |= set(json.dumps(json.loads(text), ensure_ascii=False))
    except ValueError:
        pass  # whoever reads the file as JSON will say where it is broken
    return {c for c in found if c.isprintable()}


def open_face(path):
    if not path.endswith(".ttc"):
        return TTFont(path)
    for face in TTCollection(path, lazy=True).fonts:
        if face["name"].getDebugName(4).split(" ")[:4] == "Noto Sans CJK SC".split(" "):
            return face
    sys.exit(f"cut.py: {path}: holds no simplified Chinese face")


def give_digits_one_width(face):
    """A clock that runs must not make its neighbours dance: take the tabular digits as the normal ones."""
    gsub = face["GSUB"].table
    swap = {}
    for feature in gsub.FeatureList.FeatureRecord:
        if feature.FeatureTag == "tnum":
            for index in feature.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    table = getattr(table, "ExtSubTable", table)
                    swap.update(getattr(table, "mapping", {}))
    for table in face["cmap"].tables:
        for digit in range(ord("0"), ord("9") + 1):
            if digit in table.cmap:
                table.cmap[digit] = swap.get(table.cmap[digit], table.cmap[digit])


def share_line(face):
    """Gives the face the common ascent and descent: ImGui scales a font by their sum."""
    em = face["head"].unitsPerEm
    ascent, descent = round(ASCENT * em), -round(DESCENT * em)
    face["hhea"].ascent, face["hhea"].descent, face["hhea"].lineGap = ascent, descent, 0
    os2 = face["OS/2"]
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ascent, descent, 0
    os2.usWinAscent, os2.usWinDescent = ascent, -descent


def cut(face, wanted):
    options = subset.Options()
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 13, 14]  # copyright and licence stay with the letters
    options.hinting = False
    options.desubroutinize = True  # ImGui's reader follows subroutines, but quicker without
    options.notdef_outline = True
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "kern", "DSIG", "STAT"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(c) for c in wanted])
    cutter.subset(face)
    share_line(face)
    data = io.BytesIO()
    face.save(data)
    return data.getvalue()


def runs(face):
    """(first, last, advance in em) for neighbouring characters of one width, in ascending order."""
    em = face["head"].unitsPerEm
    widths = face["hmtx"].metrics
    result = []
    for code, glyph in sorted(face.getBestCmap().items()):
        advance = widths[glyph][0] / em
        if result and result[-1][1] == code - 1 and result[-1][2] == advance:
            result[-1][1] = code
        else:
            result.append([code, code, advance])
    return result


def as_literal(data):
    """Octal escapes of three digits: a compiler reads a string many times faster than a list of numbers."""
    escaped = ["\\%03o" % byte for byte in range(256)]
    lines = ("".join(escaped[byte] for byte in data[i:i + 64]) for i in range(0, len(data), 64))
    return "\n".join(f'"{line}"' for line in lines)


def write_if_changed(path, text):
    """An untouched file spares the compiler."""
    if os.path.exists(path):
        with open(path, encoding="utf-8") as old:
            if old.read() == text:
                os.utime(path)
                return
    with open(path + ".new", "w", encoding="utf-8") as new:
        new.write(text)
    os.replace(path + ".new", path)


def main(out, word_list, *paths):
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    with open(word_list, encoding="utf-8") as lines:
        sources = [line.strip() for line in lines if line.strip()]
    used = {c: path for path in sources for c in characters_of(path)}

    faces = [open_face(path) for path in paths]
    regular, semibold, bold, cjk, cjk_bold, symbols = faces
    has = [set(map(chr, face.getBestCmap())) for face in faces]
    anywhere = set.union(*has)
    missing = sorted(c for c in used if c not in anywhere)
    if missing:
        sys.exit("\n".join(f"cut.py: {used[c]}: no font has {c!r} (U+{ord(c):04X})" for c in missing))

    for_latin = LATIN | SYMBOLS | set(used)
    in_latin = has[0] & has[1] & has[2]
    for_cjk = (for_latin | CJK_FORMS | COMMON_CHINESE) - in_latin
    for_symbols = for_cjk - has[3]
    for face in (regular, semibold, bold):
        give_digits_one_width(face)
    wanted = [for_latin & in_latin] * 3 + [for_cjk & has[3], for_cjk & has[4], for_symbols & has[5]]

    data, metrics = [], []
    for index, (face, characters) in enumerate(zip(faces, wanted)):
        data.append(f"constexpr char kFace{index}[] =\n{as_literal(cut(face, characters))};\n")
        table = "".join("    {0x%X, 0x%X, %.6ff},\n" % tuple(run) for run in runs(face))
        metrics.append(f"constexpr Run kFace{index}[] = {{\n{table}}};\n")
    every = range(len(faces))
    data.append("constexpr std::string_view kFiles[] = {\n" +
                "".join(f"    {{kFace{i}, sizeof kFace{i} - 1}},\n" for i in every) + "};\n")
    metrics.append("constexpr std::span<const Run> kRuns[] = {" + ", ".join(f"kFace{i}" for i in every) + "};\n")
    note = "// Written by third_party/fonts/cut.py.\n"
    write_if_changed(os.path.join(out, "font_data.inc"), note + "".join(data))
    write_if_changed(os.path.join(out, "font_metrics_data.inc"), note + "".join(metrics))


if __name__ == "__main__":
    if len(sys.argv) != 9:
        sys.exit(__doc__)
    main(*sys.argv[1:])
