/* SPDX-License-Identifier: MIT */
/* Charsets that input/ reads, and the labels that documents give them. */
#ifndef LIBFEED_INPUT_CHARSET_H
#define LIBFEED_INPUT_CHARSET_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>

#include <libfeed/libfeed.h>

typedef enum libfeed__decoder {
  LIBFEED__DECODER_UTF8,
  LIBFEED__DECODER_UTF16,
  LIBFEED__DECODER_UTF32,
  LIBFEED__DECODER_SINGLE,   /* a table of 256 code points */
  LIBFEED__DECODER_MULTI,    /* ASCII, and sequences that iconv knows */
  LIBFEED__DECODER_ISO_2022, /* escapes, and sequences that iconv knows */
  LIBFEED__DECODER_REFUSED   /* not safe to read */
} libfeed__decoder;

typedef enum libfeed__charset_id {
#define X(id, name, decoder, flags, first, second, third) LIBFEED__CHARSET_##id,
#include "input/charset.def"
#undef X
  LIBFEED__CHARSET_COUNT
} libfeed__charset_id;

typedef struct libfeed__charset {
  libfeed__charset_id id;
  libfeed_str name; /* of the WHATWG Encoding standard, where it has one */
  libfeed__decoder decoder;
  bool is_latin1; /* windows-1252 and its kin (vocabulary: Latin-1 family) */
  bool is_ebcdic;
  const char *iconv_names[3]; /* "" after the last */
} libfeed__charset;

/* Never NULL. */
const libfeed__charset *libfeed__charset_get(libfeed__charset_id id);

/* What a label means: white space around it and the case of letters do not
   matter; where no label is the same, letters and digits alone decide (UTS
   #22). NULL for an unknown one. */
const libfeed__charset *libfeed__charset_find(libfeed_str label);

/* What windows-1252 has for a byte: 0x80–0xFF (others are themselves). */
unsigned libfeed__windows_1252(unsigned char byte);

/* A converter to UTF-8, to be closed with iconv_close(). False where this
   system has none or no memory: `errno` is ENOMEM then. */
bool libfeed__charset_open(const libfeed__charset *charset, iconv_t *out);

/* Fills `table` with the code points of a single-byte charset, 0xFFFD where it
   has none. False where this system cannot convert it, as above. */
bool libfeed__charset_table(const libfeed__charset *charset,
                            unsigned short table[256]);

#endif
