/* SPDX-License-Identifier: MIT */
/* Compose: judged lines → the drafts of an article and of the teasers beside
   it. What a line is has been decided; this file knows where it goes. */
#include "article/compose.h"

#include "article/dateline.h"
#include "article/draft.h"
#include "article/guess.h"
#include "article/language.h"
#include "article/roles.h"

/* All that is known of one part while its entries are made. */
typedef struct article_composer {
  libfeed__context *context;
  libfeed__normal *normal;
  const libfeed_channel *channel;
  const libfeed__lines *all;
  const libfeed__part *part;
  libfeed__judgement judgement;
  libfeed__places places;
  libfeed_str language;
  bool day_first;
  libfeed__draft draft;
  libfeed__guesses guesses;
  libfeed__picks picks; /* last: most of it is set when it is needed */
} article_composer;

static const libfeed__line *line_at(const article_composer *composer,
                                    size_t i) {
  return &composer->judgement.lines[i];
}

static libfeed_pos position_at(const article_composer *composer, size_t i) {
  return libfeed__line_position(line_at(composer, i));
}

/* The place of a header line. */
static libfeed_pos header_position(const article_composer *composer,
                                   libfeed__header header) {
  return libfeed__line_position(
      &composer->all->items[composer->part->headers[header] - 1]);
}

static bool has_header(const article_composer *composer,
                       libfeed__header header) {
  return composer->part->headers[header] != 0;
}

/* -- texts ------------------------------------------------------------------
 */

static void add_named(article_composer *composer, libfeed_field field,
                      libfeed__header header) {
  if (has_header(composer, header))
    libfeed__draft_field(&composer->draft, field,
                         composer->part->values[header], LIBFEED__RANK_NAMED,
                         header_position(composer, header));
}

static void add_guessed(article_composer *composer, libfeed_field field,
                        libfeed_str value, libfeed_pos position) {
  if (value.len == 0)
    return;
  libfeed__draft_field(&composer->draft, field, value, LIBFEED__RANK_GUESSED,
                       position);
  libfeed__guess_note(&composer->guesses, libfeed_field_name(field), position);
}

/* A headline as it is read: without the marks of Markdown. */
static libfeed_str bare_title(libfeed_str text) {
  size_t marks = 0;
  while (marks < text.len && marks < 6 && text.data[marks] == '#')
    marks++;
  if (marks > 0 && marks < text.len && text.data[marks] == ' ')
    text = libfeed__slice(text, marks + 1, text.len);
  return text;
}

static void add_titles(article_composer *composer) {
  const libfeed__places *places = &composer->places;
  add_named(composer, LIBFEED_FIELD_TITLE, LIBFEED__HEADER_TITLE);
  if (places->title != SIZE_MAX && !has_header(composer, LIBFEED__HEADER_TITLE))
    add_guessed(composer, LIBFEED_FIELD_TITLE,
                bare_title(libfeed__line_str(line_at(composer, places->title))),
                position_at(composer, places->title));
  if (places->kicker != SIZE_MAX)
    add_guessed(composer, LIBFEED_FIELD_KICKER,
                libfeed__line_str(line_at(composer, places->kicker)),
                position_at(composer, places->kicker));
  add_named(composer, LIBFEED_FIELD_SUMMARY, LIBFEED__HEADER_SUMMARY);
  if (places->summary != SIZE_MAX &&
      !has_header(composer, LIBFEED__HEADER_SUMMARY))
    add_guessed(composer, LIBFEED_FIELD_SUMMARY,
                libfeed__line_str(line_at(composer, places->summary)),
                position_at(composer, places->summary));
  add_named(composer, LIBFEED_FIELD_RIGHTS, LIBFEED__HEADER_RIGHTS);
  if (places->rights != SIZE_MAX &&
      !has_header(composer, LIBFEED__HEADER_RIGHTS))
    add_guessed(composer, LIBFEED_FIELD_RIGHTS,
                libfeed__line_str(line_at(composer, places->rights)),
                position_at(composer, places->rights));
  add_named(composer, LIBFEED_FIELD_ID, LIBFEED__HEADER_ID);
  add_named(composer, LIBFEED_FIELD_LANGUAGE, LIBFEED__HEADER_LANGUAGE);
}

/* What the article's points are told in before its text begins. */
#define POINT_WIDTH 90

static bool is_short_point(const libfeed__line *line) {
  return line->measure.width < POINT_WIDTH &&
         line->measure.ending != LIBFEED__ENDS_STOP;
}

/* A kicker may stand before the first words, and so may a dateline. */
static void add_openings(article_composer *composer) {
  const libfeed__judgement *judgement = &composer->judgement;
  for (size_t i = 0; i < judgement->n_lines; i++) {
    const libfeed__line *line = line_at(composer, i);
    if (!libfeed__line_is_content(line) ||
        line->role != LIBFEED_ROLE_PARAGRAPH || is_short_point(line))
      continue;
    libfeed_str text = libfeed__line_str(line);
    add_guessed(composer, LIBFEED_FIELD_DATELINE, libfeed__dateline_find(text),
                position_at(composer, i));
    if (composer->places.kicker == SIZE_MAX)
      add_guessed(composer, LIBFEED_FIELD_KICKER, libfeed__kicker_find(text),
                  position_at(composer, i));
    return;
  }
}

/* -- dates ------------------------------------------------------------------
 */

static void add_date(article_composer *composer, libfeed_field field,
                     const libfeed__dated *dated, size_t line) {
  char buffer[LIBFEED__DAY_SIZE];
  add_guessed(composer, field, libfeed__dated_value(dated, buffer),
              position_at(composer, line));
}

static void add_dates(article_composer *composer) {
  libfeed__dated published = {0}, updated = {0};
  size_t line = SIZE_MAX;
  add_named(composer, LIBFEED_FIELD_PUBLISHED, LIBFEED__HEADER_DATE);
  add_named(composer, LIBFEED_FIELD_UPDATED, LIBFEED__HEADER_UPDATED);
  if (composer->picks.date != NULL) {
    libfeed__dated_take(&published, composer->picks.date);
    if (!has_header(composer, LIBFEED__HEADER_DATE))
      add_date(composer, LIBFEED_FIELD_PUBLISHED, &published,
               composer->picks.date->line);
  }
  if (!has_header(composer, LIBFEED__HEADER_UPDATED) &&
      libfeed__updated_find(&composer->picks, &composer->judgement,
                            composer->day_first, &updated, &line))
    add_date(composer, LIBFEED_FIELD_UPDATED, &updated, line);
}

/* -- persons ----------------------------------------------------------------
 */

static void add_authors(article_composer *composer) {
  libfeed__tokens tokens;
  libfeed__byline byline;
  if (has_header(composer, LIBFEED__HEADER_AUTHOR)) {
    libfeed_str value = composer->part->values[LIBFEED__HEADER_AUTHOR];
    libfeed_pos position = header_position(composer, LIBFEED__HEADER_AUTHOR);
    libfeed__tokens_cut(&tokens, value);
    if (!libfeed__byline_read(&tokens, &byline) ||
        byline.form != LIBFEED__BYLINE_BARE) {
      byline.names[0] = value;
      byline.n_names = 1;
    }
    for (size_t i = 0; i < byline.n_names; i++)
      libfeed__draft_person(&composer->draft, LIBFEED_FIELD_AUTHORS,
                            byline.names[i], libfeed__empty,
                            LIBFEED__RANK_NAMED, position);
    return;
  }
  const libfeed__candidate *author = composer->picks.author;
  if (author == NULL)
    return;
  libfeed_pos position = position_at(composer, author->line);
  for (size_t i = 0; i < author->byline->n_names; i++)
    libfeed__draft_person(&composer->draft, LIBFEED_FIELD_AUTHORS,
                          author->byline->names[i], libfeed__empty,
                          LIBFEED__RANK_GUESSED, position);
  libfeed__guess_note(&composer->guesses,
                      libfeed_field_name(LIBFEED_FIELD_AUTHORS), position);
}

static void add_contributors(article_composer *composer, size_t i) {
  libfeed__credits credits;
  libfeed_pos position = position_at(composer, i);
  libfeed__credits_read(libfeed__line_str(line_at(composer, i)), &credits);
  for (size_t k = 0; k < credits.len; k++)
    libfeed__draft_person(&composer->draft, LIBFEED_FIELD_CONTRIBUTORS,
                          credits.names[k], credits.roles[k],
                          LIBFEED__RANK_GUESSED, position);
  if (credits.len > 0)
    libfeed__guess_note(&composer->guesses,
                        libfeed_field_name(LIBFEED_FIELD_CONTRIBUTORS),
                        position);
}

/* -- media, links, tags -----------------------------------------------------
 */

static void add_media(article_composer *composer, size_t i) {
  libfeed_str text = libfeed__line_str(line_at(composer, i));
  libfeed_str credit = libfeed__credit_find(text);
  bool is_caption = line_at(composer, i)->role == LIBFEED_ROLE_CAPTION;
  if (!is_caption && credit.len == 0)
    return;
  libfeed__draft_media(&composer->draft, is_caption ? text : libfeed__empty,
                       credit, position_at(composer, i));
  libfeed__guess_note(&composer->guesses,
                      libfeed_field_name(LIBFEED_FIELD_MEDIA),
                      position_at(composer, i));
}

/* The first comma of any kind, and its length. */
static size_t find_comma(libfeed_str list, size_t *mark_len) {
  static const libfeed_str commas[] = {
      LIBFEED__STR_INIT(","), LIBFEED__STR_INIT("\xE3\x80\x81"),
      LIBFEED__STR_INIT("\xEF\xBC\x8C"), LIBFEED__STR_INIT("\xD8\x8C")};
  size_t first = SIZE_MAX;
  *mark_len = 1;
  for (size_t i = 0; i < sizeof commas / sizeof *commas; i++) {
    size_t at = libfeed__find(list, commas[i]);
    if (at < first) {
      first = at;
      *mark_len = commas[i].len;
    }
  }
  return first;
}

static void add_tags(article_composer *composer, libfeed_str list,
                     unsigned rank, libfeed_pos position) {
  while (list.len > 0) {
    size_t mark_len, end = find_comma(list, &mark_len);
    libfeed_str term = libfeed__trim(libfeed__slice(list, 0, end));
    while (term.len > 0 && (term.data[0] == '#' || term.data[0] == '['))
      term = libfeed__slice(term, 1, term.len);
    while (term.len > 0 && term.data[term.len - 1] == ']')
      term = libfeed__slice(term, 0, term.len - 1);
    if (term.len > 0)
      libfeed__draft_category(&composer->draft, term, rank, position);
    list = libfeed__slice(list, end == SIZE_MAX ? list.len : end + mark_len,
                          list.len);
  }
}

/* "Tags: a, b": behind the colon, with commas, in either width. */
static void add_tag_line(article_composer *composer, size_t i) {
  libfeed_str text = libfeed__line_str(line_at(composer, i));
  libfeed_str wide_colon = LIBFEED__STR("\xEF\xBC\x9A");
  size_t colon = libfeed__find_byte(text, ':'), mark_len = 1;
  if (colon == SIZE_MAX) {
    colon = libfeed__find(text, wide_colon);
    mark_len = wide_colon.len;
  }
  if (colon == SIZE_MAX || has_header(composer, LIBFEED__HEADER_TAGS))
    return;
  add_tags(composer, libfeed__slice(text, colon + mark_len, text.len),
           LIBFEED__RANK_GUESSED, position_at(composer, i));
  libfeed__guess_note(&composer->guesses,
                      libfeed_field_name(LIBFEED_FIELD_CATEGORIES),
                      position_at(composer, i));
}

static void add_headers(article_composer *composer) {
  if (has_header(composer, LIBFEED__HEADER_TAGS))
    add_tags(composer, composer->part->values[LIBFEED__HEADER_TAGS],
             LIBFEED__RANK_NAMED,
             header_position(composer, LIBFEED__HEADER_TAGS));
  if (has_header(composer, LIBFEED__HEADER_LINK))
    libfeed__draft_link(
        &composer->draft, composer->part->values[LIBFEED__HEADER_LINK],
        LIBFEED__RANK_NAMED, header_position(composer, LIBFEED__HEADER_LINK));
}

/* The address of the page: a line of its own, or behind a label. */
static void add_link(article_composer *composer) {
  size_t n = composer->judgement.n_lines;
  if (has_header(composer, LIBFEED__HEADER_LINK))
    return;
  for (size_t i = 0; i < n; i++) {
    const libfeed__line *line = line_at(composer, i);
    bool is_edge = i < 3 || n - i <= 3;
    if ((line->measure.signs & LIBFEED__HAS_ADDRESS) == 0)
      continue;
    libfeed_str address =
        libfeed__source_address(libfeed__line_str(line), is_edge);
    if (address.len == 0)
      continue;
    libfeed__draft_link(&composer->draft, address, LIBFEED__RANK_GUESSED,
                        position_at(composer, i));
    libfeed__guess_note(&composer->guesses,
                        libfeed_field_name(LIBFEED_FIELD_LINK),
                        position_at(composer, i));
    return;
  }
}

/* What stands on lines of its own all over the text. */
static void add_line_fields(article_composer *composer) {
  for (size_t i = 0; i < composer->judgement.n_lines; i++) {
    switch (line_at(composer, i)->role) {
    case LIBFEED_ROLE_CREDIT:
    case LIBFEED_ROLE_CAPTION:
      add_media(composer, i);
      break;
    case LIBFEED_ROLE_CONTRIBUTORS:
      add_contributors(composer, i);
      break;
    case LIBFEED_ROLE_TAGS:
      add_tag_line(composer, i);
      break;
    default:
      break;
    }
  }
}

/* -- content and blocks -----------------------------------------------------
 */

static void add_content(article_composer *composer) {
  libfeed__draft *draft = &composer->draft;
  size_t first = SIZE_MAX;
  if (libfeed__number(composer->context, LIBFEED_OPTION_CONTENT) == 0)
    return;
  libfeed__draft_open(draft);
  for (size_t i = 0; i < composer->judgement.n_lines; i++) {
    const libfeed__line *line = line_at(composer, i);
    if (!libfeed__line_is_content(line))
      continue;
    if (first == SIZE_MAX)
      first = i;
    else
      libfeed__draft_append(draft, LIBFEED__STR("\n\n"));
    libfeed__draft_append(draft, libfeed__line_str(line));
  }
  libfeed_str text = libfeed__draft_close(draft);
  if (first == SIZE_MAX)
    return;
  libfeed__draft_text(draft, LIBFEED_FIELD_CONTENT, text, LIBFEED__STR("text"),
                      LIBFEED__RANK_GUESSED, position_at(composer, first));
  libfeed__guess_note(&composer->guesses,
                      libfeed_field_name(LIBFEED_FIELD_CONTENT),
                      position_at(composer, first));
}

/* Lines of furniture that stand together are one block: a menu. */
static bool continues_block(const libfeed__line *line,
                            const libfeed__line *next) {
  return !next->after_gap && !next->is_teaser && next->role == line->role &&
         !libfeed__line_is_content(next) &&
         (line->role == LIBFEED_ROLE_NAVIGATION ||
          line->role == LIBFEED_ROLE_FOOTER ||
          line->role == LIBFEED_ROLE_SHARE ||
          line->role == LIBFEED_ROLE_NOTICE ||
          line->role == LIBFEED_ROLE_COMMENT ||
          line->role == LIBFEED_ROLE_RELATED);
}

static void add_blocks(article_composer *composer) {
  libfeed__draft *draft = &composer->draft;
  size_t n = composer->judgement.n_lines;
  size_t most = libfeed__limit(composer->context, LIBFEED_OPTION_LIMIT_ITEMS);
  for (size_t i = 0, end; i < n; i = end) {
    const libfeed__line *line = line_at(composer, i);
    end = i + 1;
    if (line->is_teaser || line->measure.words == 0)
      continue;
    while (end < n && !libfeed__line_is_content(line) &&
           continues_block(line, line_at(composer, end)))
      end++;
    if (draft->entry->blocks.len >= most) {
      libfeed__report_at(composer->context, LIBFEED__LIMIT_ITEMS,
                         position_at(composer, i), libfeed__empty);
      return;
    }
    libfeed__draft_open(draft);
    for (size_t k = i; k < end; k++) {
      if (k > i)
        libfeed__draft_append(draft, LIBFEED__STR("\n"));
      libfeed__draft_append(draft, libfeed__line_str(line_at(composer, k)));
    }
    libfeed_str text = libfeed__draft_close(draft);
    libfeed__draft_block(draft, (libfeed_role)line->role, text,
                         position_at(composer, i));
  }
}

/* -- entries ----------------------------------------------------------------
 */

static bool begin(article_composer *composer, libfeed_pos position,
                  libfeed_str kind) {
  memset(&composer->guesses, 0, sizeof composer->guesses);
  composer->context->open_entry = (int64_t)composer->normal->n_finished;
  if (!libfeed__draft_begin(&composer->draft, composer->context, position))
    return false;
  composer->draft.entry->kind = kind;
  return true;
}

static void end(article_composer *composer) {
  libfeed__guesses_report(&composer->guesses, composer->context);
  libfeed__normal_entry(composer->normal, composer->draft.entry,
                        composer->channel, composer->channel->record.sequence);
  composer->context->open_entry = -1;
}

/* True where the article itself breaks off: its last long line does, and most
   of the others do not. */
static bool is_truncated(const article_composer *composer) {
  size_t whole = 0;
  const libfeed__line *last = NULL;
  for (size_t i = 0; i < composer->judgement.n_lines; i++) {
    const libfeed__line *line = line_at(composer, i);
    if (!libfeed__line_is_content(line) || line->role != LIBFEED_ROLE_PARAGRAPH)
      continue;
    whole += line->measure.ending == LIBFEED__ENDS_STOP;
    last = line;
  }
  return last != NULL && whole > 0 && libfeed__line_is_cut(last);
}

static void make_article(article_composer *composer) {
  libfeed_pos position =
      libfeed__line_position(&composer->all->items[composer->part->first]);
  if (!begin(composer, position, LIBFEED__STR("article")))
    return;
  add_titles(composer);
  add_openings(composer);
  add_dates(composer);
  add_authors(composer);
  add_headers(composer);
  add_link(composer);
  add_line_fields(composer);
  add_content(composer);
  add_blocks(composer);
  if (composer->language.len > 0 &&
      !has_header(composer, LIBFEED__HEADER_LANGUAGE))
    add_guessed(composer, LIBFEED_FIELD_LANGUAGE, composer->language, position);
  composer->draft.entry->is_truncated = is_truncated(composer);
  end(composer);
}

static void make_teaser(article_composer *composer, size_t i) {
  const libfeed__line *line = line_at(composer, i);
  libfeed_pos position = libfeed__line_position(line);
  libfeed_str text = libfeed__line_str(line);
  if (!begin(composer, position, LIBFEED__STR("teaser")))
    return;
  libfeed__draft *draft = &composer->draft;
  add_guessed(composer, LIBFEED_FIELD_KICKER, libfeed__kicker_find(text),
              position);
  add_guessed(composer, LIBFEED_FIELD_DATELINE, libfeed__dateline_find(text),
              position);
  if (libfeed__number(composer->context, LIBFEED_OPTION_CONTENT) != 0)
    add_guessed(composer, LIBFEED_FIELD_CONTENT, text, position);
  libfeed__draft_open(draft);
  libfeed__draft_append(draft, text);
  libfeed_str copy = libfeed__draft_close(draft);
  libfeed__draft_block(draft, LIBFEED_ROLE_PARAGRAPH, copy, position);
  if (composer->language.len > 0)
    add_guessed(composer, LIBFEED_FIELD_LANGUAGE, composer->language, position);
  draft->entry->is_truncated = libfeed__line_is_cut(line);
  end(composer);
}

/* Where the judge found nothing to keep, all that is no furniture by its words
   is the article: somebody said that this is one. */
static void keep_something(libfeed__judgement *judgement) {
  size_t n = judgement->n_lines;
  for (size_t i = 0; i < n; i++)
    if (judgement->lines[i].is_kept)
      return;
  for (size_t i = 0; i < n; i++)
    judgement->lines[i].is_kept = judgement->lines[i].measure.words > 0;
  judgement->body = 0;
  judgement->body_end = n;
}

static bool judge(article_composer *composer) {
  const libfeed__part *part = composer->part;
  libfeed__judgement *judgement = &composer->judgement;
  if (!libfeed__judge(judgement, composer->context,
                      composer->all->items + part->first,
                      part->end - part->first, &libfeed__article_weights, NULL))
    return false;
  if (part->underlined != 0)
    judgement->lines[1].is_kept = false;
  keep_something(judgement);
  composer->language = libfeed__language_guess(
      judgement->lines, judgement->body, judgement->body_end);
  composer->day_first =
      !libfeed__equals(composer->language, LIBFEED__STR("en"));
  if (!libfeed__pick(&composer->picks, judgement, &libfeed__article_picks,
                     composer->day_first)) {
    (void)libfeed__fail_memory(composer->context);
    return false;
  }
  libfeed__roles_find(judgement, &composer->picks, part, &composer->places);
  return true;
}

static void run(article_composer *composer) {
  if (!judge(composer))
    return;
  make_article(composer);
  for (size_t i = 0;
       i < composer->judgement.n_lines && libfeed__is_going(composer->context);
       i++)
    if (line_at(composer, i)->is_teaser)
      make_teaser(composer, i);
}

void libfeed__compose_part(libfeed__context *context, libfeed__normal *normal,
                           const libfeed_channel *channel,
                           const libfeed__lines *lines,
                           const libfeed__part *part) {
  /* Too large for the stack of a thread. */
  article_composer *composer =
      libfeed__mem_alloc(&context->mem, sizeof *composer);
  if (composer == NULL) {
    (void)libfeed__fail_memory(context);
    return;
  }
  /* All but the candidates, which are filled in one by one. */
  memset(composer, 0, offsetof(article_composer, picks.candidates));
  composer->context = context;
  composer->normal = normal;
  composer->channel = channel;
  composer->all = lines;
  composer->part = part;
  composer->language = libfeed__empty;
  libfeed__picks_init(&composer->picks, &context->mem);
  run(composer);
  libfeed__picks_fini(&composer->picks);
  libfeed__mem_free(&context->mem, composer, sizeof *composer);
}
