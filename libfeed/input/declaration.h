/* SPDX-License-Identifier: MIT */
/* The XML declaration (XML 1.0 §2.8), read with tolerance. */
#ifndef LIBFEED_INPUT_DECLARATION_H
#define LIBFEED_INPUT_DECLARATION_H

#include <stdbool.h>
#include <stddef.h>

#include <libfeed/libfeed.h>

/* White space before a declaration, and the declaration itself, are looked at
   up to so many bytes each. */
#define LIBFEED__DECLARATION_LIMIT ((size_t)1024)

typedef enum libfeed__found {
  LIBFEED__FOUND_NOT, /* there is none at this place */
  LIBFEED__FOUND,
  LIBFEED__FOUND_CUT /* more bytes are needed to tell */
} libfeed__found;

typedef struct libfeed__declaration {
  size_t start, end;    /* within the text; the end is that of "?>" */
  libfeed_str encoding; /* a part of the text; empty without one */
  bool is_standalone;   /* standalone="yes" */
  bool is_damaged;      /* an XML processor would refuse it */
} libfeed__declaration;

/* Reads the declaration that `text` begins with, perhaps behind white space.
   `is_end` says that nothing follows the text. The answer for a text holds for
   everything that begins with it, unless it is CUT. */
libfeed__found libfeed__declaration_read(libfeed_str text, bool is_end,
                                         libfeed__declaration *out);

#endif
