/* SPDX-License-Identifier: MIT */
/* Decoders: the driver, which carries what a push cuts, and those that need no
   tables: UTF-8, UTF-16 and UTF-32. */
#include "input/input_state.h"

#include <errno.h>
#include <string.h>

#include "base/utf8.h"

/* UTF-8 is validated and handed on in pieces that stay in the fast caches. */
#define PIECE ((size_t)64 * 1024)

/* -- the driver --------------------------------------------------------------
 */

/* The label turned out not to be usable: ASCII stays, the rest is not valid. */
static void fall_back(libfeed__input *input, libfeed__code code) {
  libfeed__decision *decision = &input->decision;
  if (decision->n_codes < 3) {
    decision->codes[decision->n_codes] = code;
    decision->details[decision->n_codes] = decision->charset->name;
    decision->is_declared[decision->n_codes] = true;
    decision->is_fault[decision->n_codes] = true;
    decision->n_codes++;
  }
  decision->charset = libfeed__charset_get(LIBFEED__CHARSET_UTF_8);
  decision->source = LIBFEED__STR("default");
  decision->reads_foreign = false;
  input->decoder = LIBFEED__DECODER_UTF8;
}

/* The system gave no converter, and `errno` says why: it has none, or no memory
   for one, which is no fault of the document. */
static void lack_converter(libfeed__input *input) {
  if (errno != ENOMEM) {
    fall_back(input, LIBFEED__CHARSET_UNAVAILABLE);
    return;
  }
  input->decoder = LIBFEED__DECODER_UTF8;
  input->context->mem.over_limit = false;
  libfeed__fail_memory(input->context);
}

void libfeed__decode_start(libfeed__input *input) {
  const libfeed__charset *charset = input->decision.charset;
  bool is_strict =
      libfeed__number(input->context, LIBFEED_OPTION_REPAIR_BYTES) == 0;
  input->decoder = charset->decoder;
  input->is_big_endian = charset->id == LIBFEED__CHARSET_UTF_16BE ||
                         charset->id == LIBFEED__CHARSET_UTF_32BE;
  input->is_ascii_only = is_strict && charset->id == LIBFEED__CHARSET_US_ASCII;
  /* Whoever wants no repair of bytes wants the label to be believed. */
  input->is_settled = is_strict || charset->is_ebcdic;
  switch (charset->decoder) {
  case LIBFEED__DECODER_SINGLE:
    if (!libfeed__charset_table(charset, input->table))
      lack_converter(input);
    break;
  case LIBFEED__DECODER_MULTI:
  case LIBFEED__DECODER_ISO_2022:
    input->has_converter = libfeed__charset_open(charset, &input->converter);
    if (!input->has_converter)
      lack_converter(input);
    break;
  case LIBFEED__DECODER_REFUSED:
    fall_back(input, LIBFEED__CHARSET_REFUSED);
    break;
  case LIBFEED__DECODER_UTF8:
  case LIBFEED__DECODER_UTF16:
  case LIBFEED__DECODER_UTF32:
    break;
  }
}

void libfeed__decode_end(libfeed__input *input) {
  if (input->has_converter)
    iconv_close(input->converter);
  input->has_converter = false;
}

void libfeed__decode_contradict(libfeed__input *input) {
  libfeed__emit_flush(input);
  if (!libfeed__is_going(input->context))
    return;
  input->decoder = LIBFEED__DECODER_UTF8;
  input->is_settled = true;
  libfeed__route_contradict(input);
}

static size_t decode(libfeed__input *input, const char *data, size_t len,
                     bool is_end) {
  size_t at = 0;
  libfeed__decoder decoder;
  do {
    decoder = input->decoder;
    switch (decoder) {
    case LIBFEED__DECODER_UTF8:
    case LIBFEED__DECODER_REFUSED:
      at += libfeed__decode_utf8(input, data + at, len - at, is_end);
      break;
    case LIBFEED__DECODER_UTF16:
    case LIBFEED__DECODER_UTF32:
      at += libfeed__decode_wide(input, data + at, len - at, is_end);
      break;
    case LIBFEED__DECODER_SINGLE:
      at += libfeed__decode_single(input, data + at, len - at, is_end);
      break;
    case LIBFEED__DECODER_MULTI:
      at += libfeed__decode_multi(input, data + at, len - at, is_end);
      break;
    case LIBFEED__DECODER_ISO_2022:
      at += libfeed__decode_2022(input, data + at, len - at, is_end);
      break;
    }
  } while (decoder != input->decoder && libfeed__is_going(input->context));
  return at;
}

/* Joins new bytes to those that were kept until nothing of the kept is left;
   returns how many of the new are done with. */
static size_t join(libfeed__input *input, const char *data, size_t len) {
  size_t used = 0;
  while (input->n_carry > 0 && used < len &&
         libfeed__is_going(input->context)) {
    size_t kept = input->n_carry, more = LIBFEED__CARRY - kept;
    if (more > len - used)
      more = len - used;
    memcpy(input->carry + kept, data + used, more);
    size_t done = decode(input, input->carry, kept + more, false);
    if (done >= kept) {
      input->n_carry = 0;
      used += done - kept;
    } else {
      input->n_carry = kept + more - done;
      memmove(input->carry, input->carry + done, input->n_carry);
      used += more;
    }
  }
  return used;
}

void libfeed__decode_push(libfeed__input *input, const char *data, size_t len) {
  size_t at = join(input, data, len);
  if (at < len && libfeed__is_going(input->context)) {
    at += decode(input, data + at, len - at, false);
    if (libfeed__is_going(input->context)) {
      input->n_carry = len - at;
      memcpy(input->carry, data + at, len - at);
    }
  }
  libfeed__emit_flush(input);
}

void libfeed__decode_finish(libfeed__input *input) {
  if (libfeed__is_going(input->context))
    decode(input, input->carry, input->n_carry, true);
  input->n_carry = 0;
  libfeed__emit_flush(input);
}

/* -- UTF-8 -------------------------------------------------------------------
 */

/* The byte or character at which a clean run ended. Returns the bytes that are
   done; 0 where more are needed. */
static size_t decode_odd(libfeed__input *input, const char *data, size_t len,
                         bool is_end) {
  uint32_t code;
  size_t bad;
  bool cut;
  size_t size = libfeed__utf8_decode(data, len, &code, &bad, &cut);
  if (size > 0) {
    libfeed__emit_code(input, code, LIBFEED__UNIT_SAME, size);
    return size;
  }
  if (cut && !is_end)
    return 0;
  /* Where UTF-8 was seen, a sequence that the end cuts is one that was cut. */
  if (input->decision.reads_foreign && !(cut && input->has_utf8)) {
    libfeed__emit_foreign(input, (unsigned char)*data);
    return 1;
  }
  libfeed__emit_invalid(input, bad);
  return bad;
}

size_t libfeed__decode_utf8(libfeed__input *input, const char *data, size_t len,
                            bool is_end) {
  size_t at = 0;
  while (at < len && libfeed__is_going(input->context)) {
    size_t piece = len - at < PIECE ? len - at : PIECE;
    size_t clean = libfeed__utf8_clean(data + at, piece);
    if (clean > 0) {
      if (input->decision.reads_foreign && !input->has_utf8)
        input->has_utf8 = libfeed__ascii_clean(data + at, clean) < clean;
      libfeed__emit(input, data + at, clean, LIBFEED__UNIT_SAME, clean);
    }
    at += clean;
    if (clean == piece || !libfeed__is_going(input->context))
      continue;
    size_t done = decode_odd(input, data + at, len - at, is_end);
    if (done == 0)
      break;
    at += done;
  }
  return at;
}

/* -- UTF-16 and UTF-32 -------------------------------------------------------
 */

static uint32_t read_16(const libfeed__input *input, const char *data) {
  const unsigned char *p = (const unsigned char *)data;
  return input->is_big_endian ? (uint32_t)p[0] << 8 | p[1]
                              : (uint32_t)p[1] << 8 | p[0];
}

static uint32_t read_32(const libfeed__input *input, const char *data) {
  uint32_t first = read_16(input, data), second = read_16(input, data + 2);
  return input->is_big_endian ? first << 16 | second : second << 16 | first;
}

/* One character of UTF-16 (RFC 2781 §2.2). */
static size_t decode_16(libfeed__input *input, const char *data, size_t len,
                        bool is_end) {
  uint32_t code = read_16(input, data);
  if (code < 0xD800 || code > 0xDFFF) {
    libfeed__emit_code(input, code, LIBFEED__UNIT_UTF16, 2);
    return 2;
  }
  if (code >= 0xDC00) {
    libfeed__emit_invalid(input, 2);
    return 2;
  }
  if (len < 4) {
    if (!is_end)
      return 0;
    /* A half pair and perhaps half a unit: one cut sequence. */
    libfeed__emit_invalid(input, len);
    return len;
  }
  uint32_t low = read_16(input, data + 2);
  if (low < 0xDC00 || low > 0xDFFF) {
    libfeed__emit_invalid(input, 2);
    return 2;
  }
  libfeed__emit_code(input, 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00),
                     LIBFEED__UNIT_UTF16, 4);
  return 4;
}

static size_t decode_32(libfeed__input *input, const char *data) {
  uint32_t code = read_32(input, data);
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
    libfeed__emit_invalid(input, 4);
  else
    libfeed__emit_code(input, code, LIBFEED__UNIT_UTF32, 4);
  return 4;
}

size_t libfeed__decode_wide(libfeed__input *input, const char *data, size_t len,
                            bool is_end) {
  bool is_16 = input->decoder == LIBFEED__DECODER_UTF16;
  size_t unit = is_16 ? 2 : 4, at = 0;
  while (len - at >= unit && libfeed__is_going(input->context)) {
    size_t done = is_16 ? decode_16(input, data + at, len - at, is_end)
                        : decode_32(input, data + at);
    if (done == 0)
      return at;
    at += done;
  }
  if (is_end && at < len && libfeed__is_going(input->context)) {
    libfeed__emit_invalid(input, len - at);
    at = len;
  }
  return at;
}
