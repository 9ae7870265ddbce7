/* SPDX-License-Identifier: MIT */
/* Bytes that grow: the parser's own buffers. */
#include "base/bytes.h"

#include <string.h>

#include "base/str.h"

#define KEPT ((size_t)64 * 1024)

void libfeed__bytes_init(libfeed__bytes *bytes, libfeed__mem *mem) {
  *bytes = (libfeed__bytes){.mem = mem};
}

void libfeed__bytes_fini(libfeed__bytes *bytes) {
  libfeed__mem_free(bytes->mem, bytes->data, bytes->size);
  *bytes = (libfeed__bytes){.mem = bytes->mem};
}

bool libfeed__bytes_reserve(libfeed__bytes *bytes, size_t more) {
  size_t need;
  if (more <= bytes->size - bytes->len)
    return true;
  if (bytes->failed || !libfeed__size_add(bytes->len, more, &need)) {
    bytes->failed = true;
    return false;
  }
  size_t size = bytes->size == 0 ? 256 : bytes->size;
  while (size < need)
    size = size > need / 2 ? need : size * 2;
  if (size < bytes->size * 2 && libfeed__size_mul(bytes->size, 2, &need))
    size = need;
  char *data = libfeed__mem_realloc(bytes->mem, bytes->data, bytes->size, size);
  if (data == NULL) {
    bytes->failed = true;
    return false;
  }
  bytes->data = data;
  bytes->size = size;
  return true;
}

bool libfeed__bytes_append(libfeed__bytes *bytes, const char *data,
                           size_t len) {
  if (!libfeed__bytes_reserve(bytes, len))
    return false;
  if (len > 0)
    memcpy(bytes->data + bytes->len, data, len);
  bytes->len += len;
  return true;
}

bool libfeed__bytes_append_str(libfeed__bytes *bytes, libfeed_str str) {
  return libfeed__bytes_append(bytes, str.data, str.len);
}

bool libfeed__bytes_append_byte(libfeed__bytes *bytes, char c) {
  return libfeed__bytes_append(bytes, &c, 1);
}

void libfeed__bytes_clear(libfeed__bytes *bytes) {
  bytes->len = 0;
  if (bytes->size > KEPT)
    libfeed__bytes_fini(bytes);
}

libfeed_str libfeed__bytes_str(const libfeed__bytes *bytes) {
  return bytes->len == 0 ? libfeed__empty
                         : (libfeed_str){bytes->data, bytes->len};
}
