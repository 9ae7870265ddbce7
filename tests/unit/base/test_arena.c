/* SPDX-License-Identifier: MIT */
/* Tests of base/arena.c: strings that grow. */
#include <criterion/criterion.h>

#include "../scarce.h"

enum { LENGTH = 1000000 };

/* Appends LENGTH bytes in pieces of 777; false where memory ran out. */
static bool grow(libfeed__arena *arena) {
  char piece[777];
  for (size_t at = 0; at < LENGTH; at += sizeof piece) {
    size_t len = LENGTH - at < sizeof piece ? LENGTH - at : sizeof piece;
    for (size_t i = 0; i < len; i++)
      piece[i] = (char)('a' + (at + i) % 26);
    if (!libfeed__arena_append(arena, piece, len))
      return false;
  }
  return true;
}

static void check(libfeed_str str) {
  cr_assert_eq(str.len, LENGTH);
  for (size_t i = 0; i < LENGTH; i++)
    cr_assert_eq(str.data[i], (char)('a' + i % 26));
  cr_assert_eq(str.data[LENGTH], '\0');
}

/* With the arena's memory counted, and after it was detached. */
Test(arena, a_growing_string_leaves_no_copies_behind) {
  for (int is_detached = 0; is_detached < 2; is_detached++) {
    libfeed__mem mem;
    libfeed__arena arena;
    scarce_begin(&arena, &mem, SIZE_MAX);
    libfeed_str before = libfeed__arena_copy(&arena, "before", 6);
    if (is_detached)
      libfeed__arena_detach(&arena);
    libfeed__arena_open(&arena);
    cr_assert(grow(&arena));
    libfeed_str str = libfeed__arena_close(&arena);
    libfeed_str after = libfeed__arena_copy(&arena, "after", 5);
    check(str);
    cr_expect_str_eq(before.data, "before");
    cr_expect_str_eq(after.data, "after");
    cr_expect_lt(held, 2 * LENGTH);
    cr_expect_eq(held, arena.total);
    cr_expect_eq(mem.used, is_detached ? 0 : held);
    libfeed__arena_fini(&arena);
    cr_expect_eq(held, 0);
    cr_expect_eq(mem.used, 0);
  }
}

Test(arena, out_of_memory_while_a_string_grows) {
  bool grew = false;
  for (size_t n = 0; !grew; n++) {
    libfeed__mem mem;
    libfeed__arena arena;
    scarce_begin(&arena, &mem, n);
    libfeed__arena_open(&arena);
    grew = grow(&arena);
    cr_expect_eq(arena.failed, !grew);
    if (grew)
      check(libfeed__arena_close(&arena));
    libfeed__arena_fini(&arena);
    cr_expect_eq(held, 0);
    cr_assert_lt(n, 100);
  }
}
