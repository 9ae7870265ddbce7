/* SPDX-License-Identifier: MIT */
/* UTF-8 (RFC 3629): decoding, encoding, validation, counting. Base. */
#ifndef LIBFEED_BASE_UTF8_H
#define LIBFEED_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* U+FFFD, the replacement character, in UTF-8 (3 bytes). */
#define LIBFEED__REPLACEMENT "\xEF\xBF\xBD"

/* The length of the valid beginning of `data`: `len` where all of it is valid.
   Fast on ASCII and on two- and three-byte text. */
size_t libfeed__utf8_valid(const char *data, size_t len);

/* The same, but the beginning also ends before a character that XML forbids
   (XML 1.0 §2.2): a C0 control other than tab, LF and CR, U+FFFE or U+FFFF. */
size_t libfeed__utf8_clean(const char *data, size_t len);

/* The length of the beginning that is ASCII which XML allows. */
size_t libfeed__ascii_clean(const char *data, size_t len);

/* Reads the sequence at `data` (`len` > 0). Returns its length (1–4) and sets
   `code`; 0 where it is not valid, and then `*bad` is the number of bytes of
   the maximal subpart (WHATWG), at least 1. `*cut` is true where the bytes are
   the valid beginning of a longer sequence. */
size_t libfeed__utf8_decode(const char *data, size_t len, uint32_t *code,
                            size_t *bad, bool *cut);

/* Writes `code` (a scalar value; anything else becomes U+FFFD) to `out`, which
   has room for 4 bytes; returns the length. */
size_t libfeed__utf8_encode(uint32_t code, char *out);

/* The length of the longest beginning of `data` (valid UTF-8) that has at most
   `room` bytes and ends with a whole character. */
size_t libfeed__utf8_fit(const char *data, size_t len, size_t room);

/* Code points in valid UTF-8. */
size_t libfeed__utf8_count(const char *data, size_t len);

/* Undoes a second encoding: UTF-8 that somebody took for windows-1252 and
   encoded again ("Ã©" for "é"). Where `text`, which is valid UTF-8, cannot well
   be anything else, true, and `*out` is the text as it was meant, in the arena;
   else false, and nothing happens. */
bool libfeed__utf8_undouble(libfeed__arena *arena, libfeed_str text,
                            libfeed_str *out);

#endif
