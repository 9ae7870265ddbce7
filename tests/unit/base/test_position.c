/* SPDX-License-Identifier: MIT */
/* Positions against a plain count, for windows and questions of every kind. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "base/position.h"
#include "base/str.h"

static libfeed__mem mem;
static libfeed__positions positions;

static void setup(void) {
  libfeed__mem_init(&mem, &libfeed__libc_allocator, 0);
  libfeed__positions_init(&positions, &mem);
}

static void teardown(void) {
  libfeed__positions_fini(&positions);
  cr_assert_eq(mem.used, 0);
}

TestSuite(position, .init = setup, .fini = teardown);

static void expect(uint64_t offset, uint64_t original, uint64_t line,
                   uint64_t column) {
  libfeed_pos pos = libfeed__positions_at(&positions, offset);
  cr_assert_eq(pos.offset, original, "at %zu: offset %zu", (size_t)offset,
               (size_t)pos.offset);
  cr_assert_eq(pos.line, line, "at %zu: line %zu", (size_t)offset,
               (size_t)pos.line);
  cr_assert_eq(pos.column, column, "at %zu: column %zu", (size_t)offset,
               (size_t)pos.column);
}

static libfeed_pos plainly(const char *data, size_t offset) {
  libfeed_pos pos = {offset, 1, 1};
  for (size_t i = 0; i < offset; i++) {
    bool completes = data[i] == '\n' && i > 0 && data[i - 1] == '\r';
    if (completes)
      continue;
    if (data[i] == '\r' || data[i] == '\n') {
      pos.line++;
      pos.column = 1;
    } else if (((unsigned char)data[i] & 0xC0) != 0x80) {
      pos.column++;
    }
  }
  return pos;
}

/* A generator of its own: the same numbers everywhere. */
static uint32_t state = 1;
static size_t below(size_t n) {
  state = state * 1664525u + 1013904223u;
  return (state >> 8) % n;
}

static size_t make_text(char *text, size_t size, size_t ends) {
  static const char *const parts[] = {
      "\n", "\r", "\r\n", "\u00E9", "\u65E5", "\U0001F600", "a", "bcdefghijkl"};
  size_t len = 0;
  for (;;) {
    const char *part = parts[below(ends) > 0 ? 3 + below(5) : below(3)];
    if (len + strlen(part) > size)
      return len;
    memcpy(text + len, part, strlen(part));
    len += strlen(part);
  }
}

Test(position, agrees_with_a_plain_count) {
  static char text[6000];
  for (size_t round = 0; round < 300; round++) {
    size_t len = make_text(text, below(sizeof text), 1 + below(40));
    size_t start = 0, end = 0;
    libfeed__positions_fini(&positions);
    while (end < len) {
      size_t more = below(10) == 0 ? below(3000) : below(200);
      size_t next = more > len - end ? len : end + more;
      start = below(2) == 0 ? end : start + below(end - start + 1);
      libfeed__positions_window(&positions, text + start, next - start, start);
      end = next;
      for (size_t i = 0; i < 4; i++) {
        size_t at = start + below(end - start + 1);
        libfeed_pos expected = plainly(text, at);
        expect(at, expected.offset, expected.line, expected.column);
      }
    }
  }
}

Test(position, bytes_of_a_window_are_not_read_after_the_next) {
  /* The old bytes go away as soon as the new window is set. */
  uint64_t at = 0;
  for (size_t i = 0; i < 50; i++) {
    char *piece = malloc(100);
    memset(piece, 'x', 100);
    piece[99] = '\n';
    libfeed__positions_window(&positions, piece, 100, at);
    libfeed__positions_at(&positions, at + 100);
    libfeed__positions_window(&positions, NULL, 0, at + 100);
    free(piece);
    at += 100;
  }
  expect(at, 5000, 51, 1);
}

Test(position, a_byte_order_mark_has_no_column) {
  libfeed__positions_segment(&positions, 0, 3, LIBFEED__UNIT_SAME, 0);
  libfeed__positions_window(&positions, "ab", 2, 0);
  expect(0, 3, 1, 1);
  expect(2, 5, 1, 3);
}

Test(position, units) {
  /* é, 日 and an emoji as each unit has them. */
  static const char text[] = "a\u00E9\u65E5\U0001F600b";
  static const struct {
    libfeed__unit unit;
    uint64_t offsets[6]; /* of a, é, 日, emoji, b, end */
  } cases[] = {
      {LIBFEED__UNIT_SAME, {0, 1, 3, 6, 10, 11}},
      {LIBFEED__UNIT_SINGLE, {0, 1, 2, 3, 4, 5}},
      {LIBFEED__UNIT_DOUBLE, {0, 2, 4, 6, 8, 10}},
      {LIBFEED__UNIT_TRIPLE, {0, 3, 6, 9, 12, 15}},
      {LIBFEED__UNIT_UTF16, {0, 2, 4, 6, 10, 12}},
      {LIBFEED__UNIT_UTF32, {0, 4, 8, 12, 16, 20}},
      {LIBFEED__UNIT_NONE, {0, 0, 0, 0, 0, 0}},
  };
  static const uint64_t places[6] = {0, 1, 3, 6, 10, 11};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    libfeed__positions_fini(&positions);
    libfeed__positions_segment(&positions, 0, 0, cases[i].unit, 0);
    libfeed__positions_window(&positions, text, sizeof text - 1, 0);
    for (size_t k = 6; k-- > 0;)
      expect(places[k], cases[i].offsets[k], 1, k + 1);
  }
}

Test(position, gaps_count_in_columns) {
  /* "a", a character that was dropped, "b"; then an escape of three bytes. */
  libfeed__positions_segment(&positions, 0, 0, LIBFEED__UNIT_SAME, 0);
  libfeed__positions_window(&positions, "a", 1, 0);
  expect(1, 1, 1, 2);
  libfeed__positions_segment(&positions, 1, 1, LIBFEED__UNIT_NONE, 0);
  expect(1, 1, 1, 2);
  libfeed__positions_segment(&positions, 1, 2, LIBFEED__UNIT_SAME, 1);
  expect(1, 2, 1, 3);
  libfeed__positions_window(&positions, "b", 1, 1);
  expect(1, 2, 1, 3);
  expect(2, 3, 1, 4);
  libfeed__positions_segment(&positions, 2, 6, LIBFEED__UNIT_SAME, 0);
  expect(2, 6, 1, 4);
  expect(1, 2, 1, 3);
}

Test(position, segments_are_forgotten_behind_the_window) {
  char text[64];
  memset(text, 'x', sizeof text);
  for (uint64_t at = 0; at < 100000; at += 64) {
    for (uint64_t i = 0; i < 64; i++)
      libfeed__positions_segment(&positions, at + i, (at + i) * 2,
                                 LIBFEED__UNIT_DOUBLE, 0);
    libfeed__positions_window(&positions, text, sizeof text, at);
    expect(at + 64, (at + 64) * 2, 1, at + 65);
  }
  cr_assert_lt(mem.used, 64 * 1024);
}

Test(position, out_of_memory_is_sticky) {
  libfeed__mem small;
  libfeed__positions poor;
  libfeed__mem_init(&small, &libfeed__libc_allocator, 8);
  libfeed__positions_init(&poor, &small);
  libfeed__positions_segment(&poor, 0, 0, LIBFEED__UNIT_SAME, 0);
  cr_assert(poor.failed);
  libfeed__positions_window(&poor, "ab", 2, 0);
  cr_assert_eq(libfeed__positions_at(&poor, 2).column, 3);
  libfeed__positions_fini(&poor);
}

Test(position, readers_may_count_runs_of_the_inputs_bytes) {
  libfeed__positions_segment(&positions, 0, 3, LIBFEED__UNIT_SAME, 0);
  libfeed__positions_segment(&positions, 4, 7, LIBFEED__UNIT_NONE, 0);
  libfeed__positions_segment(&positions, 7, 8, LIBFEED__UNIT_SAME, 0);
  libfeed__positions_window(&positions,
                            "ab\nc\xEF\xBF\xBD"
                            "d\ne",
                            10, 0);
  cr_expect_eq(libfeed__positions_run(&positions, 0), 4);
  libfeed__positions_note(&positions, 3, (libfeed_pos){6, 2, 1});
  expect(3, 6, 2, 1);
  cr_expect_eq(libfeed__positions_run(&positions, 4), 4);
  cr_expect_eq(libfeed__positions_run(&positions, 7), 10);
  expect(7, 8, 2, 3);
  libfeed__positions_note(&positions, 9, (libfeed_pos){10, 3, 1});
  expect(10, 11, 3, 2);
  /* What lies behind is not taken back. */
  libfeed__positions_note(&positions, 8, (libfeed_pos){0, 9, 9});
  expect(10, 11, 3, 2);
  expect(1, 4, 1, 2);
}
