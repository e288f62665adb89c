#!/usr/bin/env python3
"""cut.py OUT EXTRA FACE…: cuts the fonts to the characters that Raftarium uses.

EXTRA is what letters.py wrote. The faces are, in order: Inter Regular, SemiBold, Bold; a CJK Regular and Bold; a face
for symbols that no other has. OUT gets font_data.inc (the cut faces) and font_metrics_data.inc (how wide each character
is). A character of EXTRA that no face has is an error.
"""

import io
import logging
import os
import sys

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

import letters

# Shared by all faces, in em, so that they mix on one line; font_metrics.h says the same.
ASCENT, DESCENT = 0.96875, 0.24125


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
    # Even those differ by a thousandth of an em.
    digits = [face.getBestCmap()[digit] for digit in range(ord("0"), ord("9") + 1)]
    widths = face["hmtx"].metrics
    for glyph in digits:
        widths[glyph] = (widths[digits[0]][0], widths[glyph][1])


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


def main(out, extra, *paths):
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    with open(extra, encoding="utf-8") as lines:
        wanted_by = dict(line.rstrip("\n").split("\t") for line in lines)

    faces = [open_face(path) for path in paths]
    has = [set(map(chr, face.getBestCmap())) for face in faces]
    anywhere = set.union(*has)
    missing = sorted(c for c in wanted_by if c not in anywhere)
    if missing:
        sys.exit("\n".join(f"cut.py: {wanted_by[c]}: no font has {c!r} (U+{ord(c):04X})" for c in missing))

    # Latin faces first; Chinese ones get what they lack; the last face what is then still missing.
    wanted = letters.ALWAYS | set(wanted_by)
    in_latin = has[0] & has[1] & has[2] & wanted - letters.CJK_FORMS
    in_cjk = [has[3] & wanted - in_latin, has[4] & wanted - in_latin]
    parts = [in_latin] * 3 + in_cjk + [has[5] & wanted - in_latin - in_cjk[0]]
    for face in faces[:3]:
        give_digits_one_width(face)

    data, metrics = [], []
    for index, (face, characters) in enumerate(zip(faces, parts)):
        data.append(f"constexpr char kFace{index}[] =\n{as_literal(cut(face, characters))};\n")
        table = "".join("    {0x%X, 0x%X, %.6ff},\n" % tuple(run) for run in runs(face))
        metrics.append(f"constexpr Run kFace{index}[] = {{\n{table}}};\n")
    every = range(len(faces))
    data.append("constexpr std::string_view kFiles[] = {\n" +
                "".join(f"    {{kFace{i}, sizeof kFace{i} - 1}},\n" for i in every) + "};\n")
    metrics.append("constexpr std::span<const Run> kRuns[] = {" + ", ".join(f"kFace{i}" for i in every) + "};\n")
    for name, texts in (("font_data.inc", data), ("font_metrics_data.inc", metrics)):
        with open(os.path.join(out, name), "w", encoding="utf-8") as file:
            file.write("// Written by third_party/fonts/cut.py.\n" + "".join(texts))


if __name__ == "__main__":
    if len(sys.argv) != 9:
        sys.exit(__doc__)
    main(*sys.argv[1:])
