/* SPDX-License-Identifier: MIT */
/* Letters: what kind of character a code point is, and its lower case. */
#include "article/letters.h"

/* clang-format off */
#define O LIBFEED__OTHER
#define B LIBFEED__BLANK
#define L LIBFEED__LETTER
#define C LIBFEED__CAPITAL
#define D LIBFEED__DIGIT
#define M LIBFEED__MARK
#define S LIBFEED__STOP
#define K LIBFEED__COMMA
#define Q LIBFEED__QUOTE
#define N LIBFEED__COLON
const unsigned char libfeed__ascii_kinds[128] = {
  O, O, O, O, O, O, O, O, O, B, B, B, B, B, O, O,
  O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O,
  B, S, Q, O, O, O, O, O, O, O, O, O, K, O, S, O, /*  !"#$%&'()*+,-./ */
  D, D, D, D, D, D, D, D, D, D, N, K, O, O, O, S, /* 0-9:;<=>? */
  O, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
  C, C, C, C, C, C, C, C, C, C, C, O, O, O, O, O,
  O, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
  L, L, L, L, L, L, L, L, L, L, L, O, O, O, O, O,
};
#undef O
#undef B
#undef L
#undef C
#undef D
#undef M
#undef S
#undef K
#undef Q
#undef N

/* Ranges of one kind from U+00A1 on, in ascending order; what lies between them
   is OTHER. Letters with case are worked out by `lower_of`. */
static const struct {
  uint32_t first, last;
  libfeed__kind_of kind;
} ranges[] = {
  {0x00A0, 0x00A0, LIBFEED__BLANK},
  {0x00AA, 0x00AA, LIBFEED__LETTER},
  {0x00AB, 0x00AB, LIBFEED__QUOTE},
  {0x00AD, 0x00AD, LIBFEED__HIDDEN},
  {0x00B5, 0x00B5, LIBFEED__LETTER},
  {0x00BA, 0x00BA, LIBFEED__LETTER},
  {0x00BB, 0x00BB, LIBFEED__QUOTE},
  {0x00C0, 0x00D6, LIBFEED__LETTER},
  {0x00D8, 0x00F6, LIBFEED__LETTER},
  {0x00F8, 0x02AF, LIBFEED__LETTER},
  {0x02B0, 0x036F, LIBFEED__MARK},
  {0x0370, 0x037D, LIBFEED__LETTER},
  {0x037E, 0x037E, LIBFEED__STOP},   /* Greek question mark */
  {0x037F, 0x0386, LIBFEED__LETTER},
  {0x0387, 0x0387, LIBFEED__COMMA},
  {0x0388, 0x0482, LIBFEED__LETTER},
  {0x0483, 0x0489, LIBFEED__MARK},
  {0x048A, 0x0588, LIBFEED__LETTER},
  {0x0589, 0x0589, LIBFEED__STOP},   /* Armenian full stop */
  {0x0591, 0x05BD, LIBFEED__MARK},
  {0x05D0, 0x05F2, LIBFEED__LETTER},
  {0x05F3, 0x05F4, LIBFEED__MARK},
  {0x060C, 0x060C, LIBFEED__COMMA},
  {0x061B, 0x061B, LIBFEED__COMMA},
  {0x061F, 0x061F, LIBFEED__STOP},
  {0x0620, 0x064A, LIBFEED__LETTER},
  {0x064B, 0x065F, LIBFEED__MARK},
  {0x0660, 0x0669, LIBFEED__DIGIT},
  {0x066E, 0x06D3, LIBFEED__LETTER},
  {0x06D4, 0x06D4, LIBFEED__STOP},
  {0x06D5, 0x06EF, LIBFEED__LETTER},
  {0x06F0, 0x06F9, LIBFEED__DIGIT},
  {0x06FA, 0x0963, LIBFEED__LETTER},
  {0x0964, 0x0965, LIBFEED__STOP},   /* danda */
  {0x0966, 0x096F, LIBFEED__DIGIT},
  {0x0970, 0x104F, LIBFEED__LETTER}, /* Indic, Thai, Tibetan, Burmese */
  {0x1050, 0x10FF, LIBFEED__LETTER},
  {0x1100, 0x11FF, LIBFEED__WIDE},
  {0x1200, 0x1361, LIBFEED__LETTER},
  {0x1362, 0x1362, LIBFEED__STOP},   /* Ethiopic full stop */
  {0x1363, 0x17D3, LIBFEED__LETTER},
  {0x17D4, 0x17D5, LIBFEED__STOP},   /* Khmer full stop */
  {0x17D6, 0x1AFF, LIBFEED__LETTER},
  {0x1E00, 0x1FFF, LIBFEED__LETTER},
  {0x2000, 0x200A, LIBFEED__BLANK},
  {0x200B, 0x200B, LIBFEED__HIDDEN},
  {0x200C, 0x200F, LIBFEED__MARK},
  {0x2018, 0x2018, LIBFEED__QUOTE},  /* U+2019 is an apostrophe as well */
  {0x201A, 0x201F, LIBFEED__QUOTE},
  {0x2026, 0x2026, LIBFEED__STOP},
  {0x2028, 0x2029, LIBFEED__BLANK},
  {0x202A, 0x202E, LIBFEED__MARK},
  {0x202F, 0x202F, LIBFEED__BLANK},
  {0x2039, 0x203A, LIBFEED__QUOTE},
  {0x203C, 0x203D, LIBFEED__STOP},
  {0x2047, 0x2049, LIBFEED__STOP},
  {0x205F, 0x205F, LIBFEED__BLANK},
  {0x2060, 0x2060, LIBFEED__HIDDEN},
  {0x2066, 0x2069, LIBFEED__MARK},
  {0x2C00, 0x2DFF, LIBFEED__LETTER},
  {0x3000, 0x3000, LIBFEED__BLANK},
  {0x3001, 0x3001, LIBFEED__COMMA},
  {0x3002, 0x3002, LIBFEED__STOP},
  {0x3005, 0x3007, LIBFEED__WIDE},
  {0x300C, 0x300F, LIBFEED__QUOTE},
  {0x3041, 0x309F, LIBFEED__WIDE},
  {0x30A1, 0x30FA, LIBFEED__KANA},
  {0x30FC, 0x30FF, LIBFEED__KANA},
  {0x3100, 0x312F, LIBFEED__WIDE},
  {0x3400, 0x4DBF, LIBFEED__WIDE},
  {0x4E00, 0x9FFF, LIBFEED__WIDE},
  {0xA000, 0xABFF, LIBFEED__LETTER},
  {0xAC00, 0xD7AF, LIBFEED__WIDE},
  {0xF900, 0xFAFF, LIBFEED__WIDE},
  {0xFB00, 0xFDFF, LIBFEED__LETTER},
  {0xFE00, 0xFE0F, LIBFEED__HIDDEN},
  {0xFE70, 0xFEFC, LIBFEED__LETTER},
  {0xFEFF, 0xFEFF, LIBFEED__HIDDEN},
  {0xFF01, 0xFF01, LIBFEED__STOP},
  {0xFF0C, 0xFF0C, LIBFEED__COMMA},
  {0xFF0E, 0xFF0E, LIBFEED__STOP},
  {0xFF10, 0xFF19, LIBFEED__DIGIT},
  {0xFF1A, 0xFF1A, LIBFEED__COLON},
  {0xFF1B, 0xFF1B, LIBFEED__COMMA},
  {0xFF1F, 0xFF1F, LIBFEED__STOP},
  {0xFF21, 0xFF3A, LIBFEED__CAPITAL},
  {0xFF41, 0xFF5A, LIBFEED__LETTER},
  {0xFF61, 0xFF61, LIBFEED__STOP},
  {0xFF64, 0xFF64, LIBFEED__COMMA},
  {0xFF66, 0xFF9F, LIBFEED__KANA},
  {0x20000, 0x3FFFF, LIBFEED__WIDE},
};
/* clang-format on */

/* Lower case of Latin, Greek and Cyrillic letters, the code itself otherwise.
 */
static uint32_t lower_of(uint32_t code) {
  if (code < 0xC0)
    return code;
  if (code <= 0xDE)
    return code == 0xD7 ? code : code + 32;
  if (code < 0x100)
    return code;
  if (code == 0x130)
    return 'i';
  if (code == 0x178)
    return 0xFF;
  if ((code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E))
    return code + (code & 1);
  if (code <= 0x177 || (code >= 0x1E00 && code <= 0x1EFF))
    return code == 0x138 || code == 0x149 ? code : code | 1;
  if (code >= 0x386 && code <= 0x38F) {
    if (code == 0x386)
      return 0x3AC;
    if (code >= 0x388 && code <= 0x38A)
      return code + 37;
    return code == 0x38C ? 0x3CC : code + 63;
  }
  if (code >= 0x391 && code <= 0x3AB)
    return code + 32;
  if (code >= 0x400 && code <= 0x42F)
    return code < 0x410 ? code + 80 : code + 32;
  if (code >= 0x460 && code <= 0x52F && (code < 0x482 || code > 0x489))
    return code | 1;
  return code;
}

libfeed__kind_of libfeed__letter_kind(uint32_t code, uint32_t *lower) {
  *lower = code;
  if (code < 0x80) {
    libfeed__kind_of kind = libfeed__ascii_kinds[code];
    if (kind == LIBFEED__CAPITAL)
      *lower = code + 32;
    return kind;
  }
  if (code >= 0xC0 && code <= 0x24F && code != 0xD7 && code != 0xF7) {
    *lower = lower_of(code);
    return *lower != code ? LIBFEED__CAPITAL : LIBFEED__LETTER;
  }
  if ((code >= 0x4E00 && code <= 0x9FFF) || (code >= 0xAC00 && code <= 0xD7AF))
    return LIBFEED__WIDE;
  size_t low = 0, high = sizeof ranges / sizeof *ranges;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (ranges[middle].last < code)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == sizeof ranges / sizeof *ranges || code < ranges[low].first)
    return LIBFEED__OTHER;
  if (ranges[low].kind != LIBFEED__LETTER)
    return ranges[low].kind;
  *lower = lower_of(code);
  return *lower != code ? LIBFEED__CAPITAL : LIBFEED__LETTER;
}
