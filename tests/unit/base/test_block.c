/* SPDX-License-Identifier: MIT */
/* All forms of base/block.h give the same answers. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/block.h"
#include "test_block.h"

static uint32_t state = 7;
static uint32_t next(void) {
  state = state * 1664525u + 1013904223u;
  return state >> 8;
}

/* Bytes of which few are odd, so that many blocks pass. */
static char byte(uint32_t kind) {
  static const char odd[] = {'\n',   '\r',   '\t',   '\0',   '\x1F', '\x7F',
                             '\x80', '\xBF', '\xBE', '\xC2', '\xE0', '\xED',
                             '\xEF', '\xF0', '\xF4', '\xF5', '\xFF', '\xA9'};
  return next() % kind == 0 ? odd[next() % sizeof odd] : 'x';
}

/* Characters of up to three bytes, some of them forbidden in XML. */
static size_t put_character(char *to, uint32_t kind) {
  static const char *const all[] = {
      "\xC3\xA9",     "\xE2\x80\x99", "\xF0\x9F\x98\x80",
      "\xEF\xBF\xBF", "\x01",         "\xC2\x85"};
  const char *from = next() % kind == 0 ? all[next() % 6] : "x";
  size_t len = strlen(from);
  memcpy(to, from, len);
  return len;
}

static void compare(const libfeed__block_form *form,
                    const libfeed__block_form *plain, const char *p,
                    size_t len) {
  for (int forbids = 0; forbids < 2; forbids++)
    cr_assert_eq(form->clean(p, len, forbids), plain->clean(p, len, forbids),
                 "%s", form->name);
  cr_assert_eq(form->plain(p, len), plain->plain(p, len), "%s", form->name);
  cr_assert_eq(form->starts(p, len), plain->starts(p, len), "%s", form->name);
  cr_assert_eq(form->text(p, p + len), plain->text(p, p + len), "%s",
               form->name);
  libfeed__run one = form->lines(p, len), other = plain->lines(p, len);
  cr_assert_eq(one.n_ends, other.n_ends, "%s", form->name);
  cr_assert_eq(one.has_cr, other.has_cr, "%s", form->name);
  cr_assert_eq(one.last, other.last, "%s", form->name);
  cr_assert_eq(one.n_starts, other.n_starts, "%s", form->name);
}

Test(block, forms_agree) {
  const libfeed__block_form *plain = libfeed__block_form_at(0), *form;
  char text[16 + 31 * 16];
  for (size_t i = 1; (form = libfeed__block_form_at(i)) != NULL; i++)
    for (uint32_t round = 0; round < 4000; round++) {
      for (size_t at = 0; at + 4 <= sizeof text;)
        if (round % 2 == 0)
          text[at++] = byte(1 + round % 200);
        else
          at += put_character(text + at, 1 + round % 200);
      for (size_t len = 0; len <= sizeof text - 20; len += 1 + round % 37)
        compare(form, plain, text + 16, len);
    }
}

Test(block, sums_do_not_overflow) {
  static char text[32 * 600 + 5];
  const libfeed__block_form *form;
  for (size_t i = 0; (form = libfeed__block_form_at(i)) != NULL; i++) {
    memset(text, '\n', sizeof text);
    cr_assert_eq(form->lines(text, sizeof text).n_ends, sizeof text);
    memset(text, 'x', sizeof text);
    cr_assert_eq(form->lines(text, sizeof text).n_starts, sizeof text);
    cr_assert_eq(form->starts(text, sizeof text), sizeof text);
  }
}

static const char *slow(const char *p, const char *end, const char four[4]) {
  while (p < end && memchr(four, *p, 4) == NULL)
    p++;
  return p;
}

Test(block, find_at_every_length_and_place) {
  static const char four[4] = {'<', '&', ']', '\r'};
  const libfeed__block_form *form;
  char text[120];
  for (size_t n = 0; (form = libfeed__block_form_at(n)) != NULL; n++)
    for (size_t len = 0; len <= 100; len++)
      for (size_t at = 0; at <= len; at++) {
        for (size_t i = 0; i < sizeof text; i++)
          text[i] = (char)(i % 5 == 0 ? 0x80 + i : '=' + i % 3);
        /* One that counts, and one behind the end that does not. */
        text[at] = four[(len + at) % 4];
        text[len] = '<';
        cr_assert_eq(form->find(text, text + len, four),
                     slow(text, text + len, four), "%s: %zu of %zu", form->name,
                     at, len);
      }
}

/* The end of a run as its description has it. */
static const char *slow_text(const char *p, const char *end) {
  for (; p < end; p++) {
    unsigned char c = (unsigned char)*p;
    if (c == '&' || c < ' ' ||
        (c == ' ' && (p + 1 == end || (unsigned char)p[1] <= ' ')))
      break;
  }
  return p;
}

/* What may have to be cleaned, as its description has it. */
static const char *slow_tidy(const char *p, const char *end) {
  while (p < end && (unsigned char)*p >= ' ' &&
         strchr("\xC2\xE2\xE3\xEF", *p) == NULL && !(*p == ' ' && p[-1] == ' '))
    p++;
  return p;
}

Test(block, tidy_ends_at_what_has_to_be_cleaned) {
  static const char some[] =
      "    \t\x01.\x7F\x80\xC1\xC2\xC3\xE1\xE2\xE3\xE4\xEE\xEF\xF0";
  const libfeed__block_form *form;
  char text[120];
  for (size_t n = 0; (form = libfeed__block_form_at(n)) != NULL; n++)
    for (uint32_t round = 0; round < 20000; round++) {
      size_t len = 1 + next() % (sizeof text - 1), rare = 1 + round % 100;
      for (size_t i = 0; i < len; i++)
        text[i] = next() % rare == 0 ? some[next() % (sizeof some - 1)] : 'x';
      cr_assert_eq(form->tidy(text + 1, text + len),
                   slow_tidy(text + 1, text + len), "%s: %u", form->name,
                   (unsigned)round);
    }
}

Test(block, text_ends_where_it_has_to) {
  static const char some[] = "  &\t\n\x01.!-\x7F\x80\xA0\xFFxyzxyzxyzxyz";
  const libfeed__block_form *form;
  char text[120];
  for (size_t n = 0; (form = libfeed__block_form_at(n)) != NULL; n++)
    for (uint32_t round = 0; round < 20000; round++) {
      size_t len = next() % sizeof text, rare = 1 + round % 100;
      for (size_t i = 0; i < len; i++)
        text[i] = next() % rare == 0 ? some[next() % (sizeof some - 1)] : 'x';
      cr_assert_eq(form->text(text, text + len), slow_text(text, text + len),
                   "%s: %u", form->name, (unsigned)round);
    }
}

/* What a form does not take in one go is taken here, a byte or reference at a
   time. */
static size_t unescape_all(const libfeed__block_form *form, const char *p,
                           const char *end, char *to, const char *to_end) {
  char *at = to;
  while (p < end && at < to_end) {
    p = form->unescape(p, end, &at, to_end);
    if (p == end || at == to_end || strchr("<]\r", *p) != NULL)
      break;
    libfeed__common found = {*p, 0};
    if (*p == '&')
      found = libfeed__common_reference(p, end);
    if (*p == '&' && found.len == 0)
      break;
    *at++ = found.c;
    p += found.len > 0 ? found.len : 1;
  }
  return (size_t)(at - to);
}

Test(block, unescape_stops_at_what_it_does_not_know) {
  static const char *const pieces[] = {"&lt;",   "&gt;",     "&amp;",
                                       "&quot;", "a",        "bcdefg",
                                       " ",      "\xC3\xA9", "hijklmnop"};
  /* Some look like references but for their first character. */
  static const char *const stops[] = {"<", "]",      "\r",    "&#39;", "&apos;",
                                      "&", "<quot;", "]amp;", "\rlt;", "<gt;"};
  const libfeed__block_form *form;
  for (size_t n = 0; (form = libfeed__block_form_at(n)) != NULL; n++)
    for (uint32_t round = 0; round < 20000; round++) {
      static const char plain[] = "<>&\"";
      char text[400], want[400], got[400 + 1];
      size_t len = 0, n_want = 0, most = next() % 300;
      while (len < most) {
        size_t i = next() % 9, size = strlen(pieces[i]);
        memcpy(text + len, pieces[i], size);
        len += size;
        memcpy(want + n_want, i < 4 ? plain + i : pieces[i], i < 4 ? 1 : size);
        n_want += i < 4 ? 1 : size;
      }
      const char *stop = stops[next() % 10];
      memcpy(text + len, stop, strlen(stop));
      memcpy(text + len + strlen(stop), "xxxx", 4);
      size_t room = round % 2 == 0 ? 400 : next() % 400;
      got[room] = '!';
      size_t n_got = unescape_all(form, text, text + len + strlen(stop) + 4,
                                  got, got + room);
      cr_assert_eq(n_got, n_want < room ? n_want : room, "%s", form->name);
      cr_assert_eq(memcmp(got, want, n_got), 0, "%s", form->name);
      cr_assert_eq(got[room], '!', "%s wrote behind the end", form->name);
    }
}

Test(block, common_references_end_where_the_input_does) {
  static const char *const some[] = {"&lt;xx", "&gt;", "&amp;x", "&quot;",
                                     "&lt"};
  static const size_t lens[] = {4, 0, 5, 6, 0};
  for (size_t i = 0; i < 5; i++) {
    const char *end = some[i] + strlen(some[i]);
    cr_expect_eq(libfeed__common_reference(some[i], end).len, lens[i], "%s",
                 some[i]);
  }
}

Test(block, find_does_not_take_neighbours_in_the_alphabet) {
  static const char four[4] = {'<', '&', ']', '\r'};
  const libfeed__block_form *form;
  for (size_t n = 0; (form = libfeed__block_form_at(n)) != NULL; n++)
    for (int c = 0; c < 256; c++) {
      char text[72];
      memset(text, c, sizeof text);
      cr_assert_eq(form->find(text, text + sizeof text, four),
                   slow(text, text + sizeof text, four), "%s", form->name);
    }
}

Test(block, the_best_form_is_the_last_one) {
  size_t n = 0;
  while (libfeed__block_form_at(n + 1) != NULL)
    n++;
  cr_expect_eq(libfeed__block_best(), libfeed__block_form_at(n));
}

Test(block, eight_bytes_and_their_first_mark) {
  cr_expect_eq(libfeed__read_eight("\x01\x02\x03\x04\x05\x06\x07\xFF"),
               UINT64_C(0xFF07060504030201));
  for (unsigned marks = 1; marks < 256; marks++) {
    uint64_t flags = 0;
    size_t first = 8;
    for (unsigned i = 8; i-- > 0;)
      if (marks >> i & 1) {
        flags |= UINT64_C(0x80) << (8 * i);
        first = i;
      }
    cr_expect_eq(libfeed__first_flag(flags), first);
    cr_expect_eq(plain_first_flag(flags), first);
  }
}

Test(block, few_bytes_are_the_first_of_eight) {
  const unsigned char bytes[8] = {0x11, 0x92, 0xA3, 0x44, 0xF5, 0x66, 0x77, 0};
  for (size_t len = 1; len < 8; len++)
    cr_expect_eq(libfeed__read_few(bytes, len),
                 libfeed__read_eight(bytes) & ((UINT64_C(1) << (8 * len)) - 1));
}

Test(block, same_bytes_sees_every_byte_up_to_the_end) {
  char one[40], other[40];
  for (size_t i = 0; i < sizeof one; i++)
    one[i] = other[i] = (char)(i * 7);
  for (size_t len = 0; len < sizeof one; len++) {
    cr_expect(libfeed__same_bytes(one, other, len));
    for (size_t at = 0; at < sizeof one; at++) {
      other[at] ^= 1;
      cr_expect_eq(libfeed__same_bytes(one, other, len), at >= len);
      other[at] ^= 1;
    }
  }
}

Test(block, lines_are_counted_beyond_what_a_byte_holds) {
  static char text[40000];
  const libfeed__block_form *form;
  memset(text, '\n', sizeof text);
  for (size_t n = 0; (form = libfeed__block_form_at(n)) != NULL; n++)
    for (size_t len = sizeof text - 70; len < sizeof text; len++) {
      libfeed__run lines = form->lines(text, len);
      cr_assert_eq(lines.n_ends, len, "%s", form->name);
      cr_assert_not(lines.has_cr);
      cr_assert_eq(lines.last, len);
    }
}
