/* SPDX-License-Identifier: MIT */
/* Digest: the id of an entry that has neither id nor link. What it is made of
   and how is frozen (docs/identity.md): the same entry has the same id in every
   version. */
#include "base/murmur.h"
#include "normal/finish.h"

#define PREFIX "urn:libfeed:"

/* A field and the byte 0, which no field contains. */
static void digest_field(libfeed__murmur *murmur, libfeed_str field) {
  libfeed__murmur_add(murmur, field.data, field.len);
  libfeed__murmur_add(murmur, "", 1);
}

libfeed_str libfeed__finish_digest(libfeed__arena *arena, libfeed_str title,
                                   libfeed_str published, libfeed_str summary) {
  libfeed__murmur murmur;
  unsigned char digest[LIBFEED__MURMUR_BLOCK];
  libfeed__murmur_init(&murmur);
  digest_field(&murmur, title);
  digest_field(&murmur, published);
  digest_field(&murmur, summary);
  libfeed__murmur_end(&murmur, digest);
  char text[sizeof PREFIX - 1 + 2 * sizeof digest] = PREFIX;
  char *out = text + sizeof PREFIX - 1;
  for (size_t i = 0; i < sizeof digest; i++) {
    *out++ = "0123456789abcdef"[digest[i] >> 4];
    *out++ = "0123456789abcdef"[digest[i] & 15];
  }
  return libfeed__arena_copy(arena, text, sizeof text);
}
