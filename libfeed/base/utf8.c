/* SPDX-License-Identifier: MIT */
/* UTF-8: decoding, encoding, validation, counting. Validation works on blocks
   of 64 bytes with comparisons that do not branch. A block that passes is done;
   the first that does not is read byte by byte to find the exact place. */
#include "base/utf8.h"

#include <string.h>

#include "base/block.h"
#include "base/entity.h"

#define BLOCK LIBFEED__BLOCK
#define BEHIND LIBFEED__BEHIND

static bool is_forbidden(uint32_t code) {
  return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') ||
         code == 0xFFFE || code == 0xFFFF;
}

/* The same byte by byte, from a place where a character begins. */
static size_t scan_slowly(const char *data, size_t at, size_t len,
                          bool forbids) {
  while (at < len) {
    uint32_t code = (unsigned char)data[at];
    size_t size = 1, bad;
    bool cut;
    if (code >= 0x80)
      size = libfeed__utf8_decode(data + at, len - at, &code, &bad, &cut);
    if (size == 0 || (forbids && is_forbidden(code)))
      break;
    at += size;
  }
  return at;
}

/* The beginning of the character that the byte before `at` belongs to, where
   that character may be unfinished; `at` itself after ASCII. */
static size_t step_back(const char *data, size_t at) {
  size_t back = at;
  while (back > 0 && at - back < BEHIND) {
    unsigned char c = (unsigned char)data[back - 1];
    if (c < 0x80)
      return at;
    back--;
    if (c >= 0xC0)
      return back;
  }
  return at;
}

static size_t scan(const char *data, size_t len, bool forbids) {
  const libfeed__block_form *form = libfeed__block_best();
  char first[BEHIND + BLOCK];
  size_t at = 0;
  if (len < BLOCK)
    return scan_slowly(data, 0, len, forbids);
  memset(first, ' ', BEHIND);
  memcpy(first + BEHIND, data, BLOCK);
  if (form->clean(first + BEHIND, BLOCK, forbids) == BLOCK)
    at = BLOCK + form->clean(data + BLOCK, len - BLOCK, forbids);
  return scan_slowly(data, step_back(data, at), len, forbids);
}

size_t libfeed__utf8_valid(const char *data, size_t len) {
  return scan(data, len, false);
}

size_t libfeed__utf8_clean(const char *data, size_t len) {
  return scan(data, len, true);
}

size_t libfeed__ascii_clean(const char *data, size_t len) {
  size_t at = libfeed__block_best()->plain(data, len);
  while (at < len && (unsigned char)data[at] < 0x80 &&
         !is_forbidden((unsigned char)data[at]))
    at++;
  return at;
}

size_t libfeed__utf8_decode(const char *data, size_t len, uint32_t *code,
                            size_t *bad, bool *cut) {
  const unsigned char *p = (const unsigned char *)data;
  unsigned char lead = p[0], least = 0x80, most = 0xBF;
  size_t size;
  *cut = false;
  *bad = 1;
  if (lead < 0x80) {
    *code = lead;
    return 1;
  }
  if (lead >= 0xC2 && lead <= 0xDF) {
    size = 2;
    *code = lead & 0x1F;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    size = 3;
    *code = lead & 0x0F;
    least = lead == 0xE0 ? 0xA0 : 0x80; /* no longer than needed */
    most = lead == 0xED ? 0x9F : 0xBF;  /* no surrogates */
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    size = 4;
    *code = lead & 0x07;
    least = lead == 0xF0 ? 0x90 : 0x80;
    most = lead == 0xF4 ? 0x8F : 0xBF; /* up to U+10FFFF */
  } else {
    return 0;
  }
  for (size_t i = 1; i < size; i++) {
    if (i == len) {
      *cut = true;
      *bad = i;
      return 0;
    }
    if (p[i] < least || p[i] > most) {
      *bad = i;
      return 0;
    }
    *code = *code << 6 | (p[i] & 0x3F);
    least = 0x80;
    most = 0xBF;
  }
  return size;
}

size_t libfeed__utf8_encode(uint32_t code, char *out) {
  if (code < 0x80) {
    out[0] = (char)code;
    return 1;
  }
  if (code < 0x800) {
    out[0] = (char)(0xC0 | code >> 6);
    out[1] = (char)(0x80 | (code & 0x3F));
    return 2;
  }
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
    code = 0xFFFD;
  if (code < 0x10000) {
    out[0] = (char)(0xE0 | code >> 12);
    out[1] = (char)(0x80 | (code >> 6 & 0x3F));
    out[2] = (char)(0x80 | (code & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | code >> 18);
  out[1] = (char)(0x80 | (code >> 12 & 0x3F));
  out[2] = (char)(0x80 | (code >> 6 & 0x3F));
  out[3] = (char)(0x80 | (code & 0x3F));
  return 4;
}

size_t libfeed__utf8_fit(const char *data, size_t len, size_t room) {
  if (len <= room)
    return len;
  while (room > 0 && ((unsigned char)data[room] & 0xC0) == 0x80)
    room--;
  return room;
}

size_t libfeed__utf8_count(const char *data, size_t len) {
  return libfeed__block_best()->starts(data, len);
}

/* -- text that was encoded twice ---------------------------------------------
 */

/* The byte that windows-1252 has for a code point; 0x100 for none. */
static unsigned byte_of(uint32_t code) {
  if (code < 0x80 || (code >= 0xA0 && code <= 0xFF))
    return (unsigned)code;
  for (unsigned byte = 0x80; byte < 0xA0; byte++)
    if (libfeed__reference_code(byte) == code)
      return byte;
  return 0x100;
}

/* Reads the sequence of UTF-8 that the characters at `*at` are, each taken as a
   byte of windows-1252. Returns its length in bytes, 0 where they are none. */
static size_t read_double(libfeed_str text, size_t *at, char bytes[4]) {
  size_t n = 0, from = *at, bad;
  uint32_t code = 0;
  bool cut = true;
  while (n < 4 && cut && from < text.len) {
    from += libfeed__utf8_decode(text.data + from, text.len - from, &code, &bad,
                                 &cut);
    unsigned byte = byte_of(code);
    if (byte < 0x80 || byte > 0xFF)
      return 0;
    bytes[n++] = (char)byte;
    if (libfeed__utf8_decode(bytes, n, &code, &bad, &cut) == n) {
      *at = from;
      /* Nobody writes controls; what gives one was no UTF-8. */
      return code < 0xA0 ? 0 : n;
    }
  }
  return 0;
}

/* True where every run of characters beyond ASCII is UTF-8 in this way, and at
   least one of them is hardly anything else: a run of several sequences, one of
   three bytes or more, or one behind 0xC2 or 0xC3 (Latin-1 in UTF-8). "É»" is
   one sequence of two bytes, and yet what a Frenchman means. */
static bool is_double(libfeed_str text) {
  bool is_certain = false, is_behind = false;
  for (size_t at = 0; at < text.len;) {
    char bytes[4];
    if ((unsigned char)text.data[at] < 0x80) {
      is_behind = false;
      at++;
      continue;
    }
    size_t n = read_double(text, &at, bytes);
    if (n == 0)
      return false;
    if (n > 2 || is_behind || bytes[0] == '\xC2' || bytes[0] == '\xC3')
      is_certain = true;
    is_behind = true;
  }
  return is_certain;
}

bool libfeed__utf8_undouble(libfeed__arena *arena, libfeed_str text,
                            libfeed_str *out) {
  if (!is_double(text))
    return false;
  libfeed__arena_open(arena);
  for (size_t at = 0; at < text.len;) {
    char bytes[4];
    if ((unsigned char)text.data[at] < 0x80) {
      libfeed__arena_append(arena, text.data + at, 1);
      at++;
    } else {
      size_t n = read_double(text, &at, bytes);
      libfeed__arena_append(arena, bytes, n);
    }
  }
  *out = libfeed__arena_close(arena);
  return !arena->failed;
}
