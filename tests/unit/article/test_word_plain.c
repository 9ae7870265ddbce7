/* SPDX-License-Identifier: MIT */
/* What article/word.h has for every machine, for test_word.c. */
#define LIBFEED__NO_BUILTINS
#include "article/word.h"

#include "test_word.h"

libfeed__plain plain_read_anywhere(const char *at, size_t left,
                                   const char *readable) {
  return libfeed__plain_read(at, left, readable);
}
