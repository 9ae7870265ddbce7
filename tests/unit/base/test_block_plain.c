/* SPDX-License-Identifier: MIT */
/* The plain form of base/block.h, for test_block.c to compare with. */
#define LIBFEED__NO_VECTORS
#include "base/block.h"

#include "test_block.h"

bool plain_is_plain(const char *p) {
  return libfeed__block_is_plain(p);
}
bool plain_is_ascii(const char *p) {
  return libfeed__block_is_ascii(p);
}
bool plain_is_valid(const char *p) {
  return libfeed__block_is_valid(p);
}
bool plain_is_allowed(const char *p) {
  return libfeed__block_is_allowed(p);
}
size_t plain_starts(const char *p, size_t len) {
  return libfeed__count_starts(p, len);
}
libfeed__ends plain_ends(const char *p, size_t len) {
  return libfeed__count_ends(p, len);
}
size_t plain_line_start(const char *p, size_t len) {
  return libfeed__line_start(p, len);
}
size_t plain_first_flag(uint64_t flags) {
  return libfeed__first_flag(flags);
}
