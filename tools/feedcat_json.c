/* SPDX-License-Identifier: MIT */
/* feedcat: results as JSON, one object a line or one object in all. What the
   library cannot know stands here: which input it was, and how it ended. */
#include "feedcat.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static size_t write_entry(const void *object, char *buffer, size_t size) {
  return libfeed_entry_json(object, buffer, size);
}

static size_t write_channel(const void *object, char *buffer, size_t size) {
  return libfeed_channel_json(object, buffer, size);
}

static size_t write_problem(const void *object, char *buffer, size_t size) {
  return libfeed_problem_json(object, buffer, size);
}

static void member(output *out, const char *key, libfeed_str value) {
  if (value.len == 0)
    return;
  output_text(out, ",\"");
  output_text(out, key);
  output_text(out, "\":");
  output_json_string(out, value);
}

static libfeed_str text(const char *value) {
  return (libfeed_str){value, strlen(value)};
}

/* What an HTML page says about its feeds. */
static void advertised(output *out, const libfeed_parser *parser) {
  size_t n = libfeed_parser_advertised_count(parser);
  if (n == 0)
    return;
  output_text(out, ",\"advertised\":[");
  for (size_t i = 0; i < n; i++) {
    const libfeed_link *link = libfeed_parser_advertised(parser, i);
    output_text(out, i == 0 ? "{" : ",{");
    output_text(out, "\"href\":");
    output_json_string(out, libfeed_link_href(link));
    member(out, "rel", libfeed_link_rel(link));
    member(out, "type", libfeed_link_type(link));
    member(out, "title", libfeed_link_title(link));
    output_text(out, "}");
  }
  output_text(out, "]");
}

/* The members of an error behind the first one, which `prefix` begins. */
static void error_members(output *out, const libfeed_parser *parser,
                          const char *prefix) {
  libfeed_status status = libfeed_parser_status(parser);
  output_text(out, prefix);
  output_text(out, "\"status\":");
  output_json_string(out, text(libfeed_status_name(status)));
  member(out, "kind", text(libfeed_kind_name(libfeed_parser_kind(parser))));
  advertised(out, parser);
  const libfeed_problem *error = libfeed_parser_error(parser);
  if (error != NULL) {
    output_json_rest(out, write_problem, error);
    return;
  }
  member(out, "message", text(libfeed_status_message(status)));
  output_text(out, "}");
}

static uint64_t omitted(const libfeed_parser *parser) {
  return libfeed_parser_problem_total(parser) -
         libfeed_parser_problem_count(parser);
}

/* -- one object a line ------------------------------------------------------
 */

/* {"type":"…", and the input's name where there are several. */
static void begin_line(feed_state *state, const char *type) {
  output_text(state->out, "{\"type\":\"");
  output_text(state->out, type);
  output_text(state->out, "\"");
  if (state->is_named)
    member(state->out, "input", text(state->input));
}

static void line(feed_state *state, const char *type, json_writer *write,
                 const void *object) {
  begin_line(state, type);
  output_json_rest(state->out, write, object);
  output_text(state->out, "\n");
}

/* Keeps the feed as it was shown, to see at the end whether it changed. */
static void keep_feed(feed_state *state, const char *data, size_t len) {
  state->feed = malloc(len + 1);
  if (state->feed == NULL) {
    state->out->error = ENOMEM;
    return;
  }
  memcpy(state->feed, data, len);
  state->feed_len = len;
}

/* The feed before its first entry, or a second time if it has changed. */
static void feed_line(feed_state *state, libfeed_parser *parser) {
  libfeed_channel *channel;
  libfeed_status status = libfeed_parser_channel(parser, &channel);
  if (status == LIBFEED_E_NOMEM)
    state->out->error = ENOMEM;
  if (status != LIBFEED_OK)
    return;
  output *out = state->out;
  size_t start = out->len;
  begin_line(state, "feed");
  if (state->feed != NULL)
    output_text(out, ",\"final\":true");
  size_t len = output_json_rest(out, write_channel, channel);
  libfeed_channel_unref(channel);
  if (out->error != 0)
    return;
  const char *json = out->data + (out->len - len);
  if (state->feed == NULL) {
    keep_feed(state, json, len);
  } else if (len == state->feed_len && memcmp(json, state->feed, len) == 0) {
    out->len = start;
    return;
  }
  output_text(out, "\n");
}

static void ndjson_entry(feed_state *state, libfeed_parser *parser,
                         const libfeed_entry *entry) {
  if (state->feed == NULL)
    feed_line(state, parser);
  line(state, "entry", write_entry, entry);
}

static void ndjson_end(feed_state *state, libfeed_parser *parser) {
  feed_line(state, parser);
  size_t n = libfeed_parser_problem_count(parser);
  for (size_t i = 0; i < n; i++)
    line(state, "problem", write_problem, libfeed_parser_problem(parser, i));
  if (omitted(parser) > 0) {
    begin_line(state, "omitted");
    output_text(state->out, ",\"problems\":");
    output_number(state->out, omitted(parser));
    output_text(state->out, "}\n");
  }
  if (libfeed_parser_status(parser) < 0) {
    begin_line(state, "error");
    error_members(state->out, parser, ",");
    output_text(state->out, "\n");
  }
}

static void pause_nothing(feed_state *state, libfeed_parser *parser) {
  (void)state;
  (void)parser;
}

const view view_ndjson = {"ndjson", ndjson_entry, pause_nothing, ndjson_end};

/* -- one object in all -------------------------------------------------------

   Entries come first, so that nothing has to be kept until the feed, which is
   complete only at the end, is known. */

static void begin_object(feed_state *state) {
  output_text(state->out, "{");
  if (state->is_named) {
    output_text(state->out, "\"input\":");
    output_json_string(state->out, text(state->input));
    output_text(state->out, ",");
  }
  output_text(state->out, "\"entries\":[");
}

static void json_entry(feed_state *state, libfeed_parser *parser,
                       const libfeed_entry *entry) {
  (void)parser;
  if (state->n_entries == 0)
    begin_object(state);
  else
    output_text(state->out, ",");
  output_json(state->out, write_entry, entry);
}

static void json_end(feed_state *state, libfeed_parser *parser) {
  output *out = state->out;
  if (state->n_entries == 0)
    begin_object(state);
  output_text(out, "]");
  libfeed_channel *channel;
  libfeed_status status = libfeed_parser_channel(parser, &channel);
  if (status == LIBFEED_OK) {
    output_text(out, ",\"feed\":");
    output_json(out, write_channel, channel);
    libfeed_channel_unref(channel);
  } else if (status == LIBFEED_E_NOMEM) {
    out->error = ENOMEM;
  }
  output_text(out, ",\"problems\":[");
  size_t n = libfeed_parser_problem_count(parser);
  for (size_t i = 0; i < n; i++) {
    output_text(out, i == 0 ? "" : ",");
    output_json(out, write_problem, libfeed_parser_problem(parser, i));
  }
  output_text(out, "]");
  if (omitted(parser) > 0) {
    output_text(out, ",\"omitted\":{\"problems\":");
    output_number(out, omitted(parser));
    output_text(out, "}");
  }
  if (libfeed_parser_status(parser) < 0) {
    output_text(out, ",\"error\":");
    error_members(out, parser, "{");
  }
  output_text(out, "}\n");
}

const view view_json = {"json", json_entry, pause_nothing, json_end};
