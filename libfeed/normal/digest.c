/* SPDX-License-Identifier: MIT */
/* Digest: the id of an entry that has neither id nor link. What it is made of
   and how is frozen (docs/identity.md): the same entry has the same id in every
   version. FNV-1a with 128 bits: it tells entries apart and resists nobody. */
#include "normal/finish.h"

/* The offset basis of FNV-1a for 128 bits. Its prime is 2^88 + 0x13B. */
#define BASIS_HIGH UINT64_C(0x6C62272E07BB0142)
#define BASIS_LOW UINT64_C(0x62B821756295C58D)
#define PRIME_LOW UINT64_C(0x13B)

#define PREFIX "urn:libfeed:"

typedef struct number128 {
  uint64_t high, low;
} number128;

static void digest_byte(number128 *digest, unsigned char byte) {
  uint64_t low = digest->low ^ byte;
  /* low × 0x13B in two halves, so that nothing overflows. */
  uint64_t first = (low & UINT64_C(0xFFFFFFFF)) * PRIME_LOW;
  uint64_t second = (low >> 32) * PRIME_LOW + (first >> 32);
  uint64_t carry = second >> 32;
  digest->high = digest->high * PRIME_LOW + carry + (low << 24);
  digest->low = (second << 32) | (first & UINT64_C(0xFFFFFFFF));
}

/* A field and the byte 0, which no field contains. */
static void digest_field(number128 *digest, libfeed_str field) {
  for (size_t i = 0; i < field.len; i++)
    digest_byte(digest, (unsigned char)field.data[i]);
  digest_byte(digest, 0);
}

static void put_hex(char *out, uint64_t number) {
  for (int i = 15; i >= 0; i--) {
    out[i] = "0123456789abcdef"[number & 15];
    number >>= 4;
  }
}

libfeed_str libfeed__finish_digest(libfeed__arena *arena, libfeed_str title,
                                   libfeed_str published, libfeed_str summary) {
  number128 digest = {BASIS_HIGH, BASIS_LOW};
  digest_field(&digest, title);
  digest_field(&digest, published);
  digest_field(&digest, summary);
  char text[sizeof PREFIX - 1 + 32] = PREFIX;
  put_hex(text + sizeof PREFIX - 1, digest.high);
  put_hex(text + sizeof PREFIX - 1 + 16, digest.low);
  return libfeed__arena_copy(arena, text, sizeof text);
}
