/* SPDX-License-Identifier: MIT */
/* base64 (RFC 4648 §4), for content that Atom codes so. White space between the
   digits is allowed, missing padding forgiven. */
#include "vocab/base64.h"

#include "base/str.h"
#include "base/utf8.h"

static int digit_value(char c) {
  if (c >= 'A' && c <= 'Z')
    return c - 'A';
  if (c >= 'a' && c <= 'z')
    return c - 'a' + 26;
  if (c >= '0' && c <= '9')
    return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static bool decode(libfeed__arena *arena, libfeed_str value) {
  uint32_t bits = 0;
  unsigned n_bits = 0;
  bool is_padded = false;
  for (size_t i = 0; i < value.len; i++) {
    char c = value.data[i];
    if (libfeed__is_space(c))
      continue;
    if (c == '=') {
      is_padded = true;
      continue;
    }
    int digit = digit_value(c);
    if (digit < 0 || is_padded)
      return false;
    bits = bits << 6 | (uint32_t)digit;
    n_bits += 6;
    if (n_bits < 8)
      continue;
    n_bits -= 8;
    char byte = (char)(unsigned char)(bits >> n_bits & 0xFF);
    if (!libfeed__arena_append(arena, &byte, 1))
      return false;
  }
  return n_bits < 6; /* a digit alone stands for nothing */
}

static bool is_text(libfeed_str text) {
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.data[i];
    if (c < 0x20 && !libfeed__is_space((char)c))
      return false;
  }
  return libfeed__utf8_valid(text.data, text.len) == text.len;
}

bool libfeed__base64_text(libfeed__arena *arena, libfeed_str value,
                          libfeed_str *text) {
  libfeed__arena_open(arena);
  if (!decode(arena, value)) {
    libfeed__arena_drop(arena);
    return false;
  }
  *text = libfeed__arena_close(arena);
  return is_text(*text);
}
