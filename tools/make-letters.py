#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Write libfeed/article/letters.inc: what kind of character each code point of
the Basic Multilingual Plane is, and its lower case.

  make-letters.py            rewrites the table
  make-letters.py --check    tells by its status whether the table is up to date

Ranges that are exact enough to measure a line, and no more: kinds are those of
article/letters.h; what no range holds is OTHER. Equal blocks of 64 characters
are stored once.
"""

import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = ROOT / "libfeed/article/letters.inc"
KINDS = ("OTHER BLANK LETTER CAPITAL DIGIT MARK KANA WIDE STOP COMMA QUOTE COLON "
         "HIDDEN").split()
BLOCK = 64

RANGES = [
    (0x0009, 0x000D, "BLANK"),
    (0x0020, 0x0020, "BLANK"),
    (0x0021, 0x0021, "STOP"),
    (0x0022, 0x0022, "QUOTE"),
    (0x002C, 0x002C, "COMMA"),
    (0x002E, 0x002E, "STOP"),
    (0x0030, 0x0039, "DIGIT"),
    (0x003A, 0x003A, "COLON"),
    (0x003B, 0x003B, "COMMA"),
    (0x003F, 0x003F, "STOP"),
    (0x0041, 0x005A, "LETTER"),
    (0x0061, 0x007A, "LETTER"),
    (0x00A0, 0x00A0, "BLANK"),
    (0x00AA, 0x00AA, "LETTER"),
    (0x00AB, 0x00AB, "QUOTE"),
    (0x00AD, 0x00AD, "HIDDEN"),
    (0x00B5, 0x00B5, "LETTER"),
    (0x00BA, 0x00BA, "LETTER"),
    (0x00BB, 0x00BB, "QUOTE"),
    (0x00C0, 0x00D6, "LETTER"),
    (0x00D8, 0x00F6, "LETTER"),
    (0x00F8, 0x02AF, "LETTER"),
    (0x02B0, 0x036F, "MARK"),
    (0x0370, 0x037D, "LETTER"),
    (0x037E, 0x037E, "STOP"),     # Greek question mark
    (0x037F, 0x0386, "LETTER"),
    (0x0387, 0x0387, "COMMA"),
    (0x0388, 0x0482, "LETTER"),
    (0x0483, 0x0489, "MARK"),
    (0x048A, 0x0588, "LETTER"),
    (0x0589, 0x0589, "STOP"),     # Armenian full stop
    (0x0591, 0x05BD, "MARK"),
    (0x05D0, 0x05F2, "LETTER"),
    (0x05F3, 0x05F4, "MARK"),
    (0x060C, 0x060C, "COMMA"),
    (0x061B, 0x061B, "COMMA"),
    (0x061F, 0x061F, "STOP"),
    (0x0620, 0x064A, "LETTER"),
    (0x064B, 0x065F, "MARK"),
    (0x0660, 0x0669, "DIGIT"),
    (0x066E, 0x06D3, "LETTER"),
    (0x06D4, 0x06D4, "STOP"),
    (0x06D5, 0x06EF, "LETTER"),
    (0x06F0, 0x06F9, "DIGIT"),
    (0x06FA, 0x0963, "LETTER"),
    (0x0964, 0x0965, "STOP"),     # danda
    (0x0966, 0x096F, "DIGIT"),
    (0x0970, 0x0F0C, "LETTER"),   # Indic, Thai, Tibetan
    (0x0F0D, 0x0F11, "STOP"),     # Tibetan shad
    (0x0F12, 0x1049, "LETTER"),   # Tibetan, Burmese
    (0x104A, 0x104B, "STOP"),     # Burmese full stops
    (0x104C, 0x10FF, "LETTER"),   # Burmese, Georgian
    (0x1100, 0x11FF, "WIDE"),
    (0x1200, 0x1361, "LETTER"),
    (0x1362, 0x1362, "STOP"),     # Ethiopic full stop
    (0x1363, 0x17D3, "LETTER"),
    (0x17D4, 0x17D5, "STOP"),     # Khmer full stop
    (0x17D6, 0x1AFF, "LETTER"),
    (0x1E00, 0x1FFF, "LETTER"),
    (0x2000, 0x200A, "BLANK"),
    (0x200B, 0x200B, "HIDDEN"),
    (0x200C, 0x200F, "MARK"),
    (0x2018, 0x2018, "QUOTE"),    # U+2019 is an apostrophe as well
    (0x201A, 0x201F, "QUOTE"),
    (0x2026, 0x2026, "STOP"),
    (0x2028, 0x2029, "BLANK"),
    (0x202A, 0x202E, "MARK"),
    (0x202F, 0x202F, "BLANK"),
    (0x2039, 0x203A, "QUOTE"),
    (0x203C, 0x203D, "STOP"),
    (0x2047, 0x2049, "STOP"),
    (0x205F, 0x205F, "BLANK"),
    (0x2060, 0x2060, "HIDDEN"),
    (0x2066, 0x2069, "MARK"),
    (0x2C00, 0x2DFF, "LETTER"),
    (0x3000, 0x3000, "BLANK"),
    (0x3001, 0x3001, "COMMA"),
    (0x3002, 0x3002, "STOP"),
    (0x3005, 0x3007, "WIDE"),
    (0x300C, 0x300F, "QUOTE"),
    (0x3041, 0x309F, "WIDE"),
    (0x30A1, 0x30FA, "KANA"),
    (0x30FC, 0x30FF, "KANA"),
    (0x3100, 0x312F, "WIDE"),
    (0x3400, 0x4DBF, "WIDE"),
    (0x4E00, 0x9FFF, "WIDE"),
    (0xA000, 0xABFF, "LETTER"),
    (0xAC00, 0xD7AF, "WIDE"),
    (0xF900, 0xFAFF, "WIDE"),
    (0xFB00, 0xFDFF, "LETTER"),
    (0xFE00, 0xFE0F, "HIDDEN"),
    (0xFE70, 0xFEFC, "LETTER"),
    (0xFEFF, 0xFEFF, "HIDDEN"),
    (0xFF01, 0xFF01, "STOP"),
    (0xFF0C, 0xFF0C, "COMMA"),
    (0xFF0E, 0xFF0E, "STOP"),
    (0xFF10, 0xFF19, "DIGIT"),
    (0xFF1A, 0xFF1A, "COLON"),
    (0xFF1B, 0xFF1B, "COMMA"),
    (0xFF1F, 0xFF1F, "STOP"),
    (0xFF21, 0xFF3A, "CAPITAL"),
    (0xFF41, 0xFF5A, "LETTER"),
    (0xFF61, 0xFF61, "STOP"),
    (0xFF64, 0xFF64, "COMMA"),
    (0xFF66, 0xFF9F, "KANA"),
]

# Letters whose lower case follows no rule.
ODD = {0x130: ord("i"), 0x138: 0x138, 0x149: 0x149, 0x178: 0xFF, 0x386: 0x3AC,
       0x38C: 0x3CC, 0x38E: 0x3CD, 0x38F: 0x3CE}


def lower_of(code):
    """Latin, Greek and Cyrillic; where letters come in pairs, the capital has the
    even number. Turkish İ counts as I."""
    if 0x41 <= code <= 0x5A or 0x391 <= code <= 0x3AB or 0x410 <= code <= 0x42F:
        return code + 32
    if 0xC0 <= code <= 0xDE:
        return code if code == 0xD7 else code + 32
    if 0x400 <= code < 0x410:
        return code + 80
    if code in ODD:
        return ODD[code]
    if 0x388 <= code <= 0x38A:
        return code + 37
    if 0x139 <= code <= 0x148 or 0x179 <= code <= 0x17E:
        return code + (code & 1)  # here the odd one
    if (0x100 <= code <= 0x177 or 0x1E00 <= code <= 0x1EFF
            or 0x460 <= code <= 0x481 or 0x48A <= code <= 0x52F):
        return code | 1
    return code


def main():
    entries = [0] * 0x10000
    for first, last, kind in RANGES:
        for code in range(first, last + 1):
            small = lower_of(code) if kind == "LETTER" else code
            kind_here = "CAPITAL" if small != code else kind
            assert code ^ small < 1 << 12
            entries[code] = (code ^ small) << 4 | KINDS.index(kind_here)
    blocks, index = [], []
    for start in range(0, len(entries), BLOCK):
        block = entries[start:start + BLOCK]
        if block not in blocks:
            blocks.append(block)
        index.append(blocks.index(block))
    out = ["/* SPDX-License-Identifier: MIT */",
           "/* Generated by tools/make-letters.py. Do not edit. */", "",
           "/* clang-format off */",
           "/* By the upper ten bits of a character of two or three bytes in UTF-8:",
           "   its block. */",
           f"const uint8_t libfeed__letter_blocks[{len(index)}] = {{"]
    for i in range(0, len(index), 20):
        out.append("  " + " ".join(f"{n}," for n in index[i:i + 20]))
    out += ["};", "",
            "/* By block and lower six bits: the kind, and above it what turns the",
            "   character into lower case by exclusive or. */",
            f"const uint16_t libfeed__letter_entries[{len(blocks)}][{BLOCK}] = {{"]
    for block in blocks:
        out.append("  {")
        for i in range(0, BLOCK, 8):
            out.append("    " + " ".join(f"0x{n:04x}," for n in block[i:i + 8]))
        out.append("  },")
    out += ["};", "/* clang-format on */", ""]
    text = "\n".join(out)
    if "--check" in sys.argv[1:]:
        sys.exit(TABLE.read_text("utf-8") != text)
    TABLE.write_text(text, "utf-8")
    print(f"{len(blocks)} blocks")


if __name__ == "__main__":
    main()
