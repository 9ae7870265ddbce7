/* SPDX-License-Identifier: MIT */
/* feedcat: standard output, with a buffer that grows as a line needs it. */
#define _POSIX_C_SOURCE 200809L

#include "feedcat.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes that are held before they are written in any case. */
#define FULL ((size_t)64 * 1024)

void output_init(output *out) {
  struct stat about;
  *out = (output){NULL, 0, 0, false, false, 0};
  out->is_file = fstat(STDOUT_FILENO, &about) == 0 && S_ISREG(about.st_mode);
}

void output_free(output *out) {
  free(out->data);
  out->data = NULL;
}

static void wait_for_room(void) {
  struct pollfd out = {STDOUT_FILENO, POLLOUT, 0};
  (void)poll(&out, 1, -1);
}

void output_flush(output *out) {
  size_t done = 0;
  while (done < out->len && out->error == 0 && !out->is_closed) {
    ssize_t n = write(STDOUT_FILENO, out->data + done, out->len - done);
    if (n >= 0)
      done += (size_t)n;
    else if (errno == EAGAIN || errno == EWOULDBLOCK)
      wait_for_room();
    else if (errno == EPIPE)
      out->is_closed = true;
    else if (errno != EINTR)
      out->error = errno;
  }
  out->len = 0;
}

void output_hand_over(output *out) {
  if (!out->is_file || out->len >= FULL)
    output_flush(out);
}

/* Room for `more` bytes; NULL without memory. */
static char *reserve(output *out, size_t more) {
  if (out->error != 0 || more > SIZE_MAX / 4 || out->len > SIZE_MAX / 4)
    return NULL;
  if (more > out->size - out->len) {
    size_t size = out->size == 0 ? 2 * FULL : out->size;
    while (size < out->len + more)
      size *= 2;
    char *data = realloc(out->data, size);
    if (data == NULL) {
      out->error = ENOMEM;
      return NULL;
    }
    out->data = data;
    out->size = size;
  }
  return out->data + out->len;
}

void output_bytes(output *out, const char *data, size_t len) {
  char *room = reserve(out, len);
  if (room == NULL || len == 0)
    return;
  memcpy(room, data, len);
  out->len += len;
}

void output_text(output *out, const char *text) {
  output_bytes(out, text, strlen(text));
}

void output_number(output *out, uint64_t number) {
  char digits[20];
  size_t at = sizeof digits;
  do {
    digits[--at] = (char)('0' + number % 10);
    number /= 10;
  } while (number > 0);
  output_bytes(out, digits + at, sizeof digits - at);
}

void output_json_string(output *out, libfeed_str value) {
  static const char digits[] = "0123456789abcdef";
  output_bytes(out, "\"", 1);
  for (size_t i = 0; i < value.len; i++) {
    unsigned char c = (unsigned char)value.data[i];
    char escape[6] = {'\\', 'u', '0', '0', digits[c >> 4], digits[c & 15]};
    if (c < 0x20) {
      output_bytes(out, escape, sizeof escape);
      continue;
    }
    if (c == '"' || c == '\\')
      output_bytes(out, "\\", 1);
    output_bytes(out, &value.data[i], 1);
  }
  output_bytes(out, "\"", 1);
}

size_t output_json(output *out, json_writer *write, const void *object) {
  char *room = reserve(out, 4096);
  if (room == NULL)
    return 0;
  size_t len = write(object, room, out->size - out->len);
  if (len >= out->size - out->len) {
    room = reserve(out, len + 1);
    if (room == NULL)
      return 0;
    len = write(object, room, len + 1);
  }
  out->len += len;
  return len;
}

size_t output_json_rest(output *out, json_writer *write, const void *object) {
  size_t len = output_json(out, write, object);
  if (len == 0)
    return 0;
  /* "{" becomes the comma behind the members before, or goes. */
  char *start = out->data + (out->len - len);
  if (len > 2) {
    start[0] = ',';
    return len;
  }
  start[0] = '}';
  out->len--;
  return 1;
}
