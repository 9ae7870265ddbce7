/* SPDX-License-Identifier: MIT */
/* The xml stage: segments come in, are read and, where a token is not complete,
   carried over to the next one. Which byte lies in which segment decides
   nothing. */
#include "xml/xml.h"

#include "xml/xml_state.h"

/* Bytes that are added to what is carried before it is looked at again; it
   doubles, so that a token of n bytes is copied O(n) times in all. */
#define CARRY_STEP 64u

bool libfeed__xml_fault(libfeed__xml *xml, libfeed_option option,
                        libfeed__code code, const char *p) {
  return libfeed__may_repair(xml->context, option, code,
                             libfeed__xml_offset(xml, p));
}

const char *libfeed__xml_wait(libfeed__xml *xml, const char *p) {
  xml->rest = p;
  xml->resume = 0;
  xml->resume_state = 0;
  xml->resume_quote = '\0';
  xml->resume_close = xml->resume_open = 0;
  return NULL;
}

void *libfeed__xml_grow(libfeed__xml *xml, void *items, size_t *size,
                        size_t width) {
  size_t new_size = *size < 8 ? 8 : *size * 2, bytes;
  void *moved = NULL;
  if (new_size > *size && libfeed__size_mul(new_size, width, &bytes))
    moved =
        libfeed__mem_realloc(&xml->context->mem, items, *size * width, bytes);
  if (moved == NULL)
    libfeed__fail_memory(xml->context);
  else
    *size = new_size;
  return moved;
}

libfeed__xml *libfeed__xml_new(libfeed__context *context,
                               libfeed__vocab *vocab) {
  libfeed__mem *mem = &context->mem;
  libfeed__xml *xml = libfeed__mem_alloc(mem, sizeof *xml);
  if (xml == NULL) {
    libfeed__fail_memory(context);
    return NULL;
  }
  memset(xml, 0, offsetof(libfeed__xml, text));
  xml->context = context;
  xml->vocab = vocab;
  libfeed__bytes_init(&xml->carry, mem);
  libfeed__bytes_init(&xml->namespace_text, mem);
  libfeed__bytes_init(&xml->open_names, mem);
  libfeed__bytes_init(&xml->scope_text, mem);
  libfeed__bytes_init(&xml->rebuilt, mem);
  libfeed__bytes_init(&xml->doctype, mem);
  libfeed__arena_init(&xml->dtd, mem);
  libfeed__arena_init(&xml->names, mem);
  xml->scope = (libfeed__scope){libfeed__empty, libfeed__empty};
  libfeed__scope_init(xml);
  if (context->status != LIBFEED_OK) {
    libfeed__xml_free(xml);
    return NULL;
  }
  return xml;
}

void libfeed__xml_free(libfeed__xml *xml) {
  if (xml == NULL)
    return;
  libfeed__mem *mem = &xml->context->mem;
  libfeed__expat_free(xml);
  libfeed__qname_clear(xml);
  libfeed__scope_memo_free(xml);
  libfeed__dtd_clear(xml);
  libfeed__shapes_free(xml);
  libfeed__bytes_fini(&xml->carry);
  libfeed__bytes_fini(&xml->namespace_text);
  libfeed__bytes_fini(&xml->open_names);
  libfeed__bytes_fini(&xml->scope_text);
  libfeed__bytes_fini(&xml->rebuilt);
  libfeed__bytes_fini(&xml->doctype);
  libfeed__mem_free(mem, xml->bindings,
                    xml->bindings_size * sizeof *xml->bindings);
  libfeed__mem_free(mem, xml->frames, xml->frames_size * sizeof *xml->frames);
  libfeed__open_index_free(xml);
  libfeed__mem_free(mem, xml->open, xml->open_size * sizeof *xml->open);
  libfeed__mem_free(mem, xml->scopes, xml->scopes_size * sizeof *xml->scopes);
  libfeed__mem_free(mem, xml->written,
                    xml->written_size * sizeof *xml->written);
  libfeed__mem_free(mem, xml->attributes,
                    xml->attributes_size * sizeof *xml->attributes);
  libfeed__mem_free(mem, xml->waiting,
                    xml->waiting_size * sizeof *xml->waiting);
  libfeed__mem_free(mem, xml, sizeof *xml);
}

void libfeed__xml_standalone(libfeed__xml *xml, bool standalone) {
  xml->is_standalone = standalone;
}

/* Reads on at `p`: to the end of the segment, to where it changes, or (NULL) to
   what waits for more bytes. */
static const char *read_some(libfeed__xml *xml, const char *p) {
  switch (xml->state) {
  case LIBFEED__IN_CONTENT:
    return libfeed__read_content(xml, p, xml->segment_end);
  case LIBFEED__IN_LONG_TAG:
    return libfeed__long_tag(xml, p, xml->segment_end);
  default:
    return libfeed__read_section(xml, p, xml->segment_end);
  }
}

/* Moves the window for positions on, while the bytes of the old one are still
   there to be counted. */
static void move_window(libfeed__xml *xml, const char *data, size_t len,
                        uint64_t offset) {
  libfeed__positions_window(&xml->context->positions, data, len, offset);
}

/* Reads a segment of the stream; returns how much of it is done with. */
static size_t read_segment(libfeed__xml *xml, const char *data, size_t len,
                           uint64_t offset, bool is_last) {
  xml->data = data;
  xml->segment_end = data + len;
  xml->offset = offset;
  xml->is_entity = false;
  xml->is_last = is_last;
  move_window(xml, data, len, offset);
  const char *p = data;
  while (p != NULL && libfeed__is_going(xml->context)) {
    if (p == xml->segment_end) {
      if (xml->n_waiting == 0)
        break;
      p = libfeed__entity_done(xml);
    } else {
      p = read_some(xml, p);
    }
  }
  if (!libfeed__is_going(xml->context))
    return len;
  libfeed__text_flush(xml);
  libfeed__section_pause(xml);
  return p == NULL ? (size_t)(xml->rest - data) : len;
}

/* Adds the next bytes to what is carried. */
static bool add_carry(libfeed__xml *xml, const char *data, size_t len) {
  if (libfeed__bytes_append(&xml->carry, data, len))
    return true;
  libfeed__fail_memory(xml->context);
  return false;
}

/* Reads what is carried together with the beginning of the push; returns how
   much of the push is done with, all of it where a token is still open. */
static size_t read_carry(libfeed__xml *xml, const char *data, size_t len,
                         uint64_t offset) {
  libfeed__bytes *carry = &xml->carry;
  size_t at = 0;
  while (carry->len > 0 && at < len) {
    size_t known = carry->len, step = known > CARRY_STEP ? known : CARRY_STEP;
    if (step > len - at)
      step = len - at;
    if (!add_carry(xml, data + at, step))
      return len;
    size_t used =
        read_segment(xml, carry->data, carry->len, xml->carry_offset, false);
    if (!libfeed__is_going(xml->context))
      return len;
    if (used >= known) {
      at += used - known;
      move_window(xml, data + at, len - at, offset + at);
      libfeed__bytes_clear(carry);
      return at;
    }
    at += step;
    carry->len -= used;
    xml->carry_offset += used;
    if (used > 0) {
      move_window(xml, carry->data + used, carry->len, xml->carry_offset);
      memmove(carry->data, carry->data + used, carry->len);
      move_window(xml, carry->data, carry->len, xml->carry_offset);
    }
  }
  return at;
}

void libfeed__xml_push(libfeed__xml *xml, const char *data, size_t len,
                       uint64_t offset) {
  if (!libfeed__is_going(xml->context) || len == 0)
    return;
  xml->stream_end = offset + len;
  size_t at = read_carry(xml, data, len, offset);
  if (!libfeed__is_going(xml->context) || at == len)
    return;
  size_t used = read_segment(xml, data + at, len - at, offset + at, false);
  if (!libfeed__is_going(xml->context))
    return;
  at += used;
  xml->carry_offset = offset + at;
  add_carry(xml, data + at, len - at);
  /* The caller's bytes are gone when the next push comes. */
  move_window(xml, xml->carry.data, xml->carry.len, xml->carry_offset);
}

void libfeed__xml_finish(libfeed__xml *xml) {
  libfeed__context *context = xml->context;
  if (!libfeed__is_going(context))
    return;
  if (xml->carry.len > 0) {
    read_segment(xml, xml->carry.data, xml->carry.len, xml->carry_offset, true);
    if (!libfeed__is_going(context))
      return;
  }
  bool is_cut = xml->depth > 0 || xml->skipped > 0 || xml->was_cut ||
                xml->state != LIBFEED__IN_CONTENT;
  /* Without a root it is no feed, which vocab/ says better. */
  if (is_cut || (!xml->had_root &&
                 !libfeed__xml_repairs(xml, LIBFEED_OPTION_REPAIR_TRUNCATION)))
    libfeed__may_repair(context, LIBFEED_OPTION_REPAIR_TRUNCATION,
                        LIBFEED__INPUT_TRUNCATED, xml->stream_end);
  while (xml->depth > 0 && libfeed__is_going(context))
    libfeed__element_pop(xml, xml->stream_end, LIBFEED__CLOSED_BY_INPUT);
  if (libfeed__is_going(context))
    libfeed__vocab_finish(xml->vocab, xml->stream_end);
}
