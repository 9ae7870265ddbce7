/* SPDX-License-Identifier: MIT */
/* Addresses: resolution against a base (RFC 3986 §5.2). Works on the bytes of
   URIs and IRIs alike; nothing is encoded, decoded or folded in case. */
#include "base/uri.h"

#include <stdint.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

/* RFC 3986 §3. What is absent is empty; the flags tell absent from empty. */
typedef struct parts {
  libfeed_str scheme; /* with its colon */
  libfeed_str authority, path, query, fragment;
  bool has_authority, has_query, has_fragment;
} parts;

/* The result before it is one string. */
typedef struct target {
  libfeed_str scheme, authority, query, fragment;
  libfeed_str path_start, path_end; /* written one behind the other */
  bool has_authority, has_query, has_fragment;
  bool has_dots; /* dot segments are removed from the path */
} target;

/* The length of the scheme with its colon; 0 without one (RFC 3986 §3.1). */
static size_t scheme_length(libfeed_str uri) {
  if (uri.len == 0 || !libfeed__is_alpha(uri.data[0]))
    return 0;
  for (size_t i = 1; i < uri.len; i++) {
    char c = uri.data[i];
    if (c == ':')
      return i + 1;
    if (!libfeed__is_alnum(c) && c != '+' && c != '-' && c != '.')
      return 0;
  }
  return 0;
}

bool libfeed__uri_is_absolute(libfeed_str uri) {
  return scheme_length(uri) > 0;
}

bool libfeed__uri_is_http(libfeed_str uri) {
  size_t start = scheme_length(uri);
  if (!libfeed__equals_fold(libfeed__slice(uri, 0, start),
                            LIBFEED__STR("http:")) &&
      !libfeed__equals_fold(libfeed__slice(uri, 0, start),
                            LIBFEED__STR("https:")))
    return false;
  if (uri.len < start + 3 || memcmp(uri.data + start, "//", 2) != 0)
    return false;
  char first = uri.data[start + 2];
  return first != '/' && first != '?' && first != '#' && first != ':';
}

static bool is_control(char c) {
  return (unsigned char)c < 0x20 || c == 0x7F;
}

/* True where a control character (below U+0020, or U+007F) is in it: eight
   bytes at a time, because nearly every address is asked. */
static bool has_control(libfeed_str str) {
  const uint64_t ones = UINT64_C(0x0101010101010101);
  const uint64_t high = ones * 0x80;
  size_t i = 0;
  for (; i + 8 <= str.len; i += 8) {
    uint64_t word;
    memcpy(&word, str.data + i, 8);
    uint64_t low = (word - ones * 0x20) & ~word;
    uint64_t del = word ^ (ones * 0x7F);
    if (((low | ((del - ones) & ~del)) & high) != 0)
      return true;
  }
  for (; i < str.len; i++)
    if (is_control(str.data[i]))
      return true;
  return false;
}

/* Characters beyond ASCII that nobody sees beside an address: no-break and
   other spaces, zero-width ones, byte order marks, and the marks of direction
   that an IRI must not have (RFC 3987 §4.1). */
static bool is_invisible(uint32_t code) {
  return code == 0x85 || code == 0xA0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200F) ||
         (code >= 0x2028 && code <= 0x202F) ||
         (code >= 0x205F && code <= 0x206F) || code == 0x3000 || code == 0xFEFF;
}

/* The length of the first character of `str` where it is to be cut off; 0. */
static size_t blank_len(libfeed_str str) {
  char first = str.data[0];
  if ((unsigned char)first < 0x80)
    return first == ' ' || is_control(first) ? 1 : 0;
  uint32_t code;
  size_t bad;
  bool cut;
  size_t len = libfeed__utf8_decode(str.data, str.len, &code, &bad, &cut);
  return len > 0 && is_invisible(code) ? len : 0;
}

static libfeed_str last_character(libfeed_str str) {
  size_t at = str.len - 1;
  while (at > 0 && str.len - at < 4 && ((unsigned char)str.data[at] >> 6) == 2)
    at--;
  return libfeed__slice(str, at, str.len);
}

static bool is_visible(char c) {
  return c > ' ' && c < 0x7F;
}

libfeed_str libfeed__uri_trim(libfeed_str str) {
  size_t len;
  if (str.len > 0 && is_visible(str.data[0]) &&
      is_visible(str.data[str.len - 1]))
    return str; /* as nearly always */
  while (str.len > 0 && (len = blank_len(str)) > 0)
    str = libfeed__slice(str, len, str.len);
  while (str.len > 0 && (len = blank_len(last_character(str))) > 0)
    str.len -= len;
  return str;
}

static parts split(libfeed_str uri) {
  parts result = {libfeed__empty, libfeed__empty, libfeed__empty,
                  libfeed__empty, libfeed__empty, false,
                  false,          false};
  size_t at = scheme_length(uri);
  result.scheme = libfeed__slice(uri, 0, at);
  uri = libfeed__slice(uri, at, uri.len);
  at = libfeed__find_byte(uri, '#');
  if (at != SIZE_MAX) {
    result.has_fragment = true;
    result.fragment = libfeed__slice(uri, at + 1, uri.len);
    uri = libfeed__slice(uri, 0, at);
  }
  at = libfeed__find_byte(uri, '?');
  if (at != SIZE_MAX) {
    result.has_query = true;
    result.query = libfeed__slice(uri, at + 1, uri.len);
    uri = libfeed__slice(uri, 0, at);
  }
  if (uri.len >= 2 && memcmp(uri.data, "//", 2) == 0) {
    result.has_authority = true;
    uri = libfeed__slice(uri, 2, uri.len);
    at = libfeed__find_byte(uri, '/');
    result.authority = libfeed__slice(uri, 0, at);
    uri = at == SIZE_MAX ? libfeed__empty : libfeed__slice(uri, at, uri.len);
  }
  result.path = uri;
  return result;
}

/* The path up to and with its last slash. */
static libfeed_str directory(libfeed_str path) {
  while (path.len > 0 && path.data[path.len - 1] != '/')
    path.len--;
  return path;
}

/* RFC 3986 §5.2.2, for a reference without scheme. */
static target transform(const parts *base, const parts *reference) {
  target to = {.scheme = base->scheme,
               .authority = base->authority,
               .query = reference->query,
               .fragment = reference->fragment,
               .path_start = libfeed__empty,
               .path_end = reference->path,
               .has_authority = base->has_authority,
               .has_query = reference->has_query,
               .has_fragment = reference->has_fragment,
               .has_dots = true};
  if (reference->has_authority) {
    to.authority = reference->authority;
    to.has_authority = true;
  } else if (reference->path.len == 0) {
    to.path_end = base->path;
    to.has_dots = false;
    if (!reference->has_query) {
      to.query = base->query;
      to.has_query = base->has_query;
    }
  } else if (reference->path.data[0] != '/') {
    /* §5.2.3 */
    if (base->has_authority && base->path.len == 0)
      to.path_start = LIBFEED__STR("/");
    else
      to.path_start = directory(base->path);
  }
  return to;
}

/* RFC 3986 §5.2.4 in place, for a path that begins with a slash. Returns the
   new length. */
static size_t remove_dot_segments(char *path, size_t len) {
  size_t out = 0;
  size_t at = 0;
  while (at < len) {
    size_t end = at + 1;
    while (end < len && path[end] != '/')
      end++;
    size_t size = end - at; /* the slash and what follows it */
    bool is_dot = size == 2 && path[at + 1] == '.';
    bool is_dots = size == 3 && path[at + 1] == '.' && path[at + 2] == '.';
    if (is_dots)
      while (out > 0 && path[--out] != '/')
        continue;
    if (!is_dot && !is_dots) {
      memmove(path + out, path + at, size);
      out += size;
    } else if (end == len) {
      path[out++] = '/';
    }
    at = end;
  }
  return out;
}

static char *put(char *out, libfeed_str str) {
  if (str.len > 0)
    memcpy(out, str.data, str.len);
  return out + str.len;
}

/* RFC 3986 §5.3. */
static libfeed_str recompose(libfeed__arena *arena, const target *from) {
  const libfeed_str all[] = {from->scheme,   from->authority, from->path_start,
                             from->path_end, from->query,     from->fragment};
  /* "//", "/.", "?", "#" and the NUL. */
  size_t size = 7;
  for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
    if (!libfeed__size_add(size, all[i].len, &size)) {
      arena->failed = true;
      return libfeed__empty;
    }
  char *start = libfeed__arena_alloc(arena, size);
  if (start == NULL)
    return libfeed__empty;
  char *out = put(start, from->scheme);
  if (from->has_authority)
    out = put(put(out, LIBFEED__STR("//")), from->authority);
  char *path = out;
  out = put(put(out, from->path_start), from->path_end);
  if (from->has_dots && out > path)
    out = path + remove_dot_segments(path, (size_t)(out - path));
  if (!from->has_authority && out - path >= 2 && memcmp(path, "//", 2) == 0) {
    /* It would read as an authority (§3.3). */
    memmove(path + 2, path, (size_t)(out - path));
    memcpy(path, "/.", 2);
    out += 2;
  }
  if (from->has_query)
    out = put(put(out, LIBFEED__STR("?")), from->query);
  if (from->has_fragment)
    out = put(put(out, LIBFEED__STR("#")), from->fragment);
  *out = '\0';
  return (libfeed_str){start, (size_t)(out - start)};
}

/* `uri`, trimmed, without the control characters in it, in the arena. */
static libfeed_str clean(libfeed__arena *arena, libfeed_str uri) {
  size_t size;
  if (!libfeed__size_add(uri.len, 1, &size)) {
    arena->failed = true;
    return libfeed__empty;
  }
  char *start = libfeed__arena_alloc(arena, size);
  if (start == NULL)
    return libfeed__empty;
  char *out = start;
  for (size_t i = 0; i < uri.len; i++)
    if (!is_control(uri.data[i]))
      *out++ = uri.data[i];
  *out = '\0';
  return (libfeed_str){start, (size_t)(out - start)};
}

libfeed_str libfeed__uri_resolve(libfeed__arena *arena, libfeed_str base,
                                 libfeed_str uri, bool borrow) {
  libfeed_str cleaned = libfeed__uri_trim(uri);
  bool is_own = false;
  if (has_control(cleaned)) {
    cleaned = clean(arena, cleaned);
    is_own = true;
  }
  size_t base_scheme = 0;
  if (scheme_length(cleaned) == 0)
    base_scheme = scheme_length(base);
  /* A base without a hierarchy ("mailto:", "urn:") is none: RFC 3986 would
     replace its whole path, which nobody can mean. */
  if (base_scheme == 0 || base.len == base_scheme ||
      base.data[base_scheme] != '/') {
    if (is_own || (borrow && cleaned.len == uri.len))
      return cleaned;
    return libfeed__arena_copy_str(arena, cleaned);
  }
  parts from = split(base);
  parts reference = split(cleaned);
  target to = transform(&from, &reference);
  return recompose(arena, &to);
}

libfeed_str libfeed__uri_extension(libfeed_str uri) {
  libfeed_str name = split(uri).path;
  libfeed_str start = directory(name);
  name = libfeed__slice(name, start.len, name.len);
  for (size_t i = name.len; i > 0; i--)
    if (name.data[i - 1] == '.')
      return libfeed__slice(name, i, name.len);
  return libfeed__empty;
}
