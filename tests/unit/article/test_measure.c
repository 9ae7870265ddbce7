/* SPDX-License-Identifier: MIT */
/* Tests of article/measure.c, letters.c, lexicon.c and language.c. */
#include "text.h"

#include "article/cohesion.h"
#include "article/language.h"
#include "article/letters.h"
#include "article/measure.h"

static libfeed__measure measure(const char *text) {
  libfeed__measure result;
  libfeed__measure_line(&result, text, strlen(text), NULL);
  return result;
}

Test(measure, footnotes_behind_the_full_stop) {
  static const struct {
    const char *line;
    libfeed__ending ending;
  } table[] = {{"It has no outlet.[2]", LIBFEED__ENDS_STOP},
               {"It has no outlet.[4][15]", LIBFEED__ENDS_STOP},
               {"It has no outlet [2]", LIBFEED__ENDS_OPEN},
               {"[2]", LIBFEED__ENDS_OPEN},
               {"It has [none]", LIBFEED__ENDS_OPEN}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    libfeed__measure measure;
    libfeed__measure_line(&measure, table[i].line, strlen(table[i].line), NULL);
    cr_expect_eq(measure.ending, table[i].ending, "%s", table[i].line);
  }
}

Test(measure, words_and_sentences) {
  libfeed__measure m =
      measure("The mayor, he said, had NASA's 12 plans. Was it "
              "true?");
  cr_expect_eq(m.words, 12);
  cr_expect_eq(m.commas, 2);
  cr_expect_eq(m.stops, 2);
  cr_expect_eq(m.digits, 2);
  cr_expect_eq(m.ending, LIBFEED__ENDS_ASK);
  cr_expect_gt(m.hits[LIBFEED__STOPWORD], 3);
}

Test(measure, endings) {
  static const struct {
    const char *text;
    libfeed__ending ending;
  } table[] = {
      {"It ends.", LIBFEED__ENDS_STOP},
      {"\xE2\x80\x9CIt ends.\xE2\x80\x9D", LIBFEED__ENDS_STOP},
      {"It ends (here).)", LIBFEED__ENDS_STOP},
      {"It breaks off", LIBFEED__ENDS_OPEN},
      {"It breaks off...", LIBFEED__ENDS_ELLIPSIS},
      {"It breaks off \xE2\x80\xA6", LIBFEED__ENDS_ELLIPSIS},
      {"Read also:", LIBFEED__ENDS_COLON},
      {"\xE7\xBB\x93\xE6\x9D\x9F\xE3\x80\x82", LIBFEED__ENDS_STOP},
      {"\xE7\xBB\x93\xE6\x9D\x9F\xEF\xBC\x9F", LIBFEED__ENDS_ASK},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    cr_expect_eq(measure(table[i].text).ending, table[i].ending, "%s",
                 table[i].text);
}

Test(measure, signs) {
  static const struct {
    const char *text;
    unsigned signs;
  } table[] = {
      {"https://a.example/b", LIBFEED__HAS_ADDRESS},
      {"write to us@paper.example", LIBFEED__HAS_ADDRESS},
      {"Home | World", LIBFEED__HAS_BAR},
      {"\xC2\xA9 2020 The Paper", LIBFEED__HAS_RIGHTS | LIBFEED__HAS_YEAR},
      {"at 10:15 today", LIBFEED__HAS_TIME},
      {"on 1.2.2023", LIBFEED__HAS_DATE},
      {"2023-02-01", LIBFEED__HAS_DATE | LIBFEED__STARTS_DIGIT},
      {"14. M\xC3\xA4rz 2023", LIBFEED__HAS_DATE | LIBFEED__HAS_YEAR},
      {"for \xE2\x82\xAC 5", LIBFEED__HAS_MONEY},
      {"\xE2\x80\xA2 a point", LIBFEED__STARTS_MARK},
      {"small", LIBFEED__STARTS_LOWER},
      {"see #topic", LIBFEED__HAS_HASH},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    cr_expect_eq(measure(table[i].text).signs & table[i].signs, table[i].signs,
                 "%s: %x", table[i].text, measure(table[i].text).signs);
}

Test(measure, classes_and_phrases) {
  cr_expect_eq(measure("Share this").hits[LIBFEED__SHARE], 1);
  cr_expect_gt(measure("Lesen Sie auch").hits[LIBFEED__RELATED], 0);
  cr_expect_eq(measure("Sie lesen").hits[LIBFEED__RELATED], 0);
  cr_expect_eq(
      measure("14 \xD1\x8F\xD0\xBD\xD0\xB2\xD0\xB0\xD1\x80\xD1\x8F").month, 1);
  cr_expect(measure("Photo: Town Archive").lead & LIBFEED__IN(PHOTO));
}

Test(measure, counts_are_bounded) {
  enum { words = 70000 };
  char *text = malloc(words * 4);
  cr_assert_not_null(text);
  for (size_t i = 0; i < words; i++)
    memcpy(text + 4 * i, "The ", 4);
  libfeed__measure m;
  libfeed__measure_line(&m, text, words * 4 - 1, NULL);
  cr_expect_eq(m.words, UINT16_MAX);
  cr_expect_eq(m.capitals, UINT16_MAX);
  cr_expect_eq(m.hits[LIBFEED__STOPWORD], UINT8_MAX);
  cr_expect_eq(m.hits[LIBFEED__SHARE], 0);
  cr_expect_eq(m.width, words * 4 - 1);
  /* Just as many as one number holds, and one more. */
  for (size_t n = 250; n < 260; n++) {
    libfeed__measure_line(&m, text, n * 4 - 1, NULL);
    cr_expect_eq(m.words, n);
    cr_expect_eq(m.hits[LIBFEED__STOPWORD], n > UINT8_MAX ? UINT8_MAX : n);
  }
  free(text);
}

/* Words of plain letters between spaces are read in a way of their own. */
Test(measure, words_are_the_same_wherever_they_stand) {
  static const struct {
    const char *text;
    uint16_t words, capitals;
  } table[] = {
      {"bridge", 1, 0},
      {"Bridge", 1, 1},
      {"BRIDGE", 1, 1},
      {"a bridge over", 3, 0},
      {"(bridge)", 1, 0},
      {"bridge, Bridge. BRIDGE", 3, 2},
      {"7 bridge 7", 3, 0},
      {"\xC3\xBC"
       "ber bridge \xC3\x9C"
       "BER",
       3, 1},
      {"bridge\xE2\x80\x94"
       "bridge",
       2, 0},
      {"A B C x", 4, 3},
      {"iPad aB Ab AB", 4, 2},
      {"bridge@bridge.org", 3, 0},
      {"\xD0\x9C\xD0\x9E\xD0\xA1\xD0\xA2 bridge", 2, 1},
  };
  libfeed__measure alone = measure("bridge");
  uint32_t hash = libfeed__word_hash(LIBFEED__STR("bridge"));
  cr_expect_eq(alone.fingerprint,
               libfeed__word_step(LIBFEED__WORD_START, hash));
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    uint16_t slots[32];
    libfeed__words words = {.slots = slots};
    libfeed__measure m;
    libfeed__measure_line(&m, table[i].text, strlen(table[i].text), &words);
    cr_expect_eq(m.words, table[i].words, "%s", table[i].text);
    cr_expect_eq(m.capitals, table[i].capitals, "%s", table[i].text);
    for (uint16_t *slot = slots; slot < words.slots; slot++)
      cr_expect_eq(*slot, libfeed__cohesion_slot(hash), "%s", table[i].text);
    cr_expect_eq(words.slots > slots, strstr(table[i].text, "dge") != NULL ||
                                          strstr(table[i].text, "DGE") != NULL);
  }
}

Test(measure, phrases_with_hyphens_and_without) {
  uint8_t related = measure("Read also").hits[LIBFEED__RELATED];
  cr_expect_gt(related, 0);
  cr_expect_eq(measure("Read-also").hits[LIBFEED__RELATED], related);
  cr_expect_eq(measure("read ALSO").hits[LIBFEED__RELATED], related);
  cr_expect_eq(measure("Read, also").hits[LIBFEED__RELATED], 0);
  cr_expect_eq(measure("Read. Also").hits[LIBFEED__RELATED], 0);
  cr_expect_eq(measure("Read 3 also").hits[LIBFEED__RELATED], 0);
}

Test(letters, lower_case) {
  static const uint32_t pairs[][2] = {
      {'A', 'a'},     {0xC4, 0xE4},   {0x141, 0x142},   {0x160, 0x161},
      {0x17D, 0x17E}, {0x391, 0x3B1}, {0x386, 0x3AC},   {0x38E, 0x3CD},
      {0x416, 0x436}, {0x401, 0x451}, {0x1EA0, 0x1EA1}, {0x490, 0x491}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    uint32_t lower;
    cr_expect_eq(libfeed__letter_kind(pairs[i][0], &lower), LIBFEED__CAPITAL);
    cr_expect_eq(lower, pairs[i][1], "U+%04X", (unsigned)pairs[i][0]);
    cr_expect_eq(libfeed__letter_kind(pairs[i][1], &lower), LIBFEED__LETTER);
    cr_expect_eq(lower, pairs[i][1]);
  }
}

Test(lexicon, looks_words_up) {
  uint32_t hash = libfeed__word_hash(libfeed__empty);
  cr_expect_eq(libfeed__lexicon_find(hash)->classes, 0);
  hash = libfeed__word_hash(LIBFEED__STR("teilen"));
  const libfeed__word *word = libfeed__lexicon_find(hash);
  cr_expect(word->classes & LIBFEED__IN(SHARE));
  cr_expect_eq(word->counts[LIBFEED__SHARE], 1);
  cr_expect_eq(word->counts[LIBFEED__STOPWORD], 0);
  cr_expect_eq(libfeed__lexicon_tongue(hash), 0);
  hash = libfeed__word_hash(LIBFEED__STR("y"));
  cr_expect_gt(libfeed__lexicon_tongue(hash), 0);
}

Test(language, by_stop_words_and_script) {
  static const struct {
    const char *text, *language;
  } table[] = {
      {"The council said that it would not pay for the bridge.", "en"},
      {"Die Stadt hat sich mit dem Land auf einen Preis geeinigt.", "de"},
      {"Le maire a dit que la ville ne paierait pas pour le pont.", "fr"},
      {"El alcalde dijo que la ciudad no pagar\xC3\xAD"
       "a por el puente.",
       "es"},
      {"Burmistrz powiedzia\xC5\x82, \xC5\xBC"
       "e nie jest to mo\xC5\xBCliwe w tym roku.",
       "pl"},
      {"\xE6\xA9\x8B\xE3\x81\xAF\xE3\x81\xBE\xE3\x81\xA0\xE3\x81\xAA\xE3\x81"
       "\x84\xE3\x80\x82",
       "ja"},
      {"\xD7\x94\xD7\x92\xD7\xA9\xD7\xA8", "he"},
      {"xyzzy", ""},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    size_t len = strlen(table[i].text);
    char *text = malloc(len);
    cr_assert_not_null(text);
    memcpy(text, table[i].text, len);
    libfeed__line line = {.text = text, .len = (uint32_t)len, .is_kept = true};
    expect_str(libfeed__language_guess(&line, 0, 1), table[i].language);
    free(text);
  }
}
