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
libfeed__counts plain_count(const char *p, size_t n) {
  return libfeed__block_count(p, n);
}
size_t plain_pairs(const char *p, size_t n) {
  return libfeed__block_pairs(p, n);
}
