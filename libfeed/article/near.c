/* SPDX-License-Identifier: MIT */
/* Near: what the lines around a candidate say of it. What they are for it is
   found once for each line, and kept in a few bits. */
#include "article/near.h"

#include "article/agree.h"

#define LAST LIBFEED__PICK_LAST
/* The article's first lines of prose. */
#define FIRST_LINES 3
#define PROSE_WIDTH LIBFEED__PICK_PROSE
#define SHORT_WIDTH LIBFEED__PICK_SHORT

/* What a line is for those near it, by bit. */
enum trait {
  IS_DATED = 1,
  HAS_BYLINE = 2,
  HAS_SHARE = 4,
  HAS_WEB = 8,
  HAS_BIO = 16,
  IS_PROSE = 32,
  IS_SHORT = 64,
  IS_WIDE = 128, /* not short, but no prose: like a headline */
  /* Like a headline with words that the article's beginning has; known only
     where somebody asked. */
  IS_KINDRED = 256,
  IS_ASKED = 512
};

/* -- traits -----------------------------------------------------------------
 */

static uint16_t traits_of(const libfeed__measure *measure) {
  uint32_t width = measure->width;
  unsigned traits = measure->hits[LIBFEED__BIO] > 0 ? HAS_BIO : 0;
  if (width < SHORT_WIDTH)
    traits |= IS_SHORT;
  else if (width <= PROSE_WIDTH * 2 && measure->words >= 3)
    traits |= IS_WIDE;
  if (width > PROSE_WIDTH)
    return (uint16_t)(traits | IS_PROSE);
  if ((measure->signs & LIBFEED__HAS_DATE) != 0)
    traits |= IS_DATED;
  if ((measure->signs & LIBFEED__HAS_ADDRESS) != 0)
    traits |= HAS_WEB;
  if (measure->hits[LIBFEED__BYLINE] > 0)
    traits |= HAS_BYLINE;
  if (measure->hits[LIBFEED__SHARE] > 0)
    traits |= HAS_SHARE;
  return (uint16_t)traits;
}

/* Those of line `i`; beyond both ends (`i` may have passed 0) there are none.
 */
static unsigned traits_at(const libfeed__judgement *judgement, size_t i) {
  return i < judgement->n_lines ? judgement->lines[i].traits : 0;
}

static bool is_kept_prose(const libfeed__line *line) {
  return line->is_kept && (line->traits & IS_PROSE) != 0;
}

void libfeed__near_begin(libfeed__near *near,
                         const libfeed__judgement *judgement) {
  size_t first = 0;
  near->judgement = judgement;
  near->all_kept = near->wide = 0;
  near->spot = (libfeed__spot){0};
  libfeed__cohesion_init(&near->start);
  for (size_t i = 0; i < judgement->n_lines; i++) {
    libfeed__line *line = &judgement->lines[i];
    line->traits = traits_of(&line->measure);
    if (line->is_kept)
      near->all_kept += line->measure.width;
    if (i < judgement->prose)
      near->wide += (line->traits & IS_WIDE) != 0;
    else if (is_kept_prose(line) && first++ < FIRST_LINES)
      libfeed__cohesion_add(&near->start, line->slots, line->n_slots);
  }
}

void libfeed__near_spot(libfeed__near *near, libfeed__spot *out) {
  const libfeed__judgement *judgement = near->judgement;
  libfeed__spot *spot = &near->spot;
  if (spot->prose <= spot->line)
    spot->prose = spot->line + 1;
  while (spot->prose < judgement->n_lines &&
         !is_kept_prose(&judgement->lines[spot->prose]))
    spot->prose++;
  *out = *spot;
}

void libfeed__near_step(libfeed__near *near) {
  const libfeed__line *line = &near->judgement->lines[near->spot.line++];
  near->spot.wide += (line->traits & IS_WIDE) != 0;
  if (line->is_kept)
    near->spot.kept += line->measure.width;
}

/* -- first features ---------------------------------------------------------
 */

void libfeed__step_feature(size_t distance, const uint8_t *steps, size_t n,
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
    libfeed__step_feature(judgement->prose - i, before, 8, out,
                          LIBFEED__P_BODY_1);
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
      libfeed__yes(i < judgement->prose_end &&
                   i + LAST >= judgement->prose_end && i > judgement->prose);
}

/* Of the three lines on each side. */
static void neighbour_features(const libfeed__judgement *judgement, size_t i,
                               int16_t *out) {
  unsigned after[3], before[3];
  for (size_t d = 0; d < 3; d++) {
    after[d] = traits_at(judgement, i + d + 1);
    before[d] = traits_at(judgement, i - d - 1);
  }
  unsigned any_after = after[0] | after[1] | after[2];
  unsigned any_before = before[0] | before[1] | before[2];
  out[LIBFEED__P_DATE_AFTER] = libfeed__yes((any_after & IS_DATED) != 0);
  out[LIBFEED__P_BYLINE_AFTER] = libfeed__yes((any_after & HAS_BYLINE) != 0);
  out[LIBFEED__P_SHARE_AFTER] = libfeed__yes((any_after & HAS_SHARE) != 0);
  out[LIBFEED__P_PROSE_AFTER] = libfeed__yes((any_after & IS_PROSE) != 0);
  out[LIBFEED__P_ADDRESS_AFTER] = libfeed__yes((any_after & HAS_WEB) != 0);
  out[LIBFEED__P_BIO_AFTER] =
      libfeed__yes(((after[0] | after[1]) & HAS_BIO) != 0);
  out[LIBFEED__P_DATE_BEFORE] = libfeed__yes((any_before & IS_DATED) != 0);
  out[LIBFEED__P_BYLINE_BEFORE] = libfeed__yes((any_before & HAS_BYLINE) != 0);
  unsigned menu_after =
      (after[0] & IS_SHORT) + (after[1] & IS_SHORT) + (after[2] & IS_SHORT);
  unsigned menu_before =
      (before[0] & IS_SHORT) + (before[1] & IS_SHORT) + (before[2] & IS_SHORT);
  out[LIBFEED__P_MENU_BEFORE] =
      (int16_t)(menu_before / IS_SHORT * LIBFEED__ONE / 3);
  out[LIBFEED__P_MENU_AFTER] =
      (int16_t)(menu_after / IS_SHORT * LIBFEED__ONE / 3);
  out[LIBFEED__P_PROSE_NEXT] = libfeed__yes((after[0] & IS_PROSE) != 0);
  out[LIBFEED__P_PROSE_PREV] = libfeed__yes((before[0] & IS_PROSE) != 0);
  out[LIBFEED__P_WIDE_BEFORE] = libfeed__yes((before[0] & IS_WIDE) != 0);
  out[LIBFEED__P_WIDE_BEFORE_2] = libfeed__yes((before[1] & IS_WIDE) != 0);
  out[LIBFEED__P_WIDE_AFTER] = libfeed__yes((after[0] & IS_WIDE) != 0);
  out[LIBFEED__P_WIDE_AFTER_2] = libfeed__yes((after[1] & IS_WIDE) != 0);
  out[LIBFEED__P_DATE_NEXT] = libfeed__yes((after[0] & IS_DATED) != 0);
  out[LIBFEED__P_BYLINE_NEXT] = libfeed__yes((after[0] & HAS_BYLINE) != 0);
}

/* Of up to eight lines before it. */
static void before_features(const libfeed__judgement *judgement, size_t i,
                            int16_t *out) {
  unsigned menu = 0, before = 0;
  for (size_t d = 1; d <= 8; d++) {
    unsigned traits = traits_at(judgement, i - d);
    menu += traits & IS_SHORT;
    before |= d <= 6 ? traits : 0;
  }
  out[LIBFEED__P_MENU_LONG_BEFORE] =
      (int16_t)(menu / IS_SHORT * LIBFEED__ONE / 8);
  out[LIBFEED__P_FIRST_WIDE] =
      libfeed__yes((traits_at(judgement, i) & ~before & IS_WIDE) != 0);
}

/* True up to five lines before the article, and at its first lines. */
static bool is_near_start(const libfeed__judgement *judgement, size_t i) {
  return i <= judgement->prose + 1 && i + 5 >= judgement->prose;
}

static void text_features(const libfeed__near *near, size_t i, int16_t *out) {
  const libfeed__judgement *judgement = near->judgement;
  const libfeed__line *line = &judgement->lines[i];
  const libfeed__measure *measure = &line->measure;
  out[LIBFEED__P_KEPT] = libfeed__yes(line->is_kept);
  out[LIBFEED__P_SCORE] = (int16_t)(line->first / 4);
  out[LIBFEED__P_COHESION] = libfeed__cohesion_share(
      &judgement->cohesion, line->slots, line->n_slots, line->first > 0);
  if (is_near_start(judgement, i))
    out[LIBFEED__P_COHESION_NEAR] = out[LIBFEED__P_COHESION];
  out[LIBFEED__P_COHESION_START] =
      libfeed__cohesion_share(&near->start, line->slots, line->n_slots, false);
  out[LIBFEED__P_FIRST_COPY] =
      libfeed__yes(line->is_repeated && line->repeats == 0);
  out[LIBFEED__P_WORDS_3] = libfeed__yes(measure->words >= 3);
  out[LIBFEED__P_WORDS_5] = libfeed__yes(measure->words >= 5);
  out[LIBFEED__P_STOP_WORDS] =
      libfeed__ratio(measure->hits[LIBFEED__STOPWORD] * 2U, measure->words);
  out[LIBFEED__P_CAPITALS] = libfeed__ratio(measure->capitals, measure->words);
  out[LIBFEED__P_ISOLATED] = libfeed__yes(
      line->after_gap && i + 1 < judgement->n_lines && line[1].after_gap);
}

/* What lies between the line and the article or its next lines. */
static void spot_features(const libfeed__near *near, const libfeed__spot *spot,
                          int16_t *out) {
  static const uint8_t steps[] = {1, 2, 3, 5, 8, 16, 255};
  static const uint8_t features[] = {
      LIBFEED__P_WIDE_BETWEEN_0, LIBFEED__P_WIDE_BETWEEN_1,
      LIBFEED__P_WIDE_BETWEEN_2, LIBFEED__P_WIDE_BETWEEN_4,
      LIBFEED__P_WIDE_BETWEEN_4, LIBFEED__P_WIDE_BETWEEN_MANY};
  const libfeed__judgement *judgement = near->judgement;
  size_t i = spot->line;
  if (i < judgement->prose) {
    bool is_wide = (judgement->lines[i].traits & IS_WIDE) != 0;
    size_t between = near->wide - spot->wide - is_wide;
    out[features[between < 5 ? between : 5]] = LIBFEED__ONE;
  }
  size_t distance =
      spot->prose < judgement->n_lines ? spot->prose - i : SIZE_MAX;
  libfeed__step_feature(distance, steps, 7, out, LIBFEED__P_PROSE_1);
  out[LIBFEED__P_DONE_NONE] = libfeed__yes(spot->kept == 0);
  out[LIBFEED__P_DONE_LITTLE] = libfeed__yes(spot->kept * 10 < near->all_kept);
}

void libfeed__near_first(const libfeed__near *near, const libfeed__spot *spot,
                         int16_t *out) {
  body_features(near->judgement, spot->line, out);
  neighbour_features(near->judgement, spot->line, out);
  before_features(near->judgement, spot->line, out);
  text_features(near, spot->line, out);
  spot_features(near, spot, out);
}

/* -- later features ---------------------------------------------------------
 */

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

/* A line like a headline whose words the article's beginning has. */
static bool is_kindred(const libfeed__near *near, size_t i) {
  unsigned traits = traits_at(near->judgement, i);
  if ((traits & IS_WIDE) == 0 || (traits & IS_ASKED) != 0)
    return (traits & IS_KINDRED) != 0;
  libfeed__line *line = &near->judgement->lines[i];
  bool is_one =
      line->n_slots > 0 && line->measure.ending != LIBFEED__ENDS_COLON &&
      !libfeed__is_path(line) &&
      libfeed__cohesion_share(&near->start, line->slots, line->n_slots,
                              false) >= LIBFEED__ONE / 3;
  line->traits = (uint16_t)(traits | IS_ASKED | (is_one ? IS_KINDRED : 0U));
  return is_one;
}

void libfeed__near_later(const libfeed__near *near, size_t i, int16_t *out) {
  const libfeed__judgement *judgement = near->judgement;
  out[LIBFEED__P_WIDEST] = libfeed__yes(is_widest(judgement, i));
  if (is_near_start(judgement, i))
    out[LIBFEED__P_WIDEST_NEAR] = out[LIBFEED__P_WIDEST];
  out[LIBFEED__P_BREADCRUMB] =
      libfeed__yes(i > 0 && libfeed__is_path(&judgement->lines[i - 1]));
  out[LIBFEED__P_KINDRED_BEFORE] = libfeed__yes(is_kindred(near, i - 1));
  out[LIBFEED__P_KINDRED_BEFORE_3] =
      libfeed__yes(is_kindred(near, i - 2) || is_kindred(near, i - 3));
  out[LIBFEED__P_KINDRED_AFTER] = libfeed__yes(is_kindred(near, i + 1));
  out[LIBFEED__P_KINDRED_AFTER_3] =
      libfeed__yes(is_kindred(near, i + 2) || is_kindred(near, i + 3));
}
