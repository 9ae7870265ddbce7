/* SPDX-License-Identifier: MIT */
/* Language: by stop words, and by script where that is enough. */
#include "article/language.h"

#include "article/letters.h"

/* Bytes that are enough to tell. */
#define SAMPLE 2048
/* So many stop words at least. */
#define STOP_WORDS_LEAST 3

/* Scripts that one language uses far more than all others, in order. */
static const struct {
  uint32_t first, last;
  char language[4];
} scripts[] = {
    {0x0370, 0x03FF, "el"}, {0x0530, 0x058F, "hy"}, {0x0590, 0x05FF, "he"},
    {0x0900, 0x097F, "hi"}, {0x0980, 0x09FF, "bn"}, {0x0A00, 0x0A7F, "pa"},
    {0x0A80, 0x0AFF, "gu"}, {0x0B00, 0x0B7F, "or"}, {0x0B80, 0x0BFF, "ta"},
    {0x0C00, 0x0C7F, "te"}, {0x0C80, 0x0CFF, "kn"}, {0x0D00, 0x0D7F, "ml"},
    {0x0D80, 0x0DFF, "si"}, {0x0E00, 0x0E7F, "th"}, {0x0E80, 0x0EFF, "lo"},
    {0x1000, 0x109F, "my"}, {0x10A0, 0x10FF, "ka"}, {0x1200, 0x137F, "am"},
    {0x1780, 0x17FF, "km"}, {0x3041, 0x30FF, "ja"}, {0xAC00, 0xD7AF, "ko"},
};
#define SCRIPTS (sizeof scripts / sizeof *scripts)

/* What was counted in the sample. */
typedef struct language_counts {
  uint32_t letters, scripts[SCRIPTS];
  uint32_t tongues[LIBFEED__LEXICON_TONGUES]; /* stop words */
} language_counts;

static void count_script(language_counts *counts, uint32_t code) {
  size_t s = 0;
  counts->letters++;
  while (s < SCRIPTS && code > scripts[s].last)
    s++;
  if (s < SCRIPTS && code >= scripts[s].first)
    counts->scripts[s]++;
}

static void count_word(language_counts *counts, uint32_t hash) {
  counts->tongues[libfeed__lexicon_tongue(hash)]++;
}

static uint32_t lower_of(char c) {
  return libfeed__lower_letters[(unsigned char)c];
}

/* The words of a text, as article/measure.c sees them: letters, marks and
   digits; Han, Hangul and hiragana one by one and in pairs. */
static void count_text(language_counts *counts, libfeed_str text) {
  uint32_t hash = LIBFEED__WORD_START, pair = 0, lower;
  size_t step, letters = 0, digits = 0;
  for (size_t i = 0; i < text.len; i += step) {
    size_t start = i; /* of plain letters, most of a text in most languages */
    while (i < text.len && (lower = lower_of(text.data[i])) != 0) {
      hash = libfeed__word_step(hash, lower);
      i++;
    }
    if (i > start) {
      letters += i - start;
      counts->letters += (uint32_t)(i - start);
      pair = 0;
    }
    if (i == text.len)
      break;
    uint32_t code = libfeed__character(text.data + i, &step);
    /* A space is what parts most words. */
    libfeed__kind_of kind =
        code == ' ' ? LIBFEED__BLANK : libfeed__letter_kind(code, &lower);
    bool is_letter = kind == LIBFEED__LETTER || kind == LIBFEED__CAPITAL ||
                     kind == LIBFEED__KANA;
    if (is_letter || kind == LIBFEED__DIGIT || kind == LIBFEED__MARK) {
      letters += is_letter;
      digits += kind == LIBFEED__DIGIT;
      if (letters + digits > 0)
        hash = libfeed__word_step(hash, lower);
      if (is_letter)
        count_script(counts, code);
      pair = 0;
      continue;
    }
    if (letters > 0)
      count_word(counts, hash);
    hash = LIBFEED__WORD_START;
    letters = digits = 0;
    if (kind == LIBFEED__WIDE) {
      count_script(counts, code);
      count_word(counts, libfeed__word_step(hash, code));
      if (pair != 0)
        count_word(counts,
                   libfeed__word_step(libfeed__word_step(hash, pair), code));
    }
    pair = kind == LIBFEED__WIDE ? code : 0;
  }
  if (letters > 0)
    count_word(counts, hash);
}

static libfeed_str by_script(const language_counts *counts) {
  for (size_t s = 0; s < SCRIPTS; s++) {
    /* Japanese is written with a part of kana only. */
    uint32_t times = scripts[s].first == 0x3041 ? 8 : 2;
    if (counts->scripts[s] * times > counts->letters)
      return (libfeed_str){scripts[s].language, 2};
  }
  return libfeed__empty;
}

libfeed_str libfeed__language_guess(const libfeed__line *lines, size_t from,
                                    size_t to) {
  language_counts counts = {0};
  size_t seen = 0;
  for (size_t i = from; i < to && seen < SAMPLE; i++) {
    if (!lines[i].is_kept)
      continue;
    libfeed_str text = libfeed__line_str(&lines[i]);
    size_t len = text.len < SAMPLE - seen ? text.len : SAMPLE - seen;
    while (len < text.len && ((unsigned char)text.data[len] & 0xC0) == 0x80)
      len++;
    count_text(&counts, libfeed__slice(text, 0, len));
    seen += len;
  }
  libfeed_str language = by_script(&counts);
  return language.len > 0
             ? language
             : libfeed__lexicon_language(counts.tongues, STOP_WORDS_LEAST);
}
