/* SPDX-License-Identifier: MIT */
/* Judge: which lines belong to the article, in two rounds. */
#include "article/judge.h"

#include "article/cohesion.h"

/* Widths from which on a line is taken for prose, and below which it is not. */
#define PROSE_WIDTH 120
#define SHORT_WIDTH 60
/* No single line decides for a whole neighbourhood. */
#define WEIGHT_MOST 600
/* Distances count up to here. */
#define FAR 32

/* What the second round knows of all lines. */
typedef struct second_round {
  const libfeed__line *lines;
  size_t n;
  uint64_t *good;      /* [i]: good text in the lines before i */
  uint64_t *text;      /* [i]: text in the lines before i */
  int16_t *beliefs;    /* [i + LIBFEED__REACH]: in line i; 0 beyond both ends */
  size_t run, run_end; /* the run of lines that scored best */
  libfeed__cohesion *cohesion;
} second_round;

/* What the lines so far leave behind: the last line of each sort, plus one. */
typedef struct line_trail {
  size_t comment, related, subscribe, share, cookie, rights;
  bool after_comment, after_related;
} line_trail;

/* How sure a score is, from 0 to LIBFEED__ONE. */
static int32_t belief(int32_t score) {
  int32_t value = score / 4 + LIBFEED__ONE / 2;
  return value < 0 ? 0 : value > LIBFEED__ONE ? LIBFEED__ONE : value;
}

static uint32_t weight(const libfeed__line *line) {
  uint32_t width = line->measure.width;
  return width > WEIGHT_MOST ? WEIGHT_MOST : width;
}

static int16_t nearness(size_t distance) {
  return distance >= FAR
             ? 0
             : (int16_t)(LIBFEED__ONE - (int32_t)distance * LIBFEED__ONE / FAR);
}

static int32_t bounded(int32_t score) {
  const int32_t most = 6 * LIBFEED__ONE;
  return score > most ? most : score < -most ? -most : score;
}

/* Sums of products, of as many rows of weights at once as neighbours are on one
   side: the features are read once for all. Rows are whole vectors, which
   compilers make use of. */
static void
add_products(const int16_t features[LIBFEED__OWN_ROW],
             const int16_t weights[LIBFEED__REACH][LIBFEED__NEAR_ROW],
             int32_t sums[LIBFEED__REACH]) {
  _Static_assert(LIBFEED__REACH == 3, "there is a sum for each");
  int32_t first = 0, second = 0, third = 0;
  for (size_t f = 0; f < LIBFEED__NEAR_ROW; f++) {
    first += features[f] * weights[0][f];
    second += features[f] * weights[1][f];
    third += features[f] * weights[2][f];
  }
  sums[0] += first;
  sums[1] += second;
  sums[2] += third;
}

/* The first round: each line speaks for itself and for its neighbours. What is
   said of line `i` is summed up in `sums[i + LIBFEED__REACH]`, which are 0
   before; what is said of lines beyond both ends is lost. */
static void score_first(const libfeed__judgement *judgement,
                        const libfeed__weights *weights, int32_t *sums,
                        int16_t *out) {
  const size_t reach = LIBFEED__REACH;
  libfeed__line *lines = judgement->lines;
  size_t n = judgement->n_lines;
  for (size_t i = 0; i < n; i++) {
    int16_t features[LIBFEED__OWN_ROW];
    libfeed__own_features(&lines[i], i == 0, features);
    if (out != NULL)
      memcpy(out + i * LIBFEED__FEATURE_COUNT, features,
             LIBFEED__OWN_COUNT * sizeof *features);
    add_products(features, weights->near, sums + i);
    add_products(features, weights->near + reach, sums + i + reach + 1);
    sums[i + reach] +=
        libfeed__dot(features, weights->own[0], LIBFEED__OWN_ROW);
    lines[i].score = libfeed__dot(features, weights->own[1], LIBFEED__OWN_ROW);
  }
  for (size_t i = 0; i < n; i++)
    lines[i].first = bounded(sums[i + reach] / LIBFEED__ONE);
}

/* The run of lines with the greatest sum of (belief − ½) × width. */
static void find_run(second_round *round) {
  int64_t best = 0, sum = 0;
  size_t start = 0;
  for (size_t i = 0; i < round->n; i++) {
    if (sum <= 0) {
      sum = 0;
      start = i;
    }
    const libfeed__line *line = &round->lines[i];
    int32_t believed = round->beliefs[i + LIBFEED__REACH];
    sum += (int64_t)(believed - LIBFEED__ONE / 2) * weight(line);
    if (sum > best) {
      best = sum;
      round->run = start;
      round->run_end = i + 1;
    }
  }
}

/* The share of the text within `reach` lines of line `i` that is good, each
   character by how much it is believed. */
static int16_t around(const second_round *round, size_t i, size_t reach) {
  const uint64_t *good = round->good, *text = round->text;
  size_t from = i > reach ? i - reach : 0;
  size_t to = round->n - i > reach + 1 ? i + reach + 1 : round->n;
  /* Few lines, each with a weight that is bounded. */
  uint32_t all = (uint32_t)(text[to] - text[from] - (text[i + 1] - text[i]));
  uint32_t of = (uint32_t)(good[to] - good[from] - (good[i + 1] - good[i]));
  return all == 0 ? 0 : (int16_t)(of / all);
}

static void around_features(const second_round *round, size_t i, int16_t *out) {
  out[LIBFEED__F_AROUND_8] = around(round, i, 8);
  out[LIBFEED__F_AROUND_24] = around(round, i, 24);
  const int16_t *believed = round->beliefs + i + LIBFEED__REACH;
  out[LIBFEED__F_SCORE] = (int16_t)(round->lines[i].first / 4);
  out[LIBFEED__F_SCORE_BEFORE_1] = believed[-1];
  out[LIBFEED__F_SCORE_BEFORE_2] = believed[-2];
  out[LIBFEED__F_SCORE_BEFORE_3] = believed[-3];
  out[LIBFEED__F_SCORE_AFTER_1] = believed[1];
  out[LIBFEED__F_SCORE_AFTER_2] = believed[2];
  out[LIBFEED__F_SCORE_AFTER_3] = believed[3];
}

static void run_features(const second_round *round, size_t i, int16_t *out) {
  uint32_t width = round->lines[i].measure.width;
  bool is_long = width > PROSE_WIDTH;
  if (i < round->run) {
    out[LIBFEED__F_BEFORE_RUN] =
        (int16_t)(LIBFEED__ONE - nearness(round->run - i));
    out[LIBFEED__F_BEFORE_RUN_LONG] = is_long ? LIBFEED__ONE : 0;
  } else if (i >= round->run_end) {
    out[LIBFEED__F_AFTER_RUN] =
        (int16_t)(LIBFEED__ONE - nearness(i + 1 - round->run_end));
    out[LIBFEED__F_AFTER_RUN_LONG] = is_long ? LIBFEED__ONE : 0;
  } else {
    out[LIBFEED__F_IN_RUN] = LIBFEED__ONE;
    out[LIBFEED__F_IN_RUN_SHORT] = width < SHORT_WIDTH ? LIBFEED__ONE : 0;
    out[LIBFEED__F_IN_RUN_LONG] = is_long ? LIBFEED__ONE : 0;
  }
}

/* How near a line stands under a mark; 0 where there is none. */
static int16_t under(size_t mark, size_t i) {
  return mark == 0 ? 0 : nearness(i + 1 - mark);
}

static void trail_features(const line_trail *trail, size_t i, int16_t *out) {
  out[LIBFEED__F_UNDER_COMMENT] = under(trail->comment, i);
  out[LIBFEED__F_UNDER_RELATED] = under(trail->related, i);
  out[LIBFEED__F_UNDER_SUBSCRIBE] = under(trail->subscribe, i);
  out[LIBFEED__F_UNDER_SHARE] = under(trail->share, i);
  out[LIBFEED__F_UNDER_COOKIE] = under(trail->cookie, i);
  out[LIBFEED__F_AFTER_COMMENT] = trail->after_comment ? LIBFEED__ONE : 0;
  out[LIBFEED__F_AFTER_RELATED] = trail->after_related ? LIBFEED__ONE : 0;
  out[LIBFEED__F_UNDER_RIGHTS] = trail->rights != 0 ? LIBFEED__ONE : 0;
}

/* Notes what line `i` is for those after it. */
static void walk(line_trail *trail, const second_round *round, size_t i) {
  const libfeed__line *line = &round->lines[i];
  const libfeed__measure *measure = &line->measure;
  if ((measure->signs & LIBFEED__HAS_RIGHTS) != 0 && line->first < 0)
    trail->rights = i + 1;
  if (measure->width >= SHORT_WIDTH || line->first > 0)
    return;
  bool has_article = round->good[i] * 4 > round->good[round->n];
  uint32_t words = measure->words;
  if (measure->hits[LIBFEED__COMMENT] * 3U >= words && words > 0) {
    trail->comment = i + 1;
    trail->after_comment = trail->after_comment || has_article;
  }
  if (measure->hits[LIBFEED__RELATED] * 3U >= words && words > 0) {
    trail->related = i + 1;
    trail->after_related = trail->after_related || has_article;
  }
  if (measure->hits[LIBFEED__SUBSCRIBE] > 0)
    trail->subscribe = i + 1;
  if (measure->hits[LIBFEED__SHARE] > 0)
    trail->share = i + 1;
  if (measure->hits[LIBFEED__COOKIE] > 0)
    trail->cookie = i + 1;
}

static void later_features(const second_round *round, const line_trail *trail,
                           size_t i, int16_t *out) {
  const libfeed__line *line = &round->lines[i];
  around_features(round, i, out);
  run_features(round, i, out);
  trail_features(trail, i, out);
  out[LIBFEED__F_COHESION] = libfeed__cohesion_share(
      round->cohesion, line->slots, line->n_slots, line->first > 0);
  if (line->measure.width > PROSE_WIDTH)
    out[LIBFEED__F_LONG_COHESION] = out[LIBFEED__F_COHESION];
}

static void score_second(second_round *round, libfeed__line *lines,
                         const libfeed__weights *weights, int16_t *out) {
  line_trail trail = {0};
  for (size_t i = 0; i < round->n; i++) {
    /* Features have one numbering; the later ones lie behind the others. */
    int16_t features[LIBFEED__OWN_COUNT + LIBFEED__LATER_ROW];
    int16_t *later = features + LIBFEED__OWN_COUNT;
    memset(later, 0, LIBFEED__LATER_ROW * sizeof *later);
    later_features(round, &trail, i, features);
    walk(&trail, round, i);
    lines[i].score = (lines[i].score +
                      libfeed__dot(later, weights->later, LIBFEED__LATER_ROW)) /
                     LIBFEED__ONE;
    if (out != NULL)
      memcpy(out + i * LIBFEED__FEATURE_COUNT + LIBFEED__OWN_COUNT, later,
             LIBFEED__LATER_COUNT * sizeof *later);
  }
}

/* Sums over the lines before each, for the second round. */
static void add_up(second_round *round) {
  round->good[0] = round->text[0] = 0;
  for (size_t i = 0; i < round->n; i++) {
    const libfeed__line *line = &round->lines[i];
    uint32_t width = weight(line);
    int32_t believed = belief(line->first);
    round->beliefs[i + LIBFEED__REACH] = (int16_t)believed;
    round->text[i + 1] = round->text[i] + width;
    round->good[i + 1] = round->good[i] + (uint64_t)believed * width;
    if (line->first > 0)
      libfeed__cohesion_add(round->cohesion, line->slots, line->n_slots);
  }
}

/* Prose that asks the reader for consent, if not in its first line then in the
   next. Behind such a line less will do. */
static bool is_consent(const libfeed__judgement *judgement, size_t i,
                       bool is_first) {
  const libfeed__line *line = &judgement->lines[i];
  const uint8_t *hits = line->measure.hits;
  bool is_yours = hits[LIBFEED__YOU] > 0;
  if (is_first && !is_yours && i + 1 < judgement->n_lines)
    is_yours = line[1].measure.hits[LIBFEED__YOU] > 0 &&
               line[1].measure.hits[LIBFEED__COOKIE] > 0;
  return line->measure.width > PROSE_WIDTH && is_yours &&
         hits[LIBFEED__COOKIE] >= (is_first ? 3 : 1);
}

/* A heading or a button of a notice. */
static bool is_button(const libfeed__line *line) {
  return line->measure.words <= 2 || line->measure.hits[LIBFEED__COOKIE] > 0;
}

/* True where the text itself, from line `i` on, is prose about something else:
   else the notice is what the page is for. */
static bool is_about_else(const libfeed__judgement *judgement, size_t i) {
  size_t others = 0;
  for (; i < judgement->n_lines; i++) {
    const libfeed__line *line = &judgement->lines[i];
    if (line->score <= 0 || line->measure.width <= PROSE_WIDTH)
      continue;
    if (line->measure.hits[LIBFEED__COOKIE] >= 2)
      return false;
    others++;
  }
  return others > 0;
}

/* Finds a notice that asks for consent before the article, with its heading and
   its buttons, and takes its lines out. */
static void drop_notice(libfeed__judgement *judgement) {
  libfeed__line *lines = judgement->lines;
  size_t first = judgement->n_lines, end = 0;
  judgement->notice = judgement->notice_end = 0;
  for (size_t i = 0; i < judgement->n_lines; i++) {
    bool is_prose = lines[i].measure.width > PROSE_WIDTH;
    if (is_consent(judgement, i, end == 0)) {
      first = end == 0 ? i : first;
      end = i + 1;
    } else if (is_prose && lines[i].score > 0) {
      break;
    }
  }
  if (end == 0 || !is_about_else(judgement, end))
    return;
  while (first > 0 && is_button(&lines[first - 1]) &&
         lines[first - 1].measure.width <= PROSE_WIDTH)
    first--;
  while (end < judgement->n_lines && is_button(&lines[end]))
    end++;
  for (size_t i = first; i < end; i++)
    lines[i].score = lines[i].score > 0 ? -lines[i].score : lines[i].score;
  judgement->notice = first;
  judgement->notice_end = end;
}

/* What may be a heading inside the article: short, no sentence, and no
   furniture by its words. */
static bool may_be_heading(const libfeed__measure *measure) {
  return !libfeed__has_furniture(measure) && measure->width < SHORT_WIDTH &&
         measure->words > 1 && measure->ending != LIBFEED__ENDS_STOP &&
         (measure->signs & (LIBFEED__HAS_BAR | LIBFEED__HAS_DATE)) == 0;
}

/* In a text that is an article and hardly anything else, a short line between
   paragraphs is a heading. */
static void keep_headings(const second_round *round, libfeed__line *lines) {
  uint64_t kept = 0;
  bool is_inside = false;
  for (size_t i = 0; i < round->n; i++)
    kept += lines[i].score > 0 ? weight(&lines[i]) : 0;
  if (kept * 5 < round->text[round->n] * 4)
    return;
  for (size_t i = 0; i + 1 < round->n; i++) {
    bool is_kept = lines[i].score > 0;
    if (!is_kept && is_inside && lines[i + 1].score > 0 &&
        lines[i + 1].measure.width > SHORT_WIDTH &&
        may_be_heading(&lines[i].measure))
      lines[i].score = 1;
    is_inside = is_inside || (is_kept && lines[i].measure.width > SHORT_WIDTH);
  }
}

/* Marks the lines that are kept, and finds where most of them are: from the
   first to the last line of the run with the greatest sum. */
static void find_body(libfeed__judgement *judgement) {
  int64_t best = 0, sum = 0;
  size_t start = 0;
  judgement->body = judgement->body_end = 0;
  for (size_t i = 0; i < judgement->n_lines; i++) {
    libfeed__line *line = &judgement->lines[i];
    line->is_kept = line->score > 0;
    if (sum <= 0) {
      sum = 0;
      start = i;
    }
    sum += (int64_t)(belief(line->score) - LIBFEED__ONE / 2) * weight(line);
    if (sum > best) {
      best = sum;
      judgement->body = start;
      judgement->body_end = i + 1;
    }
  }
}

/* Where the prose is: as above, but short lines can only count against it, so
   that no menu before the article is taken for its beginning. */
static void find_prose(libfeed__judgement *judgement) {
  int64_t best = 0, sum = 0;
  size_t start = 0;
  judgement->prose = judgement->body;
  judgement->prose_end = judgement->body_end;
  for (size_t i = 0; i < judgement->n_lines; i++) {
    const libfeed__line *line = &judgement->lines[i];
    int32_t value = belief(line->score) - LIBFEED__ONE / 2;
    if (line->is_kept)
      value = line->measure.width > PROSE_WIDTH ? LIBFEED__ONE / 2 : 0;
    if (sum <= 0) {
      sum = 0;
      start = i;
    }
    sum += (int64_t)value * weight(line);
    if (sum > best) {
      best = sum;
      judgement->prose = start;
      judgement->prose_end = i + 1;
    }
  }
}

bool libfeed__judge(libfeed__judgement *judgement, libfeed__context *context,
                    libfeed__line *lines, size_t n,
                    const libfeed__weights *weights, int16_t *out) {
  judgement->lines = lines;
  judgement->n_lines = n;
  libfeed__cohesion_init(&judgement->cohesion);
  if (!libfeed__find_repeats(context, lines, n))
    return false;
  second_round round = {
      .lines = lines, .n = n, .cohesion = &judgement->cohesion};
  /* These have room for neighbours beyond both ends. */
  size_t wide = n + (size_t)2 * LIBFEED__REACH;
  size_t size = (n + 1) * 2 * sizeof *round.good +
                wide * (sizeof(int32_t) + sizeof *round.beliefs);
  round.good = libfeed__mem_alloc(&context->mem, size);
  if (round.good == NULL) {
    (void)libfeed__fail_memory(context);
    return false;
  }
  round.text = round.good + n + 1;
  int32_t *sums = (int32_t *)(round.text + n + 1);
  round.beliefs = (int16_t *)(sums + wide);
  memset(sums, 0, wide * (sizeof *sums + sizeof *round.beliefs));
  score_first(judgement, weights, sums, out);
  add_up(&round);
  find_run(&round);
  score_second(&round, lines, weights, out);
  keep_headings(&round, lines);
  drop_notice(judgement);
  find_body(judgement);
  find_prose(judgement);
  libfeed__mem_free(&context->mem, round.good, size);
  return true;
}
