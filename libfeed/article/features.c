/* SPDX-License-Identifier: MIT */
/* Features: what a line looks like, as numbers between 0 and 1. */
#include "article/features.h"

#include "base/block.h"

#define LONG_LINE 80

static inline int16_t is(bool truth) {
  return (int16_t)(truth * LIBFEED__ONE);
}

/* part / whole, at most 1, in steps of 1 / LIBFEED__ONE; 0 where there is no
   whole. Parts that are smaller than it are below 2^24. */
static inline int16_t ratio(uint32_t part, uint32_t whole) {
  return part >= whole ? is(whole != 0)
                       : (int16_t)(part * LIBFEED__ONE / whole);
}

/* The same for widths of whole texts. */
static int16_t share_of(uint64_t part, uint64_t whole) {
  return part >= whole ? is(whole != 0)
                       : (int16_t)(part * LIBFEED__ONE / whole);
}

/* Marks lines whose words stand elsewhere, too, by a table of fingerprints. */
static bool find_repeats(libfeed__context *context, libfeed__line *lines,
                         size_t n) {
  size_t slots = 16;
  while (slots < n * 2)
    slots *= 2;
  uint32_t *table = libfeed__mem_alloc(&context->mem, slots * sizeof *table);
  if (table == NULL) {
    (void)libfeed__fail_memory(context);
    return false;
  }
  memset(table, 0, slots * sizeof *table);
  for (size_t i = 0; i < n; i++) {
    size_t slot = lines[i].measure.fingerprint & (slots - 1);
    /* Full slots of others are passed; the table is at most half full. */
    while (table[slot] != 0 && lines[table[slot] - 1].measure.fingerprint !=
                                   lines[i].measure.fingerprint)
      slot = (slot + 1) & (slots - 1);
    if (table[slot] != 0) {
      libfeed__line *other = &lines[table[slot] - 1];
      lines[i].repeats = other->repeats + 1;
      lines[i].is_repeated = other->is_repeated = true;
    }
    table[slot] = (uint32_t)i + 1;
  }
  libfeed__mem_free(&context->mem, table, slots * sizeof *table);
  return true;
}

static void find_groups(libfeed__line *lines, size_t n) {
  for (size_t i = 0; i < n;) {
    size_t end = i + 1;
    while (end < n && !lines[end].after_gap)
      end++;
    uint16_t group = end - i > UINT16_MAX ? UINT16_MAX : (uint16_t)(end - i);
    for (; i < end; i++)
      lines[i].group = group;
  }
}

bool libfeed__survey_lines(libfeed__survey *survey, libfeed__context *context,
                           libfeed__line *lines, size_t n) {
  memset(survey, 0, sizeof *survey);
  uint64_t prose = 0;
  size_t gaps = 0;
  for (size_t i = 0; i < n; i++) {
    uint32_t width = lines[i].measure.width;
    survey->width += width;
    prose += width > LONG_LINE ? width : 0;
    gaps += lines[i].after_gap;
  }
  survey->n_lines = n;
  survey->lines = ratio((uint32_t)n, 1000);
  survey->prose = share_of(prose, survey->width);
  survey->gaps = ratio((uint32_t)gaps, (uint32_t)n);
  find_groups(lines, n);
  return find_repeats(context, lines, n);
}

/* Spreads a width over two neighbouring steps of 8, 16, … 512, in proportion to
   its logarithm. */
static void width_features(uint32_t width, int16_t *out) {
  int16_t *steps = out + LIBFEED__F_WIDTH_8;
  int step = (width > 16) + (width > 32) + (width > 64) + (width > 128) +
             (width > 256) + (width > 512);
  uint32_t edge = 8U << step;
  if (step == 6) {
    steps[6] = LIBFEED__ONE;
    return;
  }
  uint32_t beyond = width > edge ? width - edge : 0;
  steps[step + 1] = (int16_t)(beyond * LIBFEED__ONE >> (3 + step));
  steps[step] = (int16_t)(LIBFEED__ONE - steps[step + 1]);
}

static void class_features(const libfeed__measure *measure, int16_t *out) {
  const uint64_t highs = UINT64_C(0x8080808080808080);
  static const struct {
    uint8_t feature, long_feature; /* 0: none */
  } table[] = {
      [LIBFEED__SHARE] = {LIBFEED__F_SHARE, LIBFEED__F_LONG_SHARE},
      [LIBFEED__SUBSCRIBE] = {LIBFEED__F_SUBSCRIBE, LIBFEED__F_LONG_SUBSCRIBE},
      [LIBFEED__COOKIE] = {LIBFEED__F_COOKIE, LIBFEED__F_LONG_COOKIE},
      [LIBFEED__COMMENT] = {LIBFEED__F_COMMENT, LIBFEED__F_LONG_COMMENT},
      [LIBFEED__RELATED] = {LIBFEED__F_RELATED, LIBFEED__F_LONG_RELATED},
      [LIBFEED__NAVIGATION] = {LIBFEED__F_NAVIGATION, 0},
      [LIBFEED__AD] = {LIBFEED__F_AD, 0},
      [LIBFEED__RIGHTS] = {LIBFEED__F_RIGHTS, LIBFEED__F_LONG_RIGHTS},
      [LIBFEED__MORE] = {LIBFEED__F_MORE, LIBFEED__F_LONG_MORE},
      [LIBFEED__BYLINE] = {LIBFEED__F_BYLINE, 0},
      [LIBFEED__PHOTO] = {LIBFEED__F_PHOTO, 0},
      [LIBFEED__UPDATED] = {LIBFEED__F_UPDATED, 0},
      [LIBFEED__AGO] = {LIBFEED__F_AGO, 0},
      [LIBFEED__SOCIAL] = {LIBFEED__F_SOCIAL, 0},
      [LIBFEED__COMMERCE] = {LIBFEED__F_COMMERCE, 0},
      [LIBFEED__ACCOUNT] = {LIBFEED__F_ACCOUNT, LIBFEED__F_LONG_ACCOUNT},
  };
  _Static_assert(LIBFEED__ACCOUNT + 1 == sizeof table / sizeof *table,
                 "the table is in the order of the classes");
  uint32_t words = measure->words;
  bool is_long = measure->width > LONG_LINE;
  for (size_t from = 0; from < sizeof table / sizeof *table; from += 8) {
    /* Most lines have no word of these, others words of one or two. */
    uint64_t hits = libfeed__read_eight(measure->hits + from);
    uint64_t any = (((hits & ~highs) + ~highs) | hits) & highs;
    for (; any != 0; any &= any - 1) {
      size_t i = from + libfeed__first_flag(any);
      out[table[i].feature] = ratio(measure->hits[i], words);
      if (is_long && table[i].long_feature != 0)
        out[table[i].long_feature] = ratio(measure->hits[i], 3);
    }
  }
  out[LIBFEED__F_BIO] = ratio(measure->hits[LIBFEED__BIO] * 4U, words);
  out[LIBFEED__F_LABEL_RELATED] =
      is((measure->lead & (LIBFEED__IN(RELATED) | LIBFEED__IN(MORE))) != 0);
  out[LIBFEED__F_LABEL_SOURCE] =
      is((measure->lead & (LIBFEED__IN(BYLINE) | LIBFEED__IN(PHOTO))) != 0);
  out[LIBFEED__F_YOU] = ratio(measure->hits[LIBFEED__YOU] * 8U, words);
  out[LIBFEED__F_I] = ratio(measure->hits[LIBFEED__I] * 8U, words);
}

static void sign_features(const libfeed__measure *measure, int16_t *out) {
  static const struct {
    uint16_t sign;
    uint8_t feature;
  } table[] = {
      {LIBFEED__HAS_ADDRESS, LIBFEED__F_HAS_ADDRESS},
      {LIBFEED__HAS_BAR, LIBFEED__F_HAS_BAR},
      {LIBFEED__HAS_RIGHTS, LIBFEED__F_HAS_RIGHTS},
      {LIBFEED__HAS_MONEY, LIBFEED__F_HAS_MONEY},
      {LIBFEED__HAS_TIME, LIBFEED__F_HAS_TIME},
      {LIBFEED__HAS_DATE, LIBFEED__F_HAS_DATE},
      {LIBFEED__HAS_YEAR, LIBFEED__F_HAS_YEAR},
      {LIBFEED__HAS_HASH, LIBFEED__F_HAS_HASH},
      {LIBFEED__STARTS_LOWER, LIBFEED__F_STARTS_LOWER},
      {LIBFEED__STARTS_QUOTE, LIBFEED__F_STARTS_QUOTE},
      {LIBFEED__STARTS_MARK, LIBFEED__F_STARTS_MARK},
      {LIBFEED__STARTS_DIGIT, LIBFEED__F_STARTS_DIGIT},
  };
  /* Most lines have no other sign than that there are marks. */
  unsigned signs = measure->signs & ~(unsigned)LIBFEED__HAS_MARK;
  for (size_t i = 0; i < sizeof table / sizeof *table && signs != 0; i++)
    out[table[i].feature] = is((signs & table[i].sign) != 0);
  static const uint8_t endings[] = {
      0, LIBFEED__F_ENDS_STOP, LIBFEED__F_ENDS_ASK, LIBFEED__F_ENDS_ELLIPSIS,
      LIBFEED__F_ENDS_COLON};
  if (measure->ending != LIBFEED__ENDS_OPEN)
    out[endings[measure->ending]] = LIBFEED__ONE;
}

/* A rise from `from` to `top` and a fall to `to`. */
static int16_t hat(int32_t at, int32_t from, int32_t top, int32_t to) {
  if (at < from || at > to)
    return 0;
  int32_t rise = at < top ? at - from : to - at;
  int32_t side = at < top ? top - from : to - top;
  return (int16_t)(side == 0 ? LIBFEED__ONE : rise * LIBFEED__ONE / side);
}

static void place_features(int32_t place, int16_t *out) {
  enum { one = LIBFEED__ONE };
  out[LIBFEED__F_PLACE_START] = hat(place, 0, 0, one / 8);
  out[LIBFEED__F_PLACE_EARLY] = hat(place, 0, one / 4, one * 3 / 4);
  out[LIBFEED__F_PLACE_LATE] = hat(place, one / 4, one * 3 / 4, one);
  out[LIBFEED__F_PLACE_END] = hat(place, one * 7 / 8, one, one);
}

void libfeed__own_features(const libfeed__survey *survey,
                           const libfeed__line *lines, size_t i,
                           uint64_t before, int16_t out[LIBFEED__OWN_ROW]) {
  const libfeed__line *line = &lines[i];
  const libfeed__measure *measure = &line->measure;
  uint32_t words = measure->words;
  /* By vectors: compilers make slow string instructions of one long memset. */
  for (size_t f = 0; f < LIBFEED__OWN_ROW; f += 16)
    memset(out + f, 0, 16 * sizeof *out);
  out[LIBFEED__F_BIAS] = LIBFEED__ONE;
  width_features(measure->width, out);
  uint32_t stops = measure->hits[LIBFEED__STOPWORD];
  out[LIBFEED__F_STOP_WORDS] = ratio(stops * 2, words);
  out[LIBFEED__F_NO_STOP_WORD] = is(words > 0 && stops == 0);
  out[LIBFEED__F_MANY_STOP_WORDS] = ratio(stops, 20);
  out[LIBFEED__F_SENTENCES] = ratio(measure->stops, 4);
  out[LIBFEED__F_COMMAS] = ratio(measure->commas, 6);
  out[LIBFEED__F_CAPITALS] = ratio(measure->capitals, words);
  out[LIBFEED__F_SHOUTED] = ratio(measure->shouted, words);
  out[LIBFEED__F_DIGITS] = ratio(measure->digits * 4U, measure->width);
  out[LIBFEED__F_WORD_LENGTH] = ratio(measure->width, words * 12);
  out[LIBFEED__F_QUOTES] = ratio(measure->quotes, 4);
  sign_features(measure, out);
  class_features(measure, out);
  out[LIBFEED__F_REPEATED] = is(line->is_repeated);
  out[LIBFEED__F_REPEATED_BEFORE] = is(line->repeats > 0);
  out[LIBFEED__F_AFTER_GAP] = is(line->after_gap || i == 0);
  out[LIBFEED__F_BEFORE_GAP] =
      is(i + 1 == survey->n_lines || lines[i + 1].after_gap);
  out[LIBFEED__F_GROUP_2] = is(line->group >= 2);
  out[LIBFEED__F_GROUP_4] = is(line->group >= 4);
  out[LIBFEED__F_GROUP_8] = is(line->group >= 8);
  place_features(share_of(before + measure->width / 2, survey->width), out);
  out[LIBFEED__F_TEXT_LINES] = survey->lines;
  out[LIBFEED__F_TEXT_PROSE] = survey->prose;
  out[LIBFEED__F_TEXT_GAPS] = survey->gaps;
}
