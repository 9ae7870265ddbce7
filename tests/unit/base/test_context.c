/* SPDX-License-Identifier: MIT */
/* Tests of base/context.c: what is wrong, and the memory for saying so. */
#include <criterion/criterion.h>
#include <string.h>

#include "../scarce.h"
#include "base/context.h"

static libfeed__context context;

static void begin(size_t n) {
  libfeed__settings settings;
  memset(&settings, 0, sizeof settings);
  libfeed__arena arena;
  libfeed__mem mem;
  scarce_begin(&arena, &mem, n);
  libfeed__context_init(&context, &scarce, &settings);
}

Test(context, a_repair_that_is_switched_off_fails) {
  libfeed_pos position = {7, 2, 3};
  begin(SIZE_MAX);
  cr_expect_not(libfeed__may_repair_at(&context, LIBFEED_OPTION_REPAIR_SECTIONS,
                                       LIBFEED__NAME_CASE, position));
  cr_expect_eq(context.status, LIBFEED_E_SYNTAX);
  cr_assert_not_null(context.error);
  cr_expect_eq(context.error->position.offset, 7);
  libfeed__context_fini(&context);
  cr_expect_eq(held, 0);
}

Test(context, an_error_that_has_no_room_is_one_of_memory) {
  libfeed_pos position = {7, 2, 3};
  begin(0);
  cr_expect_not(libfeed__may_repair_at(&context, LIBFEED_OPTION_REPAIR_SECTIONS,
                                       LIBFEED__NAME_CASE, position));
  cr_expect_eq(context.status, LIBFEED_E_NOMEM);
  cr_expect_null(context.error);
  libfeed__context_fini(&context);
  cr_expect_eq(held, 0);
}

/* What failed last decides, not what the limit refused once. */
Test(context, the_limit_and_the_allocator_are_told_apart) {
  begin(0);
  context.mem.limit = 1000;
  cr_expect_null(libfeed__mem_alloc(&context.mem, 1001));
  cr_expect(context.mem.over_limit);
  cr_expect_null(libfeed__mem_alloc(&context.mem, 100));
  cr_expect_eq(libfeed__fail_memory(&context), LIBFEED_E_NOMEM);
  libfeed__context_fini(&context);
}
