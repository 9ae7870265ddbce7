/* SPDX-License-Identifier: MIT */
/* Options: what the public object holds. A parser keeps a copy of its own. */
#ifndef LIBFEED_API_OPTIONS_H
#define LIBFEED_API_OPTIONS_H

#include "base/context.h"

#define LIBFEED__N_STRINGS 5

/* A string that was set: a copy with a NUL behind it; NULL while it is empty.
 */
typedef struct libfeed__option_string {
  char *data;
  size_t len;
} libfeed__option_string;

struct libfeed_options {
  libfeed_allocator allocator;
  int64_t numbers[256]; /* [option − 100]; 0 where no option has the number */
  libfeed__option_string strings[LIBFEED__N_STRINGS]; /* [option − 1] */
};

/* Defaults; `allocator` must be complete. */
void libfeed__options_init(libfeed_options *options,
                           const libfeed_allocator *allocator);
void libfeed__options_fini(libfeed_options *options);
/* Copies everything but the allocator; false without memory. */
bool libfeed__options_copy(libfeed_options *options,
                           const libfeed_options *source);
/* The same values as the stages read them; strings are borrowed. */
void libfeed__options_settings(const libfeed_options *options,
                               libfeed__settings *settings);

#endif
