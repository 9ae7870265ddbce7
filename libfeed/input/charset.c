/* SPDX-License-Identifier: MIT */
/* Charsets and their labels. Single-byte charsets become a table here, so that
   iconv is asked once for each and never again; what iconv's tables lack that
   the WHATWG standard has is filled in. */
#include "input/charset.h"

#include <errno.h>
#include <string.h>

#include "base/entity.h"
#include "base/str.h"
#include "base/utf8.h"

#define FLAG_0 0u
#define FLAG_LATIN1 1u
#define FLAG_EBCDIC 2u

static const libfeed__charset charsets[LIBFEED__CHARSET_COUNT] = {
#define X(id, name, decoder, flags, first, second, third)                      \
  {LIBFEED__CHARSET_##id,                                                      \
   LIBFEED__STR_INIT(name),                                                    \
   LIBFEED__DECODER_##decoder,                                                 \
   (FLAG_##flags & FLAG_LATIN1) != 0,                                          \
   (FLAG_##flags & FLAG_EBCDIC) != 0,                                          \
   {first, second, third}},
#include "input/charset.def"
#undef X
};

typedef struct label {
  libfeed_str name;
  libfeed__charset_id id;
} label;

static const label labels[] = {
#include "input/label.inc"
};

#define N_LABELS (sizeof labels / sizeof labels[0])

/* Where the standard's index and what iconv has differ. */
typedef struct difference {
  libfeed__charset_id id;
  unsigned char byte;
  unsigned short code;
} difference;

static const difference differences[] = {
    {LIBFEED__CHARSET_KOI8_U, 0xAE, 0x045E},
    {LIBFEED__CHARSET_KOI8_U, 0xBE, 0x040E},
    {LIBFEED__CHARSET_MACINTOSH, 0xDB, 0x20AC},
    {LIBFEED__CHARSET_X_MAC_CYRILLIC, 0xFF, 0x20AC},
    {LIBFEED__CHARSET_X_MAC_CYRILLIC, 0xA2, 0x0490},
    {LIBFEED__CHARSET_X_MAC_CYRILLIC, 0xB6, 0x0491}};

const libfeed__charset *libfeed__charset_get(libfeed__charset_id id) {
  return &charsets[id];
}

/* Compares as the table is sorted: bytes of the lower-case name. */
static int compare(libfeed_str name, libfeed_str known) {
  for (size_t i = 0; i < name.len && i < known.len; i++) {
    unsigned char a = (unsigned char)libfeed__lower(name.data[i]);
    unsigned char b = (unsigned char)known.data[i];
    if (a != b)
      return a < b ? -1 : 1;
  }
  return name.len == known.len ? 0 : name.len < known.len ? -1 : 1;
}

/* True where both have the same letters and digits in the same order. */
static bool matches_loosely(libfeed_str name, libfeed_str known) {
  size_t i = 0, k = 0;
  for (;;) {
    while (i < name.len && !libfeed__is_alnum(name.data[i]))
      i++;
    while (k < known.len && !libfeed__is_alnum(known.data[k]))
      k++;
    if (i == name.len || k == known.len)
      return i == name.len && k == known.len;
    if (libfeed__lower(name.data[i++]) != known.data[k++])
      return false;
  }
}

static bool is_label_space(char c) {
  return libfeed__is_space(c) || c == '\f';
}

const libfeed__charset *libfeed__charset_find(libfeed_str name) {
  while (name.len > 0 && is_label_space(name.data[0]))
    name = libfeed__slice(name, 1, name.len);
  while (name.len > 0 && is_label_space(name.data[name.len - 1]))
    name.len--;
  size_t low = 0, high = N_LABELS;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = compare(name, labels[middle].name);
    if (order == 0)
      return &charsets[labels[middle].id];
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  for (size_t i = 0; i < N_LABELS; i++)
    if (matches_loosely(name, labels[i].name))
      return &charsets[labels[i].id];
  return NULL;
}

unsigned libfeed__windows_1252(unsigned char byte) {
  return libfeed__reference_code(byte); /* HTML reads references by it */
}

bool libfeed__charset_open(const libfeed__charset *charset, iconv_t *out) {
  for (size_t i = 0; i < 3 && charset->iconv_names[i][0] != '\0'; i++) {
    *out = iconv_open("UTF-8", charset->iconv_names[i]);
    /* POSIX says so. NOLINTNEXTLINE(performance-no-int-to-ptr) */
    if (*out != (iconv_t)-1)
      return true;
    if (errno == ENOMEM)
      break;
  }
  return false;
}

/* One byte through iconv; 0xFFFD where the charset has no such byte. */
static unsigned short convert_byte(iconv_t converter, unsigned char byte) {
  char in = (char)byte, out[8];
  char *from = &in, *to = out;
  size_t n_in = 1, n_out = sizeof out, bad;
  uint32_t code;
  bool cut;
  iconv(converter, NULL, NULL, NULL, NULL);
  if (iconv(converter, &from, &n_in, &to, &n_out) == (size_t)-1 || n_in > 0)
    return 0xFFFD;
  /* Converters that look ahead for combining marks give the rest now. */
  iconv(converter, NULL, NULL, &to, &n_out);
  size_t len = sizeof out - n_out;
  if (len == 0 || libfeed__utf8_decode(out, len, &code, &bad, &cut) != len ||
      code > 0xFFFF)
    return 0xFFFD;
  return (unsigned short)code;
}

static bool convert_table(const libfeed__charset *charset,
                          unsigned short table[256]) {
  iconv_t converter;
  if (!libfeed__charset_open(charset, &converter))
    return false;
  for (unsigned i = charset->is_ebcdic ? 0 : 0x80; i < 256; i++) {
    table[i] = convert_byte(converter, (unsigned char)i);
    /* The standard's indices have C1 controls where a charset has nothing. */
    if (!charset->is_ebcdic && i < 0xA0 && table[i] == 0xFFFD)
      table[i] = (unsigned short)i;
  }
  iconv_close(converter);
  for (size_t i = 0; i < sizeof differences / sizeof differences[0]; i++)
    if (differences[i].id == charset->id)
      table[differences[i].byte] = differences[i].code;
  return true;
}

bool libfeed__charset_table(const libfeed__charset *charset,
                            unsigned short table[256]) {
  for (unsigned i = 0; i < 256; i++)
    table[i] = (unsigned short)i;
  if (charset->iconv_names[0][0] != '\0')
    return convert_table(charset, table);
  for (unsigned i = 0x80; i < 256; i++)
    table[i] = charset->id == LIBFEED__CHARSET_X_USER_DEFINED
                   ? (unsigned short)(0xF780 + (i - 0x80))
                   : (unsigned short)libfeed__windows_1252((unsigned char)i);
  return true;
}
