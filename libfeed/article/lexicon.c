/* SPDX-License-Identifier: MIT */
/* Lexicon: looking words up in the generated table. */
#include "article/lexicon.h"

#include "article/lexicon.inc"

const libfeed__word *libfeed__lexicon_find(uint32_t hash) {
  for (uint32_t slot = hash % LEXICON_SLOTS;;
       slot = (slot + 1) % LEXICON_SLOTS) {
    uint32_t entry = lexicon_slots[slot];
    if (entry == 0)
      return NULL;
    if (((entry ^ hash) & 0xFFFF0000U) != 0)
      continue;
    const libfeed__word *word = &lexicon_words[(entry & 0xFFFFU) - 1];
    if (word->hash == hash)
      return word;
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
