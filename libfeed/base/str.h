/* SPDX-License-Identifier: MIT */
/* Strings that are counted, and ASCII, without locale. Base. */
#ifndef LIBFEED_BASE_STR_H
#define LIBFEED_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <libfeed/libfeed.h>

/* The absent string. */
extern const libfeed_str libfeed__empty;

/* A string literal as libfeed_str. */
#define LIBFEED__STR(literal) ((libfeed_str){"" literal, sizeof(literal) - 1})
/* The same as an initialiser of static data. */
#define LIBFEED__STR_INIT(literal)                                             \
  { "" literal, sizeof(literal) - 1 }

/* White space of XML: space, tab, LF, CR. */
static inline bool libfeed__is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
static inline bool libfeed__is_digit(char c) {
  return c >= '0' && c <= '9';
}
static inline bool libfeed__is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
static inline bool libfeed__is_alnum(char c) {
  return libfeed__is_alpha(c) || libfeed__is_digit(c);
}
static inline char libfeed__lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}
/* 0–15, or −1. */
int libfeed__hex_value(char c);

static inline bool libfeed__equals(libfeed_str a, libfeed_str b) {
  return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}
/* With letters A–Z and a–z taken as equal. */
bool libfeed__same_fold(const char *a, const char *b, size_t len);
static inline bool libfeed__equals_fold(libfeed_str a, libfeed_str b) {
  return a.len == b.len && libfeed__same_fold(a.data, b.data, a.len);
}
/* True where the string is one of `n` names, letters taken as equal. */
bool libfeed__is_one_of(libfeed_str str, const libfeed_str *names, size_t n);
bool libfeed__starts_with(libfeed_str str, libfeed_str start);
bool libfeed__starts_with_fold(libfeed_str str, libfeed_str start);
bool libfeed__ends_with_fold(libfeed_str str, libfeed_str end);
/* The place of the first `part` in `str`, or SIZE_MAX. */
size_t libfeed__find(libfeed_str str, libfeed_str part);
size_t libfeed__find_fold(libfeed_str str, libfeed_str part);
/* The place of the first byte `c`, or SIZE_MAX. */
size_t libfeed__find_byte(libfeed_str str, char c);

/* A part of a string, clipped to it. It is not NUL-terminated. */
libfeed_str libfeed__slice(libfeed_str str, size_t from, size_t to);
/* A qualified name without the prefix and its colon. */
libfeed_str libfeed__local_name(libfeed_str name);
/* Without white space at both ends. */
libfeed_str libfeed__trim(libfeed_str str);

/* FNV-1a, for small tables; nothing depends on it being hard to predict. */
uint32_t libfeed__hash(const char *data, size_t len);

#endif
