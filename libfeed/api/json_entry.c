/* SPDX-License-Identifier: MIT */
/* JSON output: entries and problems. */
#include <string.h>

#include "api/get.h"
#include "api/json_parts.h"

static void write_blocks(libfeed__json *json, const libfeed__list *blocks) {
  if (blocks->len == 0)
    return;
  libfeed__json_key(json, "blocks");
  libfeed__json_open(json, '[');
  for (uint32_t i = 0; i < blocks->len; i++) {
    const libfeed_block *block = blocks->items[i];
    const char *role = libfeed_role_name(block->role);
    libfeed__json_element(json);
    libfeed__json_open(json, '{');
    libfeed__json_str_member(json, "role", (libfeed_str){role, strlen(role)});
    libfeed__json_str_member(json, "text", block->text);
    libfeed__json_close(json, '}');
  }
  libfeed__json_close(json, ']');
}

static void write_source(libfeed__json *json, const libfeed_channel *source) {
  if (source == NULL)
    return;
  libfeed__json_key(json, "source");
  libfeed__json_open(json, '{');
  libfeed__json_channel_members(json, source);
  libfeed__json_close(json, '}');
}

/* What an entry is, says and when. */
static void write_core(libfeed__json *json, const libfeed_entry *entry) {
  const libfeed__record *record = &entry->record;
  libfeed__json_str_member(json, "kind", entry->kind);
  libfeed__json_str_member(json, "id", record->id);
  libfeed__json_true_member(json, "id_is_permalink", entry->id_is_permalink);
  libfeed__json_text_member(json, "title", record->title, record);
  libfeed__json_str_member(json, "kicker", entry->kicker);
  libfeed__json_str_member(json, "dateline", entry->dateline);
  libfeed__json_str_member(json, "link", record->link);
  libfeed__json_text_member(json, "summary", record->summary, record);
  libfeed__json_true_member(json, "summary_is_content",
                            entry->summary_is_content);
  libfeed__json_content(json, &entry->content, record);
  libfeed__json_str_member(json, "language", record->language);
  libfeed__json_text_member(json, "rights", record->rights, record);
  libfeed__json_str_member(json, "license", record->license);
  libfeed__json_time_member(json, "published", &record->published,
                            record->published_raw);
  libfeed__json_time_member(json, "updated", &record->updated,
                            record->updated_raw);
  libfeed__json_time_member(json, "expires", &entry->expires,
                            entry->expires_raw);
}

/* What belongs to it. */
static void write_rest(libfeed__json *json, const libfeed_entry *entry) {
  const libfeed__record *record = &entry->record;
  libfeed__json_persons(json, "authors", &record->authors);
  libfeed__json_persons(json, "contributors", &record->contributors);
  libfeed__json_categories(json, &record->tags);
  libfeed__json_links(json, &record->all_links);
  libfeed__json_media_list(json, "media", &entry->media);
  libfeed__json_media_member(json, "image", record->image);
  libfeed__json_str_member(json, "comments", entry->comments);
  libfeed__json_str_member(json, "comments_feed", entry->comments_feed);
  libfeed__json_number_member(json, "comments_number", entry->comments_number);
  write_source(json, entry->source);
  libfeed__json_str_member(json, "base", record->base);
  libfeed__json_true_member(json, "truncated", entry->is_truncated);
  libfeed__json_derived(json, record);
  write_blocks(json, &entry->blocks);
  libfeed__json_extensions(json, &record->extensions);
}

size_t libfeed_entry_json(const libfeed_entry *entry, char *buffer,
                          size_t size) {
  libfeed__json json;
  libfeed__json_init(&json, buffer, size);
  if (entry == NULL) {
    libfeed__json_null(&json);
  } else {
    libfeed__json_open(&json, '{');
    write_core(&json, entry);
    write_rest(&json, entry);
    libfeed__json_close(&json, '}');
  }
  return libfeed__json_end(&json, size);
}

size_t libfeed_problem_json(const libfeed_problem *problem, char *buffer,
                            size_t size) {
  libfeed__json json;
  libfeed__json_init(&json, buffer, size);
  if (problem == NULL) {
    libfeed__json_null(&json);
    return libfeed__json_end(&json, size);
  }
  const char *severity = libfeed_severity_name(problem->severity);
  libfeed__json_open(&json, '{');
  libfeed__json_str_member(&json, "code", problem->code);
  libfeed__json_str_member(&json, "severity",
                           (libfeed_str){severity, strlen(severity)});
  libfeed__json_str_member(&json, "message", problem->message);
  libfeed__json_key(&json, "offset");
  libfeed__json_unsigned(&json, problem->position.offset);
  libfeed__json_key(&json, "line");
  libfeed__json_unsigned(&json, problem->position.line);
  libfeed__json_key(&json, "column");
  libfeed__json_unsigned(&json, problem->position.column);
  libfeed__json_number_member(&json, "entry", problem->entry);
  libfeed__json_close(&json, '}');
  return libfeed__json_end(&json, size);
}
