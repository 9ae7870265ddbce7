/* SPDX-License-Identifier: MIT */
/* Pick: which line is the headline, which has the date, which the by-line. Each
   line near the beginning of the article gets a score for each of the three;
   the best one is taken if it is good enough. Most lines have neither date nor
   names, and cannot be the headline by what is known of them at little cost:
   the other features of these are never looked for. */
#include "article/pick.h"

#include "article/agree.h"
#include "article/near.h"

/* Lines that are looked at before the article, inside, and after it. */
#define BEFORE 64
#define INSIDE 64
#define LAST LIBFEED__PICK_LAST
#define AFTER 16
/* Further from the article's beginning than this, before it or inside, a short
   line belongs to a menu or a list if it does not look like a date or by-line.
 */
#define SHORT_BEFORE 16
#define SHORT_INSIDE 8
#define WIDTH_MOST LIBFEED__PICK_WIDTH
#define PROSE_WIDTH LIBFEED__PICK_PROSE
#define SHORT_WIDTH LIBFEED__PICK_SHORT
/* A line with none of these has no date. */
#define DATE_SIGNS (LIBFEED__HAS_DATE | LIBFEED__HAS_YEAR)
/* Longer names are none. */
#define NAME_MOST 120

/* -- what a line holds ------------------------------------------------------
 */

/* True for a line that is nothing but "By" or "Author:". */
static bool is_label(const libfeed__line *line) {
  libfeed__tokens tokens;
  if (line->measure.width > SHORT_WIDTH ||
      line->measure.hits[LIBFEED__BYLINE] == 0)
    return false;
  libfeed__tokens_cut(&tokens, libfeed__line_str(line));
  return libfeed__byline_is_label(&tokens);
}

static void read_names(libfeed__candidate *candidate, libfeed__arena *arena,
                       const libfeed__tokens *tokens, bool is_prose) {
  libfeed__byline byline, *kept;
  size_t date = 0, date_end = 0;
  if (candidate->is_below)
    candidate->is_below = libfeed__byline_read_below(tokens, &byline);
  if (!candidate->is_below)
    (void)libfeed__byline_read(tokens, &byline);
  if (byline.n_names == 0 ||
      (is_prose && byline.form != LIBFEED__BYLINE_MARKED))
    return;
  kept = libfeed__arena_alloc(arena, sizeof *kept);
  if (kept == NULL)
    return;
  *kept = byline;
  candidate->byline = kept;
  if (candidate->has_date) {
    date = candidate->date.first;
    date_end = candidate->date.last + 1;
  }
  candidate->rest = libfeed__byline_rest(tokens, kept, date, date_end);
}

/* True for a caption that names behind its text who took the picture: "… Photo:
   AFP". A line that begins with such a word may be the headline of a gallery.
 */
static bool is_credited(const libfeed__tokens *tokens) {
  for (size_t i = 1; i < tokens->len; i++)
    if (libfeed__is_photo_label(&tokens->items[i]))
      return true;
  return false;
}

/* False for a line in which there are no names for sure: they have two words
   with capitals, or stand behind a word that says so or beside a date; and
   where neither marks nor numbers part them from the rest, there is no rest. */
static bool may_hold_names(const libfeed__line *line) {
  const libfeed__measure *measure = &line->measure;
  if (measure->hits[LIBFEED__NAMING] > 0 || measure->digits > 0 ||
      (unsigned char)line->text[0] >= 0x80)
    return true;
  bool is_words_only = (measure->signs & LIBFEED__HAS_MARK) == 0 &&
                       measure->commas == 0 && measure->quotes == 0;
  return measure->capitals >= 2 &&
         (!is_words_only || measure->capitals >= measure->words);
}

/* A short line that begins with Han, kana or Hangul, which have no capitals. */
static bool is_short_wide(const libfeed__line *line) {
  return line->measure.width <= SHORT_WIDTH &&
         (unsigned char)line->text[0] >= 0xE3;
}

static void read_line(libfeed__candidate *candidate, libfeed__arena *arena,
                      const libfeed__judgement *judgement, bool day_first) {
  const libfeed__line *line = &judgement->lines[candidate->line];
  libfeed__tokens tokens;
  /* What is long has its names in front or is no by-line, and its date is clear
     to see. */
  bool is_prose = line->measure.width > PROSE_WIDTH;
  bool may_date =
      (line->measure.signs & (is_prose ? LIBFEED__HAS_DATE : DATE_SIGNS)) != 0;
  candidate->is_below = candidate->line > 0 && !is_prose && is_label(line - 1);
  bool may_name =
      candidate->is_below ||
      ((line->measure.capitals > 0 || line->measure.hits[LIBFEED__BYLINE] > 0 ||
        is_short_wide(line)) &&
       may_hold_names(line));
  candidate->date_text = candidate->day_text = libfeed__empty;
  if (line->measure.width > WIDTH_MOST || (!may_date && !may_name))
    return;
  if (is_prose) {
    libfeed__tokens_cut_first(&tokens, libfeed__line_str(line), 1);
    may_name = may_name && libfeed__byline_may_begin(&tokens.items[0]);
    if (!may_date && !may_name)
      return;
  }
  libfeed__tokens_cut(&tokens, libfeed__line_str(line));
  candidate->is_credited =
      line->measure.hits[LIBFEED__PHOTO] > 0 && is_credited(&tokens);
  libfeed__date_place *date = &candidate->date;
  if (may_date && libfeed__date_find_published(&tokens, day_first, date,
                                               &candidate->is_update)) {
    candidate->has_date = true;
    candidate->date_text =
        libfeed__tokens_text(&tokens, date->first, date->last);
    candidate->day_text =
        libfeed__tokens_text(&tokens, date->first, date->day_last);
  }
  if (may_name)
    read_names(candidate, arena, &tokens, is_prose);
}

/* -- features ---------------------------------------------------------------
 */

static size_t count_words(libfeed_str name) {
  size_t n = 1;
  for (size_t i = 0; i < name.len; i++)
    n += name.data[i] == ' ';
  return n;
}

static void name_features(const libfeed__judgement *judgement,
                          const libfeed__candidate *candidate, int16_t *out) {
  const libfeed__byline *byline = candidate->byline;
  static const uint8_t forms[] = {0, LIBFEED__P_FORM_MARKED,
                                  LIBFEED__P_FORM_INNER, LIBFEED__P_FORM_DATED,
                                  LIBFEED__P_FORM_BARE};
  if (byline->form == LIBFEED__BYLINE_NONE)
    return;
  libfeed_str name = byline->names[0];
  size_t words = count_words(name);
  out[forms[byline->form]] = LIBFEED__ONE;
  out[LIBFEED__P_NAME_PERSON] = libfeed__yes(byline->is_person);
  out[LIBFEED__P_FORM_BARE_PERSON] =
      libfeed__yes(byline->is_person && byline->form == LIBFEED__BYLINE_BARE);
  out[LIBFEED__P_NAMES_2] = libfeed__yes(byline->n_names >= 2);
  out[LIBFEED__P_NAME_ONE_WORD] = libfeed__yes(words == 1);
  out[LIBFEED__P_NAME_TWO_WORDS] = libfeed__yes(words == 2);
  out[LIBFEED__P_FORM_LABELED] = libfeed__yes(byline->is_labeled);
  out[LIBFEED__P_FORM_BELOW] = libfeed__yes(candidate->is_below);
  out[LIBFEED__P_FORM_SIGNED] = libfeed__yes(byline->is_signed);
  static const uint8_t rests[] = {0, 2, 6, 255};
  libfeed__step_feature(candidate->rest, rests, 4, out, LIBFEED__P_REST_0);
  uint16_t slots[NAME_MOST / LIBFEED__SLOT_BYTES + 1];
  libfeed__words wanted = {.slots = slots};
  libfeed__measure measure;
  libfeed__measure_line(&measure, name.data,
                        name.len < NAME_MOST ? name.len : 0, &wanted);
  out[LIBFEED__P_NAME_IN_TEXT] = libfeed__cohesion_share(
      &judgement->cohesion, slots, (size_t)(wanted.slots - slots), false);
}

static void date_features(libfeed__candidate *candidate,
                          const libfeed__line *line) {
  int16_t *out = candidate->features;
  if (!candidate->has_date)
    return;
  out[LIBFEED__P_DATE_PART] =
      (int16_t)(candidate->date_text.len * LIBFEED__ONE / line->len);
  out[LIBFEED__P_DATE_TIME] = libfeed__yes(candidate->date.has_time);
  out[LIBFEED__P_DATE_LATEST] = out[LIBFEED__P_DATE_EARLIEST] = LIBFEED__ONE;
}

/* Those that cost little: of the line itself, and of what stands near it. What
   lies behind the line's own row is 0 before. */
static void first_features(const libfeed__near *near, const libfeed__spot *spot,
                           int16_t *out) {
  libfeed__own_features(&near->judgement->lines[spot->line], spot->line == 0,
                        out);
  libfeed__near_first(near, spot, out);
}

/* All but those that compare candidates with each other; false without memory.
 */
static bool all_features(const libfeed__near *near, libfeed__arena *arena,
                         libfeed__candidate *candidate) {
  const libfeed__judgement *judgement = near->judgement;
  int16_t *out = libfeed__arena_alloc(arena, LIBFEED__PICK_ROW * sizeof *out);
  candidate->features = out;
  if (out == NULL)
    return false;
  first_features(near, &candidate->spot, out);
  libfeed__near_later(near, candidate->line, out);
  name_features(judgement, candidate, out);
  date_features(candidate, &judgement->lines[candidate->line]);
  return true;
}

/* What the other features of a line with neither date nor names can add to its
   sum of products. */
static int32_t most_of_rest(const int16_t weights[LIBFEED__PICK_ROW]) {
  static const uint8_t features[] = {
      LIBFEED__P_WIDEST,        LIBFEED__P_WIDEST_NEAR,
      LIBFEED__P_BREADCRUMB,    LIBFEED__P_KINDRED_BEFORE,
      LIBFEED__P_KINDRED_AFTER, LIBFEED__P_KINDRED_BEFORE_3,
      LIBFEED__P_LAST_COPY,     LIBFEED__P_KINDRED_AFTER_3,
      LIBFEED__P_COPIES_3,      LIBFEED__P_INSIDE_OTHER,
      LIBFEED__P_HOLDS_OTHER,   LIBFEED__P_PATH_END,
      LIBFEED__P_INSIDE_FIRST,  LIBFEED__P_INSIDE_RIGHTS};
  int32_t sum = 0;
  for (size_t i = 0; i < sizeof features / sizeof *features; i++)
    if (weights[features[i]] > 0)
      sum += weights[features[i]] * LIBFEED__ONE;
  return sum;
}

/* How far a line is from the headline. */
static void title_features(libfeed__candidate *candidate,
                           const libfeed__candidate *title) {
  static const uint8_t after[] = {1, 2, 4, 8, 255};
  static const uint8_t before[] = {1, 3, 255};
  int16_t *out = candidate->features;
  if (title == NULL)
    return;
  out[LIBFEED__P_HAS_TITLE] = LIBFEED__ONE;
  if (candidate->line == title->line)
    out[LIBFEED__P_TITLE_SAME] = LIBFEED__ONE;
  else if (candidate->line > title->line)
    libfeed__step_feature(candidate->line - title->line, after, 5, out,
                          LIBFEED__P_TITLE_1);
  else
    libfeed__step_feature(title->line - candidate->line, before, 3, out,
                          LIBFEED__P_TITLE_MINUS_1);
}

/* -- the choice -------------------------------------------------------------
 */

static void note_fields(libfeed__candidate *candidate,
                        const libfeed__judgement *judgement) {
  const libfeed__line *line = &judgement->lines[candidate->line];
  if (candidate->line >= judgement->notice &&
      candidate->line < judgement->notice_end)
    return;
  /* Prose that ends with a full stop is text. A path ends with the headline,
     but is none. A headline below the article is another's. */
  candidate->may_be[LIBFEED__WANTED_TITLE] =
      candidate->line < judgement->prose_end &&
      line->measure.width <= WIDTH_MOST &&
      (line->measure.width <= PROSE_WIDTH ||
       line->measure.ending != LIBFEED__ENDS_STOP) &&
      !candidate->is_credited && !libfeed__is_path(line);
  candidate->may_be[LIBFEED__WANTED_DATE] = candidate->has_date;
  candidate->may_be[LIBFEED__WANTED_AUTHOR] =
      candidate->byline->n_names > 0 && line->text[0] != '(';
}

/* Where two candidates say the same, it does not matter which one wins. */
static bool is_same_value(const libfeed__candidate *a,
                          const libfeed__candidate *b,
                          const libfeed__line *lines, libfeed__wanted wanted) {
  switch (wanted) {
  case LIBFEED__WANTED_TITLE:
    return lines[a->line].measure.fingerprint ==
           lines[b->line].measure.fingerprint;
  case LIBFEED__WANTED_DATE:
    return libfeed__is_same_day(a, b);
  default:
    return libfeed__equals_fold(a->byline->names[0], b->byline->names[0]) &&
           a->byline->n_names == b->byline->n_names;
  }
}

/* A lead counts up to this. */
#define LEAD_MOST (6 * LIBFEED__ONE)

static int32_t lead(int32_t score, int32_t other) {
  return score - other > LEAD_MOST ? LEAD_MOST : score - other;
}

/* The candidate with the best score; NULL where there is none. */
static const libfeed__candidate *best_of(libfeed__picks *picks,
                                         const libfeed__pick_weights *weights,
                                         libfeed__wanted wanted) {
  const libfeed__candidate *best = NULL;
  for (size_t i = 0; i < picks->n_candidates; i++) {
    libfeed__candidate *candidate = &picks->candidates[i];
    candidate->scores[wanted] = INT32_MIN;
    if (!candidate->may_be[wanted] || candidate->features == NULL)
      continue;
    candidate->scores[wanted] =
        libfeed__dot(candidate->features, weights->of[wanted],
                     LIBFEED__PICK_ROW) /
        LIBFEED__ONE;
    if (best == NULL || candidate->scores[wanted] > best->scores[wanted])
      best = candidate;
  }
  return best;
}

/* The candidate with the best score, or NULL where that is not sure enough. */
static const libfeed__candidate *choose(libfeed__picks *picks,
                                        const libfeed__judgement *judgement,
                                        const libfeed__pick_weights *weights,
                                        libfeed__wanted wanted) {
  const libfeed__line *lines = judgement->lines;
  const libfeed__candidate *best = best_of(picks, weights, wanted);
  if (best == NULL)
    return NULL;
  int32_t most = best->scores[wanted], over_next = LEAD_MOST;
  for (size_t i = 0; i < picks->n_candidates; i++) {
    const libfeed__candidate *other = &picks->candidates[i];
    if (other->scores[wanted] != INT32_MIN &&
        lead(most, other->scores[wanted]) < over_next &&
        !is_same_value(best, other, lines, wanted))
      over_next = lead(most, other->scores[wanted]);
  }
  const int16_t *sure = weights->sure[wanted];
  int32_t sum =
      sure[0] * LIBFEED__ONE + sure[1] * lead(most, 0) + sure[2] * over_next;
  return sum > 0 ? best : NULL;
}

/* How far from each other the dates of publication and of a change stand. */
#define UPDATE_REACH 8

/* Where the date of a change won, the best one near it that is none. */
static const libfeed__candidate *first_date(const libfeed__picks *picks) {
  const libfeed__candidate *date = picks->date, *best = NULL;
  if (date == NULL || !date->is_update)
    return date;
  for (size_t i = 0; i < picks->n_candidates; i++) {
    const libfeed__candidate *other = &picks->candidates[i];
    if (other->has_date && !other->is_update && other->features != NULL &&
        other->line + UPDATE_REACH >= date->line &&
        other->line <= date->line + UPDATE_REACH &&
        (best == NULL || other->scores[LIBFEED__WANTED_DATE] >
                             best->scores[LIBFEED__WANTED_DATE]))
      best = other;
  }
  return best == NULL ? date : best;
}

/* Names that stand in the headline are what it is about, unless it ends with
   "by" and names. */
static bool is_in_title(const libfeed__picks *picks,
                        const libfeed__judgement *judgement) {
  const libfeed__candidate *author = picks->author;
  if (picks->title == NULL ||
      !is_same_value(picks->title, author, judgement->lines,
                     LIBFEED__WANTED_TITLE))
    return false;
  return !author->byline->is_glued;
}

/* Two words alone are a person's name if anything else says so: a common given
   name, a date or words about authors near, the same name in another line. */
static bool is_bare_only(const libfeed__candidate *author) {
  static const uint8_t signs[] = {LIBFEED__P_DATE_AFTER, LIBFEED__P_DATE_BEFORE,
                                  LIBFEED__P_BIO_AFTER, LIBFEED__P_NAME_STARTS,
                                  LIBFEED__P_NAME_SAME};
  const libfeed__byline *byline = author->byline;
  if (byline->form != LIBFEED__BYLINE_BARE || byline->is_person ||
      byline->is_signed)
    return false;
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (author->features[signs[i]] != 0)
      return false;
  return true;
}

/* What won, but is rather left out. */
static bool is_no_author(const libfeed__picks *picks,
                         const libfeed__judgement *judgement) {
  const libfeed__candidate *author = picks->author;
  const libfeed__measure *measure = &judgement->lines[author->line].measure;
  bool is_rights = (measure->signs & LIBFEED__HAS_RIGHTS) != 0 ||
                   measure->hits[LIBFEED__RIGHTS] > 0;
  return author->byline->is_doubtful || is_in_title(picks, judgement) ||
         (is_rights && author->line >= judgement->body_end) ||
         is_bare_only(author);
}

/* -- candidates -------------------------------------------------------------
 */

/* The sum of products of those features of a line with neither date nor names
   that cost little. */
static int32_t first_sum(const libfeed__near *near, const libfeed__spot *spot,
                         const int16_t weights[LIBFEED__PICK_ROW]) {
  int16_t features[LIBFEED__PICK_ROW];
  for (size_t f = LIBFEED__OWN_ROW; f < LIBFEED__PICK_ROW; f += 16)
    memset(features + f, 0, 16 * sizeof *features);
  first_features(near, spot, features);
  return libfeed__dot(features, weights, LIBFEED__PICK_ROW);
}

/* Below the article dates and names are looked for, and who has the rights. */
static bool is_wanted(const libfeed__candidate *candidate,
                      const libfeed__judgement *judgement) {
  const libfeed__line *line = &judgement->lines[candidate->line];
  return candidate->line < judgement->prose_end ||
         libfeed__is_told(candidate) ||
         (line->measure.signs & LIBFEED__HAS_RIGHTS) != 0;
}

/* `title`: the weights of a headline; `rest`: what most_of_rest says of them.
 */
static void add_candidate(libfeed__picks *picks, libfeed__near *near,
                          const int16_t title[LIBFEED__PICK_ROW], int32_t rest,
                          bool day_first) {
  static const libfeed__byline no_names;
  const libfeed__judgement *judgement = near->judgement;
  libfeed__candidate *candidate = &picks->candidates[picks->n_candidates++];
  libfeed__clear(candidate, sizeof *candidate);
  libfeed__near_spot(near, &candidate->spot);
  candidate->line = candidate->spot.line;
  candidate->byline = &no_names;
  read_line(candidate, &picks->arena, judgement, day_first);
  if (!is_wanted(candidate, judgement)) {
    picks->n_candidates--;
    return;
  }
  note_fields(candidate, judgement);
  if (picks->wants_all || libfeed__is_told(candidate))
    (void)all_features(near, &picks->arena, candidate);
  else if (candidate->may_be[LIBFEED__WANTED_TITLE])
    candidate->bound =
        (first_sum(near, &candidate->spot, title) + rest) / LIBFEED__ONE;
}

/* True for a short line far from where the article begins and ends. */
static bool is_of_menu(const libfeed__judgement *judgement, size_t i) {
  const libfeed__measure *measure = &judgement->lines[i].measure;
  size_t body = judgement->prose;
  bool is_far = i < body ? body - i > SHORT_BEFORE : i - body > SHORT_INSIDE;
  return is_far && i + LAST < judgement->prose_end &&
         measure->width < SHORT_WIDTH && (measure->signs & DATE_SIGNS) == 0 &&
         measure->hits[LIBFEED__BYLINE] == 0;
}

static void gather(libfeed__picks *picks, libfeed__near *near,
                   const libfeed__pick_weights *weights, bool day_first) {
  const libfeed__judgement *judgement = near->judgement;
  const int16_t *title = weights->of[LIBFEED__WANTED_TITLE];
  const int32_t rest = most_of_rest(title);
  size_t n = judgement->n_lines, body = judgement->prose;
  size_t from = body > BEFORE ? body - BEFORE : 0;
  size_t inside = n - body > INSIDE ? body + INSIDE : n;
  size_t end = judgement->prose_end;
  size_t to = n - end > AFTER ? end + AFTER : n;
  picks->n_candidates = 0;
  for (size_t i = 0; i < to; i++) {
    if (((i >= from && i < inside) || i + LAST >= end) &&
        judgement->lines[i].measure.width <= WIDTH_MOST &&
        !is_of_menu(judgement, i))
      add_candidate(picks, near, title, rest, day_first);
    libfeed__near_step(near);
  }
}

/* The two best scores of different headlines among those that are known. */
typedef struct title_race {
  int32_t best, next;
  uint32_t print; /* the best one's fingerprint */
} title_race;

static void run_in(title_race *race, int32_t score, uint32_t print) {
  if (score > race->best) {
    race->next = print == race->print ? race->next : race->best;
    race->best = score;
    race->print = print;
  } else if (print != race->print && score > race->next) {
    race->next = score;
  }
}

static void enter(title_race *race, const libfeed__company *company, size_t k,
                  const int16_t *weights) {
  const libfeed__candidate *candidate = &company->picks->candidates[k];
  libfeed__company_compare(company, k);
  if (candidate->may_be[LIBFEED__WANTED_TITLE])
    run_in(race,
           libfeed__dot(candidate->features, weights, LIBFEED__PICK_ROW) /
               LIBFEED__ONE,
           company->prints[k]);
}

/* Finds the features of all lines that may be the headline, or the next best
   that says something else, the most promising ones first. A line whose bound
   is below both changes nothing. */
static void complete(libfeed__picks *picks, const libfeed__near *near,
                     const libfeed__pick_weights *weights) {
  const int16_t *title = weights->of[LIBFEED__WANTED_TITLE];
  const size_t n = picks->n_candidates;
  int32_t bounds[LIBFEED__CANDIDATES_MOST];
  title_race race = {INT32_MIN, INT32_MIN, 0};
  libfeed__company company;
  libfeed__company_gather(&company, picks, near->judgement);
  for (size_t k = 0; k < n; k++) {
    const libfeed__candidate *candidate = &picks->candidates[k];
    bool is_open =
        candidate->features == NULL && candidate->may_be[LIBFEED__WANTED_TITLE];
    bounds[k] = is_open ? candidate->bound : INT32_MIN;
    if (candidate->features != NULL)
      enter(&race, &company, k, title);
  }
  for (;;) {
    size_t top = 0;
    for (size_t k = 1; k < n; k++)
      top = bounds[k] > bounds[top] ? k : top;
    if (n == 0 || bounds[top] == INT32_MIN || bounds[top] < race.next)
      break;
    bounds[top] = INT32_MIN;
    if (!all_features(near, &picks->arena, &picks->candidates[top]))
      break;
    enter(&race, &company, top, title);
  }
}

void libfeed__picks_init(libfeed__picks *picks, libfeed__mem *mem) {
  picks->title = picks->date = picks->author = NULL;
  picks->wants_all = false;
  picks->n_candidates = 0;
  libfeed__arena_init(&picks->arena, mem);
}

void libfeed__picks_fini(libfeed__picks *picks) {
  libfeed__arena_fini(&picks->arena);
}

bool libfeed__pick(libfeed__picks *picks, const libfeed__judgement *judgement,
                   const libfeed__pick_weights *weights, bool day_first) {
  libfeed__near near;
  libfeed__near_begin(&near, judgement);
  gather(picks, &near, weights, day_first);
  if (picks->arena.failed)
    return false;
  libfeed__agree(picks, judgement);
  complete(picks, &near, weights);
  if (picks->arena.failed)
    return false;
  picks->title = choose(picks, judgement, weights, LIBFEED__WANTED_TITLE);
  for (size_t i = 0; i < picks->n_candidates; i++)
    if (picks->candidates[i].features != NULL)
      title_features(&picks->candidates[i], picks->title);
  picks->date = choose(picks, judgement, weights, LIBFEED__WANTED_DATE);
  picks->date = first_date(picks);
  picks->author = choose(picks, judgement, weights, LIBFEED__WANTED_AUTHOR);
  if (picks->author != NULL && is_no_author(picks, judgement))
    picks->author = NULL;
  return true;
}
