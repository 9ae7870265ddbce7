/* SPDX-License-Identifier: MIT */
/* Strings that are counted, and ASCII, without locale. */
#include "base/str.h"

const libfeed_str libfeed__empty = {"", 0};

int libfeed__hex_value(char c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  c = libfeed__lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool libfeed__same_fold(const char *a, const char *b, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (a[i] != b[i] && libfeed__lower(a[i]) != libfeed__lower(b[i]))
      return false;
  return true;
}

bool libfeed__is_one_of(libfeed_str str, const libfeed_str *names, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (libfeed__equals_fold(names[i], str))
      return true;
  return false;
}

bool libfeed__starts_with(libfeed_str str, libfeed_str start) {
  return str.len >= start.len && memcmp(str.data, start.data, start.len) == 0;
}

bool libfeed__starts_with_fold(libfeed_str str, libfeed_str start) {
  return str.len >= start.len &&
         libfeed__equals_fold((libfeed_str){str.data, start.len}, start);
}

bool libfeed__ends_with_fold(libfeed_str str, libfeed_str end) {
  return str.len >= end.len &&
         libfeed__equals_fold(
             (libfeed_str){str.data + (str.len - end.len), end.len}, end);
}

size_t libfeed__find(libfeed_str str, libfeed_str part) {
  if (part.len == 0)
    return 0;
  for (size_t at = 0; part.len <= str.len - at; at++) {
    const char *hit =
        memchr(str.data + at, part.data[0], str.len - at - part.len + 1);
    if (hit == NULL)
      return SIZE_MAX;
    at = (size_t)(hit - str.data);
    if (memcmp(hit, part.data, part.len) == 0)
      return at;
  }
  return SIZE_MAX;
}

size_t libfeed__find_fold(libfeed_str str, libfeed_str part) {
  if (part.len > str.len)
    return SIZE_MAX;
  for (size_t at = 0; at <= str.len - part.len; at++)
    if (libfeed__equals_fold((libfeed_str){str.data + at, part.len}, part))
      return at;
  return SIZE_MAX;
}

size_t libfeed__find_byte(libfeed_str str, char c) {
  const char *hit = str.len > 0 ? memchr(str.data, c, str.len) : NULL;
  return hit == NULL ? SIZE_MAX : (size_t)(hit - str.data);
}

libfeed_str libfeed__slice(libfeed_str str, size_t from, size_t to) {
  if (to > str.len)
    to = str.len;
  if (from >= to)
    return libfeed__empty;
  return (libfeed_str){str.data + from, to - from};
}

libfeed_str libfeed__local_name(libfeed_str name) {
  size_t colon = libfeed__find_byte(name, ':');
  return colon == SIZE_MAX ? name : libfeed__slice(name, colon + 1, name.len);
}

libfeed_str libfeed__trim(libfeed_str str) {
  while (str.len > 0 && libfeed__is_space(str.data[0])) {
    str.data++;
    str.len--;
  }
  while (str.len > 0 && libfeed__is_space(str.data[str.len - 1]))
    str.len--;
  return str;
}

uint32_t libfeed__hash(const char *data, size_t len) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < len; i++)
    hash = (hash ^ (unsigned char)data[i]) * 16777619u;
  return hash;
}
