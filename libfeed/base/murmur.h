/* SPDX-License-Identifier: MIT */
/* MurmurHash3 with 128 bits (the x64 form, seed 0), of bytes that come in
   pieces. It tells texts apart, fast; it resists nobody who wants two of them
   to have the same digest. Base. */
#ifndef LIBFEED_BASE_MURMUR_H
#define LIBFEED_BASE_MURMUR_H

#include <stddef.h>
#include <stdint.h>

/* Bytes that are taken in one step. */
#define LIBFEED__MURMUR_BLOCK 16

typedef struct libfeed__murmur {
  uint64_t halves[2];
  uint64_t len;                              /* of all bytes so far */
  unsigned char rest[LIBFEED__MURMUR_BLOCK]; /* those after the last block */
} libfeed__murmur;

void libfeed__murmur_init(libfeed__murmur *murmur);
/* `data` may be NULL if `len` is 0. */
void libfeed__murmur_add(libfeed__murmur *murmur, const void *data, size_t len);
/* The digest, the lower byte of the lower half first, on every machine. */
void libfeed__murmur_end(const libfeed__murmur *murmur,
                         unsigned char digest[LIBFEED__MURMUR_BLOCK]);

#endif
