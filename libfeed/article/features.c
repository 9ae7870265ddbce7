/* SPDX-License-Identifier: MIT */
/* Features: what a line looks like, as numbers between 0 and 1. */
#include "article/features.h"

#include "base/block.h"

#define LONG_LINE 80

/* By a table of fingerprints. */
bool libfeed__find_repeats(libfeed__context *context, libfeed__line *lines,
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
      out[table[i].feature] = libfeed__ratio(measure->hits[i], words);
      if (is_long && table[i].long_feature != 0)
        out[table[i].long_feature] = libfeed__ratio(measure->hits[i], 3);
    }
  }
  if (measure->hits[LIBFEED__BIO] > 0)
    out[LIBFEED__F_BIO] =
        libfeed__ratio(measure->hits[LIBFEED__BIO] * 4U, words);
  out[LIBFEED__F_LABEL_RELATED] = libfeed__yes(
      (measure->lead & (LIBFEED__IN(RELATED) | LIBFEED__IN(MORE))) != 0);
  out[LIBFEED__F_LABEL_SOURCE] = libfeed__yes(
      (measure->lead & (LIBFEED__IN(BYLINE) | LIBFEED__IN(PHOTO))) != 0);
}

static void sign_features(const libfeed__measure *measure, int16_t *out) {
  /* In the order of the bits. */
  static const uint8_t features[] = {
      LIBFEED__F_HAS_ADDRESS, LIBFEED__F_HAS_BAR,      LIBFEED__F_HAS_RIGHTS,
      LIBFEED__F_HAS_MONEY,   LIBFEED__F_HAS_TIME,     LIBFEED__F_HAS_DATE,
      LIBFEED__F_HAS_YEAR,    LIBFEED__F_STARTS_LOWER, LIBFEED__F_STARTS_QUOTE,
      LIBFEED__F_STARTS_MARK, LIBFEED__F_STARTS_DIGIT, LIBFEED__F_HAS_HASH};
  const unsigned all = (1U << sizeof features) - 1;
  _Static_assert(LIBFEED__HAS_HASH == 1U << (sizeof features - 1),
                 "there is a feature for each bit up to this");
  for (unsigned signs = measure->signs & all; signs != 0; signs &= signs - 1)
    out[features[libfeed__lowest_bit(signs)]] = LIBFEED__ONE;
  static const uint8_t endings[] = {
      0, LIBFEED__F_ENDS_STOP, LIBFEED__F_ENDS_ASK, LIBFEED__F_ENDS_ELLIPSIS,
      LIBFEED__F_ENDS_COLON};
  if (measure->ending != LIBFEED__ENDS_OPEN)
    out[endings[measure->ending]] = LIBFEED__ONE;
}

void libfeed__own_features(const libfeed__line *line, bool is_first,
                           int16_t out[LIBFEED__OWN_ROW]) {
  const libfeed__measure *measure = &line->measure;
  uint32_t words = measure->words, stops = measure->hits[LIBFEED__STOPWORD];
  /* By vectors: compilers make slow string instructions of one long memset. */
  for (size_t f = 0; f < LIBFEED__OWN_ROW; f += 16)
    memset(out + f, 0, 16 * sizeof *out);
  out[LIBFEED__F_BIAS] = LIBFEED__ONE;
  width_features(measure->width, out);
  out[LIBFEED__F_NO_STOP_WORD] = libfeed__yes(words > 0 && stops == 0);
  out[LIBFEED__F_MANY_STOP_WORDS] = libfeed__ratio(stops, 20);
  out[LIBFEED__F_SENTENCES] = libfeed__ratio(measure->stops, 4);
  out[LIBFEED__F_COMMAS] = libfeed__ratio(measure->commas, 6);
  sign_features(measure, out);
  class_features(measure, out);
  out[LIBFEED__F_REPEATED] = libfeed__yes(line->is_repeated);
  out[LIBFEED__F_REPEATED_BEFORE] = libfeed__yes(line->repeats > 0);
  out[LIBFEED__F_AFTER_GAP] = libfeed__yes(line->after_gap || is_first);
}
