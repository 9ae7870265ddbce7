/* SPDX-License-Identifier: MIT */
/* Normal: a draft → a finished entry in the queue. The order of the steps, the
   options that end the reading, and the problems of values; what each step does
   is in the other files of this folder. */
#include "normal/normal.h"

#include <string.h>

#include "normal/finish.h"
#include "normal/sort.h"
#include "normal/values.h"

void libfeed__normal_init(libfeed__normal *normal, libfeed__context *context) {
  memset(normal, 0, sizeof *normal);
  normal->context = context;
  libfeed__inherited *inherited = &normal->inherited;
  libfeed__arena_init(&inherited->arena, &context->mem);
  inherited->language = inherited->fallback = libfeed__empty;
}

void libfeed__normal_fini(libfeed__normal *normal) {
  libfeed_entry *entry;
  while ((entry = libfeed__normal_pull(normal)) != NULL)
    libfeed__entry_release(entry);
  libfeed__inherited_fini(&normal->inherited);
}

/* -- problems of values --------------------------------------------------- */

/* Up to so many problems are put at their places one by one. */
#define FEW 16

static uint64_t offset_of(const void *item) {
  return ((const libfeed_problem *)item)->position.offset;
}

/* Moves what stands at `i` behind the last one before it that is not later. */
static void sink(void **items, uint32_t i) {
  void *item = items[i];
  for (; i > 0 && offset_of(items[i - 1]) > offset_of(item); i--)
    items[i] = items[i - 1];
  items[i] = item;
}

/* Problems are listed in document order, but values are read at the end of what
   they stand in: moves those from `from` on to their places. Mostly they are
   few, and near their places. */
static void order_problems(libfeed__context *context, uint32_t from) {
  libfeed__list *list = &context->problems;
  uint32_t n = list->len - from;
  if (n <= FEW) {
    for (uint32_t i = from; i < list->len; i++)
      sink(list->items, i);
    return;
  }
  size_t size = n * sizeof *list->items;
  void **spare = libfeed__mem_alloc(&context->mem, size);
  if (spare == NULL) {
    libfeed__fail_memory(context);
    return;
  }
  libfeed__sort(list->items + from, n, spare, offset_of);
  libfeed__sort_merge(list->items, from, list->len, spare, offset_of);
  libfeed__mem_free(&context->mem, spare, size);
}

/* True where a date of the channel was given to another field as well, which
   reports it. */
static bool is_repeated(const libfeed__list *list, const libfeed_text *text) {
  for (uint32_t i = list->len; i > 0; i--) {
    const libfeed_text *other = list->items[i - 1];
    if (other->source.position.offset == text->source.position.offset)
      return true;
    if (other->source.position.offset < text->source.position.offset)
      return false;
  }
  return false;
}

/* Reports what cannot be read as it stands: also what is read leniently. */
static void check_number(const libfeed__finish *finish, unsigned field,
                         const libfeed_text *text) {
  bool is_lenient;
  int64_t number = field == LIBFEED__FIELD_TTL
                       ? libfeed__minutes_parse(text->value, &is_lenient)
                       : libfeed__number_parse(text->value, &is_lenient);
  if (number < 0 || is_lenient)
    libfeed__finish_report(finish, LIBFEED__NUMBER_UNREADABLE,
                           text->source.position, text->value);
}

static void check_text(const libfeed__finish *finish,
                       const libfeed_text *text) {
  if (libfeed__finish_repairs_encoding(finish)) {
    libfeed__arena scratch;
    libfeed__arena_init(&scratch, &finish->context->mem);
    libfeed_text copy = *text;
    libfeed__finish own = *finish;
    own.arena = &scratch;
    libfeed__finish_encoding_text(&own, &copy);
    if (scratch.failed)
      libfeed__fail_memory(finish->context);
    libfeed__arena_fini(&scratch);
  }
  if (libfeed__finish_is_markup(text))
    libfeed__finish_report(finish, LIBFEED__TEXT_MARKUP, text->source.position,
                           libfeed__empty);
}

/* Reports what is wrong with one value of the channel. */
static void check_value(const libfeed__finish *finish,
                        const libfeed__record *record, unsigned field,
                        const libfeed_text *text) {
  switch (field) {
  case LIBFEED_FIELD_UPDATED:
    if (is_repeated(&record->candidates[LIBFEED_FIELD_PUBLISHED], text))
      break;
    libfeed__finish_check_time(finish, text);
    break;
  case LIBFEED_FIELD_PUBLISHED:
  case LIBFEED__FIELD_UPDATE_BASE:
    libfeed__finish_check_time(finish, text);
    break;
  case LIBFEED__FIELD_TTL:
  case LIBFEED__FIELD_UPDATE_FREQUENCY:
  case LIBFEED__FIELD_SKIP_HOURS:
    check_number(finish, field, text);
    break;
  case LIBFEED_FIELD_TITLE:
  case LIBFEED_FIELD_SUMMARY:
  case LIBFEED_FIELD_RIGHTS:
    check_text(finish, text);
    break;
  default:
    break;
  }
}

/* Looks at the values of the channel that are new: each is looked at once,
   however many snapshots are made. */
static void check_channel(libfeed__normal *normal,
                          const libfeed_channel *channel) {
  libfeed__context *context = normal->context;
  libfeed__checked *checked = &normal->checked;
  const libfeed__record *record = &channel->record;
  if (record->sequence == checked->sequence)
    return;
  checked->sequence = record->sequence;
  libfeed__finish finish = {.context = context};
  int64_t open_entry = context->open_entry;
  uint32_t first = context->problems.len;
  context->open_entry = -1;
  for (unsigned field = 0; field < LIBFEED__FIELD_TOTAL; field++) {
    const libfeed__list *list = &record->candidates[field];
    for (; checked->seen[field] < list->len; checked->seen[field]++)
      check_value(&finish, record, field, list->items[checked->seen[field]]);
  }
  context->open_entry = open_entry;
  order_problems(context, first);
}

void libfeed__normal_finish(libfeed__normal *normal,
                            const libfeed_channel *channel) {
  check_channel(normal, channel);
}

/* Copies the problems that lie within the entry. */
static void take_problems(const libfeed__context *context,
                          libfeed_entry *entry) {
  libfeed__arena *arena = entry->record.arena;
  const libfeed__list *all = &context->problems;
  for (uint32_t i = entry->first_problem; i < all->len; i++) {
    const libfeed_problem *problem = all->items[i];
    if (problem->entry != (int64_t)entry->index)
      continue;
    libfeed_problem *own = libfeed__arena_alloc(arena, sizeof *own);
    if (own == NULL)
      return;
    *own = *problem;
    own->message = libfeed__arena_copy_str(arena, problem->message);
    libfeed__list_push(arena, &entry->problems, own);
  }
}

/* -- entries -------------------------------------------------------------- */

/* `outer` finishes the entry: its base is that of the source, too. */
static void finish_source(const libfeed__finish *outer, libfeed_entry *entry) {
  if (entry->source == NULL)
    return;
  libfeed__finish finish;
  libfeed__finish_init(&finish, outer->context, &entry->source->record);
  finish.fallback = outer->fallback;
  libfeed__finish_channel(&finish, entry->source);
  entry->record.origin[LIBFEED_FIELD_SOURCE] = LIBFEED_ORIGIN_STATED;
}

/* What only loose text has. */
static void finish_article(libfeed__finish *finish, libfeed_entry *entry) {
  libfeed__record *record = finish->record;
  if (record->candidates[LIBFEED_FIELD_KICKER].len > 0) {
    entry->kicker = libfeed__finish_best_value(finish, LIBFEED_FIELD_KICKER);
    record->origin[LIBFEED_FIELD_KICKER] = LIBFEED_ORIGIN_GUESSED;
  }
  if (record->candidates[LIBFEED_FIELD_DATELINE].len > 0) {
    entry->dateline =
        libfeed__finish_best_value(finish, LIBFEED_FIELD_DATELINE);
    record->origin[LIBFEED_FIELD_DATELINE] = LIBFEED_ORIGIN_GUESSED;
  }
}

static void finish_entry(libfeed__normal *normal, libfeed_entry *entry) {
  libfeed__inherited *inherited = &normal->inherited;
  libfeed__finish finish;
  libfeed__finish_init(&finish, normal->context, &entry->record);
  libfeed__finish_encoding(&finish);
  libfeed__finish_candidates(&finish);
  libfeed__finish_context(&finish, inherited);
  finish_source(&finish, entry);
  libfeed__finish_texts(&finish);
  libfeed__finish_content(&finish, entry);
  libfeed__finish_entry_times(&finish, entry);
  libfeed__finish_links(&finish);
  libfeed__finish_media(&finish, entry, libfeed__inherited_media(inherited));
  libfeed__finish_identity(&finish, entry);
  libfeed__finish_comments(&finish, entry);
  libfeed__finish_persons(&finish);
  libfeed__finish_categories(&finish);
  libfeed__finish_inherit(&finish, entry, inherited);
  finish_article(&finish, entry);
}

/* True where an option says to stop before this entry. */
static bool is_known(const libfeed__context *context,
                     const libfeed_entry *entry) {
  libfeed_str stop = context->settings.stop_id;
  return stop.len > 0 && libfeed__equals(entry->record.id, stop);
}

static void queue(libfeed__normal *normal, libfeed_entry *entry) {
  entry->next = NULL;
  if (normal->last == NULL)
    normal->first = entry;
  else
    normal->last->next = entry;
  normal->last = entry;
  normal->n_finished++;
  int64_t most = libfeed__number(normal->context, LIBFEED_OPTION_MAX_ENTRIES);
  if (most > 0 && normal->n_finished >= (uint64_t)most)
    normal->context->stopped = true;
}

void libfeed__normal_entry(libfeed__normal *normal, libfeed_entry *draft,
                           const libfeed_channel *channel,
                           uint32_t inherit_up_to) {
  libfeed__context *context = normal->context;
  if (!libfeed__is_going(context)) {
    libfeed__entry_release(draft);
    return;
  }
  check_channel(normal, channel);
  libfeed__inherited_update(&normal->inherited, context, channel,
                            inherit_up_to);
  draft->index = normal->n_finished;
  draft->channel_sequence = channel->record.sequence;
  context->open_entry = (int64_t)draft->index;
  uint32_t problems = context->problems.len;
  if (!draft->record.arena->failed)
    finish_entry(normal, draft);
  if (context->problems.len > problems)
    order_problems(context, problems);
  take_problems(context, draft);
  draft->is_truncated = draft->is_truncated || context->entry_was_limited;
  context->entry_was_limited = false;
  context->open_entry = -1;
  if (draft->record.arena->failed || normal->inherited.arena.failed)
    libfeed__fail_memory(context);
  else if (is_known(context, draft))
    context->stopped = true;
  if (!libfeed__is_going(context)) {
    libfeed__entry_release(draft);
    return;
  }
  libfeed__arena_detach(draft->record.arena);
  queue(normal, draft);
}

libfeed_entry *libfeed__normal_pull(libfeed__normal *normal) {
  libfeed_entry *entry = normal->first;
  if (entry == NULL)
    return NULL;
  normal->first = entry->next;
  if (normal->first == NULL)
    normal->last = NULL;
  entry->next = NULL;
  return entry;
}
