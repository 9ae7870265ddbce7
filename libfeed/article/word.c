/* SPDX-License-Identifier: MIT */
/* Word: the hash of words of any letters. */
#include "article/word.h"

#include "article/letters.h"

uint32_t libfeed__word_hash(libfeed_str word) {
  uint32_t hash = LIBFEED__WORD_START, lower;
  if (word.len > 0 && word.len <= LIBFEED__PLAIN_MOST) {
    libfeed__plain plain =
        libfeed__plain_read(word.data, word.len, word.data + word.len);
    if (plain.len == word.len)
      return plain.hash;
  }
  for (size_t i = 0, step; i < word.len; i += step) {
    (void)libfeed__letter_kind(libfeed__character(word.data + i, &step),
                               &lower);
    hash = libfeed__word_step(hash, lower);
  }
  return hash;
}
