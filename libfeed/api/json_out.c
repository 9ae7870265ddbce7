/* SPDX-License-Identifier: MIT */
/* JSON output: brackets, strings and numbers. */
#include "api/json_out.h"

#include <string.h>

#include "base/str.h"

void libfeed__json_init(libfeed__json *json, char *buffer, size_t size) {
  *json = (libfeed__json){.at = buffer, .room = size > 0 ? size - 1 : 0};
}

size_t libfeed__json_end(libfeed__json *json, size_t size) {
  if (size > 0)
    *json->at = '\0';
  return json->len;
}

static void put(libfeed__json *json, const char *data, size_t len) {
  json->len += len;
  if (len > json->room)
    len = json->room;
  if (len == 0)
    return;
  memcpy(json->at, data, len);
  json->at += len;
  json->room -= len;
}

static void put_byte(libfeed__json *json, char c) {
  json->len++;
  if (json->room == 0)
    return;
  *json->at++ = c;
  json->room--;
}

void libfeed__json_open(libfeed__json *json, char bracket) {
  put_byte(json, bracket);
  json->has_member = false;
}

void libfeed__json_close(libfeed__json *json, char bracket) {
  put_byte(json, bracket);
  json->has_member = true;
}

void libfeed__json_element(libfeed__json *json) {
  if (json->has_member)
    put_byte(json, ',');
  json->has_member = true;
}

void libfeed__json_key(libfeed__json *json, const char *name) {
  libfeed__json_element(json);
  put_byte(json, '"');
  put(json, name, strlen(name));
  put(json, "\":", 2);
}

/* Bytes that must not stand in a string as they are (RFC 8259 §7). */
static bool is_special(unsigned char c) {
  return c < 0x20 || c == '"' || c == '\\';
}

#define EACH(byte) ((uint64_t)0x0101010101010101 * (byte))
/* The top bit of each byte of `word` that is below `n` (at most 0x80); bytes
   above the first such one may be set wrongly, which is_special() settles. */
#define BELOW(word, n) (((word)-EACH(n)) & ~(word)&EACH(0x80))

/* The length of the beginning of `data` without special bytes. */
static size_t plain_run(const char *data, size_t len) {
  size_t at = 0;
  for (; len - at >= 8; at += 8) {
    uint64_t word;
    memcpy(&word, data + at, sizeof word);
    uint64_t quote = word ^ EACH((uint64_t)'"');
    uint64_t backslash = word ^ EACH((uint64_t)'\\');
    if ((BELOW(word, 0x20) | BELOW(quote, 1) | BELOW(backslash, 1)) != 0)
      break;
  }
  while (at < len && !is_special((unsigned char)data[at]))
    at++;
  return at;
}

static void put_escape(libfeed__json *json, unsigned char c) {
  static const char digits[] = "0123456789abcdef";
  char escape[6] = {'\\', 'u', '0', '0', digits[c >> 4], digits[c & 15]};
  size_t len = 2;
  switch (c) {
  case '\n':
    escape[1] = 'n';
    break;
  case '\t':
    escape[1] = 't';
    break;
  case '\r':
    escape[1] = 'r';
    break;
  case '"':
  case '\\':
    escape[1] = (char)c;
    break;
  default:
    len = 6;
  }
  put(json, escape, len);
}

void libfeed__json_string(libfeed__json *json, libfeed_str value) {
  put_byte(json, '"');
  const char *at = value.data;
  size_t left = value.len;
  while (left > 0) {
    size_t run = plain_run(at, left);
    put(json, at, run);
    at += run;
    left -= run;
    if (left > 0) {
      put_escape(json, (unsigned char)*at++);
      left--;
    }
  }
  put_byte(json, '"');
}

void libfeed__json_name(libfeed__json *json, libfeed_str name) {
  libfeed__json_element(json);
  libfeed__json_string(json, name);
  put_byte(json, ':');
}

void libfeed__json_null(libfeed__json *json) {
  put(json, "null", 4);
}

void libfeed__json_unsigned(libfeed__json *json, uint64_t value) {
  char digits[20];
  size_t at = sizeof digits;
  do {
    digits[--at] = (char)('0' + value % 10);
    value /= 10;
  } while (value > 0);
  put(json, digits + at, sizeof digits - at);
}

/* The distance from 0; right for INT64_MIN, too. */
static uint64_t magnitude(int64_t value) {
  return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

void libfeed__json_number(libfeed__json *json, int64_t value) {
  if (value < 0)
    put_byte(json, '-');
  libfeed__json_unsigned(json, magnitude(value));
}

void libfeed__json_thousandths(libfeed__json *json, int64_t value) {
  if (value < 0)
    put_byte(json, '-');
  libfeed__json_unsigned(json, magnitude(value) / 1000);
  unsigned rest = (unsigned)(magnitude(value) % 1000);
  if (rest == 0)
    return;
  char digits[4] = {'.', (char)('0' + rest / 100), (char)('0' + rest / 10 % 10),
                    (char)('0' + rest % 10)};
  size_t len = sizeof digits;
  while (digits[len - 1] == '0')
    len--;
  put(json, digits, len);
}

void libfeed__json_str_member(libfeed__json *json, const char *name,
                              libfeed_str value) {
  if (value.len == 0)
    return;
  libfeed__json_key(json, name);
  libfeed__json_string(json, value);
}

void libfeed__json_number_member(libfeed__json *json, const char *name,
                                 int64_t value) {
  if (value < 0)
    return;
  libfeed__json_key(json, name);
  libfeed__json_number(json, value);
}

void libfeed__json_true_member(libfeed__json *json, const char *name,
                               bool value) {
  if (!value)
    return;
  libfeed__json_key(json, name);
  put(json, "true", 4);
}
