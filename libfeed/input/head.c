/* SPDX-License-Identifier: MIT */
/* The head of the input: which charset it is in, by byte order mark, transport,
   declaration and the pattern of zero bytes, with the evidence (RFC 7303 §3.2,
   XML 1.0 appendix F, WHATWG labels). */
#include "input/input_state.h"

#include <string.h>

#include "base/str.h"

/* How characters of markup lie in the first bytes. */
typedef enum family {
  FAMILY_ASCII,
  FAMILY_UTF16LE,
  FAMILY_UTF16BE,
  FAMILY_UTF32LE,
  FAMILY_UTF32BE,
  FAMILY_EBCDIC
} family;

typedef struct beginning {
  family family;
  size_t bom;
  bool is_utf7;      /* a byte order mark in UTF-7 */
  bool is_unordered; /* UCS-4 with its bytes in an order that nobody reads */
} beginning;

static unsigned byte_at(libfeed_str head, size_t at) {
  return at < head.len ? (unsigned char)head.data[at] : 0x100;
}

static bool begins(libfeed_str head, const char *bytes, size_t len) {
  return libfeed__starts_with(head, (libfeed_str){bytes, len});
}

/* A character of ASCII that text may begin with. */
static bool is_text(unsigned byte) {
  return (byte >= 0x20 && byte < 0x7F) || byte == '\t' || byte == '\n' ||
         byte == '\r';
}

/* The family by zero bytes among the first characters (rule 2). */
static family sniff(libfeed_str head) {
  unsigned a = byte_at(head, 0), b = byte_at(head, 1), c = byte_at(head, 2),
           d = byte_at(head, 3);
  if (a == 0 && b == 0 && c == 0 && is_text(d) && byte_at(head, 4) == 0 &&
      byte_at(head, 5) == 0 && byte_at(head, 6) == 0)
    return FAMILY_UTF32BE;
  if (is_text(a) && b == 0 && c == 0 && d == 0 && byte_at(head, 5) == 0 &&
      byte_at(head, 6) == 0 && byte_at(head, 7) == 0)
    return FAMILY_UTF32LE;
  if (a == 0 && is_text(b) && c == 0 && is_text(d))
    return FAMILY_UTF16BE;
  if (is_text(a) && b == 0 && is_text(c) && d == 0)
    return FAMILY_UTF16LE;
  if (begins(head, "\x4C\x6F\xA7\x94", 4))
    return FAMILY_EBCDIC;
  return FAMILY_ASCII;
}

/* Byte order mark and family (rules 1 and 2) of a head with 8 bytes, or all. */
static beginning read_beginning(libfeed_str head) {
  beginning b = {FAMILY_ASCII, 0, false, false};
  if (begins(head, "\xEF\xBB\xBF", 3)) {
    b.bom = 3;
  } else if (begins(head, "\0\0\xFF\xFE", 4) ||
             begins(head, "\xFE\xFF\0\0", 4)) {
    b.is_unordered = true;
  } else if (begins(head, "\xFF\xFE\0\0", 4)) {
    b = (beginning){FAMILY_UTF32LE, 4, false, false};
  } else if (begins(head, "\0\0\xFE\xFF", 4)) {
    b = (beginning){FAMILY_UTF32BE, 4, false, false};
  } else if (begins(head, "\xFF\xFE", 2)) {
    b = (beginning){FAMILY_UTF16LE, 2, false, false};
  } else if (begins(head, "\xFE\xFF", 2)) {
    b = (beginning){FAMILY_UTF16BE, 2, false, false};
  } else if (begins(head, "+/v", 3)) {
    unsigned last = byte_at(head, 3);
    b.is_utf7 = last == '8' || last == '9' || last == '+' || last == '/';
  } else {
    b.family = sniff(head);
  }
  return b;
}

static libfeed__charset_id family_charset(family kind) {
  switch (kind) {
  case FAMILY_UTF16LE:
    return LIBFEED__CHARSET_UTF_16LE;
  case FAMILY_UTF16BE:
    return LIBFEED__CHARSET_UTF_16BE;
  case FAMILY_UTF32LE:
    return LIBFEED__CHARSET_UTF_32LE;
  case FAMILY_UTF32BE:
    return LIBFEED__CHARSET_UTF_32BE;
  case FAMILY_ASCII:
  case FAMILY_EBCDIC:
    break;
  }
  return LIBFEED__CHARSET_UTF_8;
}

/* -- the declaration in any family -------------------------------------------
 */

/* What EBCDIC's code pages agree on, as far as declarations need it. */
static char from_ebcdic(unsigned char byte) {
  static const char letters[] = "abcdefghi\0\0\0\0\0\0\0jklmnopqr\0\0\0\0\0\0\0"
                                "\0stuvwxyz";
  if (byte >= 0x81 && byte <= 0xA9)
    return letters[byte - 0x81];
  if (byte >= 0xC1 && byte <= 0xE9) {
    char c = letters[byte - 0xC1];
    return c == '\0' ? c : (char)(c - ('a' - 'A'));
  }
  if (byte >= 0xF0 && byte <= 0xF9)
    return (char)('0' + (byte - 0xF0));
  static const struct {
    unsigned char byte;
    char c;
  } marks[] = {{0x40, ' '},  {0x05, '\t'}, {0x0D, '\r'}, {0x15, '\n'},
               {0x25, '\n'}, {0x4C, '<'},  {0x6E, '>'},  {0x6F, '?'},
               {0x7E, '='},  {0x7F, '"'},  {0x7D, '\''}, {0x60, '-'},
               {0x6D, '_'},  {0x4B, '.'},  {0x7A, ':'}};
  for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
    if (marks[i].byte == byte)
      return marks[i].c;
  return '\0';
}

/* The longest look at a declaration and the white space before it. */
#define LOOK (2 * LIBFEED__DECLARATION_LIMIT + 8)

/* The head as ASCII, one byte a character, '\0' for what is not; returns the
   number of characters. */
static size_t project(libfeed_str head, const beginning *b, char out[LOOK]) {
  size_t unit = b->family == FAMILY_UTF16LE || b->family == FAMILY_UTF16BE ? 2
                : b->family == FAMILY_UTF32LE || b->family == FAMILY_UTF32BE
                    ? 4
                    : 1;
  bool is_big = b->family == FAMILY_UTF16BE || b->family == FAMILY_UTF32BE;
  size_t n = 0;
  for (size_t at = b->bom; head.len - at >= unit && n < LOOK; at += unit) {
    unsigned char byte = (unsigned char)head.data[is_big ? at + unit - 1 : at];
    bool is_ascii = byte < 0x80;
    for (size_t i = 0; i < unit; i++)
      if (i != (is_big ? unit - 1 : 0) && head.data[at + i] != 0)
        is_ascii = false;
    if (b->family == FAMILY_EBCDIC)
      out[n++] = from_ebcdic(byte);
    else
      out[n++] = is_ascii ? (char)byte : '\0';
  }
  return n;
}

/* -- labels ------------------------------------------------------------------
 */

static void note(libfeed__decision *out, libfeed__code code, libfeed_str detail,
                 bool is_declared, bool is_fault) {
  if (out->n_codes == sizeof out->codes / sizeof out->codes[0])
    return;
  out->codes[out->n_codes] = code;
  out->details[out->n_codes] = detail;
  out->is_declared[out->n_codes] = is_declared;
  out->is_fault[out->n_codes] = is_fault;
  out->n_codes++;
}

/* False for media types whose charset parameter, if any, says nothing about
   text (RFC 7303 §3). */
static bool is_text_type(libfeed_str type) {
  static const libfeed_str others[] = {
      LIBFEED__STR_INIT("image/"), LIBFEED__STR_INIT("audio/"),
      LIBFEED__STR_INIT("video/"), LIBFEED__STR_INIT("font/"),
      LIBFEED__STR_INIT("multipart/")};
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    if (libfeed__starts_with_fold(type, others[i]))
      return libfeed__ends_with_fold(type, LIBFEED__STR("+xml"));
  return true;
}

/* The charset parameter of a Content-Type value (RFC 9110 §8.3), tolerantly:
   spaces around '=', either quote or none. Empty without one. */
static libfeed_str transport_label(libfeed_str value) {
  size_t end = libfeed__find_byte(value, ';');
  if (end == SIZE_MAX ||
      !is_text_type(libfeed__trim(libfeed__slice(value, 0, end))))
    return libfeed__empty;
  libfeed_str rest = libfeed__slice(value, end + 1, value.len);
  while (rest.len > 0) {
    end = libfeed__find_byte(rest, ';');
    libfeed_str part =
        libfeed__slice(rest, 0, end == SIZE_MAX ? rest.len : end);
    rest = end == SIZE_MAX ? libfeed__empty
                           : libfeed__slice(rest, end + 1, rest.len);
    size_t sign = libfeed__find_byte(part, '=');
    if (sign == SIZE_MAX ||
        !libfeed__equals_fold(libfeed__trim(libfeed__slice(part, 0, sign)),
                              LIBFEED__STR("charset")))
      continue;
    libfeed_str label = libfeed__trim(libfeed__slice(part, sign + 1, part.len));
    if (label.len > 0 && (label.data[0] == '"' || label.data[0] == '\''))
      label = libfeed__slice(label, 1, label.len);
    end = libfeed__find_byte(label, '"');
    if (end == SIZE_MAX)
      end = libfeed__find_byte(label, '\'');
    return libfeed__trim(
        libfeed__slice(label, 0, end == SIZE_MAX ? label.len : end));
  }
  return libfeed__empty;
}

static bool is_wide(const libfeed__charset *charset) {
  return charset->decoder == LIBFEED__DECODER_UTF16 ||
         charset->decoder == LIBFEED__DECODER_UTF32;
}

static bool has_zeros(libfeed_str head) {
  for (size_t i = 0; i < 4 && i < head.len; i++)
    if (head.data[i] == 0)
      return true;
  return false;
}

/* True where two charsets are the same but for the byte order left open. */
static bool agrees(const libfeed__charset *label,
                   const libfeed__charset *actual) {
  return label == actual ||
         (label->id == LIBFEED__CHARSET_UTF_16 &&
          actual->decoder == LIBFEED__DECODER_UTF16) ||
         (label->id == LIBFEED__CHARSET_UTF_32 &&
          actual->decoder == LIBFEED__DECODER_UTF32);
}

/* Takes a label for the charset unless the bytes contradict it (rule 10). */
static void take_label(libfeed__decision *out, const libfeed__charset *label,
                       libfeed_str head, const beginning *b, bool is_declared) {
  out->source =
      is_declared ? LIBFEED__STR("declaration") : LIBFEED__STR("transport");
  if (b->family == FAMILY_EBCDIC) {
    if (label->is_ebcdic) {
      out->charset = label;
      return;
    }
  } else if (b->family != FAMILY_ASCII) {
    out->charset = libfeed__charset_get(family_charset(b->family));
    if (agrees(label, out->charset))
      return;
    out->source = LIBFEED__STR("sniff");
    out->contradicted = label->name;
    note(out, LIBFEED__CHARSET_CONTRADICTED, label->name, is_declared,
         is_declared);
    return;
  } else if (label->is_ebcdic || (is_wide(label) && !has_zeros(head))) {
    out->charset = libfeed__charset_get(LIBFEED__CHARSET_UTF_8);
    out->source = LIBFEED__STR("sniff");
    out->contradicted = label->name;
    note(out, LIBFEED__CHARSET_CONTRADICTED, label->name, is_declared,
         is_declared);
    return;
  } else {
    out->charset = label;
  }
}

/* A byte order mark has decided; a label that says otherwise is wrong. */
static void check_label(const libfeed__context *context,
                        const libfeed__charset *label, bool is_declared,
                        libfeed__decision *out) {
  if (agrees(label, out->charset) || out->contradicted.len > 0)
    return;
  /* Whoever wants no repair of bytes gets what expat makes of it: behind a mark
     of UTF-8 it believes a declaration that says otherwise. */
  if (is_declared && label->is_latin1 &&
      out->charset->id == LIBFEED__CHARSET_UTF_8 &&
      libfeed__number(context, LIBFEED_OPTION_REPAIR_BYTES) == 0) {
    out->charset = label;
    out->source = LIBFEED__STR("declaration");
    return;
  }
  out->contradicted = label->name;
  note(out, LIBFEED__CHARSET_CONTRADICTED, label->name, is_declared,
       is_declared && (is_wide(label) || is_wide(out->charset)));
}

/* Asks the labels in their order (rules 3 to 5); true where one is known. */
static bool ask_labels(const libfeed__context *context, libfeed_str head,
                       const beginning *b, libfeed_str declared,
                       libfeed__decision *out) {
  libfeed_str names[2] = {transport_label(context->settings.content_type),
                          declared};
  for (size_t i = 0; i < 2; i++) {
    if (names[i].len == 0)
      continue;
    const libfeed__charset *label = libfeed__charset_find(names[i]);
    if (label == NULL) {
      note(out, LIBFEED__CHARSET_UNKNOWN, names[i], i == 1, i == 1);
      continue;
    }
    if (b->bom > 0)
      check_label(context, label, i == 1, out);
    else if (b->family != FAMILY_EBCDIC || i == 1)
      take_label(out, label, head, b, i == 1);
    else
      continue;
    if (out->charset != NULL)
      return true;
  }
  return out->charset != NULL;
}

static void decide(const libfeed__context *context, libfeed_str head,
                   const beginning *b, libfeed_str declared,
                   libfeed__decision *out) {
  out->bom = b->bom;
  if (b->bom > 0) {
    out->charset = libfeed__charset_get(family_charset(b->family));
    out->source = LIBFEED__STR("bom");
  }
  if (b->is_utf7 || b->is_unordered) {
    out->charset = libfeed__charset_get(LIBFEED__CHARSET_UTF_8);
    out->source = LIBFEED__STR("default");
    note(out, LIBFEED__CHARSET_REFUSED,
         b->is_utf7 ? LIBFEED__STR("UTF-7") : LIBFEED__STR("UCS-4"), false,
         true);
    return;
  }
  if (ask_labels(context, head, b, declared, out))
    return;
  out->charset = libfeed__charset_get(family_charset(b->family));
  if (b->family == FAMILY_ASCII) {
    out->source = LIBFEED__STR("default");
    out->reads_foreign = true;
  } else if (b->family == FAMILY_EBCDIC) {
    out->source = LIBFEED__STR("default");
    note(out, LIBFEED__CHARSET_REFUSED, LIBFEED__STR("EBCDIC"), true, true);
  } else {
    out->source = LIBFEED__STR("sniff");
  }
}

bool libfeed__head_decide(const libfeed__context *context, libfeed_str head,
                          bool is_end, libfeed__decision *out) {
  char text[LOOK];
  libfeed__declaration declaration;
  *out = (libfeed__decision){.source = libfeed__empty,
                             .contradicted = libfeed__empty};
  if (head.len < 8 && !is_end)
    return false;
  beginning b = read_beginning(head);
  libfeed_str projected = {text, project(head, &b, text)};
  libfeed__found found =
      libfeed__declaration_read(projected, is_end, &declaration);
  if (found == LIBFEED__FOUND_CUT)
    return false;
  libfeed_str declared = libfeed__empty;
  if (found == LIBFEED__FOUND)
    declared = declaration.encoding;
  decide(context, head, &b, declared, out);
  /* What is kept must not point into this function's text. */
  for (size_t i = 0; i < out->n_codes; i++) {
    if (!out->is_declared[i] || out->codes[i] != LIBFEED__CHARSET_UNKNOWN)
      continue;
    size_t len = out->details[i].len < sizeof out->unknown
                     ? out->details[i].len
                     : sizeof out->unknown;
    /* Labels are ASCII (XML 1.0 production 81); this may be any bytes. */
    for (size_t at = 0; at < len; at++) {
      char c = out->details[i].data[at];
      out->unknown[at] = (char)(c >= ' ' && c <= '~' ? c : '?');
    }
    out->details[i].len = len;
  }
  return true;
}
