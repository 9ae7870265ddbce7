/* SPDX-License-Identifier: MIT */
/* Pick: which line is the headline, which has the date, which the by-line. Each
   line near the beginning of the article gets a score for each of the three;
   the best one is taken if it is good enough. */
#include "article/pick.h"

#include "article/agree.h"

/* Lines that are looked at before the article, inside, and after it. */
#define BEFORE 64
#define INSIDE 64
#define LAST 8
#define AFTER 16
/* The article's first lines of prose. */
#define FIRST_LINES 3
/* Wider lines are prose: neither headline nor by-line. */
#define WIDTH_MOST 300
#define PROSE_WIDTH 120
#define SHORT_WIDTH 30
/* Longer names are none. */
#define NAME_MOST 120

static int16_t yes(bool truth) {
  return truth ? LIBFEED__ONE : 0;
}

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

static void read_names(libfeed__candidate *candidate,
                       const libfeed__tokens *tokens, bool is_prose) {
  libfeed__byline *byline = &candidate->byline;
  size_t date = 0, date_end = 0;
  if (candidate->is_below)
    candidate->is_below = libfeed__byline_read_below(tokens, byline);
  if (!candidate->is_below)
    (void)libfeed__byline_read(tokens, byline);
  if (is_prose && byline->form != LIBFEED__BYLINE_MARKED)
    memset(byline, 0, sizeof *byline);
  if (candidate->has_date) {
    date = candidate->date.first;
    date_end = candidate->date.last + 1;
  }
  candidate->rest = libfeed__byline_rest(tokens, byline, date, date_end);
}

static void read_line(libfeed__candidate *candidate,
                      const libfeed__judgement *judgement, bool day_first) {
  const libfeed__line *line = &judgement->lines[candidate->line];
  const uint16_t date_signs = LIBFEED__HAS_DATE | LIBFEED__HAS_YEAR;
  libfeed__tokens tokens;
  bool may_date = (line->measure.signs & date_signs) != 0;
  candidate->is_below = candidate->line > 0 &&
                        line->measure.width <= PROSE_WIDTH &&
                        is_label(line - 1);
  bool may_name = line->measure.capitals > 0 ||
                  line->measure.hits[LIBFEED__BYLINE] > 0 ||
                  candidate->is_below;
  candidate->date_text = candidate->day_text = libfeed__empty;
  if (line->measure.width > WIDTH_MOST || (!may_date && !may_name))
    return;
  /* What is long has its names in front or is no by-line. */
  bool is_prose = line->measure.width > PROSE_WIDTH;
  if (is_prose) {
    libfeed__tokens_cut_first(&tokens, libfeed__line_str(line), 1);
    may_name = may_name && libfeed__byline_may_begin(&tokens.items[0]);
    if (!may_date && !may_name)
      return;
  }
  libfeed__tokens_cut(&tokens, libfeed__line_str(line));
  libfeed__date_place *date = &candidate->date;
  if (may_date && libfeed__date_find(&tokens, 0, day_first, date)) {
    candidate->has_date = true;
    candidate->date_text =
        libfeed__tokens_text(&tokens, date->first, date->last);
    candidate->day_text =
        libfeed__tokens_text(&tokens, date->first, date->day_last);
  }
  if (may_name)
    read_names(candidate, &tokens, is_prose);
}

/* -- features ---------------------------------------------------------------
 */

/* The first of some steps that a distance does not exceed. */
static void step_feature(size_t distance, const uint8_t *steps, size_t n,
                         int16_t *out, size_t first) {
  size_t i = 0;
  while (i + 1 < n && distance > steps[i])
    i++;
  out[first + i] = LIBFEED__ONE;
}

static void body_features(const libfeed__judgement *judgement, size_t i,
                          int16_t *out) {
  static const uint8_t before[] = {1, 2, 3, 5, 8, 16, 32, 255};
  if (i < judgement->prose)
    step_feature(judgement->prose - i, before, 8, out, LIBFEED__P_BODY_1);
  else if (i == judgement->prose)
    out[LIBFEED__P_AT_BODY] = LIBFEED__ONE;
  else if (i >= judgement->prose_end)
    out[i == judgement->prose_end       ? LIBFEED__P_END_1
        : i <= judgement->prose_end + 2 ? LIBFEED__P_END_3
                                        : LIBFEED__P_PAST_BODY] = LIBFEED__ONE;
  else if (i <= judgement->prose + 2)
    out[LIBFEED__P_IN_BODY_2] = LIBFEED__ONE;
  else
    out[i <= judgement->prose + 8 ? LIBFEED__P_IN_BODY_8 : LIBFEED__P_IN_BODY] =
        LIBFEED__ONE;
  out[LIBFEED__P_BODY_LAST] =
      yes(i < judgement->prose_end && i + LAST >= judgement->prose_end &&
          i > judgement->prose);
}

static bool is_dated(const libfeed__line *line) {
  return (line->measure.signs & LIBFEED__HAS_DATE) != 0 &&
         line->measure.width <= PROSE_WIDTH;
}

static bool has_class(const libfeed__line *line, libfeed__class class) {
  return line->measure.hits[class] > 0 && line->measure.width <= PROSE_WIDTH;
}

static void neighbour_features(const libfeed__judgement *judgement, size_t i,
                               int16_t *out) {
  const libfeed__line *lines = judgement->lines;
  size_t n = judgement->n_lines;
  size_t menu_before = 0, menu_after = 0;
  for (size_t d = 1; d <= 3; d++) {
    if (i + d < n) {
      const libfeed__line *line = &lines[i + d];
      out[LIBFEED__P_DATE_AFTER] |= yes(is_dated(line));
      out[LIBFEED__P_BYLINE_AFTER] |= yes(has_class(line, LIBFEED__BYLINE));
      out[LIBFEED__P_SHARE_AFTER] |= yes(has_class(line, LIBFEED__SHARE));
      out[LIBFEED__P_PROSE_AFTER] |= yes(line->measure.width > PROSE_WIDTH);
      out[LIBFEED__P_ADDRESS_AFTER] |=
          yes((line->measure.signs & LIBFEED__HAS_ADDRESS) != 0 &&
              line->measure.width <= PROSE_WIDTH);
      out[LIBFEED__P_BIO_AFTER] |=
          yes(d < 3 && line->measure.hits[LIBFEED__BIO] > 0);
      menu_after += line->measure.width < SHORT_WIDTH;
    }
    if (i >= d) {
      const libfeed__line *line = &lines[i - d];
      out[LIBFEED__P_DATE_BEFORE] |= yes(is_dated(line));
      out[LIBFEED__P_BYLINE_BEFORE] |= yes(has_class(line, LIBFEED__BYLINE));
      menu_before += line->measure.width < SHORT_WIDTH;
    }
  }
  out[LIBFEED__P_PROSE_NEXT] =
      yes(i + 1 < n && lines[i + 1].measure.width > PROSE_WIDTH);
  out[LIBFEED__P_PROSE_PREV] =
      yes(i > 0 && lines[i - 1].measure.width > PROSE_WIDTH);
  out[LIBFEED__P_MENU_BEFORE] = (int16_t)(menu_before * LIBFEED__ONE / 3);
  out[LIBFEED__P_MENU_AFTER] = (int16_t)(menu_after * LIBFEED__ONE / 3);
}

/* Not short, but no prose: like a headline. */
static bool is_wide(const libfeed__judgement *judgement, size_t i) {
  if (i >= judgement->n_lines)
    return false;
  const libfeed__measure *measure = &judgement->lines[i].measure;
  return measure->width >= SHORT_WIDTH && measure->width <= PROSE_WIDTH * 2 &&
         measure->words >= 3;
}

static void more_features(const libfeed__judgement *judgement, size_t i,
                          int16_t *out) {
  const libfeed__line *lines = judgement->lines;
  size_t n = judgement->n_lines, menu = 0;
  for (size_t d = 1; d <= 8 && d <= i; d++)
    menu += lines[i - d].measure.width < SHORT_WIDTH;
  out[LIBFEED__P_MENU_LONG_BEFORE] = (int16_t)(menu * LIBFEED__ONE / 8);
  out[LIBFEED__P_WIDE_BEFORE] = yes(i >= 1 && is_wide(judgement, i - 1));
  out[LIBFEED__P_WIDE_BEFORE_2] = yes(i >= 2 && is_wide(judgement, i - 2));
  out[LIBFEED__P_WIDE_AFTER] = yes(is_wide(judgement, i + 1));
  out[LIBFEED__P_WIDE_AFTER_2] = yes(is_wide(judgement, i + 2));
  out[LIBFEED__P_DATE_NEXT] = yes(i + 1 < n && is_dated(&lines[i + 1]));
  out[LIBFEED__P_BYLINE_NEXT] =
      yes(i + 1 < n && has_class(&lines[i + 1], LIBFEED__BYLINE));
  out[LIBFEED__P_ISOLATED] =
      yes(lines[i].after_gap && i + 1 < n && lines[i + 1].after_gap);
  if (i <= judgement->prose + 1 && i + 5 >= judgement->prose) {
    out[LIBFEED__P_WIDEST_NEAR] = out[LIBFEED__P_WIDEST];
    out[LIBFEED__P_COHESION_NEAR] = out[LIBFEED__P_COHESION];
  }
}

/* Lines like a headline between line `i` and the article, up to five. */
static size_t count_between(const libfeed__judgement *judgement, size_t i) {
  size_t n = 0;
  for (size_t k = i + 1; k < judgement->prose && n < 5; k++)
    n += is_wide(judgement, k);
  return n;
}

static void between_features(const libfeed__judgement *judgement, size_t i,
                             int16_t *out) {
  static const uint8_t features[] = {
      LIBFEED__P_WIDE_BETWEEN_0, LIBFEED__P_WIDE_BETWEEN_1,
      LIBFEED__P_WIDE_BETWEEN_2, LIBFEED__P_WIDE_BETWEEN_4,
      LIBFEED__P_WIDE_BETWEEN_4, LIBFEED__P_WIDE_BETWEEN_MANY};
  if (i < judgement->prose)
    out[features[count_between(judgement, i)]] = LIBFEED__ONE;
  out[LIBFEED__P_BREADCRUMB] =
      yes(i > 0 && libfeed__is_path(&judgement->lines[i - 1]));
  bool is_first = is_wide(judgement, i);
  for (size_t d = 1; d <= 6 && d <= i; d++)
    is_first = is_first && !is_wide(judgement, i - d);
  out[LIBFEED__P_FIRST_WIDE] = yes(is_first);
}

/* No line within six is wider, but for prose. */
static bool is_widest(const libfeed__judgement *judgement, size_t i) {
  const libfeed__line *lines = judgement->lines;
  size_t from = i > 6 ? i - 6 : 0;
  for (size_t k = from; k < judgement->n_lines && k <= i + 6; k++)
    if (k != i && lines[k].measure.width > lines[i].measure.width &&
        lines[k].measure.width <= PROSE_WIDTH * 2 && !lines[k].is_kept)
      return false;
  return true;
}

static void text_features(const libfeed__judgement *judgement, size_t i,
                          int16_t *out) {
  const libfeed__line *line = &judgement->lines[i];
  out[LIBFEED__P_KEPT] = yes(line->is_kept);
  out[LIBFEED__P_SCORE] = (int16_t)(line->first / 4);
  out[LIBFEED__P_WIDEST] = yes(is_widest(judgement, i));
  out[LIBFEED__P_COHESION] = libfeed__cohesion_share(
      &judgement->cohesion, line->slots, line->n_slots, line->first > 0);
  out[LIBFEED__P_FIRST_COPY] = yes(line->is_repeated && line->repeats == 0);
  out[LIBFEED__P_WORDS_3] = yes(line->measure.words >= 3);
  out[LIBFEED__P_WORDS_5] = yes(line->measure.words >= 5);
}

static size_t count_words(libfeed_str name) {
  size_t n = 1;
  for (size_t i = 0; i < name.len; i++)
    n += name.data[i] == ' ';
  return n;
}

static void name_features(const libfeed__judgement *judgement,
                          const libfeed__candidate *candidate, int16_t *out) {
  const libfeed__byline *byline = &candidate->byline;
  static const uint8_t forms[] = {0, LIBFEED__P_FORM_MARKED,
                                  LIBFEED__P_FORM_INNER, LIBFEED__P_FORM_DATED,
                                  LIBFEED__P_FORM_BARE};
  if (byline->form == LIBFEED__BYLINE_NONE)
    return;
  libfeed_str name = byline->names[0];
  size_t words = count_words(name);
  out[forms[byline->form]] = LIBFEED__ONE;
  out[LIBFEED__P_NAME_PERSON] = yes(byline->is_person);
  out[LIBFEED__P_FORM_BARE_PERSON] =
      yes(byline->is_person && byline->form == LIBFEED__BYLINE_BARE);
  out[LIBFEED__P_NAMES_2] = yes(byline->n_names >= 2);
  out[LIBFEED__P_NAME_ONE_WORD] = yes(words == 1);
  out[LIBFEED__P_NAME_TWO_WORDS] = yes(words == 2);
  out[LIBFEED__P_FORM_LABELED] = yes(byline->is_labeled);
  out[LIBFEED__P_FORM_BELOW] = yes(candidate->is_below);
  out[LIBFEED__P_FORM_SIGNED] = yes(byline->is_signed);
  static const uint8_t rests[] = {0, 2, 6, 255};
  step_feature(candidate->rest, rests, 4, out, LIBFEED__P_REST_0);
  uint16_t slots[NAME_MOST / LIBFEED__SLOT_BYTES + 1];
  libfeed__words wanted = {.slots = slots};
  libfeed__measure measure;
  libfeed__measure_line(&measure, name.data,
                        name.len < NAME_MOST ? name.len : 0, &wanted);
  out[LIBFEED__P_NAME_IN_TEXT] = libfeed__cohesion_share(
      &judgement->cohesion, slots, (size_t)(wanted.slots - slots), false);
}

static void own_features(const libfeed__judgement *judgement,
                         libfeed__candidate *candidate) {
  int16_t *out = candidate->features;
  const libfeed__line *line = &judgement->lines[candidate->line];
  body_features(judgement, candidate->line, out);
  neighbour_features(judgement, candidate->line, out);
  text_features(judgement, candidate->line, out);
  more_features(judgement, candidate->line, out);
  between_features(judgement, candidate->line, out);
  name_features(judgement, candidate, out);
  if (!candidate->has_date)
    return;
  out[LIBFEED__P_DATE_PART] =
      (int16_t)(candidate->date_text.len * LIBFEED__ONE / line->len);
  out[LIBFEED__P_DATE_TIME] = yes(candidate->date.has_time);
  out[LIBFEED__P_DATE_LATEST] = out[LIBFEED__P_DATE_EARLIEST] = LIBFEED__ONE;
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
    step_feature(candidate->line - title->line, after, 5, out,
                 LIBFEED__P_TITLE_1);
  else
    step_feature(title->line - candidate->line, before, 3, out,
                 LIBFEED__P_TITLE_MINUS_1);
}

/* -- the choice -------------------------------------------------------------
 */

static int32_t score(const libfeed__candidate *candidate,
                     const libfeed__pick_weights *weights,
                     libfeed__wanted wanted) {
  int32_t sum = 0;
  for (size_t f = 0; f < LIBFEED__PICK_ROW; f++)
    sum += candidate->features[f] * weights->of[wanted][f];
  return sum / LIBFEED__ONE;
}

static void note_fields(libfeed__candidate *candidate,
                        const libfeed__line *line) {
  /* Prose that ends with a full stop is text. A path ends with the headline,
     but is none. */
  candidate->may_be[LIBFEED__WANTED_TITLE] =
      line->measure.width <= WIDTH_MOST &&
      (line->measure.width <= PROSE_WIDTH ||
       line->measure.ending != LIBFEED__ENDS_STOP) &&
      !libfeed__is_path(line);
  candidate->may_be[LIBFEED__WANTED_DATE] = candidate->has_date;
  candidate->may_be[LIBFEED__WANTED_AUTHOR] =
      candidate->byline.n_names > 0 && line->text[0] != '(';
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
    return libfeed__equals_fold(a->byline.names[0], b->byline.names[0]) &&
           a->byline.n_names == b->byline.n_names;
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
    if (!candidate->may_be[wanted])
      continue;
    candidate->scores[wanted] = score(candidate, weights, wanted);
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

/* What the lines up to one leave behind. How many of them are looked at around
   a candidate: a power of two beyond both sides. */
#define KINDRED 8
#define KINDRED_REACH 3
typedef struct pick_walk {
  uint64_t width;          /* of all lines before */
  uint64_t kept;           /* of those that were kept */
  uint64_t all_kept;       /* of all that were kept */
  size_t prose;            /* the next line that is prose and was kept */
  size_t kindred_end;      /* lines before it were looked at … */
  bool kindred[KINDRED];   /* … and are kindred, by the lowest bits */
  libfeed__cohesion start; /* words of the article's first lines */
} pick_walk;

static bool is_prose(const libfeed__line *line) {
  return line->is_kept && line->measure.width > PROSE_WIDTH;
}

static void begin_walk(pick_walk *walk, const libfeed__judgement *judgement) {
  size_t first = 0;
  walk->width = walk->kept = walk->all_kept = 0;
  walk->prose = walk->kindred_end = 0;
  libfeed__cohesion_init(&walk->start);
  for (size_t i = 0; i < judgement->n_lines; i++) {
    const libfeed__line *line = &judgement->lines[i];
    if (line->is_kept)
      walk->all_kept += line->measure.width;
    if (i < judgement->prose || !is_prose(line) || first++ >= FIRST_LINES)
      continue;
    libfeed__cohesion_add(&walk->start, line->slots, line->n_slots);
  }
}

static void walk_features(pick_walk *walk, const libfeed__judgement *judgement,
                          size_t i, int16_t *out) {
  static const uint8_t steps[] = {1, 2, 3, 5, 8, 16, 255};
  const libfeed__line *lines = judgement->lines;
  if (walk->prose <= i)
    walk->prose = i + 1;
  while (walk->prose < judgement->n_lines && !is_prose(&lines[walk->prose]))
    walk->prose++;
  size_t distance =
      walk->prose < judgement->n_lines ? walk->prose - i : SIZE_MAX;
  step_feature(distance, steps, 7, out, LIBFEED__P_PROSE_1);
  out[LIBFEED__P_DONE_NONE] = yes(walk->kept == 0);
  out[LIBFEED__P_DONE_LITTLE] = yes(walk->kept * 10 < walk->all_kept);
  out[LIBFEED__P_COHESION_START] = libfeed__cohesion_share(
      &walk->start, lines[i].slots, lines[i].n_slots, false);
}

/* A line like a headline whose words the article's beginning has. */
static bool is_kindred(const pick_walk *walk,
                       const libfeed__judgement *judgement, size_t i) {
  if (!is_wide(judgement, i))
    return false;
  const libfeed__line *line = &judgement->lines[i];
  return line->n_slots > 0 && line->measure.ending != LIBFEED__ENDS_COLON &&
         !libfeed__is_path(line) &&
         libfeed__cohesion_share(&walk->start, line->slots, line->n_slots,
                                 false) >= LIBFEED__ONE / 3;
}

static bool was_kindred(const pick_walk *walk, size_t i) {
  return i < walk->kindred_end && walk->kindred[i % KINDRED];
}

static void kindred_features(pick_walk *walk,
                             const libfeed__judgement *judgement, size_t i,
                             int16_t *out) {
  const size_t reach = KINDRED_REACH;
  if (walk->kindred_end + reach < i)
    walk->kindred_end = i - reach;
  for (; walk->kindred_end <= i + reach; walk->kindred_end++)
    walk->kindred[walk->kindred_end % KINDRED] =
        is_kindred(walk, judgement, walk->kindred_end);
  out[LIBFEED__P_KINDRED_BEFORE] = yes(i >= 1 && was_kindred(walk, i - 1));
  out[LIBFEED__P_KINDRED_BEFORE_3] = yes((i >= 2 && was_kindred(walk, i - 2)) ||
                                         (i >= 3 && was_kindred(walk, i - 3)));
  out[LIBFEED__P_KINDRED_AFTER] = yes(was_kindred(walk, i + 1));
  out[LIBFEED__P_KINDRED_AFTER_3] =
      yes(was_kindred(walk, i + 2) || was_kindred(walk, i + 3));
}

static void gather(libfeed__picks *picks, const libfeed__judgement *judgement,
                   bool day_first) {
  size_t n = judgement->n_lines, body = judgement->prose;
  size_t from = body > BEFORE ? body - BEFORE : 0;
  size_t inside = n - body > INSIDE ? body + INSIDE : n;
  size_t end = judgement->prose_end;
  size_t to = n - end > AFTER ? end + AFTER : n;
  pick_walk walk;
  begin_walk(&walk, judgement);
  picks->n_candidates = 0;
  for (size_t i = 0; i < to; i++) {
    if (((i >= from && i < inside) || i + LAST >= end) &&
        judgement->lines[i].measure.width <= WIDTH_MOST) {
      libfeed__candidate *candidate = &picks->candidates[picks->n_candidates++];
      libfeed__clear(candidate, sizeof *candidate);
      candidate->line = i;
      read_line(candidate, judgement, day_first);
      note_fields(candidate, &judgement->lines[i]);
      libfeed__own_features(&judgement->survey, judgement->lines, i, walk.width,
                            candidate->features);
      own_features(judgement, candidate);
      walk_features(&walk, judgement, i, candidate->features);
      kindred_features(&walk, judgement, i, candidate->features);
    }
    walk.width += judgement->lines[i].measure.width;
    if (judgement->lines[i].is_kept)
      walk.kept += judgement->lines[i].measure.width;
  }
}

void libfeed__pick(libfeed__picks *picks, const libfeed__judgement *judgement,
                   const libfeed__pick_weights *weights, bool day_first) {
  picks->title = picks->date = picks->author = NULL;
  gather(picks, judgement, day_first);
  libfeed__agree(picks, judgement);
  picks->title = choose(picks, judgement, weights, LIBFEED__WANTED_TITLE);
  for (size_t i = 0; i < picks->n_candidates; i++)
    title_features(&picks->candidates[i], picks->title);
  picks->date = choose(picks, judgement, weights, LIBFEED__WANTED_DATE);
  picks->author = choose(picks, judgement, weights, LIBFEED__WANTED_AUTHOR);
}
