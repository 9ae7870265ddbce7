/* SPDX-License-Identifier: MIT */
/* Lexicon: looking words up in the generated table. */
#include "article/lexicon.h"

#include "article/lexicon.inc"

uint8_t libfeed__lexicon_tongue(uint32_t hash) {
  uint32_t place = libfeed__lexicon_place(hash);
  uint32_t is_there =
      (libfeed__lexicon.entries[place] ^ hash) < LIBFEED__LEXICON_SORTS;
  return (uint8_t)(lexicon_tongues[place] * is_there);
}

libfeed_str
libfeed__lexicon_language(const uint32_t counts[LIBFEED__LEXICON_TONGUES],
                          uint32_t least, uint32_t times) {
  uint32_t sums[sizeof lexicon_languages / sizeof *lexicon_languages] = {0};
  size_t best = 0, n = sizeof sums / sizeof *sums;
  for (size_t t = 1; t < sizeof lexicon_tongue_bits / sizeof(uint64_t); t++) {
    uint64_t bits = counts[t] > 0 ? lexicon_tongue_bits[t] : 0;
    for (size_t i = 0; bits != 0; i++, bits >>= 1)
      sums[i] += counts[t] * (uint32_t)(bits & 1);
  }
  for (size_t i = 1; i < n; i++)
    if (sums[i] > sums[best])
      best = i;
  if (sums[best] < least)
    return libfeed__empty;
  for (size_t i = 0; i < n; i++)
    if (i != best && sums[i] * times > sums[best])
      return libfeed__empty;
  const char *name = lexicon_languages[best];
  return (libfeed_str){name, name[2] == '\0' ? 2 : 3};
}
