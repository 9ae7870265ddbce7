/* SPDX-License-Identifier: MIT */
/* feedcat: results for people: the feed, its entries, or the problems. Nothing
   that a terminal could take as a command passes through. */
#define _POSIX_C_SOURCE 200809L

#include "feedcat.h"

#include <string.h>
#include <time.h>

/* Lines of the text of an entry that are shown, and characters of each. */
#define LINES 3
#define LINE_LENGTH 200

/* -- text, made harmless ------------------------------------------------------
 */

/* The code point at `at` of valid UTF-8, and its length. */
static uint32_t decode(const char *at, size_t *len) {
  unsigned char first = (unsigned char)at[0];
  *len = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  uint32_t code = *len == 1 ? first : first & (0xFFu >> (*len + 1));
  for (size_t i = 1; i < *len; i++)
    code = code << 6 | ((unsigned char)at[i] & 0x3F);
  return code;
}

/* Controls (ESC among them), and what changes the direction of the text that
   follows. */
static bool is_harmful(uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x61C ||
         (code >= 0x200E && code <= 0x200F) ||
         (code >= 0x2028 && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

static bool is_space(uint32_t code) {
  return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x2028 ||
         code == 0x2029;
}

/* Appends text in one line, white space folded, at most `most` characters. */
static void put_line(output *out, libfeed_str text, size_t most) {
  bool is_space_due = false;
  size_t n = 0;
  size_t len;
  for (size_t at = 0; at < text.len; at += len) {
    uint32_t code = decode(text.data + at, &len);
    if (is_space(code)) {
      is_space_due = n > 0;
      continue;
    }
    if (is_harmful(code))
      continue;
    if (n >= most) {
      output_text(out, "…");
      return;
    }
    if (is_space_due)
      output_text(out, " ");
    n += is_space_due ? 2 : 1;
    is_space_due = false;
    output_bytes(out, text.data + at, len);
  }
}

/* The first line of `rest` that holds more than white space; false without. */
static bool next_line(libfeed_str *rest, libfeed_str *line) {
  while (rest->len > 0) {
    const char *end = memchr(rest->data, '\n', rest->len);
    size_t len = end == NULL ? rest->len : (size_t)(end - rest->data);
    *line = (libfeed_str){rest->data, len};
    size_t taken = end == NULL ? len : len + 1;
    rest->data += taken;
    rest->len -= taken;
    for (size_t i = 0; i < len; i++)
      if (!is_space((unsigned char)line->data[i]))
        return true;
  }
  return false;
}

static void put_lines(output *out, libfeed_str text) {
  libfeed_str line;
  for (int i = 0; i < LINES && next_line(&text, &line); i++) {
    output_text(out, "    ");
    put_line(out, line, LINE_LENGTH);
    output_text(out, "\n");
  }
}

/* Markup without its tags: enough for a glance. */
static void put_markup(output *out, libfeed_str markup) {
  char text[4 * LINES * LINE_LENGTH];
  size_t len = 0;
  bool is_tag = false;
  for (size_t i = 0; i < markup.len && len < sizeof text; i++) {
    char c = markup.data[i];
    if (is_tag) {
      is_tag = c != '>';
      continue;
    }
    is_tag = c == '<';
    text[len++] = is_tag ? ' ' : c;
  }
  /* Not in the middle of a character. */
  while (len > 0 && len == sizeof text && ((unsigned char)text[len - 1] & 0x80))
    len--;
  output_text(out, "    ");
  put_line(out, (libfeed_str){text, len}, LINE_LENGTH);
  output_text(out, "\n");
}

/* -- entries
 * -------------------------------------------------------------------- */

static void put_number(output *out, unsigned digits, int number) {
  char text[8];
  for (unsigned i = digits; i-- > 0; number /= 10)
    text[i] = (char)('0' + number % 10);
  output_bytes(out, text, digits);
}

static void put_clock(output *out, const struct tm *parts, uint32_t precision,
                      int32_t offset) {
  int minutes = (offset < 0 ? -offset : offset) / 60;
  output_text(out, " ");
  put_number(out, 2, parts->tm_hour);
  output_text(out, ":");
  put_number(out, 2, parts->tm_min);
  if (precision >= LIBFEED_PRECISION_SECOND) {
    output_text(out, ":");
    put_number(out, 2, parts->tm_sec);
  }
  output_text(out, offset < 0 ? " -" : " +");
  put_number(out, 2, minutes / 60 % 24);
  output_text(out, ":");
  put_number(out, 2, minutes % 60);
}

/* A date as far as it is known; one that cannot be read is shown as written. */
static void put_date(output *out, libfeed_time date, libfeed_str raw) {
  struct tm parts;
  time_t local = (time_t)(date.seconds + date.utc_offset);
  if (date.precision == LIBFEED_PRECISION_NONE ||
      gmtime_r(&local, &parts) == NULL || parts.tm_year < -1900 ||
      parts.tm_year > 9999 - 1900) {
    put_line(out, raw, LINE_LENGTH);
    return;
  }
  put_number(out, 4, parts.tm_year + 1900);
  if (date.precision >= LIBFEED_PRECISION_MONTH) {
    output_text(out, "-");
    put_number(out, 2, parts.tm_mon + 1);
  }
  if (date.precision >= LIBFEED_PRECISION_DAY) {
    output_text(out, "-");
    put_number(out, 2, parts.tm_mday);
  }
  if (date.precision >= LIBFEED_PRECISION_MINUTE)
    put_clock(out, &parts, date.precision, date.utc_offset);
}

static void put_paragraph(output *out, const char *indent, libfeed_str text) {
  if (text.len == 0)
    return;
  output_text(out, indent);
  put_line(out, text, LINE_LENGTH);
  output_text(out, "\n");
}

static void text_feed(feed_state *state, libfeed_parser *parser) {
  libfeed_channel *channel;
  if (libfeed_parser_channel(parser, &channel) != LIBFEED_OK)
    return;
  output *out = state->out;
  if (!state->is_first)
    output_text(out, "\n");
  if (state->is_named) {
    output_text(out, "==> ");
    put_line(out, (libfeed_str){state->input, strlen(state->input)},
             LINE_LENGTH);
    output_text(out, " <==\n");
  }
  put_paragraph(out, "", libfeed_channel_title(channel));
  put_paragraph(out, "", libfeed_channel_subtitle(channel));
  put_paragraph(out, "", libfeed_channel_link(channel));
  libfeed_channel_unref(channel);
}

/* Date and authors in one line. */
static void put_when_and_who(output *out, const libfeed_entry *entry) {
  libfeed_str raw = libfeed_entry_published_raw(entry);
  size_t n = libfeed_entry_author_count(entry);
  if (raw.len == 0 && n == 0)
    return;
  output_text(out, "  ");
  put_date(out, libfeed_entry_published(entry), raw);
  if (raw.len > 0 && n > 0)
    output_text(out, " · ");
  for (size_t i = 0; i < n; i++) {
    const libfeed_person *author = libfeed_entry_author(entry, i);
    libfeed_str name = libfeed_person_name(author);
    output_text(out, i == 0 ? "" : ", ");
    put_line(out, name.len > 0 ? name : libfeed_person_email(author),
             LINE_LENGTH);
  }
  output_text(out, "\n");
}

static void text_entry(feed_state *state, libfeed_parser *parser,
                       const libfeed_entry *entry) {
  output *out = state->out;
  if (state->n_entries == 0)
    text_feed(state, parser);
  libfeed_str title = libfeed_entry_title(entry);
  libfeed_str summary = libfeed_entry_summary(entry);
  const libfeed_text *content = libfeed_entry_content(entry, 0);
  output_text(out, "\n");
  put_paragraph(out, "* ", title.len > 0 ? title : libfeed_entry_id(entry));
  put_when_and_who(out, entry);
  put_paragraph(out, "  ", libfeed_entry_link(entry));
  if (summary.len > 0)
    put_lines(out, summary);
  else if (libfeed_text_plain(content).len > 0)
    put_lines(out, libfeed_text_plain(content));
  else if (libfeed_text_type_of(content) == LIBFEED_TEXT_PLAIN)
    put_lines(out, libfeed_text_value(content));
  else if (libfeed_text_type_of(content) != LIBFEED_TEXT_OTHER)
    put_markup(out, libfeed_text_value(content));
}

static void text_pause(feed_state *state, libfeed_parser *parser) {
  (void)state;
  (void)parser;
}

static void text_end(feed_state *state, libfeed_parser *parser) {
  if (state->n_entries == 0)
    text_feed(state, parser);
}

const view view_text = {"text", text_entry, text_pause, text_end};

/* -- problems
 * -------------------------------------------------------------------- */

static void put_problem(feed_state *state, const libfeed_problem *problem) {
  output *out = state->out;
  libfeed_pos position = libfeed_problem_position(problem);
  put_line(out, (libfeed_str){state->input, strlen(state->input)}, SIZE_MAX);
  output_text(out, ":");
  output_number(out, position.line);
  output_text(out, ":");
  output_number(out, position.column);
  output_text(out, ": ");
  output_text(out, libfeed_severity_name(libfeed_problem_severity(problem)));
  output_text(out, ": ");
  put_line(out, libfeed_problem_message(problem), SIZE_MAX);
  output_text(out, " [");
  put_line(out, libfeed_problem_code(problem), SIZE_MAX);
  output_text(out, "]\n");
}

static void problems_entry(feed_state *state, libfeed_parser *parser,
                           const libfeed_entry *entry) {
  (void)state;
  (void)parser;
  (void)entry;
}

static void problems_pause(feed_state *state, libfeed_parser *parser) {
  size_t n = libfeed_parser_problem_count(parser);
  for (; state->n_problems < n; state->n_problems++)
    put_problem(state, libfeed_parser_problem(parser, state->n_problems));
}

static void problems_end(feed_state *state, libfeed_parser *parser) {
  problems_pause(state, parser);
  const libfeed_problem *error = libfeed_parser_error(parser);
  if (error != NULL)
    put_problem(state, error);
}

const view view_problems = {"problems", problems_entry, problems_pause,
                            problems_end};
