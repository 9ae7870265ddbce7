/* SPDX-License-Identifier: MIT */
/* Lexicon: looking words up in the generated table. */
#include "article/lexicon.h"

#include "article/lexicon.inc"

const libfeed__word *libfeed__lexicon_find(uint32_t hash) {
  for (uint32_t slot = hash % LEXICON_SLOTS;;
       slot = (slot + 1) % LEXICON_SLOTS) {
    uint16_t number = lexicon_slots[slot];
    if (number == 0)
      return NULL;
    if (lexicon_words[number - 1].hash == hash)
      return &lexicon_words[number - 1];
  }
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
