/* SPDX-License-Identifier: MIT */
/* Letters: tables, most of them generated. */
#include "article/letters.h"

#include "article/letters.inc"

/* clang-format off */
#define PAIR(letter, lower) [letter] = (lower), [lower] = (lower)
const uint8_t libfeed__lower_letters[256] = {
  PAIR('A', 'a'), PAIR('B', 'b'), PAIR('C', 'c'), PAIR('D', 'd'),
  PAIR('E', 'e'), PAIR('F', 'f'), PAIR('G', 'g'), PAIR('H', 'h'),
  PAIR('I', 'i'), PAIR('J', 'j'), PAIR('K', 'k'), PAIR('L', 'l'),
  PAIR('M', 'm'), PAIR('N', 'n'), PAIR('O', 'o'), PAIR('P', 'p'),
  PAIR('Q', 'q'), PAIR('R', 'r'), PAIR('S', 's'), PAIR('T', 't'),
  PAIR('U', 'u'), PAIR('V', 'v'), PAIR('W', 'w'), PAIR('X', 'x'),
  PAIR('Y', 'y'), PAIR('Z', 'z'),
};
#undef PAIR
/* clang-format on */
