#!/usr/bin/env python3
"""faces.py OUT FACE…: makes the faces agree with each other, whole, and writes down how wide each character is.

The faces are, in order: Inter Regular, SemiBold, Bold; Noto Sans CJK SC Regular and Bold; DejaVu Sans for symbols that no
other has. OUT gets each as a file, face0.otf and so on, and font_metrics_data.inc.
"""

import logging
import os
import sys

from fontTools.ttLib import TTCollection, TTFont

# What each is called where a file holds a whole family.
NAMES = [{"Inter", "InterRegular"}, {"InterSemiBold"}, {"InterBold"},
         {"NotoSansCJKSC", "NotoSansCJKSCRegular"}, {"NotoSansCJKSCBold"}, {"DejaVuSans"}]
LATIN = range(3)

# Shared by all faces, in em, so that they mix on one line; font_metrics.h says the same.
ASCENT, DESCENT = 0.96875, 0.24125

# Full-width forms and Chinese punctuation are the Chinese faces', and so are the ellipsis and the dash of Chinese.
CJK_FORMS = set(range(0x3000, 0x3040)) | set(range(0xFF01, 0xFF5F)) | {0x22EF, 0x2E3A, 0xFFE5}

# Nobody here reads these: layout of other kinds, hinting's leftovers, signatures, foreign metrics.
UNUSED = ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "kern", "DSIG", "STAT", "meta", "gasp"]


def open_face(path, names):
    if not path.endswith((".ttc", ".otc")):
        return TTFont(path, lazy=True)
    for face in TTCollection(path, lazy=True).fonts:
        if face["name"].getDebugName(4).replace(" ", "") in names:
            return face
    sys.exit(f"faces.py: {path}: holds no face called {' or '.join(sorted(names))}")


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
    # Even those differ by a thousandth of an em.
    digits = [face.getBestCmap()[digit] for digit in range(ord("0"), ord("9") + 1)]
    widths = face["hmtx"].metrics
    for glyph in digits:
        widths[glyph] = (widths[digits[0]][0], widths[glyph][1])


def leave_to_chinese(face):
    for table in face["cmap"].tables:
        for code in CJK_FORMS & set(getattr(table, "cmap", ())):
            del table.cmap[code]


def share_line(face):
    """Gives the face the common ascent and descent: ImGui scales a font by their sum."""
    em = face["head"].unitsPerEm
    ascent, descent = round(ASCENT * em), -round(DESCENT * em)
    face["hhea"].ascent, face["hhea"].descent, face["hhea"].lineGap = ascent, descent, 0
    os2 = face["OS/2"]
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ascent, descent, 0
    os2.usWinAscent, os2.usWinDescent = ascent, -descent


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


def main(out, *paths):
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    metrics = []
    for index, path in enumerate(paths):
        face = open_face(path, NAMES[index])
        # What is not touched stays as it is, and the same font gives the same file.
        face.recalcBBoxes = face.recalcTimestamp = False
        if index in LATIN:
            give_digits_one_width(face)
            leave_to_chinese(face)
        share_line(face)
        table = "".join("    {0x%X, 0x%X, %.6ff},\n" % tuple(run) for run in runs(face))
        metrics.append(f"constexpr Run kFace{index}[] = {{\n{table}}};\n")
        for unused in UNUSED:
            if unused in face:
                del face[unused]
        face.save(os.path.join(out, f"face{index}.otf"))
    every = ", ".join(f"kFace{index}" for index in range(len(paths)))
    with open(os.path.join(out, "font_metrics_data.inc"), "w", encoding="utf-8") as file:
        file.write("// Written by third_party/fonts/faces.py.\n" + "".join(metrics))
        file.write("constexpr std::span<const Run> kRuns[] = {" + every + "};\n")


if __name__ == "__main__":
    if len(sys.argv) != 2 + len(NAMES):
        sys.exit(__doc__)
    main(*sys.argv[1:])
