/* SPDX-License-Identifier: MIT */
/* Tests of base/murmur.c: published digests, and that pieces do not matter. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/murmur.h"

static void hex_of(const libfeed__murmur *murmur, char hex[33]) {
  unsigned char digest[LIBFEED__MURMUR_BLOCK];
  libfeed__murmur_end(murmur, digest);
  for (size_t i = 0; i < sizeof digest; i++) {
    hex[2 * i] = "0123456789abcdef"[digest[i] >> 4];
    hex[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
  }
  hex[32] = '\0';
}

static void digest_of(const void *data, size_t len, char hex[33]) {
  libfeed__murmur murmur;
  libfeed__murmur_init(&murmur);
  libfeed__murmur_add(&murmur, data, len);
  hex_of(&murmur, hex);
}

/* Others print the two halves as numbers; these are their bytes. */
Test(murmur, published_digests) {
  static const char *const pairs[][2] = {
      {"", "00000000000000000000000000000000"},
      {"hello", "029bbd41b3a7d8cb191dae486a901e5b"},
      {"hello, world", "8ebc5e3a62ac2f344d41429607bcdc4c"},
      {"19 Jan 2038 at 3:14:07 AM", "fcaf37b788599eb8cbb2310295c24f66"},
      {"The quick brown fox jumps over the lazy dog.",
       "c902e99e1f4899cde7b68789a3a15d69"},
      {"0123456789abcde", "5123bfc0f6d52da6f04c547c0cf5cc4f"},
      {"0123456789abcdef", "a7d14acf946de04bda08a7635c5bc387"},
  };
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    char hex[33];
    digest_of(pairs[i][0], strlen(pairs[i][0]), hex);
    cr_expect_str_eq(hex, pairs[i][1], "%s", pairs[i][0]);
  }
}

Test(murmur, nothing_is_allowed_to_be_nowhere) {
  char hex[33];
  digest_of(NULL, 0, hex);
  cr_expect_str_eq(hex, "00000000000000000000000000000000");
}

/* The digest of the digests of 0 to 64 bytes, which have every length of a
   tail; another implementation comes to the same. */
Test(murmur, tails_of_every_length) {
  unsigned char data[64], digest[LIBFEED__MURMUR_BLOCK];
  libfeed__murmur all;
  char hex[33];
  for (unsigned i = 0; i < sizeof data; i++)
    data[i] = (unsigned char)(i * 7 + 1);
  libfeed__murmur_init(&all);
  for (size_t len = 0; len <= sizeof data; len++) {
    libfeed__murmur one;
    libfeed__murmur_init(&one);
    libfeed__murmur_add(&one, data, len);
    libfeed__murmur_end(&one, digest);
    libfeed__murmur_add(&all, digest, sizeof digest);
  }
  hex_of(&all, hex);
  cr_expect_str_eq(hex, "63b9462918286c2eee4e6beec2a8897b");
}

Test(murmur, pieces_do_not_matter) {
  char data[100], whole[33], cut[33];
  memset(data, 'x', sizeof data);
  memcpy(data + 40, "somewhere in the middle", 23);
  digest_of(data, sizeof data, whole);
  for (size_t first = 0; first <= sizeof data; first++)
    for (size_t second = first; second <= sizeof data; second++) {
      libfeed__murmur murmur;
      libfeed__murmur_init(&murmur);
      libfeed__murmur_add(&murmur, data, first);
      libfeed__murmur_add(&murmur, data + first, second - first);
      libfeed__murmur_add(&murmur, data + second, sizeof data - second);
      hex_of(&murmur, cut);
      cr_assert_str_eq(cut, whole, "cut at %zu and %zu", first, second);
    }
}
