/* SPDX-License-Identifier: MIT */
/* Cohesion: how many of a line's longer words the rest of the good text has. */
#include "article/cohesion.h"

#include <string.h>

#include "article/features.h"

/* Bytes from which on a word says what a text is about. */
#define LONG_WORD 5

void libfeed__cohesion_init(libfeed__cohesion *cohesion) {
  memset(cohesion, 0, sizeof *cohesion);
}

/* The slot of the next longer word at or after `*at`, which moves behind it; −1
   at the end. Bytes above 0x7F belong to words; a character of a script without
   spaces makes a word with the one after it. */
static int32_t next_word(const char *text, size_t len, size_t *at) {
  size_t i = *at;
  while (i < len) {
    uint32_t hash = 2166136261U;
    size_t start = i;
    for (; i < len; i++) {
      unsigned char c = (unsigned char)text[i];
      if (c >= 0xE3 && i > start)
        break;
      if (c < 0x80 && !libfeed__is_alpha((char)c))
        break;
      hash = (hash ^ (unsigned char)libfeed__lower((char)c)) * 16777619U;
      if (c >= 0xE3 && len - i >= 6 && (unsigned char)text[i + 3] >= 0xE3) {
        for (size_t k = 1; k < 6; k++)
          hash = (hash ^ (unsigned char)text[i + k]) * 16777619U;
        *at = i + 3;
        return (int32_t)((hash ^ hash >> 16) % LIBFEED__COHESION_SLOTS);
      }
    }
    if (i - start >= LONG_WORD) {
      *at = i;
      return (int32_t)((hash ^ hash >> 16) % LIBFEED__COHESION_SLOTS);
    }
    i += i == start;
  }
  *at = len;
  return -1;
}

void libfeed__cohesion_add(libfeed__cohesion *cohesion, const char *text,
                           size_t len) {
  int32_t slot;
  for (size_t at = 0; (slot = next_word(text, len, &at)) >= 0;)
    if (cohesion->counts[slot] < UINT8_MAX)
      cohesion->counts[slot]++;
}

int16_t libfeed__cohesion_share(const libfeed__cohesion *cohesion,
                                const char *text, size_t len, bool is_added) {
  uint32_t words = 0, shared = 0;
  int32_t slot;
  for (size_t at = 0; (slot = next_word(text, len, &at)) >= 0;) {
    words++;
    shared += cohesion->counts[slot] > (is_added ? 1 : 0);
  }
  return words == 0 ? 0 : (int16_t)(shared * LIBFEED__ONE / words);
}
