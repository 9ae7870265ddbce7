/* SPDX-License-Identifier: MIT */
/* Test support: the fixtures of a folder, and everything that can be asked of a
   parse as one text, to compare it with that of another run. Public header
   only. */
#ifndef LIBFEED_TESTS_SUPPORT_CORPUS_H
#define LIBFEED_TESTS_SUPPORT_CORPUS_H

#include <stdbool.h>
#include <stddef.h>

#include <libfeed/libfeed.h>

/* Bytes that grow. Without memory the program ends: tests have enough. */
typedef struct buffer {
  char *data;
  size_t len, size;
} buffer;

void buffer_append(buffer *to, const char *data, size_t len);
void buffer_print(buffer *to, const char *format, ...);
void buffer_free(buffer *held);

/* A fixture: a file that is no .json and no .args. What stands in CASE.args, a
   NAME=VALUE in each line, are options of the library. */
typedef struct fixture {
  char *path;
  buffer bytes;
  buffer arguments;
} fixture;

typedef struct fixtures {
  fixture *items;
  size_t n;
} fixtures;

/* Everything below `path` (or the file itself), sorted by path, is added. */
void fixtures_read(fixtures *all, const char *path);
void fixtures_free(fixtures *all);

/* Options of a fixture; NULL without memory. `allocator` as in
   libfeed_options_new(). */
libfeed_options *fixture_options(const fixture *one,
                                 const libfeed_allocator *allocator);

/* What a parse gives, as text: every getter's answer has its part in it. Each
   string is checked on the way (valid UTF-8, terminated); what is wrong is
   printed and counted in `render_faults`. */
extern size_t render_faults;
void render_entry(buffer *to, const libfeed_entry *entry);
void render_channel(buffer *to, const libfeed_channel *channel);
/* Status, kind, error, problems, advertised feeds: what is known at the end. */
void render_end(buffer *to, libfeed_parser *parser);

#endif
