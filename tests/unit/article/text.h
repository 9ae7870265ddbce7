/* SPDX-License-Identifier: MIT */
/* What the tests of article/ share: a context, and strings. */
#ifndef TESTS_UNIT_ARTICLE_TEXT_H
#define TESTS_UNIT_ARTICLE_TEXT_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/context.h"
#include "base/str.h"

static libfeed__context context;

static inline void text_setup(void) {
  libfeed__settings settings;
  memset(&settings, 0, sizeof settings);
  settings.numbers[LIBFEED_OPTION_LIMIT_PROBLEMS - LIBFEED_OPTION_FORMAT_HINT] =
      1000;
  settings.numbers[LIBFEED_OPTION_LIMIT_ITEMS - LIBFEED_OPTION_FORMAT_HINT] =
      1024;
  settings.numbers[LIBFEED_OPTION_CONTENT - LIBFEED_OPTION_FORMAT_HINT] = 1;
  settings.base_uri = settings.content_type = settings.stop_id =
      settings.content_language = settings.content_location = libfeed__empty;
  libfeed__context_init(&context, &libfeed__libc_allocator, &settings);
}

static inline void text_teardown(void) {
  libfeed__context_fini(&context);
}

static inline libfeed_str str(const char *text) {
  return (libfeed_str){text, strlen(text)};
}

static inline void expect_str(libfeed_str found, const char *wanted) {
  cr_expect(found.len == strlen(wanted) &&
                memcmp(found.data, wanted, found.len) == 0,
            "\"%.*s\" instead of \"%s\"", (int)found.len, found.data, wanted);
}

#endif
