/* SPDX-License-Identifier: MIT */
/* Named character references of HTML (base/entity.inc is generated). Base. */
#ifndef LIBFEED_BASE_ENTITY_H
#define LIBFEED_BASE_ENTITY_H

#include <stdbool.h>

#include <libfeed/libfeed.h>

/* The text of `name` (without '&' and ';', exact case): UTF-8, static. Empty
   where HTML has no such name. */
libfeed_str libfeed__entity(libfeed_str name);

/* The longest of the 106 names that HTML knows without a semicolon and with
   which `text` begins: its length, and the text in `value`; 0 for none. */
size_t libfeed__entity_legacy(libfeed_str text, libfeed_str *value);

/* The code point that a numeric reference stands for: `code` itself; by
   windows-1252 for 0x80–0x9F where that has a character; U+FFFD for 0,
   surrogates, 0xFFFE, 0xFFFF and what lies beyond U+10FFFF. */
uint32_t libfeed__reference_code(uint32_t code);

/* The longest name in bytes. */
#define LIBFEED__ENTITY_LONGEST 31

#endif
