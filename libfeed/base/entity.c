/* SPDX-License-Identifier: MIT */
/* Named character references of HTML: a hash table that is made beforehand, for
   references are more frequent in feeds than tags. */
#include "base/entity.h"

#include <stdint.h>
#include <string.h>

#include "base/str.h"

/* Arrays, not pointers: nothing to relocate when the library is loaded. */
typedef struct entity {
  uint8_t name_len, text_len;
  bool is_legacy; /* HTML knows it without a semicolon */
  char name[LIBFEED__ENTITY_LONGEST + 1];
  char text[8];
} entity;

#include "base/entity.inc"

#define LEGACY_LONGEST 6
#define FNV_START 2166136261u
#define FNV_PRIME 16777619u

/* Half of the slots are free, so the search ends. */
static const entity *look_up(const char *name, size_t len, uint32_t hash) {
  for (size_t at = hash % ENTITY_SLOTS; slots[at] != 0;
       at = (at + 1) % ENTITY_SLOTS) {
    const entity *found = &entities[slots[at] - 1];
    if (found->name_len == len && memcmp(found->name, name, len) == 0)
      return found;
  }
  return NULL;
}

libfeed_str libfeed__entity(libfeed_str name) {
  if (name.len == 0 || name.len > LIBFEED__ENTITY_LONGEST)
    return libfeed__empty;
  const entity *found =
      look_up(name.data, name.len, libfeed__hash(name.data, name.len));
  if (found == NULL)
    return libfeed__empty;
  return (libfeed_str){found->text, found->text_len};
}

size_t libfeed__entity_legacy(libfeed_str text, libfeed_str *value) {
  uint32_t hashes[LEGACY_LONGEST + 1] = {FNV_START};
  size_t len = 0;
  while (len < LEGACY_LONGEST && len < text.len &&
         libfeed__is_alnum(text.data[len])) {
    hashes[len + 1] = (hashes[len] ^ (unsigned char)text.data[len]) * FNV_PRIME;
    len++;
  }
  for (; len >= 2; len--) {
    const entity *found = look_up(text.data, len, hashes[len]);
    if (found != NULL && found->is_legacy) {
      *value = (libfeed_str){found->text, found->text_len};
      return len;
    }
  }
  return 0;
}

uint32_t libfeed__reference_code(uint32_t code) {
  /* HTML's table of numeric references; 0: stays the control character. */
  static const uint16_t windows_1252[32] = {
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  if (code >= 0x80 && code <= 0x9F && windows_1252[code - 0x80] != 0)
    return windows_1252[code - 0x80];
  if (code == 0 || (code >= 0xD800 && code <= 0xDFFF) || code == 0xFFFE ||
      code == 0xFFFF || code > 0x10FFFF)
    return 0xFFFD;
  return code;
}
