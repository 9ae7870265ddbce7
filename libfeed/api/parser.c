/* SPDX-License-Identifier: MIT */
/* Parser: the stages of one parse behind push and pull. It makes them, hands
   bytes to the first one and takes entries from the last; what they have in
   common is in its context. */
#include "api/parser.h"

#include <string.h>

#include "base/str.h"

/* The sequence number of a channel that is complete. */
#define COMPLETE UINT32_MAX

/* Makes the stages. False without memory; what was made is then taken down by
   close_stages(). */
static bool open_stages(libfeed_parser *parser) {
  libfeed__settings settings;
  libfeed__options_settings(&parser->options, &settings);
  libfeed__context_init(&parser->context, &parser->options.allocator,
                        &settings);
  libfeed__normal_init(&parser->normal, &parser->context);
  parser->vocab = libfeed__vocab_new(&parser->context, &parser->normal);
  if (parser->vocab == NULL)
    return false;
  parser->input =
      libfeed__input_new(&parser->context, parser->vocab, &parser->normal,
                         libfeed__vocab_channel(parser->vocab));
  return parser->input != NULL;
}

void libfeed__parser_close(libfeed_parser *parser) {
  if (parser->input != NULL)
    libfeed__input_free(parser->input);
  parser->input = NULL;
  if (parser->vocab != NULL)
    libfeed__vocab_free(parser->vocab);
  parser->vocab = NULL;
}

static void close_stages(libfeed_parser *parser) {
  libfeed_channel_unref(parser->channel);
  parser->channel = NULL;
  libfeed__parser_close(parser);
  libfeed__normal_fini(&parser->normal);
  libfeed__context_fini(&parser->context);
}

libfeed_status libfeed__parser_make(const libfeed_options *options,
                                    libfeed_parser **out) {
  const libfeed_allocator *allocator =
      options == NULL ? &libfeed__libc_allocator : &options->allocator;
  libfeed_parser *parser =
      allocator->allocate(allocator->context, sizeof *parser);
  if (parser == NULL)
    return LIBFEED_E_NOMEM;
  memset(parser, 0, sizeof *parser);
  libfeed__options_init(&parser->options, allocator);
  bool is_copied =
      options == NULL || libfeed__options_copy(&parser->options, options);
  if (!open_stages(parser) || !is_copied) {
    libfeed_parser_free(parser);
    return LIBFEED_E_NOMEM;
  }
  *out = parser;
  return LIBFEED_OK;
}

libfeed_status libfeed_parser_new(const libfeed_options *options,
                                  libfeed_parser **out) {
  if (out == NULL)
    return LIBFEED_E_MISUSE;
  *out = NULL;
  return libfeed__parser_make(options, out);
}

void libfeed_parser_free(libfeed_parser *parser) {
  if (parser == NULL)
    return;
  close_stages(parser);
  libfeed__options_fini(&parser->options);
  parser->options.allocator.release(parser->options.allocator.context, parser,
                                    sizeof *parser);
}

libfeed_status libfeed_parser_reset(libfeed_parser *parser) {
  if (parser == NULL)
    return LIBFEED_E_MISUSE;
  close_stages(parser);
  parser->is_finished = parser->is_done = parser->has_pulled = false;
  parser->pulled_sequence = 0;
  if (!open_stages(parser))
    return libfeed__fail_memory(&parser->context);
  return LIBFEED_OK;
}

libfeed_status libfeed_parser_push(libfeed_parser *parser, const void *data,
                                   size_t size) {
  if (parser == NULL || (data == NULL && size > 0) || parser->is_finished)
    return LIBFEED_E_MISUSE;
  if (size > 0 && libfeed__is_going(&parser->context))
    libfeed__input_push(parser->input, data, size);
  return parser->context.status;
}

libfeed_status libfeed_parser_finish(libfeed_parser *parser) {
  if (parser == NULL || parser->is_finished)
    return LIBFEED_E_MISUSE;
  parser->is_finished = true;
  if (libfeed__is_going(&parser->context))
    libfeed__input_finish(parser->input);
  return parser->context.status;
}

libfeed_status libfeed_parser_next(libfeed_parser *parser,
                                   libfeed_entry **out) {
  if (out == NULL)
    return LIBFEED_E_MISUSE;
  *out = NULL;
  if (parser == NULL)
    return LIBFEED_E_MISUSE;
  libfeed_entry *entry = libfeed__normal_pull(&parser->normal);
  if (entry != NULL) {
    parser->has_pulled = true;
    parser->pulled_sequence = entry->channel_sequence;
    *out = entry;
    return LIBFEED_OK;
  }
  const libfeed__context *context = &parser->context;
  if (libfeed__is_going(context) && !parser->is_finished)
    return LIBFEED_AGAIN;
  parser->is_done = true;
  return context->status < 0 ? context->status : LIBFEED_DONE;
}

/* Up to which piece of its data the channel is to be shown now. */
static uint32_t visible_sequence(const libfeed_parser *parser) {
  if (parser->is_done)
    return COMPLETE;
  if (parser->has_pulled)
    return parser->pulled_sequence;
  if (parser->normal.first != NULL)
    return parser->normal.first->channel_sequence;
  return libfeed__vocab_channel(parser->vocab)->record.sequence;
}

libfeed_status libfeed_parser_channel(libfeed_parser *parser,
                                      libfeed_channel **out) {
  if (out == NULL)
    return LIBFEED_E_MISUSE;
  *out = NULL;
  if (parser == NULL)
    return LIBFEED_E_MISUSE;
  libfeed_kind kind = parser->context.kind;
  if (kind != LIBFEED_KIND_FEED && kind != LIBFEED_KIND_ARTICLE)
    return parser->context.status < 0 ? parser->context.status : LIBFEED_AGAIN;
  uint32_t sequence = visible_sequence(parser);
  if (parser->channel == NULL || parser->channel_sequence != sequence) {
    libfeed_channel *channel = libfeed__normal_channel(
        &parser->normal, libfeed__vocab_channel(parser->vocab), sequence);
    if (channel == NULL)
      return LIBFEED_E_NOMEM;
    libfeed_channel_unref(parser->channel);
    parser->channel = channel;
    parser->channel_sequence = sequence;
  }
  *out = libfeed_channel_ref(parser->channel);
  return LIBFEED_OK;
}

libfeed_status libfeed_parser_status(const libfeed_parser *parser) {
  return parser == NULL ? LIBFEED_E_MISUSE : parser->context.status;
}

const libfeed_problem *libfeed_parser_error(const libfeed_parser *parser) {
  return parser == NULL ? NULL : parser->context.error;
}

libfeed_kind libfeed_parser_kind(const libfeed_parser *parser) {
  return parser == NULL ? LIBFEED_KIND_UNKNOWN : parser->context.kind;
}

size_t libfeed_parser_advertised_count(const libfeed_parser *parser) {
  return parser == NULL ? 0 : parser->context.advertised.len;
}

const libfeed_link *libfeed_parser_advertised(const libfeed_parser *parser,
                                              size_t index) {
  return parser == NULL ? NULL
                        : libfeed__item(&parser->context.advertised, index);
}

size_t libfeed_parser_problem_count(const libfeed_parser *parser) {
  return parser == NULL ? 0 : parser->context.problems.len;
}

uint64_t libfeed_parser_problem_total(const libfeed_parser *parser) {
  return parser == NULL ? 0 : parser->context.problem_total;
}

uint64_t libfeed_parser_replaced_total(const libfeed_parser *parser) {
  return parser == NULL ? 0 : parser->context.replaced_total;
}

const libfeed_problem *libfeed_parser_problem(const libfeed_parser *parser,
                                              size_t index) {
  return parser == NULL ? NULL
                        : libfeed__item(&parser->context.problems, index);
}
