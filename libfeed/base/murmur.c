/* SPDX-License-Identifier: MIT */
/* MurmurHash3 with 128 bits, by the published algorithm (Austin Appleby,
   public domain): each half of a block is mixed by two multiplications and a
   rotation into its half of the state, which then takes up the other one. */
#include "base/murmur.h"

#include <string.h>

#include "base/block.h"

#define FACTOR_1 UINT64_C(0x87C37B91114253D5)
#define FACTOR_2 UINT64_C(0x4CF5AD432745937F)

static uint64_t rotate(uint64_t number, unsigned bits) {
  return number << bits | number >> (64 - bits);
}

static uint64_t mix_low(uint64_t number) {
  return rotate(number * FACTOR_1, 31) * FACTOR_2;
}

static uint64_t mix_high(uint64_t number) {
  return rotate(number * FACTOR_2, 33) * FACTOR_1;
}

/* Takes whole blocks. */
static void take_blocks(uint64_t halves[2], const unsigned char *data,
                        size_t n) {
  uint64_t low = halves[0], high = halves[1];
  for (; n > 0; n--, data += LIBFEED__MURMUR_BLOCK) {
    low ^= mix_low(libfeed__read_eight(data));
    low = (rotate(low, 27) + high) * 5 + 0x52DCE729;
    high ^= mix_high(libfeed__read_eight(data + 8));
    high = (rotate(high, 31) + low) * 5 + 0x38495AB5;
  }
  halves[0] = low;
  halves[1] = high;
}

void libfeed__murmur_init(libfeed__murmur *murmur) {
  memset(murmur, 0, sizeof *murmur);
}

void libfeed__murmur_add(libfeed__murmur *murmur, const void *data,
                         size_t len) {
  const unsigned char *bytes = data;
  size_t held = (size_t)(murmur->len % LIBFEED__MURMUR_BLOCK);
  if (len == 0)
    return;
  murmur->len += len;
  if (held > 0) {
    size_t room = LIBFEED__MURMUR_BLOCK - held;
    size_t n = len < room ? len : room;
    memcpy(murmur->rest + held, bytes, n);
    if (n < room)
      return;
    take_blocks(murmur->halves, murmur->rest, 1);
    bytes += n;
    len -= n;
  }
  size_t blocks = len / LIBFEED__MURMUR_BLOCK;
  take_blocks(murmur->halves, bytes, blocks);
  if (len % LIBFEED__MURMUR_BLOCK > 0)
    memcpy(murmur->rest, bytes + blocks * LIBFEED__MURMUR_BLOCK,
           len % LIBFEED__MURMUR_BLOCK);
}

/* Every bit of the number decides about every bit of what comes out. */
static uint64_t spread(uint64_t number) {
  number = (number ^ number >> 33) * UINT64_C(0xFF51AFD7ED558CCD);
  number = (number ^ number >> 33) * UINT64_C(0xC4CEB9FE1A85EC53);
  return number ^ number >> 33;
}

void libfeed__murmur_end(const libfeed__murmur *murmur,
                         unsigned char digest[LIBFEED__MURMUR_BLOCK]) {
  uint64_t low = murmur->halves[0], high = murmur->halves[1];
  size_t held = (size_t)(murmur->len % LIBFEED__MURMUR_BLOCK);
  /* What is left counts as if zeros followed; a half of zeros mixes to 0. */
  unsigned char block[LIBFEED__MURMUR_BLOCK] = {0};
  memcpy(block, murmur->rest, held);
  low ^= mix_low(libfeed__read_eight(block)) ^ murmur->len;
  high ^= mix_high(libfeed__read_eight(block + 8)) ^ murmur->len;
  low += high;
  high += low;
  low = spread(low);
  high = spread(high);
  low += high;
  high += low;
  for (unsigned i = 0; i < 8; i++) {
    digest[i] = (unsigned char)(low >> (8 * i));
    digest[8 + i] = (unsigned char)(high >> (8 * i));
  }
}
