/* SPDX-License-Identifier: MIT */
/* The form of article/word.h for every machine. */
#ifndef LIBFEED_TESTS_TEST_WORD_H
#define LIBFEED_TESTS_TEST_WORD_H

#include "article/word.h"

libfeed__plain plain_read_anywhere(const char *at, size_t left,
                                   const char *readable);

#endif
