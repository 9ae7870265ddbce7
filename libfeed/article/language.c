/* SPDX-License-Identifier: MIT */
/* Language: by stop words, and by script where that is enough. */
#include "article/language.h"

#include "article/letters.h"

/* Bytes that are enough to tell. */
#define SAMPLE 2048
/* So many stop words at least. */
#define STOP_WORDS_LEAST 3

/* Scripts that one language uses far more than all others. */
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

/* Counts letters by script; the last number is that of all letters. */
static void count_scripts(libfeed_str text, uint32_t counts[SCRIPTS + 1]) {
  size_t step;
  for (size_t i = 0; i < text.len; i += step) {
    uint32_t lower, code = libfeed__character(text.data + i, &step);
    libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
    if (kind != LIBFEED__LETTER && kind != LIBFEED__CAPITAL &&
        kind != LIBFEED__WIDE && kind != LIBFEED__KANA)
      continue;
    counts[SCRIPTS]++;
    for (size_t s = 0; code >= scripts[0].first && s < SCRIPTS; s++)
      counts[s] += code >= scripts[s].first && code <= scripts[s].last;
  }
}

static libfeed_str by_script(const uint32_t counts[SCRIPTS + 1]) {
  for (size_t s = 0; s < SCRIPTS; s++) {
    /* Japanese is written with a part of kana only. */
    uint32_t times = scripts[s].first == 0x3041 ? 8 : 2;
    if (counts[s] * times > counts[SCRIPTS])
      return (libfeed_str){scripts[s].language, 2};
  }
  return libfeed__empty;
}

libfeed_str libfeed__language_guess(const libfeed__line *lines, size_t from,
                                    size_t to) {
  uint32_t counts[64] = {0}, letters[SCRIPTS + 1] = {0};
  libfeed__words words = {.languages = counts};
  size_t seen = 0;
  for (size_t i = from; i < to && seen < SAMPLE; i++) {
    if (!lines[i].is_kept)
      continue;
    libfeed__measure measure;
    libfeed_str text = libfeed__line_str(&lines[i]);
    size_t len = text.len < SAMPLE - seen ? text.len : SAMPLE - seen;
    while (len < text.len && ((unsigned char)text.data[len] & 0xC0) == 0x80)
      len++;
    libfeed__measure_line(&measure, text.data, len, &words);
    count_scripts(libfeed__slice(text, 0, len), letters);
    seen += len;
  }
  libfeed_str language = by_script(letters);
  return language.len > 0 ? language
                          : libfeed__lexicon_language(counts, STOP_WORDS_LEAST);
}
