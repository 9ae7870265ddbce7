/* SPDX-License-Identifier: MIT */
/* The text of fields: it grows in the arena of its entry or channel, so that it
   is copied once. Stage vocab. */
#include "base/str.h"
#include "base/utf8.h"
#include "vocab/vocab_state.h"

static libfeed__sink sink_of(const libfeed__frame *frame) {
  switch ((libfeed__mode)frame->mode) {
  case LIBFEED__MODE_TREE:
    return LIBFEED__SINK_NONE;
  case LIBFEED__MODE_VALUE:
  case LIBFEED__MODE_INLINE:
    return LIBFEED__SINK_TRIM;
  case LIBFEED__MODE_TITLE:
    return frame->escapes ? LIBFEED__SINK_ESCAPE : LIBFEED__SINK_TRIM;
  case LIBFEED__MODE_PLAIN:
  case LIBFEED__MODE_HTML:
  case LIBFEED__MODE_XML:
  case LIBFEED__MODE_MARKUP:
    return frame->escapes ? LIBFEED__SINK_ESCAPE : LIBFEED__SINK_RAW;
  case LIBFEED__MODE_NODE:
    return LIBFEED__SINK_RAW;
  }
  return LIBFEED__SINK_NONE;
}

void libfeed__text_open(libfeed__vocab *vocab, libfeed__frame *frame) {
  vocab->sink = sink_of(frame);
  if (vocab->sink == LIBFEED__SINK_NONE || vocab->arena != NULL)
    return;
  vocab->arena = frame->record->arena;
  vocab->is_full = false;
  vocab->blank_len = 0;
  vocab->text_before = frame->pieces_len;
  /* Where within the text the limit was met cannot be told: pieces have been
     resolved and normalised. */
  vocab->text_position = frame->position;
  libfeed__arena_open(vocab->arena);
}

bool libfeed__text_is_blank(libfeed__vocab *vocab) {
  size_t len = vocab->arena == NULL ? 0 : libfeed__arena_length(vocab->arena);
  size_t i = vocab->blank_len;
  while (i < len && libfeed__is_space(vocab->arena->open[i]))
    i++;
  vocab->blank_len = i;
  return i >= len;
}

size_t libfeed__text_room(const libfeed__vocab *vocab) {
  size_t used = vocab->text_before + libfeed__arena_length(vocab->arena);
  return used < vocab->text_limit ? vocab->text_limit - used : 0;
}

/* Reported where the string ends: pieces arrive as the input was cut, problems
   in them as they are met. */
void libfeed__text_fill(libfeed__vocab *vocab) {
  vocab->is_full = true;
  vocab->text.is_truncated = true;
}

void libfeed__text_append(libfeed__vocab *vocab, const char *data, size_t len) {
  if (vocab->is_full)
    return;
  size_t room = libfeed__text_room(vocab);
  if (len > room) {
    /* Pieces hold whole characters, and no half one is kept: an end tag may
       still come behind it. */
    len = libfeed__utf8_fit(data, len, room);
    libfeed__text_fill(vocab);
  }
  if (!libfeed__arena_append(vocab->arena, data, len))
    libfeed__fail_memory(vocab->context);
}

void libfeed__text_put(libfeed__vocab *vocab, const char *data, size_t len) {
  if (vocab->sink == LIBFEED__SINK_TRIM &&
      libfeed__arena_length(vocab->arena) == 0) {
    size_t from = 0;
    while (from < len && libfeed__is_space(data[from]))
      from++;
    data += from;
    len -= from;
  }
  if (vocab->sink == LIBFEED__SINK_ESCAPE)
    libfeed__markup_text(vocab, data, len);
  else
    libfeed__text_append(vocab, data, len);
}

static bool is_trimmed(const libfeed__frame *frame) {
  return frame->mode == LIBFEED__MODE_VALUE ||
         frame->mode == LIBFEED__MODE_TITLE;
}

/* Ends the string that is open. What is nothing but white space takes no memory
   where white space has no meaning. */
libfeed_str libfeed__text_take(libfeed__vocab *vocab, bool trims,
                               bool drops_blank) {
  libfeed__arena *arena = vocab->arena;
  if (arena == NULL)
    return libfeed__empty;
  vocab->arena = NULL;
  vocab->sink = LIBFEED__SINK_NONE;
  if (vocab->is_full)
    libfeed__report_at(vocab->context, LIBFEED__LIMIT_TEXT,
                       vocab->text_position, libfeed__empty);
  size_t len = libfeed__arena_length(arena);
  size_t end = len;
  while (end > 0 && libfeed__is_space(arena->open[end - 1]))
    end--;
  if (trims)
    libfeed__arena_cut(arena, end);
  if (len == 0 || (end == 0 && (trims || drops_blank))) {
    libfeed__arena_drop(arena);
    return libfeed__empty;
  }
  return libfeed__arena_close(arena);
}

void libfeed__text_suspend(libfeed__vocab *vocab, libfeed__frame *frame) {
  libfeed_str text = libfeed__text_take(vocab, false, frame->pieces.len == 0);
  if (text.len == 0)
    return;
  libfeed_str *piece =
      libfeed__arena_alloc(frame->record->arena, sizeof *piece);
  if (piece == NULL ||
      !libfeed__list_push(frame->record->arena, &frame->pieces, piece))
    libfeed__fail_memory(vocab->context);
  else
    *piece = text;
  frame->pieces_len += text.len;
}

libfeed_str libfeed__text_close(libfeed__vocab *vocab, libfeed__frame *frame) {
  if (frame->pieces.len == 0)
    return libfeed__text_take(vocab, is_trimmed(frame), true);
  /* Pieces with children between them: put together once, at the end. */
  libfeed__text_suspend(vocab, frame);
  libfeed__text_open(vocab, frame);
  for (uint32_t i = 0; i < frame->pieces.len; i++) {
    const libfeed_str *piece = frame->pieces.items[i];
    if (!libfeed__arena_append(vocab->arena, piece->data, piece->len))
      libfeed__fail_memory(vocab->context);
  }
  return libfeed__text_take(vocab, is_trimmed(frame), true);
}
