/* SPDX-License-Identifier: MIT */
/* input: the first stage. Takes bytes as they come, keeps them until the head
   is decided, then passes them to the decoder. */
#include "input/input_state.h"

#include <string.h>

libfeed__input *libfeed__input_new(libfeed__context *context,
                                   libfeed__vocab *vocab,
                                   libfeed__normal *normal,
                                   libfeed_channel *channel) {
  libfeed__input *input = libfeed__mem_alloc(&context->mem, sizeof *input);
  if (input == NULL)
    return NULL;
  memset(input, 0, sizeof *input);
  input->context = context;
  input->vocab = vocab;
  input->normal = normal;
  input->channel = channel;
  libfeed__bytes_init(&input->head, &context->mem);
  libfeed__bytes_init(&input->intro, &context->mem);
  return input;
}

void libfeed__input_free(libfeed__input *input) {
  if (input == NULL)
    return;
  libfeed__decode_end(input);
  libfeed__xml_free(input->xml);
  libfeed__article_free(input->article);
  libfeed__bytes_fini(&input->head);
  libfeed__bytes_fini(&input->intro);
  libfeed__mem_free(&input->context->mem, input, sizeof *input);
}

/* Starts decoding as the head decided. */
static void start(libfeed__input *input) {
  libfeed__decode_start(input);
  input->is_decided = true;
  input->original = input->decision.bom;
  input->channel->encoding = input->decision.charset->name;
  input->channel->encoding_source = input->decision.source;
  input->channel->encoding_contradicted = input->decision.contradicted;
  libfeed__route_report(input, false, 0);
}

/* Looks at the head; true once it is decided. */
static bool decide(libfeed__input *input, bool is_end) {
  libfeed__context *context = input->context;
  libfeed_str head = libfeed__bytes_str(&input->head);
  libfeed_kind kind = LIBFEED_KIND_UNKNOWN;
  bool looks =
      libfeed__number(context, LIBFEED_OPTION_FORMAT_HINT) == LIBFEED_HINT_NONE;
  if (looks && !libfeed__magic(head, is_end, &kind))
    return false;
  if (kind != LIBFEED_KIND_UNKNOWN) {
    libfeed__route_refuse(input, kind);
    return false;
  }
  if (!libfeed__head_decide(context, head, is_end, &input->decision))
    return false;
  start(input);
  return libfeed__is_going(context);
}

/* Bytes to look at before looking again: the answer does not depend on it. */
#define STEP ((size_t)256)

/* Takes bytes for the head, step by step, until it is decided; returns how many
   it took. */
static size_t push_head(libfeed__input *input, const char *data, size_t len) {
  size_t at = 0;
  while (at < len && !input->is_decided && libfeed__is_going(input->context)) {
    size_t step = len - at < STEP ? len - at : STEP;
    if (!libfeed__bytes_append(&input->head, data + at, step)) {
      libfeed__fail_memory(input->context);
      break;
    }
    at += step;
    if (decide(input, false)) {
      libfeed_str head = libfeed__bytes_str(&input->head);
      size_t bom = input->decision.bom;
      libfeed__decode_push(input, head.data + bom, head.len - bom);
      libfeed__bytes_fini(&input->head);
    }
  }
  return at;
}

/* Decides by what there is, and decodes it. */
static void end_head(libfeed__input *input) {
  if (input->is_decided || !decide(input, true))
    return;
  libfeed_str head = libfeed__bytes_str(&input->head);
  size_t bom = input->decision.bom;
  libfeed__decode_push(input, head.data + bom, head.len - bom);
}

/* The limit is exact: all bytes up to it are read, then the reading ends. */
static void fail_limit(libfeed__input *input) {
  libfeed__context *context = input->context;
  if (libfeed__is_going(context))
    end_head(input);
  if (!libfeed__is_going(context))
    return;
  libfeed__positions_segment(&context->positions, input->utf8, input->received,
                             LIBFEED__UNIT_NONE, 0);
  libfeed__fail(context, LIBFEED_E_LIMIT, LIBFEED__LIMIT_INPUT, input->utf8);
}

void libfeed__input_push(libfeed__input *input, const char *data, size_t len) {
  if (len == 0 || !libfeed__is_going(input->context))
    return;
  int64_t limit = libfeed__number(input->context, LIBFEED_OPTION_LIMIT_INPUT);
  bool is_over = limit > 0 && len > (uint64_t)limit - input->received;
  if (is_over)
    len = (size_t)((uint64_t)limit - input->received);
  input->received += len;
  size_t at = input->is_decided ? 0 : push_head(input, data, len);
  if (at < len && libfeed__is_going(input->context))
    libfeed__decode_push(input, data + at, len - at);
  if (is_over)
    fail_limit(input);
}

void libfeed__input_finish(libfeed__input *input) {
  if (!libfeed__is_going(input->context))
    return;
  end_head(input);
  if (!libfeed__is_going(input->context))
    return;
  libfeed__decode_finish(input);
  /* Every run was read as UTF-8, against a label that nothing confirmed. */
  if (input->was_read_as_utf8 && !input->is_settled)
    libfeed__route_contradict(input);
  if (libfeed__is_going(input->context))
    libfeed__route_finish(input);
}
