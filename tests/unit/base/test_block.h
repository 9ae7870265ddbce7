/* SPDX-License-Identifier: MIT */
/* The form of base/block.h for every compiler, under a name of its own. */
#ifndef LIBFEED_TESTS_BLOCK_H
#define LIBFEED_TESTS_BLOCK_H

#include <stddef.h>
#include <stdint.h>

size_t plain_first_flag(uint64_t flags);

#endif
