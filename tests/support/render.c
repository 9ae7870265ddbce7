/* SPDX-License-Identifier: MIT */
/* Test support: everything that can be asked of a parse, as text. */
#include "corpus.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

size_t render_faults;

/* The length of a well-formed sequence of UTF-8 (RFC 3629); 0 for none. Written
   without the library's own decoder, which it judges. */
static size_t sequence(const unsigned char *at, size_t left) {
  if (at[0] < 0x80)
    return at[0] != 0;
  size_t len = at[0] >= 0xF0 ? 4 : at[0] >= 0xE0 ? 3 : 2;
  if (at[0] < 0xC2 || at[0] > 0xF4 || len > left)
    return 0;
  for (size_t i = 1; i < len; i++)
    if ((at[i] & 0xC0) != 0x80)
      return 0;
  bool is_wrong =
      (at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xED && at[1] > 0x9F) ||
      (at[0] == 0xF0 && at[1] < 0x90) || (at[0] == 0xF4 && at[1] > 0x8F);
  return is_wrong ? 0 : len;
}

static void check(const char *what, libfeed_str str) {
  if (str.data == NULL || str.data[str.len] != '\0') {
    printf("%s: %s\n", what, str.data == NULL ? "NULL" : "not terminated");
    render_faults++;
    return;
  }
  size_t len;
  for (size_t at = 0; at < str.len; at += len) {
    len = sequence((const unsigned char *)str.data + at, str.len - at);
    if (len == 0) {
      printf("%s: not UTF-8, or holds U+0000, at %zu\n", what, at);
      render_faults++;
      return;
    }
  }
}

static void render_str(buffer *to, const char *what, libfeed_str str) {
  check(what, str);
  if (str.len == 0)
    return;
  buffer_print(to, " %s=", what);
  buffer_append(to, str.data, str.len);
}

static void render_pos(buffer *to, libfeed_pos pos) {
  buffer_print(to, " @%" PRIu64 ":%" PRIu64 ":%" PRIu64, pos.offset, pos.line,
               pos.column);
}

static void render_time(buffer *to, const char *what, libfeed_time time) {
  buffer_print(to,
               " %s=%" PRId64 ".%" PRId32 "%+" PRId32 "/%" PRIu32 "/%" PRIu32,
               what, time.seconds, time.nanoseconds, time.utc_offset,
               time.precision, time.flags);
}

typedef size_t writer(const void *object, char *buffer, size_t size);

static size_t write_entry(const void *object, char *data, size_t size) {
  return libfeed_entry_json(object, data, size);
}
static size_t write_channel(const void *object, char *data, size_t size) {
  return libfeed_channel_json(object, data, size);
}
static size_t write_problem(const void *object, char *data, size_t size) {
  return libfeed_problem_json(object, data, size);
}

static void render_json(buffer *to, writer *write, const void *object) {
  char small[256];
  buffer whole = {NULL, 0, 0};
  size_t len = write(object, small, sizeof small);
  for (size_t i = 0; i <= len; i++)
    buffer_append(&whole, "", 1);
  if (write(object, whole.data, len + 1) != len ||
      write(object, NULL, 0) != len || strlen(whole.data) != len ||
      strncmp(small, whole.data, sizeof small - 1) != 0) {
    printf("JSON depends on the size of the buffer\n");
    render_faults++;
  }
  buffer_append(to, whole.data, len);
  buffer_append(to, "\n", 1);
  check("json", (libfeed_str){whole.data, len});
  buffer_free(&whole);
}

static void render_text(buffer *to, const char *what,
                        const libfeed_text *text) {
  if (text == NULL)
    return;
  buffer_print(to, " %s type %d", what, (int)libfeed_text_type_of(text));
  render_str(to, "media_type", libfeed_text_media_type(text));
  render_str(to, "value", libfeed_text_value(text));
  render_str(to, "plain", libfeed_text_plain(text));
  render_str(to, "language", libfeed_text_language(text));
  render_str(to, "base", libfeed_text_base(text));
  render_str(to, "src", libfeed_text_src(text));
  render_str(to, "uri", libfeed_text_element_uri(text));
  render_str(to, "name", libfeed_text_element_name(text));
  render_pos(to, libfeed_text_position(text));
  buffer_append(to, "\n", 1);
}

static void render_person(buffer *to, const libfeed_person *person) {
  buffer_print(to, " person %d", libfeed_person_is_noreply(person));
  render_str(to, "name", libfeed_person_name(person));
  render_str(to, "email", libfeed_person_email(person));
  render_str(to, "uri", libfeed_person_uri(person));
  render_str(to, "role", libfeed_person_role(person));
  render_str(to, "raw", libfeed_person_raw(person));
  buffer_append(to, "\n", 1);
}

static void render_link(buffer *to, const libfeed_link *link) {
  buffer_print(to, " link %" PRId64, libfeed_link_length(link));
  render_str(to, "href", libfeed_link_href(link));
  render_str(to, "raw", libfeed_link_raw(link));
  render_str(to, "rel", libfeed_link_rel(link));
  render_str(to, "type", libfeed_link_type(link));
  render_str(to, "hreflang", libfeed_link_hreflang(link));
  render_str(to, "title", libfeed_link_title(link));
  buffer_append(to, "\n", 1);
}

static void render_category(buffer *to, const libfeed_category *category) {
  buffer_print(to, " category");
  render_str(to, "term", libfeed_category_term(category));
  render_str(to, "scheme", libfeed_category_scheme(category));
  render_str(to, "label", libfeed_category_label(category));
  buffer_append(to, "\n", 1);
}

/* The strings of a media object that the JSON shows need only the check. */
static void check_media(const libfeed_media *media) {
  check("media url", libfeed_media_url(media));
  check("media type", libfeed_media_type(media));
  check("media medium", libfeed_media_medium(media));
  check("media title", libfeed_media_title(media));
  check("media description", libfeed_media_description(media));
  check("media link", libfeed_media_link(media));
  check("media player", libfeed_media_player(media));
  check("media hash", libfeed_media_hash(media));
  check("media hash algorithm", libfeed_media_hash_algorithm(media));
  check("media rating", libfeed_media_rating(media));
  check("media rating scheme", libfeed_media_rating_scheme(media));
  check("media rights", libfeed_media_rights(media));
  check("media license", libfeed_media_license(media));
  check("media language", libfeed_media_language(media));
  check("media expression", libfeed_media_expression(media));
  for (size_t i = 0; i < libfeed_media_keyword_count(media); i++)
    check("media keyword", libfeed_media_keyword(media, i));
  for (size_t i = 0; i < libfeed_media_credit_count(media); i++) {
    check("credit", libfeed_person_name(libfeed_media_credit(media, i)));
    check("role", libfeed_person_role(libfeed_media_credit(media, i)));
  }
  for (size_t i = 0; i < libfeed_media_thumbnail_count(media); i++)
    check("thumbnail", libfeed_media_url(libfeed_media_thumbnail(media, i)));
}

/* A walk over a tree of any depth, children before siblings. */
static void render_node(buffer *to, const libfeed_node *top) {
  enum { DEPTH = 64 };
  const libfeed_node *path[DEPTH];
  size_t at[DEPTH];
  size_t depth = 1;
  path[0] = top;
  at[0] = 0;
  while (depth > 0) {
    const libfeed_node *node = path[depth - 1];
    if (at[depth - 1] == 0) {
      buffer_print(to, " node %zu %d", depth, libfeed_node_is_text(node));
      render_str(to, "uri", libfeed_node_uri(node));
      render_str(to, "prefix", libfeed_node_prefix(node));
      render_str(to, "name", libfeed_node_name(node));
      render_str(to, "text", libfeed_node_text(node));
      for (size_t i = 0; i < libfeed_node_attribute_count(node); i++) {
        render_str(to, "uri", libfeed_node_attribute_uri(node, i));
        render_str(to, "name", libfeed_node_attribute_name(node, i));
        render_str(to, "value", libfeed_node_attribute_value(node, i));
      }
      render_pos(to, libfeed_node_position(node));
      buffer_append(to, "\n", 1);
    }
    if (depth < DEPTH && at[depth - 1] < libfeed_node_child_count(node)) {
      path[depth] = libfeed_node_child(node, at[depth - 1]++);
      at[depth++] = 0;
    } else {
      depth--;
    }
  }
}

static void render_problem(buffer *to, const libfeed_problem *problem) {
  check("code", libfeed_problem_code(problem));
  check("message", libfeed_problem_message(problem));
  render_json(to, write_problem, problem);
}

static void render_entry_lists(buffer *to, const libfeed_entry *entry) {
  for (size_t i = 0; i < libfeed_entry_content_count(entry); i++)
    render_text(to, "content", libfeed_entry_content(entry, i));
  for (size_t i = 0; i < libfeed_entry_author_count(entry); i++)
    render_person(to, libfeed_entry_author(entry, i));
  for (size_t i = 0; i < libfeed_entry_contributor_count(entry); i++)
    render_person(to, libfeed_entry_contributor(entry, i));
  for (size_t i = 0; i < libfeed_entry_category_count(entry); i++)
    render_category(to, libfeed_entry_category(entry, i));
  for (size_t i = 0; i < libfeed_entry_link_count(entry); i++)
    render_link(to, libfeed_entry_link_at(entry, i));
  for (size_t i = 0; i < libfeed_entry_media_count(entry); i++)
    check_media(libfeed_entry_media(entry, i));
  for (size_t i = 0; i < libfeed_entry_block_count(entry); i++) {
    const libfeed_block *block = libfeed_entry_block(entry, i);
    buffer_print(to, " block %s", libfeed_role_name(libfeed_block_role(block)));
    render_str(to, "text", libfeed_block_text(block));
    render_pos(to, libfeed_block_position(block));
    buffer_append(to, "\n", 1);
  }
  for (size_t i = 0; i < libfeed_entry_extension_count(entry); i++)
    render_node(to, libfeed_entry_extension(entry, i));
  for (size_t i = 0; i < libfeed_entry_problem_count(entry); i++)
    render_problem(to, libfeed_entry_problem(entry, i));
}

void render_entry(buffer *to, const libfeed_entry *entry) {
  buffer_print(to, "entry %" PRIu64, libfeed_entry_index(entry));
  render_pos(to, libfeed_entry_position(entry));
  render_str(to, "id", libfeed_entry_id(entry));
  render_str(to, "title", libfeed_entry_title(entry));
  render_str(to, "summary", libfeed_entry_summary(entry));
  render_str(to, "language", libfeed_entry_language(entry));
  render_str(to, "license", libfeed_entry_license(entry));
  render_str(to, "base", libfeed_entry_base(entry));
  render_str(to, "comments", libfeed_entry_comments(entry));
  render_str(to, "kind", libfeed_entry_kind(entry));
  render_time(to, "published", libfeed_entry_published(entry));
  render_time(to, "updated", libfeed_entry_updated(entry));
  render_time(to, "expires", libfeed_entry_expires(entry));
  buffer_append(to, "\n", 1);
  render_json(to, write_entry, entry);
  render_text(to, "title", libfeed_entry_title_text(entry));
  render_text(to, "summary", libfeed_entry_summary_text(entry));
  render_text(to, "rights", libfeed_entry_rights_text(entry));
  for (int field = 0; field < LIBFEED_FIELD_COUNT; field++) {
    libfeed_field asked = (libfeed_field)field;
    buffer_print(to, "%d", (int)libfeed_entry_origin(entry, asked));
    for (size_t i = 0; i < libfeed_entry_candidate_count(entry, asked); i++)
      render_text(to, libfeed_field_name(asked),
                  libfeed_entry_candidate(entry, asked, i));
  }
  buffer_append(to, "\n", 1);
  render_entry_lists(to, entry);
}

void render_channel(buffer *to, const libfeed_channel *channel) {
  buffer_print(to, "channel %s",
               libfeed_format_name(libfeed_channel_format(channel)));
  render_str(to, "title", libfeed_channel_title(channel));
  render_str(to, "subtitle", libfeed_channel_subtitle(channel));
  render_str(to, "icon", libfeed_channel_icon(channel));
  render_time(to, "published", libfeed_channel_published(channel));
  render_time(to, "updated", libfeed_channel_updated(channel));
  render_time(to, "update_base", libfeed_channel_update_base(channel));
  buffer_append(to, "\n", 1);
  render_json(to, write_channel, channel);
  render_text(to, "title", libfeed_channel_title_text(channel));
  render_text(to, "subtitle", libfeed_channel_subtitle_text(channel));
  for (int field = 0; field < LIBFEED_FIELD_COUNT; field++) {
    libfeed_field asked = (libfeed_field)field;
    buffer_print(to, "%d", (int)libfeed_channel_origin(channel, asked));
    for (size_t i = 0; i < libfeed_channel_candidate_count(channel, asked); i++)
      render_text(to, libfeed_field_name(asked),
                  libfeed_channel_candidate(channel, asked, i));
  }
  buffer_append(to, "\n", 1);
  for (size_t i = 0; i < libfeed_channel_author_count(channel); i++)
    render_person(to, libfeed_channel_author(channel, i));
  for (size_t i = 0; i < libfeed_channel_link_count(channel); i++)
    render_link(to, libfeed_channel_link_at(channel, i));
  for (size_t i = 0; i < libfeed_channel_namespace_count(channel); i++) {
    render_str(to, "prefix", libfeed_channel_namespace_prefix(channel, i));
    render_str(to, "uri", libfeed_channel_namespace_uri(channel, i));
  }
  for (size_t i = 0; i < libfeed_channel_extension_count(channel); i++)
    render_node(to, libfeed_channel_extension(channel, i));
}

void render_end(buffer *to, libfeed_parser *parser) {
  buffer_print(to, "end %s %s problems %" PRIu64 "\n",
               libfeed_status_name(libfeed_parser_status(parser)),
               libfeed_kind_name(libfeed_parser_kind(parser)),
               libfeed_parser_problem_total(parser));
  for (size_t i = 0; i < libfeed_parser_problem_count(parser); i++)
    render_problem(to, libfeed_parser_problem(parser, i));
  if (libfeed_parser_error(parser) != NULL)
    render_problem(to, libfeed_parser_error(parser));
  for (size_t i = 0; i < libfeed_parser_advertised_count(parser); i++)
    render_link(to, libfeed_parser_advertised(parser, i));
}
