/* SPDX-License-Identifier: MIT */
/* Shapes: start tags without the contents of their values. A value without
   controls, whose references are simple, has no say in whether its tag is
   well-formed (XML 1.0 §2.3, AttValue), and stands for itself but for these
   references: what expat says of the tag with empty values holds for every tag
   of the same shape whose values are plain. Declarations of attributes end
   that: then all tags go to expat as they are. xml/. */
#include "xml/xml_state.h"

#define SHAPES 64u
/* With the other members, two lines of a cache. Longer ones are not kept. */
#define SHAPE_TEXT 118u

struct libfeed__shape {
  uint32_t hash;
  uint8_t len;
  bool is_accepted;
  char text[SHAPE_TEXT];
};

#define ONES UINT64_C(0x0101010101010101)
#define HIGHS UINT64_C(0x8080808080808080)

/* Not 0 where a byte of the word is below 0x20. */
static uint64_t controls(uint64_t word) {
  return (word - ONES * 0x20) & ~word & HIGHS;
}

bool libfeed__shape_is_plain(const char *p, const char *end) {
  uint64_t word;
  for (; end - p >= 8; p += 8) {
    memcpy(&word, p, sizeof word);
    if (controls(word) != 0)
      return false;
  }
  for (; p < end; p++)
    if ((unsigned char)*p < 0x20)
      return false;
  return true;
}

/* The piece of the tag [*from, …) that ends where the next value begins, or at
   `end` behind the last value; `*from` moves on behind that value. */
static libfeed_str next_piece(const libfeed__xml *xml, size_t i,
                              const char **from, const char *end) {
  const char *start = *from;
  if (i == xml->n_written)
    return (libfeed_str){start, (size_t)(end - start)};
  libfeed_str value = xml->written[i].value;
  *from = value.data + value.len;
  return (libfeed_str){start, (size_t)(value.data - start)};
}

static bool has_text(const libfeed__xml *xml, const libfeed__shape *shape,
                     const char *data, const char *end) {
  const char *from = data;
  size_t at = 0;
  for (size_t i = 0; i <= xml->n_written; i++) {
    libfeed_str piece = next_piece(xml, i, &from, end);
    if (memcmp(shape->text + at, piece.data, piece.len) != 0)
      return false;
    at += piece.len;
  }
  return true;
}

static void set_text(const libfeed__xml *xml, libfeed__shape *shape,
                     const char *data, const char *end) {
  const char *from = data;
  size_t at = 0;
  for (size_t i = 0; i <= xml->n_written; i++) {
    libfeed_str piece = next_piece(xml, i, &from, end);
    memcpy(shape->text + at, piece.data, piece.len);
    at += piece.len;
  }
}

static bool make_shapes(libfeed__xml *xml) {
  size_t size = SHAPES * sizeof *xml->shapes;
  xml->shapes = libfeed__mem_alloc(&xml->context->mem, size);
  if (xml->shapes == NULL) {
    libfeed__fail_memory(xml->context);
    return false;
  }
  for (size_t i = 0; i < SHAPES; i++)
    xml->shapes[i].is_accepted = false;
  return true;
}

libfeed__shape_fate libfeed__shape_ask(libfeed__xml *xml, const char *data,
                                       size_t len) {
  const char *end = data + len;
  uint32_t hash = xml->tag.qname->hash;
  for (size_t i = 0; i < xml->n_written; i++) {
    len -= xml->written[i].value.len;
    hash = (hash ^ xml->written[i].qname->hash) * 16777619u;
  }
  if (len > SHAPE_TEXT || (xml->shapes == NULL && !make_shapes(xml)))
    return LIBFEED__SHAPE_LONG;
  libfeed__shape *shape = &xml->shapes[(hash ^ hash >> 16) % SHAPES];
  if (shape->is_accepted && shape->hash == hash && shape->len == len &&
      has_text(xml, shape, data, end))
    return LIBFEED__SHAPE_ACCEPTED;
  shape->hash = hash;
  shape->len = (uint8_t)len;
  set_text(xml, shape, data, end);
  bool is_good = libfeed__expat_tag(xml, shape->text, len, false) &&
                 libfeed__is_going(xml->context);
  shape->is_accepted = is_good && xml->expat != NULL;
  return is_good ? LIBFEED__SHAPE_ACCEPTED : LIBFEED__SHAPE_REFUSED;
}

bool libfeed__shape_values(libfeed__xml *xml) {
  libfeed__bytes *out = &xml->rebuilt;
  size_t most = 0;
  /* A reference is not shorter than what it stands for. */
  for (size_t i = 0; i < xml->n_written; i++)
    most += xml->written[i].value.len;
  libfeed__bytes_clear(out);
  if (!libfeed__bytes_reserve(out, most)) {
    libfeed__fail_memory(xml->context);
    return false;
  }
  for (size_t i = 0; i < xml->n_written; i++) {
    libfeed_str *value = &xml->written[i].value;
    const char *p = value->data, *end = p + value->len;
    const char *start = out->data + out->len;
    while (p < end) {
      const char *amp = memchr(p, '&', (size_t)(end - p));
      const char *stop = amp == NULL ? end : amp;
      libfeed__bytes_append(out, p, (size_t)(stop - p));
      p = stop;
      if (p < end) {
        char text[4];
        size_t len = libfeed__reference_simple(p, end);
        libfeed__bytes_append(out, text, libfeed__reference_text(p, len, text));
        p += len;
      }
    }
    *value = (libfeed_str){start, (size_t)(out->data + out->len - start)};
  }
  return true;
}

void libfeed__shapes_free(libfeed__xml *xml) {
  libfeed__mem_free(&xml->context->mem, xml->shapes,
                    SHAPES * sizeof *xml->shapes);
  xml->shapes = NULL;
}
