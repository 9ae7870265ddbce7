/* SPDX-License-Identifier: MIT */
/* The plain form of base/block.h under names of its own. */
#ifndef LIBFEED_TESTS_BLOCK_H
#define LIBFEED_TESTS_BLOCK_H

#include "base/block.h"

bool plain_is_plain(const char *p);
bool plain_is_ascii(const char *p);
bool plain_is_valid(const char *p);
bool plain_is_allowed(const char *p);
size_t plain_starts(const char *p, size_t len);
libfeed__ends plain_ends(const char *p, size_t len);
size_t plain_line_start(const char *p, size_t len);
size_t plain_first_flag(uint64_t flags);

#endif
