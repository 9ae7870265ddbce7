/* SPDX-License-Identifier: MIT */
/* What base/block.h has for every compiler, for test_block.c. */
#define LIBFEED__NO_BUILTINS
#include "base/block.h"

#include "test_block.h"

size_t plain_first_flag(uint64_t flags) {
  return libfeed__first_flag(flags);
}
