/* SPDX-License-Identifier: MIT */
/* Text: candidates put into order, and title, summary, rights and content
   chosen among them (vocabulary rules 2.2.6 to 2.2.8, 2.2.15, 2.2.18, 2.2.19).
 */
#include <string.h>

#include "html/html.h"
#include "model/rank.h"
#include "normal/finish.h"
#include "normal/sort.h"

#define MEDIA_URI "http://search.yahoo.com/mrss/"

libfeed_str libfeed__finish_terminate(libfeed__arena *arena, libfeed_str str) {
  if (str.len == 0)
    return libfeed__empty;
  /* The byte behind a part of a string is the string's own. */
  return str.data[str.len] == '\0' ? str : libfeed__arena_copy_str(arena, str);
}

uint8_t libfeed__finish_origin(const libfeed__source *source) {
  return source->is_guessed ? LIBFEED_ORIGIN_GUESSED : LIBFEED_ORIGIN_STATED;
}

/* -- candidates ----------------------------------------------------------- */

static bool is_empty(const libfeed_text *text) {
  return text->src.len == 0 && libfeed__trim(text->value).len == 0;
}

/* What the order is by; the list is in document order already. */
static uint64_t order(const void *item) {
  const libfeed_text *text = item;
  return text->source.rank + (is_empty(text) ? UINT64_C(0x10000) : 0);
}

static bool is_sorted(const libfeed__list *list) {
  for (uint32_t i = 1; i < list->len; i++)
    if (order(list->items[i - 1]) > order(list->items[i]))
      return false;
  return true;
}

void libfeed__finish_sort(libfeed__arena *arena, libfeed__list *list) {
  if (is_sorted(list)) /* as nearly always */
    return;
  void **spare = libfeed__arena_alloc(arena, list->len * sizeof *spare);
  if (spare != NULL)
    libfeed__sort(list->items, list->len, spare, order);
}

void libfeed__finish_candidates(libfeed__finish *finish) {
  for (unsigned field = 0; field < LIBFEED__FIELD_TOTAL; field++)
    if (finish->record->candidates[field].len > 1)
      libfeed__finish_sort(finish->arena, &finish->record->candidates[field]);
}

libfeed_text *libfeed__finish_best(const libfeed__record *record,
                                   unsigned field) {
  const libfeed__list *list = &record->candidates[field];
  if (list->len == 0)
    return NULL;
  libfeed_text *text = list->items[0];
  return is_empty(text) ? NULL : text;
}

libfeed_str libfeed__finish_best_value(const libfeed__finish *finish,
                                       unsigned field) {
  const libfeed_text *text = libfeed__finish_best(finish->record, field);
  if (text == NULL)
    return libfeed__empty;
  return libfeed__finish_terminate(finish->arena, libfeed__trim(text->value));
}

/* -- plain text ----------------------------------------------------------- */

libfeed_str libfeed__finish_plain(libfeed__arena *arena, libfeed_str markup) {
  if (libfeed__find_byte(markup, '<') != SIZE_MAX)
    return libfeed__html_plain(arena, markup);
  /* Without a tag it is text in disguise, whose lines are meant. */
  if (libfeed__find_byte(markup, '&') == SIZE_MAX)
    return markup;
  libfeed__arena_open(arena);
  libfeed__html_unescape(arena, markup, false);
  return libfeed__arena_close(arena);
}

/* True where white space has to be folded to make one line of it. */
static bool is_line(libfeed_str text) {
  bool after_space = false;
  for (size_t i = 0; i < text.len; i++) {
    char c = text.data[i];
    bool is_space = libfeed__is_space(c);
    if (is_space && (after_space || c != ' '))
      return false;
    after_space = is_space;
  }
  return true;
}

libfeed_str libfeed__finish_line(libfeed__arena *arena, libfeed_str text) {
  text = libfeed__trim(text);
  if (is_line(text))
    return libfeed__finish_terminate(arena, text);
  char *start = libfeed__arena_alloc(arena, text.len + 1);
  if (start == NULL)
    return libfeed__empty;
  size_t len = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (!libfeed__is_space(text.data[i]))
      start[len++] = text.data[i];
    else if (start[len - 1] != ' ') /* the first one is no space */
      start[len++] = ' ';
  }
  start[len] = '\0';
  return (libfeed_str){start, len};
}

/* True where the format says what kind of text it is: Atom always does, and
   Media RSS (rule 2.2.19). RSS and Dublin Core leave it open, and titles with
   escaped markup are as usual as those without. */
static bool is_type_stated(const libfeed_text *text) {
  libfeed_str uri = text->source.uri;
  return libfeed__equals(uri, LIBFEED__STR(LIBFEED__ATOM_URI)) ||
         libfeed__equals(uri, LIBFEED__STR(MEDIA_URI));
}

bool libfeed__finish_is_markup(const libfeed_text *text) {
  return text->type == LIBFEED_TEXT_PLAIN && !text->source.is_guessed &&
         !is_type_stated(text) && libfeed__html_is_likely(text->value);
}

void libfeed__finish_render(libfeed__finish *finish, libfeed_text *text,
                            bool is_line_wanted) {
  libfeed_str plain = text->value;
  libfeed__finish_scope(finish, &text->source);
  if (libfeed__finish_is_markup(text)) {
    text->type = LIBFEED_TEXT_HTML;
    libfeed__finish_report(finish, LIBFEED__TEXT_MARKUP, text->source.position,
                           libfeed__empty);
  }
  if (text->type == LIBFEED_TEXT_HTML || text->type == LIBFEED_TEXT_XHTML)
    plain = libfeed__finish_plain(finish->arena, plain);
  text->plain =
      is_line_wanted
          ? libfeed__finish_line(finish->arena, plain)
          : libfeed__finish_terminate(finish->arena, libfeed__trim(plain));
}

/* Chooses the text of a field and renders it; NULL where there is none. */
static const libfeed_text *choose(libfeed__finish *finish, libfeed_field field,
                                  bool is_line_wanted) {
  libfeed_text *text = libfeed__finish_best(finish->record, field);
  if (text == NULL)
    return NULL;
  libfeed__finish_render(finish, text, is_line_wanted);
  finish->record->origin[field] = libfeed__finish_origin(&text->source);
  return text;
}

void libfeed__finish_texts(libfeed__finish *finish) {
  libfeed__record *record = finish->record;
  record->title = choose(finish, LIBFEED_FIELD_TITLE, true);
  record->summary = choose(finish, LIBFEED_FIELD_SUMMARY, false);
  record->rights = choose(finish, LIBFEED_FIELD_RIGHTS, false);
}

/* -- content -------------------------------------------------------------- */

/* Takes the first item of a list away. */
static libfeed_text *shift(libfeed__list *list) {
  libfeed_text *first = list->items[0];
  list->len--;
  memmove(list->items, list->items + 1, list->len * sizeof *list->items);
  return first;
}

/* A description beside other texts that are shorter is the content, and the
   best of them the summary; one that stands alone, or only beside its own
   repetitions, is both (vocabulary rules 2.2.7 and 2.2.8). */
static void divide_description(libfeed__finish *finish, libfeed_entry *entry) {
  libfeed__list *list = &finish->record->candidates[LIBFEED_FIELD_SUMMARY];
  const libfeed_text *description = finish->record->summary;
  if (description == NULL)
    return;
  libfeed_str own = libfeed__trim(description->value);
  bool is_longest = true;
  bool is_alone = true;
  for (uint32_t i = 1; i < list->len; i++) {
    const libfeed_text *other = list->items[i];
    libfeed_str value = libfeed__trim(other->value);
    if (value.len == 0 || libfeed__equals(value, own))
      continue;
    is_alone = false;
    is_longest = is_longest && value.len < own.len;
  }
  if (is_alone) {
    entry->summary_is_content = true;
    return;
  }
  if (description->source.rank != LIBFEED__RANK_SUMMARY_DESCRIPTION ||
      !is_longest)
    return;
  libfeed__list *content = &finish->record->candidates[LIBFEED_FIELD_CONTENT];
  do {
    libfeed_text *text = shift(list);
    text->field = LIBFEED_FIELD_CONTENT;
    libfeed__list_push(finish->arena, content, text);
    /* Its repetitions follow it where their rank is the same. */
  } while (libfeed__equals(
      libfeed__trim(((const libfeed_text *)list->items[0])->value), own));
  finish->record->summary = choose(finish, LIBFEED_FIELD_SUMMARY, false);
}

void libfeed__finish_content(libfeed__finish *finish, libfeed_entry *entry) {
  libfeed__list *list = &finish->record->candidates[LIBFEED_FIELD_CONTENT];
  if (libfeed__finish_best(finish->record, LIBFEED_FIELD_CONTENT) == NULL)
    divide_description(finish, entry);
  if (libfeed__number(finish->context, LIBFEED_OPTION_CONTENT) == 0) {
    list->len = 0;
    return;
  }
  for (uint32_t i = 0; i < list->len; i++) {
    libfeed_text *text = list->items[i];
    if (is_empty(text))
      break;
    text->src = libfeed__finish_address(finish, &text->source, text->src);
    libfeed__finish_scope(finish, &text->source);
    libfeed__list_push(finish->arena, &entry->content, text);
  }
  if (entry->content.len > 0) {
    const libfeed_text *best = entry->content.items[0];
    finish->record->origin[LIBFEED_FIELD_CONTENT] =
        libfeed__finish_origin(&best->source);
  }
}
