/* SPDX-License-Identifier: MIT */
/* Lexicon: looking words up in the generated table. */
#include "article/lexicon.h"

#include "article/lexicon.inc"

uint64_t libfeed__lexicon_stops(uint32_t hash) {
  uint32_t place = libfeed__lexicon_place(hash);
  return (libfeed__lexicon.entries[place] ^ hash) < LIBFEED__LEXICON_SORTS
             ? lexicon_tongue_bits[lexicon_tongues[place]]
             : 0;
}

libfeed_str libfeed__lexicon_language(const uint32_t counts[64],
                                      uint32_t least) {
  size_t best = 0;
  size_t n = sizeof lexicon_languages / sizeof *lexicon_languages;
  for (size_t i = 1; i < n; i++)
    if (counts[i] > counts[best])
      best = i;
  if (counts[best] < least)
    return libfeed__empty;
  const char *name = lexicon_languages[best];
  return (libfeed_str){name, name[2] == '\0' ? 2 : 3};
}
