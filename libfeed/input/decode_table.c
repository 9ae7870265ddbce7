/* SPDX-License-Identifier: MIT */
/* Decoders for charsets of one byte a character, and for those of several bytes
   that iconv knows. Labels are in doubt until the bytes have settled them
   (vocabulary §6, rules 8 and 9). */
#include "input/input_state.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

static bool is_ascii(char c) {
  return (unsigned char)c < 0x80;
}

/* A run of ASCII as it is: the bytes that are done. */
static size_t emit_ascii(libfeed__input *input, const char *data, size_t len,
                         libfeed__unit unit) {
  size_t at = 0;
  while (at < len && is_ascii(data[at]) && libfeed__is_going(input->context)) {
    size_t clean = libfeed__ascii_clean(data + at, len - at);
    if (clean > 0)
      libfeed__emit(input, data + at, clean, unit, clean);
    at += clean;
    if (at < len && is_ascii(data[at])) {
      libfeed__emit_code(input, (unsigned char)data[at], unit, 1);
      at++;
    }
  }
  return at;
}

/* -- one byte a character ----------------------------------------------------
 */

/* What a run of bytes that are not ASCII says about a single-byte label. */
typedef enum judgement {
  JUDGED_LABEL, /* not valid UTF-8 */
  JUDGED_UTF8,  /* two valid sequences in a row */
  JUDGED_ONE,   /* one valid sequence, which may be either */
  JUDGED_LATER  /* more bytes are needed */
} judgement;

/* `*size` is the length of the first sequence where it is valid, and `*first`
   its character. */
static judgement judge(const char *data, size_t len, bool is_end, size_t *size,
                       uint32_t *first) {
  uint32_t code;
  size_t bad;
  bool cut;
  *size = libfeed__utf8_decode(data, len, first, &bad, &cut);
  if (*size == 0)
    return cut && !is_end ? JUDGED_LATER : JUDGED_LABEL;
  if (*size == len)
    return is_end ? JUDGED_ONE : JUDGED_LATER;
  if (is_ascii(data[*size]))
    return JUDGED_ONE;
  if (libfeed__utf8_decode(data + *size, len - *size, &code, &bad, &cut) > 0)
    return JUDGED_UTF8;
  return cut && !is_end ? JUDGED_LATER : JUDGED_LABEL;
}

static void emit_byte(libfeed__input *input, unsigned char byte) {
  unsigned code = input->table[byte];
  if (code == 0xFFFD || (input->is_ascii_only && byte >= 0x80))
    libfeed__emit_invalid(input, 1);
  else
    libfeed__emit_code(input, code, LIBFEED__UNIT_SINGLE, 1);
}

/* A run while the label is in doubt; 0 where nothing can be said yet, or where
   another decoder goes on. */
static size_t decode_doubtful(libfeed__input *input, const char *data,
                              size_t len, bool is_end) {
  size_t size, at = 0;
  uint32_t code;
  switch (judge(data, len, is_end, &size, &code)) {
  case JUDGED_LATER:
    return 0;
  case JUDGED_UTF8:
    libfeed__decode_contradict(input);
    return 0;
  case JUDGED_ONE:
    if (input->decision.charset->is_latin1) {
      libfeed__route_doubt(input);
      libfeed__emit_code(input, code, LIBFEED__UNIT_SAME, size);
      return size;
    }
    for (; at < size && libfeed__is_going(input->context); at++)
      emit_byte(input, (unsigned char)data[at]);
    return size;
  case JUDGED_LABEL:
    break;
  }
  input->is_settled = true;
  emit_byte(input, (unsigned char)*data);
  return 1;
}

size_t libfeed__decode_single(libfeed__input *input, const char *data,
                              size_t len, bool is_end) {
  size_t at = 0;
  while (at < len && libfeed__is_going(input->context)) {
    if (!input->decision.charset->is_ebcdic && is_ascii(data[at])) {
      at += emit_ascii(input, data + at, len - at, LIBFEED__UNIT_SINGLE);
    } else if (input->is_settled) {
      emit_byte(input, (unsigned char)data[at++]);
    } else {
      size_t done = decode_doubtful(input, data + at, len - at, is_end);
      if (done == 0)
        break;
      at += done;
    }
  }
  return at;
}

/* -- several bytes a character -----------------------------------------------
 */

/* The length of the sequence at `data`, which does not begin with ASCII, as its
   first bytes announce it. */
static size_t sequence_length(libfeed__charset_id id, const char *data,
                              size_t len) {
  unsigned char lead = (unsigned char)data[0];
  switch (id) {
  case LIBFEED__CHARSET_SHIFT_JIS:
    return lead == 0x80 || lead == 0xA0 || (lead >= 0xA1 && lead <= 0xDF) ||
                   lead > 0xFC
               ? 1
               : 2;
  case LIBFEED__CHARSET_EUC_JP:
    return lead == 0x8F                                    ? 3
           : lead == 0x8E || (lead >= 0xA1 && lead < 0xFF) ? 2
                                                           : 1;
  case LIBFEED__CHARSET_GBK:
  case LIBFEED__CHARSET_GB18030:
    if (lead == 0x80 || lead == 0xFF)
      return 1;
    return len > 1 && libfeed__is_digit(data[1]) ? 4 : 2;
  default:
    return lead == 0x80 || lead == 0xFF ? 1 : 2;
  }
}

/* Converts whole sequences; the length of the UTF-8, or 0 where a byte is not
   valid or the room is not enough. */
static size_t convert(libfeed__input *input, const char *data, size_t len,
                      char *out, size_t room) {
  char in[LIBFEED__OUT / 4];
  char *from = in, *to = out;
  size_t n_in = len, n_out = room;
  memcpy(in, data, len); /* iconv wants bytes that it may write to */
  iconv(input->converter, NULL, NULL, NULL, NULL);
  if (iconv(input->converter, &from, &n_in, &to, &n_out) == (size_t)-1 ||
      n_in > 0 ||
      iconv(input->converter, NULL, NULL, &to, &n_out) == (size_t)-1)
    return 0;
  return room - n_out;
}

static const libfeed__unit length_units[5] = {
    LIBFEED__UNIT_NONE, LIBFEED__UNIT_SINGLE, LIBFEED__UNIT_DOUBLE,
    LIBFEED__UNIT_TRIPLE, LIBFEED__UNIT_UTF32};

/* The characters of one sequence, already in UTF-8. The standard knows some
   that are two code points; they share a place. */
static void emit_converted(libfeed__input *input, const char *utf8, size_t len,
                           size_t n) {
  uint32_t code;
  size_t bad, at = 0;
  bool cut;
  size_t first = libfeed__utf8_decode(utf8, len, &code, &bad, &cut);
  if (first == len) {
    libfeed__emit_code(input, code, length_units[n], n);
    return;
  }
  input->is_continuous = false;
  while (at < len && libfeed__is_going(input->context)) {
    size_t size = libfeed__utf8_decode(utf8 + at, len - at, &code, &bad, &cut);
    if (size == 0)
      break;
    at += size;
    libfeed__emit_code(input, code, LIBFEED__UNIT_NONE, at == len ? n : 0);
  }
  input->is_continuous = false;
}

/* One sequence of `n` bytes. Returns the bytes that are done: where it is not
   valid and goes on with ASCII, only those before that (WHATWG). */
static size_t decode_sequence(libfeed__input *input, const char *data,
                              size_t n) {
  char utf8[32];
  if (n == 1 && *data == (char)0x80 &&
      (input->decision.charset->id == LIBFEED__CHARSET_GBK ||
       input->decision.charset->id == LIBFEED__CHARSET_GB18030)) {
    /* The euro sign of GBK as Windows has it; gb18030 of WHATWG as well. */
    libfeed__emit_code(input, 0x20AC, LIBFEED__UNIT_SINGLE, 1);
    return 1;
  }
  size_t len = convert(input, data, n, utf8, sizeof utf8);
  if (len > 0) {
    emit_converted(input, utf8, len, n);
    return n;
  }
  size_t bad = 1;
  while (bad < n && !is_ascii(data[bad]))
    bad++;
  libfeed__emit_invalid(input, bad);
  return bad;
}

/* A run of sequences of one length, through iconv in one call. Returns the
   bytes that are done; 0 where they have to be looked at one by one. */
static size_t decode_run(libfeed__input *input, const char *data, size_t len,
                         size_t n) {
  char utf8[LIBFEED__OUT];
  libfeed__charset_id id = input->decision.charset->id;
  size_t at = n;
  /* Four bytes of UTF-8 for two of the charset are the most there is. */
  while (len - at >= n && at + n <= LIBFEED__OUT / 8 && !is_ascii(data[at]) &&
         sequence_length(id, data + at, len - at) == n)
    at += n;
  if (at == n)
    return 0;
  size_t size = convert(input, data, at, utf8, sizeof utf8);
  if (size == 0 || libfeed__utf8_clean(utf8, size) != size ||
      libfeed__utf8_count(utf8, size) != at / n)
    return 0;
  libfeed__emit(input, utf8, size, length_units[n], at);
  return at;
}

/* One sequence or several; 0 where more bytes are needed. */
static size_t decode_sequences(libfeed__input *input, const char *data,
                               size_t len, bool is_end) {
  libfeed__charset_id id = input->decision.charset->id;
  size_t n = sequence_length(id, data, len);
  if ((n > len || (n == 2 && len == 1)) && !is_end)
    return 0;
  if (n > len) {
    /* Cut by the end of the input. */
    size_t bad = 1;
    while (bad < len && !is_ascii(data[bad]))
      bad++;
    libfeed__emit_invalid(input, bad);
    return bad;
  }
  size_t done = decode_run(input, data, len, n);
  return done > 0 ? done : decode_sequence(input, data, n);
}

/* Rule 9: `data` begins with the first byte that is not ASCII; `len` is at most
   64. True where the bytes are valid UTF-8 and not valid under the label. A
   sequence that the bound cuts is no fault. */
static bool is_rather_utf8(libfeed__input *input, const char *data, size_t len,
                           bool is_end) {
  size_t valid = libfeed__utf8_valid(data, len), at = 0, bad;
  uint32_t code;
  bool cut = false;
  if (valid < len) {
    libfeed__utf8_decode(data + valid, len - valid, &code, &bad, &cut);
    if (!cut || is_end)
      return false;
  }
  if (input->decoder == LIBFEED__DECODER_ISO_2022)
    return true; /* a charset of seven bits */
  while (at < len) {
    char utf8[32];
    size_t n = 1;
    if (!is_ascii(data[at])) {
      n = sequence_length(input->decision.charset->id, data + at, len - at);
      if (n > len - at)
        return is_end;
      if (convert(input, data + at, n, utf8, sizeof utf8) == 0)
        return true;
    }
    at += n;
  }
  return false;
}

#define CHECKED ((size_t)64)

/* Settles a multi-byte label at its first byte that is not ASCII. False where
   more bytes are needed; may hand over to UTF-8. */
static bool settle(libfeed__input *input, const char *data, size_t len,
                   bool is_end) {
  size_t part = len < CHECKED ? len : CHECKED, bad;
  if (part < CHECKED && !is_end) {
    uint32_t code;
    bool cut = true;
    size_t valid = libfeed__utf8_valid(data, part);
    if (valid < part)
      libfeed__utf8_decode(data + valid, part - valid, &code, &bad, &cut);
    if (cut)
      return false;
  }
  if (is_rather_utf8(input, data, part, is_end && part == len))
    libfeed__decode_contradict(input);
  input->is_settled = true;
  return true;
}

size_t libfeed__decode_multi(libfeed__input *input, const char *data,
                             size_t len, bool is_end) {
  size_t at = 0;
  while (at < len && libfeed__is_going(input->context)) {
    if (is_ascii(data[at])) {
      at += emit_ascii(input, data + at, len - at, LIBFEED__UNIT_SAME);
      continue;
    }
    if (!input->is_settled) {
      if (!settle(input, data + at, len - at, is_end) ||
          input->decoder != LIBFEED__DECODER_MULTI)
        break;
    }
    size_t done = decode_sequences(input, data + at, len - at, is_end);
    if (done == 0)
      break;
    at += done;
  }
  return at;
}

/* -- ISO-2022-JP (WHATWG Encoding §12.2) -------------------------------------
 */

enum { SHIFT_ASCII, SHIFT_ROMAN, SHIFT_KATAKANA, SHIFT_KANJI };

/* An escape sequence; 0 where more bytes are needed. */
static size_t decode_escape(libfeed__input *input, const char *data, size_t len,
                            bool is_end) {
  static const struct {
    char bytes[3];
    unsigned char shift;
  } escapes[] = {{"(B", SHIFT_ASCII},
                 {"(J", SHIFT_ROMAN},
                 {"(I", SHIFT_KATAKANA},
                 {"$@", SHIFT_KANJI},
                 {"$B", SHIFT_KANJI}};
  if (len < 3 && !is_end && (len == 1 || data[1] == '(' || data[1] == '$'))
    return 0;
  for (size_t i = 0; len >= 3 && i < sizeof escapes / sizeof escapes[0]; i++) {
    if (data[1] == escapes[i].bytes[0] && data[2] == escapes[i].bytes[1]) {
      input->shift = escapes[i].shift;
      libfeed__emit_nothing(input, 3);
      return 3;
    }
  }
  libfeed__emit_invalid(input, 1);
  return 1;
}

static bool is_graphic(char c) {
  return c >= 0x21 && c <= 0x7E;
}

/* JIS X 0208: EUC-JP with the high bits off. A run of pairs, or one. */
static size_t decode_kanji(libfeed__input *input, const char *data, size_t len,
                           bool is_end) {
  char euc[LIBFEED__OUT / 8], utf8[32];
  size_t n = 0;
  if (len < 2 && !is_end)
    return 0;
  while (n + 2 <= sizeof euc && len - n >= 2 && is_graphic(data[n]) &&
         is_graphic(data[n + 1])) {
    euc[n] = (char)(data[n] | 0x80);
    euc[n + 1] = (char)(data[n + 1] | 0x80);
    n += 2;
  }
  if (n == 0) {
    libfeed__emit_invalid(input, 1);
    return 1;
  }
  size_t done = decode_run(input, euc, n, 2);
  if (done > 0)
    return done;
  size_t size = convert(input, euc, 2, utf8, sizeof utf8);
  if (size > 0)
    emit_converted(input, utf8, size, 2);
  else
    libfeed__emit_invalid(input, 2);
  return 2;
}

/* A byte that is not ASCII, or under a shift. */
static size_t decode_shifted(libfeed__input *input, const char *data,
                             size_t len, bool is_end) {
  unsigned char c = (unsigned char)*data;
  if (input->shift == SHIFT_KANJI && is_graphic(*data))
    return decode_kanji(input, data, len, is_end);
  if (input->shift == SHIFT_KATAKANA && c >= 0x21 && c <= 0x5F)
    libfeed__emit_code(input, 0xFF61 - 0x21u + c, LIBFEED__UNIT_SINGLE, 1);
  else if (input->shift == SHIFT_ROMAN && (c == 0x5C || c == 0x7E))
    libfeed__emit_code(input, c == 0x5C ? 0xA5 : 0x203E, LIBFEED__UNIT_SINGLE,
                       1);
  else if (c >= 0x80 || (input->shift == SHIFT_KATAKANA && is_graphic(*data)))
    libfeed__emit_invalid(input, 1);
  else
    libfeed__emit_code(input, c, LIBFEED__UNIT_SINGLE, 1);
  /* Line ends do not end a shift for the standard, but everybody writes the
     escape before them; what forgets it is read as it says. */
  return 1;
}

/* The run of bytes that mean themselves. */
static size_t plain_length(const char *data, size_t len) {
  size_t at = 0;
  while (at < len && is_ascii(data[at]) && data[at] != 0x1B)
    at++;
  return at;
}

size_t libfeed__decode_2022(libfeed__input *input, const char *data, size_t len,
                            bool is_end) {
  size_t at = 0;
  while (at < len && libfeed__is_going(input->context)) {
    size_t done = 0;
    if (data[at] == 0x1B) {
      done = decode_escape(input, data + at, len - at, is_end);
    } else if (!is_ascii(data[at]) && !input->is_settled) {
      if (!settle(input, data + at, len - at, is_end) ||
          input->decoder != LIBFEED__DECODER_ISO_2022)
        break;
      continue;
    } else if (input->shift == SHIFT_ASCII && is_ascii(data[at])) {
      done = emit_ascii(input, data + at, plain_length(data + at, len - at),
                        LIBFEED__UNIT_SAME);
    } else {
      done = decode_shifted(input, data + at, len - at, is_end);
    }
    if (done == 0)
      break;
    at += done;
  }
  return at;
}
