/* SPDX-License-Identifier: MIT */
/* Language: by stop words, and by script where that is enough. */
#include "article/language.h"

#include "article/letters.h"

/* Bytes that are enough to tell. */
#define SAMPLE 1536
/* So many stop words at least. */
#define STOP_WORDS_LEAST 3
/* Less of the text is enough where one language has so many stop words, and
   twice as many as any other. */
#define SAMPLE_FIRST 512
#define STOP_WORDS_MANY 24

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

/* Counts a word of plain letters alone, from a letter on; its length, or 0 for
   another word. */
static size_t count_plain(language_counts *counts, libfeed_str text) {
  libfeed__plain plain =
      libfeed__plain_read(text.data, text.len, text.data + text.len);
  if (plain.len == LIBFEED__PLAIN_MOST ||
      (plain.len < text.len && (libfeed__is_digit(text.data[plain.len]) ||
                                (unsigned char)text.data[plain.len] >= 0x80)))
    return 0;
  counts->letters += plain.len;
  count_word(counts, libfeed__word_step(LIBFEED__WORD_START, plain.hash));
  return plain.len;
}

/* The word that is being read. */
typedef struct language_word {
  size_t start, letters, digits;
  uint32_t pair; /* the last character of a script without spaces, or 0 */
} language_word;

static bool is_open(const language_word *word) {
  return word->letters + word->digits > 0;
}

/* Any character but the letters that count_plain takes. */
static void count_character(language_counts *counts, language_word *word,
                            libfeed_str text, size_t at, uint32_t code) {
  uint32_t lower;
  libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
  bool is_letter = libfeed__kind_is_letter(kind);
  if (is_letter || kind == LIBFEED__DIGIT || kind == LIBFEED__MARK) {
    word->start = is_open(word) ? word->start : at;
    word->letters += is_letter;
    word->digits += kind == LIBFEED__DIGIT;
    if (is_letter)
      count_script(counts, code);
    word->pair = 0;
    return;
  }
  if (word->letters > 0)
    count_word(counts,
               libfeed__word_hash(libfeed__slice(text, word->start, at)));
  word->letters = word->digits = 0;
  if (kind == LIBFEED__WIDE) {
    uint32_t one = libfeed__word_step(LIBFEED__WORD_START, code);
    count_script(counts, code);
    count_word(counts, one);
    if (word->pair != 0) {
      uint32_t two = libfeed__word_step(LIBFEED__WORD_START, word->pair);
      count_word(counts, libfeed__word_step(two, code));
    }
  }
  word->pair = kind == LIBFEED__WIDE ? code : 0;
}

/* The words of a text, as article/measure.c sees them: letters, marks and
   digits; Han, Hangul and hiragana one by one and in pairs. */
static void count_text(language_counts *counts, libfeed_str text) {
  language_word word = {0};
  for (size_t i = 0, step; i < text.len; i += step) {
    if (!is_open(&word) && libfeed__is_alpha(text.data[i])) {
      word.pair = 0;
      step = count_plain(counts, libfeed__slice(text, i, text.len));
      if (step > 0)
        continue;
    }
    uint32_t code = libfeed__character(text.data + i, &step);
    /* A space behind a word that was counted changes nothing. */
    if (code != ' ' || is_open(&word) || word.pair != 0)
      count_character(counts, &word, text, i, code);
  }
  if (word.letters > 0)
    count_word(counts,
               libfeed__word_hash(libfeed__slice(text, word.start, text.len)));
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

/* The language that the script says, or for which at least so many stop words
   speak, so many times as for any other. */
static libfeed_str guess(const language_counts *counts, uint32_t least,
                         uint32_t times) {
  libfeed_str language = by_script(counts);
  return language.len > 0
             ? language
             : libfeed__lexicon_language(counts->tongues, least, times);
}

libfeed_str libfeed__language_guess(const libfeed__line *lines, size_t from,
                                    size_t to) {
  language_counts counts = {0};
  libfeed_str language = libfeed__empty;
  size_t seen = 0;
  for (size_t i = from; i < to && seen < SAMPLE && language.len == 0; i++) {
    if (!lines[i].is_kept)
      continue;
    libfeed_str text = libfeed__line_str(&lines[i]);
    size_t len = text.len < SAMPLE - seen ? text.len : SAMPLE - seen;
    while (len < text.len && ((unsigned char)text.data[len] & 0xC0) == 0x80)
      len++;
    count_text(&counts, libfeed__slice(text, 0, len));
    if (seen < SAMPLE_FIRST && seen + len >= SAMPLE_FIRST)
      language = guess(&counts, STOP_WORDS_MANY, 2);
    seen += len;
  }
  return language.len > 0 ? language : guess(&counts, STOP_WORDS_LEAST, 1);
}
