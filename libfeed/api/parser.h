/* SPDX-License-Identifier: MIT */
/* Parser: what the public object holds. */
#ifndef LIBFEED_API_PARSER_H
#define LIBFEED_API_PARSER_H

#include "api/get.h"
#include "api/options.h"
#include "base/context.h"
#include "input/input.h"
#include "normal/normal.h"
#include "vocab/vocab.h"

struct libfeed_parser {
  libfeed_options options; /* a copy; the settings borrow its strings */
  libfeed__context context;
  libfeed__normal normal;
  libfeed__vocab *vocab;
  libfeed__input *input;
  bool is_finished; /* the caller said that the input has ended */
  bool is_done;     /* the caller was told that nothing will follow */
  bool has_pulled;
  uint32_t pulled_sequence; /* of the channel, at the entry pulled last */
  /* The channel that was handed out last, and up to where it shows. */
  libfeed_channel *channel;
  uint32_t channel_sequence;
};

/* libfeed_parser_new() for a caller that has checked its arguments. */
libfeed_status libfeed__parser_make(const libfeed_options *options,
                                    libfeed_parser **out);

/* Takes the reading stages down. What was found out (status, kind, problems)
   stays; nothing can be pushed and no channel asked for any more. */
void libfeed__parser_close(libfeed_parser *parser);

#endif
