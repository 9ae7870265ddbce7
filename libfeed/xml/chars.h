/* SPDX-License-Identifier: MIT */
/* Which characters make names. xml/. */
#ifndef LIBFEED_XML_CHARS_H
#define LIBFEED_XML_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LIBFEED__NAME_START 1u
#define LIBFEED__NAME_PART 2u

/* What a byte may be in a name. Bytes beyond ASCII may be anything: whether the
   character is allowed is asked of libfeed__is_name. */
extern const unsigned char libfeed__name_bytes[256];

static inline bool libfeed__is_name_start(char c) {
  return (libfeed__name_bytes[(unsigned char)c] & LIBFEED__NAME_START) != 0;
}
static inline bool libfeed__is_name_part(char c) {
  return (libfeed__name_bytes[(unsigned char)c] & LIBFEED__NAME_PART) != 0;
}

/* True where all of it is one name (XML 1.0 §2.3, colons included). */
bool libfeed__is_name(const char *data, size_t len);

#endif
