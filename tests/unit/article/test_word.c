/* SPDX-License-Identifier: MIT */
/* Tests of article/word.h: every form of reading plain words against bytes. */
#include "text.h"

#include "article/letters.h"
#include "article/measure.h"
#include "test_word.h"

typedef libfeed__plain (*plain_reader)(const char *at, size_t left,
                                       const char *readable);

static libfeed__plain read_here(const char *at, size_t left,
                                const char *readable) {
  return libfeed__plain_read(at, left, readable);
}

static const plain_reader readers[] = {read_here, plain_read_anywhere};
#define READERS (sizeof readers / sizeof *readers)

Test(word, every_byte_ends_a_plain_word_or_belongs_to_it) {
  for (size_t r = 0; r < READERS; r++)
    for (unsigned byte = 0; byte < 256; byte++)
      for (size_t at = 0; at < LIBFEED__PLAIN_MOST; at++) {
        char text[LIBFEED__PLAIN_MOST];
        memset(text, 'm', sizeof text);
        text[at] = (char)byte;
        libfeed__plain plain =
            readers[r](text, sizeof text, text + sizeof text);
        bool is_letter = libfeed__lower_letters[byte] != 0;
        cr_assert_eq(plain.len, is_letter ? LIBFEED__PLAIN_MOST : at,
                     "reader %zu, byte %u at %zu", r, byte, at);
        bool is_capital = byte >= 'A' && byte <= 'Z';
        cr_assert_eq(plain.has_late, is_capital && at > 0);
        cr_assert_eq(plain.has_small, is_letter || at > 0);
      }
}

/* Neither what follows the word nor how much of it can be read matters. */
Test(word, the_hash_is_of_the_letters_alone) {
  static const char text[] = "abcdefghijklmnop, and more of it behind that";
  for (size_t len = 1; len <= LIBFEED__PLAIN_MOST; len++) {
    uint32_t hash = libfeed__word_hash((libfeed_str){text, len});
    for (size_t r = 0; r < READERS; r++)
      for (size_t readable = len; readable < sizeof text; readable++) {
        libfeed__plain plain = readers[r](text, len, text + readable);
        cr_assert_eq(plain.len, len);
        cr_assert_eq(libfeed__word_step(LIBFEED__WORD_START, plain.hash), hash,
                     "%zu of %zu", len, readable);
      }
    for (size_t other = 1; other < len; other++)
      cr_assert_neq(libfeed__word_hash((libfeed_str){text, other}), hash);
  }
}

Test(word, capitals_count_as_small_letters) {
  uint32_t hash = libfeed__word_hash(LIBFEED__STR("bridge"));
  cr_expect_eq(libfeed__word_hash(LIBFEED__STR("BRIDGE")), hash);
  cr_expect_eq(libfeed__word_hash(LIBFEED__STR("Bridge")), hash);
  cr_expect_eq(libfeed__word_hash(LIBFEED__STR("br\xC3\x9C"
                                               "cke")),
               libfeed__word_hash(LIBFEED__STR("br\xC3\xBC"
                                               "cke")));
}

/* A word is the same whatever it stands between, and however it was begun. */
Test(word, measures_see_the_same_words) {
  static const char *const words[] = {"a",
                                      "bridge",
                                      "abcdefghijklmno",
                                      "abcdefghijklmnop",
                                      "abcdefghijklmnopq",
                                      "donaudampfschifffahrtsgesellschaft",
                                      "covid19",
                                      "na\xC3\xAF"
                                      "ve",
                                      "fourteenletter\xC3\xA9",
                                      "fifteenlettersx\xC3\xA9",
                                      "sixteenlettersxx\xC3\xA9",
                                      "\xC3\xA9"
                                      "tude"};
  static const char *const frames[][2] = {{"", ""},
                                          {"(", ")"},
                                          {"", "."},
                                          {"", "@"},
                                          {"\xE2\x80\x9C", "\xE2\x80\x9D"},
                                          {"", ", "},
                                          {"", "\xE6\x97\xA5"}};
  for (size_t w = 0; w < sizeof words / sizeof *words; w++)
    for (size_t f = 0; f < sizeof frames / sizeof *frames; f++) {
      char text[80];
      libfeed__measure measure;
      int len = snprintf(text, sizeof text, "%s%s%s", frames[f][0], words[w],
                         frames[f][1]);
      libfeed__measure_line(&measure, text, (size_t)len, NULL);
      uint32_t expected = libfeed__word_step(
          LIBFEED__WORD_START,
          libfeed__word_hash((libfeed_str){words[w], strlen(words[w])}));
      if (f == 6) /* a character of its own */
        expected = libfeed__word_step(expected, 0x65E5);
      cr_expect_eq(measure.fingerprint, expected, "%s", text);
    }
}
