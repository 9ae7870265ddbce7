/* SPDX-License-Identifier: MIT */
/* What decoders make: UTF-8 on its way to the route, with the segments that
   lead every byte back to the input. Long clean runs pass without a copy, the
   rest is collected. Forbidden characters end here, but for the form feeds of
   loose text. */
#include "input/input_state.h"

#include <string.h>

#include "base/utf8.h"

/* A run of this length is not worth copying. */
#define DIRECT ((size_t)512)

/* Problems that are reported only where they occur first. */
#define ONCE_INVALID 1u
#define ONCE_FOREIGN 2u

/* Bytes map in this way from here on. */
static void set_unit(libfeed__input *input, libfeed__unit unit) {
  libfeed__positions *positions = &input->context->positions;
  if (input->is_continuous && input->unit == unit)
    return;
  libfeed__positions_segment(positions, input->utf8, input->original, unit,
                             input->n_skipped);
  input->n_skipped = 0;
  if (positions->failed)
    libfeed__fail_memory(input->context);
  input->unit = unit;
  input->is_continuous = true;
}

void libfeed__emit_flush(libfeed__input *input) {
  size_t len = input->n_out;
  input->n_out = 0;
  if (len > 0 && libfeed__is_going(input->context))
    libfeed__route_push(input, input->out, len, input->utf8 - len);
}

void libfeed__emit(libfeed__input *input, const char *data, size_t len,
                   libfeed__unit unit, size_t n) {
  set_unit(input, unit);
  if (len > LIBFEED__OUT - input->n_out || len >= DIRECT)
    libfeed__emit_flush(input);
  input->original += n;
  input->utf8 += len;
  if (len >= DIRECT) {
    if (libfeed__is_going(input->context))
      libfeed__route_push(input, data, len, input->utf8 - len);
    return;
  }
  memcpy(input->out + input->n_out, data, len);
  input->n_out += len;
}

void libfeed__emit_nothing(libfeed__input *input, size_t n) {
  /* What was said of the place before the gap is said before it opens: where
     bytes stand for nothing, one offset of the stream has two places. */
  libfeed__emit_flush(input);
  input->original += n;
  input->is_continuous = false;
}

/* Reports a repair at the next byte, or fails where it is switched off. What is
   before it is read first: it may hold a fault that ends the reading. Beyond
   what is kept of problems it needs no place. */
static bool may_repair(libfeed__input *input, libfeed_option option,
                       libfeed__code code) {
  libfeed__context *context = input->context;
  libfeed__emit_flush(input);
  if (!libfeed__is_going(context))
    return false;
  if (context->problems.len <
          libfeed__limit(context, LIBFEED_OPTION_LIMIT_PROBLEMS) ||
      libfeed__number(context, option) == 0) {
    libfeed__positions_segment(&context->positions, input->utf8,
                               input->original, LIBFEED__UNIT_NONE,
                               input->n_skipped);
    input->n_skipped = 0;
    input->is_continuous = false;
    if (context->positions.failed) {
      libfeed__fail_memory(context);
      return false;
    }
  }
  return libfeed__may_repair(context, option, code, input->utf8);
}

static void put(libfeed__input *input, uint32_t code, libfeed__unit unit,
                size_t n) {
  char bytes[4];
  libfeed__emit(input, bytes, libfeed__utf8_encode(code, bytes), unit, n);
}

/* A character that text does not have. The route decides by their number, and
   counts those before what it has seen: it has to see all that is before. */
static void count_odd(libfeed__input *input) {
  if (input->reader == LIBFEED__READER_UNKNOWN)
    libfeed__emit_flush(input);
  input->n_odd++;
}

static void emit_forbidden(libfeed__input *input, uint32_t code,
                           libfeed__unit unit, size_t n) {
  count_odd(input);
  if (!may_repair(input, LIBFEED_OPTION_REPAIR_CHARACTERS,
                  code == 0 ? LIBFEED__CHARACTER_NUL
                            : LIBFEED__CHARACTER_FORBIDDEN))
    return;
  if (code == '\f' && libfeed__route_parts_pages(input)) {
    put(input, code, unit, n);
  } else if (code == 0) {
    put(input, 0xFFFD, unit == LIBFEED__UNIT_SAME ? LIBFEED__UNIT_SINGLE : unit,
        n);
  } else {
    libfeed__emit_nothing(input, n);
    if (input->n_skipped < UINT32_MAX)
      input->n_skipped++; /* columns count it */
  }
}

static bool is_forbidden(uint32_t code) {
  return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') ||
         code == 0xFFFE || code == 0xFFFF;
}

void libfeed__emit_code(libfeed__input *input, uint32_t code,
                        libfeed__unit unit, size_t n) {
  if (is_forbidden(code)) {
    emit_forbidden(input, code, unit, n);
  } else if (input->is_continuous && input->unit == unit &&
             input->n_out <= LIBFEED__OUT - 4) {
    /* The usual case of a charset that is not UTF-8. */
    size_t len = libfeed__utf8_encode(code, input->out + input->n_out);
    input->n_out += len;
    input->utf8 += len;
    input->original += n;
  } else {
    put(input, code, unit, n);
  }
}

/* The unit of one character for `n` bytes. */
static libfeed__unit unit_for(size_t n) {
  static const libfeed__unit units[5] = {
      LIBFEED__UNIT_NONE, LIBFEED__UNIT_SINGLE, LIBFEED__UNIT_DOUBLE,
      LIBFEED__UNIT_TRIPLE, LIBFEED__UNIT_UTF32};
  return n <= 4 ? units[n] : LIBFEED__UNIT_NONE;
}

void libfeed__emit_invalid(libfeed__input *input, size_t n) {
  count_odd(input);
  if ((input->reported & ONCE_INVALID) == 0) {
    input->reported |= ONCE_INVALID;
    if (!may_repair(input, LIBFEED_OPTION_REPAIR_BYTES, LIBFEED__BYTES_INVALID))
      return;
  }
  input->context->replaced_total++;
  put(input, 0xFFFD, unit_for(n), n);
}

void libfeed__emit_foreign(libfeed__input *input, unsigned char byte) {
  if ((input->reported & ONCE_FOREIGN) == 0) {
    input->reported |= ONCE_FOREIGN;
    if (!may_repair(input, LIBFEED_OPTION_REPAIR_BYTES, LIBFEED__BYTES_FOREIGN))
      return;
    if (!input->has_utf8)
      libfeed__route_guess(input);
  }
  put(input, libfeed__windows_1252(byte), LIBFEED__UNIT_SINGLE, 1);
}
