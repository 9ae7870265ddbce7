/* SPDX-License-Identifier: MIT */
/* Bytes that grow: the parser's own buffers, reused from token to token. Zeroed
   memory plus _init is an empty one. Failure is sticky. Base. */
#ifndef LIBFEED_BASE_BYTES_H
#define LIBFEED_BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

typedef struct libfeed__bytes {
  libfeed__mem *mem;
  char *data; /* NULL before the first byte */
  size_t len;
  size_t size;
  bool failed;
} libfeed__bytes;

void libfeed__bytes_init(libfeed__bytes *bytes, libfeed__mem *mem);
void libfeed__bytes_fini(libfeed__bytes *bytes);
/* Makes room for `more` bytes beyond `len`; true unless memory ran out. */
bool libfeed__bytes_reserve(libfeed__bytes *bytes, size_t more);
bool libfeed__bytes_append(libfeed__bytes *bytes, const char *data, size_t len);
bool libfeed__bytes_append_str(libfeed__bytes *bytes, libfeed_str str);
bool libfeed__bytes_append_byte(libfeed__bytes *bytes, char c);
/* Forgets the contents; keeps the room, unless it is over 64 KiB. */
void libfeed__bytes_clear(libfeed__bytes *bytes);
/* The contents; not NUL-terminated. */
libfeed_str libfeed__bytes_str(const libfeed__bytes *bytes);

#endif
