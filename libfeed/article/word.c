/* SPDX-License-Identifier: MIT */
/* Word: the hash of words of any letters. */
#include "article/word.h"

#include "article/letters.h"

void libfeed__copy_few(char bytes[LIBFEED__PLAIN_MOST], const char *at,
                       const char *readable) {
  memset(bytes, 0, LIBFEED__PLAIN_MOST);
  memcpy(bytes, at, (size_t)(readable - at));
}

uint32_t libfeed__word_hash(libfeed_str word) {
  const char *at = word.data, *end = at + word.len;
  uint32_t hash = LIBFEED__WORD_START, lower;
  size_t step;
  while (at < end) {
    if (libfeed__lower_letters[(unsigned char)*at] != 0) {
      libfeed__plain plain = libfeed__plain_read(at, (size_t)(end - at), end);
      hash = libfeed__word_step(hash, plain.hash);
      at += plain.len;
    } else {
      (void)libfeed__letter_kind(libfeed__character(at, &step), &lower);
      hash = libfeed__word_step(hash, lower);
      at += step;
    }
  }
  return hash;
}
