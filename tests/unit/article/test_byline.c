/* SPDX-License-Identifier: MIT */
/* Tests of article/tokens.c, dates.c, byline.c, dateline.c and guess.c. */
#include "text.h"

#include "article/byline.h"
#include "article/dateline.h"
#include "article/guess.h"

static libfeed__tokens tokens;

Test(dates, forms) {
  static const struct {
    const char *line, *date, *text;
  } table[] = {
      {"Posted on 2023-02-01", "2023-02-01", "2023-02-01"},
      {"Stand - 12.11.2021", "2021-11-12", "12.11.2021"},
      {"Von Jan Ohm | 31.10.23", "2023-10-31", "31.10.23"},
      {"1. November 2023 09:35", "2023-11-01", "1. November 2023 09:35"},
      {"16 marca 2021", "2021-03-16", "16 marca 2021"},
      {"04 mayo de 2022 | 01:10", "2022-05-04", "04 mayo de 2022 | 01:10"},
      {"le 15 septembre 2009", "2009-09-15", "15 septembre 2009"},
      {"Published Feb 6, 2014 at 4:53 PM ET", "2014-02-06",
       "Feb 6, 2014 at 4:53 PM ET"},
      {"October 2nd, 2020", "2020-10-02", "October 2nd, 2020"},
      {"2023\xE5\xB9\xB4"
       "2\xE6\x9C\x88"
       "1\xE6\x97\xA5",
       "2023-02-01",
       "2023\xE5\xB9\xB4"
       "2\xE6\x9C\x88"
       "1\xE6\x97\xA5"},
      {"12. marts 2023", "2023-03-12", "12. marts 2023"},
      {"5 \xD1\x84\xD0\xB5\xD0\xB2 2022", "2022-02-05",
       "5 \xD1\x84\xD0\xB5\xD0\xB2 2022"},
      {"17 \xD9\x85\xD8\xA7\xD9\x8A\xD9\x88 2023", "2023-05-17",
       "17 \xD9\x85\xD8\xA7\xD9\x8A\xD9\x88 2023"},
      {"28. Juni 201914. Januar 2020 | K. Q.", "2019-06-28", "28. Juni 2019"},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    libfeed__date_place date;
    char found[32];
    libfeed__tokens_cut(&tokens, str(table[i].line));
    cr_assert(libfeed__date_find(&tokens, 0, true, &date), "%s", table[i].line);
    snprintf(found, sizeof found, "%04d-%02d-%02d", date.year, date.month,
             date.day);
    cr_expect_str_eq(found, table[i].date, "%s: %s", table[i].line, found);
    expect_str(libfeed__tokens_text(&tokens, date.first, date.last),
               table[i].text);
  }
}

Test(dates, none) {
  static const char *const lines[] = {
      "Version 1.2.3 is out", "Call 555-01-99 today", "In 2020 all was well",
      "1 November",           "99.99.2020",           "10:15"};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    libfeed__date_place date;
    libfeed__tokens_cut(&tokens, str(lines[i]));
    cr_expect_not(libfeed__date_find(&tokens, 0, true, &date), "%s", lines[i]);
  }
}

Test(dates, times_and_digits_of_other_scripts) {
  static const struct {
    const char *line, *moment;
  } table[] = {
      {"2024-03-03T14:05:00Z", "2024-03-03 14:05"},
      {"16. mai 2022, kl. 07:45", "2022-05-16 07:45"},
      {"2024\xE5\xB9\xB4"
       "4\xE6\x9C\x88"
       "3\xE6\x97\xA5\xEF\xBC\x88\xE6\xB0\xB4\xEF\xBC\x89 10:15",
       "2024-04-03 10:15"},
      {"2023-05-24 \xEC\x98\xA4\xED\x9B\x84 3:20", "2023-05-24 15:20"},
      {"2023\xEB\x85\x84 05\xEC\x9B\x94 24\xEC\x9D\xBC 09\xEC\x8B\x9C "
       "30\xEB\xB6\x84",
       "2023-05-24 09:30"},
      {"12 April 2023, 12:05 am", "2023-04-12 00:05"},
      {"2023. m\xC3\xA1rcius 10. 09:12", "2023-03-10 09:12"},
      {"\xD9\xA1\xD9\xA7 \xD9\x85\xD8\xA7\xD9\x8A\xD9\x88 "
       "\xD9\xA2\xD9\xA0\xD9\xA2\xD9\xA3",
       "2023-05-17 -1:-1"},
      {"\xEF\xBC\x92\xEF\xBC\x90\xEF\xBC\x92\xEF\xBC\x94\xE5\xB9\xB4\xEF\xBC"
       "\x94\xE6\x9C\x88\xEF\xBC\x93\xE6\x97\xA5",
       "2024-04-03 -1:-1"},
      {"20 th\xC3\xA1ng 9 n\xC4\x83m 2023", "2023-09-20 -1:-1"},
      {"11/08/2023 05h00", "2023-08-11 05:00"},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    libfeed__date_place date;
    char found[32];
    libfeed__tokens_cut(&tokens, str(table[i].line));
    cr_assert(libfeed__date_find(&tokens, 0, true, &date), "%s", table[i].line);
    snprintf(found, sizeof found, "%04d-%02d-%02d %02d:%02d", date.year,
             date.month, date.day, date.has_time ? date.hour : -1,
             date.has_time ? date.minute : -1);
    cr_expect_str_eq(found, table[i].moment, "%s: %s", table[i].line, found);
  }
}

Test(dates, order_of_day_and_month) {
  libfeed__date_place date;
  libfeed__tokens_cut(&tokens, str("03/04/2021"));
  cr_assert(libfeed__date_find(&tokens, 0, true, &date));
  cr_expect_eq(date.day, 3);
  cr_expect(date.is_ambiguous);
  cr_assert(libfeed__date_find(&tokens, 0, false, &date));
  cr_expect_eq(date.day, 4);
  libfeed__tokens_cut(&tokens, str("12/25/2021"));
  cr_assert(libfeed__date_find(&tokens, 0, true, &date));
  cr_expect_eq(date.month, 12);
  cr_expect_not(date.is_ambiguous);
}

Test(dates, of_publication_and_of_changes) {
  static const struct {
    const char *line;
    int day;
    bool is_update;
  } table[] = {
      {"Published 9 May 2024", 9, false},
      {"Updated 10 May 2024", 10, true},
      {"Updated 15:10, 3 Mar 2024", 3, true},
      {"9 May 2024 | Updated 10 May 2024", 9, false},
      {"Actualizado: 22/10/2022 Publicado: 21/10/2022", 21, false},
      {"\xE6\x9B\xB4\xE6\x96\xB0\xE6\x97\xA5\xEF\xBC\x9A"
       "2024-05-01",
       1, true},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    libfeed__date_place date;
    bool is_update;
    libfeed__tokens_cut(&tokens, str(table[i].line));
    cr_assert(libfeed__date_find_published(&tokens, true, &date, &is_update),
              "%s", table[i].line);
    cr_expect_eq(date.day, table[i].day, "%s: %d", table[i].line, date.day);
    cr_expect_eq(is_update, table[i].is_update, "%s", table[i].line);
  }
}

Test(byline, names) {
  static const struct {
    const char *line, *names;
    libfeed__byline_form form;
  } table[] = {
      {"By Ann Cao and Ben Jiang", "Ann Cao;Ben Jiang", LIBFEED__BYLINE_MARKED},
      {"Von Jutta Ohlendorf", "Jutta Ohlendorf", LIBFEED__BYLINE_MARKED},
      {"Autor: Karl-Heinz von der Au", "Karl-Heinz von der Au",
       LIBFEED__BYLINE_MARKED},
      {"Text & Fotos: Ivan Valek 0 337", "Ivan Valek", LIBFEED__BYLINE_MARKED},
      {"Por Mariano Ruiz, Ana P\xC3\xA9rez y Luz Mar",
       "Mariano Ruiz;Ana P\xC3\xA9rez;Luz Mar", LIBFEED__BYLINE_MARKED},
      {"Posted by delta on 3 May 2020", "delta", LIBFEED__BYLINE_MARKED},
      {"By Mary Hill Feb 8, 2020 5 min read", "Mary Hill",
       LIBFEED__BYLINE_MARKED},
      {"October 27, 2020 by Cora Neame", "Cora Neame", LIBFEED__BYLINE_INNER},
      {"1. Februar 2022 Luis Holm 6", "Luis Holm", LIBFEED__BYLINE_DATED},
      {"19.10.2019 11:36 harbourdesk", "harbourdesk", LIBFEED__BYLINE_DATED},
      {"Petra Dahl 06 PM | 18 Mai", "Petra Dahl", LIBFEED__BYLINE_DATED},
      {"Posted by Ann Cao, AMP Group Marketing", "Ann Cao",
       LIBFEED__BYLINE_MARKED},
      {"Autor Friends of Boats", "Friends of Boats", LIBFEED__BYLINE_MARKED},
      {"by Valley News Report", "Valley News Report", LIBFEED__BYLINE_MARKED},
      {"Skrevet af Mette Holm", "Mette Holm", LIBFEED__BYLINE_MARKED},
      {"Yazar: Mehmet Kaya", "Mehmet Kaya", LIBFEED__BYLINE_MARKED},
      {"Toimittaja Laura Niemi", "Laura Niemi", LIBFEED__BYLINE_BARE},
      {"- Nadine Podgorny", "Nadine Podgorny", LIBFEED__BYLINE_BARE},
      {"Dr. Karin J. Schmidt", "Karin J. Schmidt", LIBFEED__BYLINE_BARE},
      {"Leah C. Stone", "Leah C. Stone", LIBFEED__BYLINE_BARE},
      {"\xE8\xA8\x98\xE8\x80\x85\xE7\x8E\x8B\xE5\xA4\xA7\xE6\x98\x8E",
       "\xE7\x8E\x8B\xE5\xA4\xA7\xE6\x98\x8E", LIBFEED__BYLINE_MARKED},
      {"\xE6\x96\x87\xEF\xBC\x8F\xE7\x8E\x8B\xE5\xA4\xA7\xE6\x98\x8E",
       "\xE7\x8E\x8B\xE5\xA4\xA7\xE6\x98\x8E", LIBFEED__BYLINE_MARKED},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    libfeed__byline byline;
    char found[256] = "";
    libfeed__tokens_cut(&tokens, str(table[i].line));
    cr_expect(libfeed__byline_read(&tokens, &byline), "%s", table[i].line);
    for (size_t k = 0; k < byline.n_names; k++) {
      strcat(found, k > 0 ? ";" : "");
      strncat(found, byline.names[k].data, byline.names[k].len);
    }
    cr_expect_str_eq(found, table[i].names, "%s: %s", table[i].line, found);
    cr_expect_eq(byline.form, table[i].form, "%s: %d", table[i].line,
                 byline.form);
  }
}

/* Words that are neither names nor what by-lines have beside them. */
static size_t rest_of(const char *line, libfeed__byline *byline) {
  libfeed__date_place date = {0};
  libfeed__tokens_cut(&tokens, str(line));
  cr_expect(libfeed__byline_read(&tokens, byline), "%s", line);
  bool has_date = libfeed__date_find(&tokens, 0, true, &date);
  return libfeed__byline_rest(&tokens, byline, date.first,
                              has_date ? date.last + 1 : 0);
}

Test(byline, what_else_the_line_has) {
  static const struct {
    const char *line;
    size_t rest;
    bool is_labeled, is_signed;
  } table[] = {
      {"By Ann Cao", 0, false, false},
      {"By Ann Cao and Ben Jiang on Monday, 3 May 2020", 0, false, false},
      {"Author: Ann Cao", 0, true, false},
      {"von: Rasender Reporter", 0, true, false},
      {"Posted by Ann Cao in Harbour Life", 2, true, false},
      {"- Ann Cao", 0, false, true},
      {"Von Fischen und Netzen im alten Hafen", 5, false, false},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    libfeed__byline byline;
    size_t rest = rest_of(table[i].line, &byline);
    cr_expect_eq(rest, table[i].rest, "%s: %zu", table[i].line, rest);
    cr_expect_eq(byline.is_labeled, table[i].is_labeled, "%s", table[i].line);
    cr_expect_eq(byline.is_signed, table[i].is_signed, "%s", table[i].line);
  }
}

/* Names that are read, but are hardly the writer's. */
Test(byline, doubtful) {
  static const char *const lines[] = {
      "Powered by Harbourpress",  "Photo by Jane Doe on Stockpile",
      "Reviewed by Jane Doe, MD", "Traduit par Jane Doe",
      "Tiempo de lectura: 3 min", "Termos de uso",
      "\xC2\xA9 Jens Albers",     "(AP Photo/John Carver)",
      "REUTERS/John Carver",      "Published May 9, 2024",
      "Publicerad 2023-11-28",    "12.01.2024 Pressemitteilung",
      "Hamburg 12.01.2024",       "09 de Julio de 2023"};
  static const char *const sure[] = {"October 27, 2020 by Cora Neame",
                                     "10. Mai 2020 \xC2\xB7 von delta21",
                                     "19.10.2019 11:36 harbourdesk",
                                     "HansFroh 17.10.2019, 13:56 Uhr",
                                     "Martin 12. Mai 2020",
                                     "Jane Doe | 14 March 2023"};
  libfeed__byline byline;
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    libfeed__tokens_cut(&tokens, str(lines[i]));
    cr_expect(!libfeed__byline_read(&tokens, &byline) || byline.is_doubtful,
              "%s: %.*s", lines[i], (int)byline.names[0].len,
              byline.names[0].data);
  }
  for (size_t i = 0; i < sizeof sure / sizeof *sure; i++) {
    libfeed__tokens_cut(&tokens, str(sure[i]));
    cr_expect(libfeed__byline_read(&tokens, &byline), "%s", sure[i]);
    cr_expect_not(byline.is_doubtful, "%s", sure[i]);
  }
}

Test(byline, behind_a_headline) {
  libfeed__byline byline;
  libfeed__tokens_cut(&tokens, str("The lamp is lit again By Ann Cao"));
  cr_expect(libfeed__byline_read(&tokens, &byline) && byline.is_glued);
  libfeed__tokens_cut(&tokens, str("La casa de Ann Cao"));
  cr_expect(libfeed__byline_read(&tokens, &byline) && !byline.is_glued);
}

/* Scripts without capitals. */
Test(byline, without_capitals) {
  static const struct {
    const char *line, *names;
  } table[] = {
      {"\xD8\xA8\xD9\x82\xD9\x84\xD9\x85 \xD9\x85\xD8\xAD\xD9\x85\xD8\xAF "
       "\xD8\xA7\xD9\x84\xD8\xB9\xD9\x84\xD9\x8A",
       "\xD9\x85\xD8\xAD\xD9\x85\xD8\xAF "
       "\xD8\xA7\xD9\x84\xD8\xB9\xD9\x84\xD9\x8A"},
      {"\xD7\x9E\xD7\x90\xD7\xAA: \xD7\x93\xD7\xA0\xD7\x94 "
       "\xD7\x9B\xD7\x94\xD7\x9F",
       "\xD7\x93\xD7\xA0\xD7\x94 \xD7\x9B\xD7\x94\xD7\x9F"},
      {"\xE0\xA4\xB2\xE0\xA5\x87\xE0\xA4\x96\xE0\xA4\x95: "
       "\xE0\xA4\xB0\xE0\xA4\xBE\xE0\xA4\xB9\xE0\xA5\x81\xE0\xA4\xB2 "
       "\xE0\xA4\xB6\xE0\xA4\xB0\xE0\xA5\x8D\xE0\xA4\xAE\xE0\xA4\xBE",
       "\xE0\xA4\xB0\xE0\xA4\xBE\xE0\xA4\xB9\xE0\xA5\x81\xE0\xA4\xB2 "
       "\xE0\xA4\xB6\xE0\xA4\xB0\xE0\xA5\x8D\xE0\xA4\xAE\xE0\xA4\xBE"},
      {"\xEA\xB9\x80\xEB\xAF\xBC\xEC\x88\x98 \xEA\xB8\xB0\xEC\x9E\x90",
       "\xEA\xB9\x80\xEB\xAF\xBC\xEC\x88\x98"},
      {"[\xEC\x84\x9C\xEC\x9A\xB8=\xED\x86\xB5\xEC\x8B\xA0] "
       "\xEA\xB9\x80\xEB\xAF\xBC\xEC\x88\x98 \xEA\xB8\xB0\xEC\x9E\x90",
       "\xEA\xB9\x80\xEB\xAF\xBC\xEC\x88\x98"},
      {"\xE5\xB1\xB1\xE7\x94\xB0\xE5\xA4\xAA\xE9\x83\x8E "
       "\xE8\xA8\x98\xE8\x80\x85",
       "\xE5\xB1\xB1\xE7\x94\xB0\xE5\xA4\xAA\xE9\x83\x8E"},
      {"\xE8\x91\x97\xE8\x80\x85\xEF\xBC\x9A\xE5\xB1\xB1\xE7\x94\xB0\xE5\xA4"
       "\xAA\xE9\x83\x8E",
       "\xE5\xB1\xB1\xE7\x94\xB0\xE5\xA4\xAA\xE9\x83\x8E"},
      {"\xE6\x96\x87\xEF\xBD\x9C\xE6\x9D\x8E\xE6\x98\x8E",
       "\xE6\x9D\x8E\xE6\x98\x8E"},
      {"\xE6\x9C\xAC\xE6\x8A\xA5\xE8\xAE\xB0\xE8\x80\x85 "
       "\xE6\x9D\x8E\xE6\x98\x8E \xE7\x8E\x8B\xE8\x8A\xB3",
       "\xE6\x9D\x8E\xE6\x98\x8E;\xE7\x8E\x8B\xE8\x8A\xB3"},
      {"\xE8\xA8\x98\xE8\x80\x85\xE9\x99\xB3\xE6\x80\xA1\xE5\x90\x9B\xEF\xBC"
       "\x8F\xE5\x8F\xB0\xE5\x8D\x97\xE5\xA0\xB1\xE5\xB0\x8E",
       "\xE9\x99\xB3\xE6\x80\xA1\xE5\x90\x9B"},
  };
  static const char *const none[] = {
      /* "He wrote in his paper that", "edit lock discuss" */
      "\xD9\x83\xD8\xAA\xD8\xA8 \xD9\x85\xD8\xAD\xD9\x85\xD8\xAF "
      "\xD8\xA7\xD9\x84\xD8\xB9\xD9\x84\xD9\x8A \xD9\x81\xD9\x8A "
      "\xD8\xB5\xD9\x81\xD8\xAD\xD8\xAA\xD9\x87",
      "\xE7\xBC\x96\xE8\xBE\x91 \xE9\x94\x81\xE5\xAE\x9A "
      "\xE8\xAE\xA8\xE8\xAE\xBA"};
  libfeed__byline byline;
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    char found[256] = "";
    libfeed__tokens_cut(&tokens, str(table[i].line));
    cr_expect(libfeed__byline_read(&tokens, &byline), "%s", table[i].line);
    for (size_t k = 0; k < byline.n_names; k++) {
      strcat(found, k > 0 ? ";" : "");
      strncat(found, byline.names[k].data, byline.names[k].len);
    }
    cr_expect_str_eq(found, table[i].names, "%s: %s", table[i].line, found);
    cr_expect_eq(byline.form, LIBFEED__BYLINE_MARKED, "%s", table[i].line);
  }
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
    libfeed__tokens_cut(&tokens, str(none[i]));
    cr_expect_not(libfeed__byline_read(&tokens, &byline), "%s", none[i]);
  }
}

Test(byline, labels_on_a_line_of_their_own) {
  static const char *const labels[] = {
      "By", "von", "Author:", "Written by", "Artikel von:", "Text:"};
  static const char *const others[] = {"By the sea", "Text", "Story", "Ann Cao",
                                       ""};
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
    libfeed__tokens_cut(&tokens, str(labels[i]));
    cr_expect(libfeed__byline_is_label(&tokens), "%s", labels[i]);
  }
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
    libfeed__tokens_cut(&tokens, str(others[i]));
    cr_expect_not(libfeed__byline_is_label(&tokens), "%s", others[i]);
  }
}

Test(byline, names_below_a_label) {
  static const struct {
    const char *line, *name;
  } table[] = {{"delta201", "delta201"},
               {"Robert", "Robert"},
               {"Uriel Gade", "Uriel Gade"},
               {"Harbour desk", "Harbour desk"}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    libfeed__byline byline;
    libfeed__tokens_cut(&tokens, str(table[i].line));
    cr_assert(libfeed__byline_read_below(&tokens, &byline), "%s",
              table[i].line);
    expect_str(byline.names[0], table[i].name);
    cr_expect(byline.is_labeled);
  }
}

Test(byline, none) {
  static const char *const lines[] = {
      "The council said on Tuesday that it would pay.",
      "Home",
      "Read more",
      "Sport",
      "12 March 2020",
      ""};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    libfeed__byline byline;
    libfeed__tokens_cut(&tokens, str(lines[i]));
    cr_expect_not(libfeed__byline_read(&tokens, &byline), "%s", lines[i]);
  }
}

Test(tokens, long_lines_are_cut) {
  char line[1024];
  memset(line, '.', sizeof line);
  libfeed__tokens_cut(&tokens, (libfeed_str){line, sizeof line});
  cr_expect_eq(tokens.len, LIBFEED__TOKENS_MOST);
  cr_expect_eq(tokens.items[tokens.len].kind, LIBFEED__TOKEN_END);
}

Test(tokens, the_first_ones_alone) {
  libfeed__tokens all, first;
  libfeed__tokens_cut(&all, str("By Ann O'Neill-Cao2, 12 May"));
  cr_expect_eq(all.len, 7);
  for (size_t most = 0; most <= all.len; most++) {
    libfeed__tokens_cut_first(&first, all.line, most);
    cr_assert_eq(first.len, most);
    for (size_t i = 0; i < most; i++) {
      cr_expect(libfeed__equals(first.items[i].text, all.items[i].text));
      cr_expect_eq(first.items[i].classes, all.items[i].classes);
    }
    cr_expect_eq(first.items[most].kind, LIBFEED__TOKEN_END);
  }
  cr_expect(libfeed__byline_may_begin(&all.items[0]));
  cr_expect_not(libfeed__byline_may_begin(&all.items[1]));
}

Test(dateline, forms) {
  static const struct {
    const char *text, *dateline;
  } table[] = {
      {"AUSTIN (Wire) \xE2\x80\x94 Voters said", "AUSTIN (Wire)"},
      {"TAYLOR\xE2\x80\x94The arrests", "TAYLOR"},
      {"Bern, 17.08.2007 - Rede", "Bern, 17.08.2007"},
      {"Berlin (dpa) - Die Stadt", "Berlin (dpa)"},
      {"PARIS, 3 mars (Fil) \xE2\x80\x93 La", "PARIS, 3 mars (Fil)"},
      {"\xD0\x9C\xD0\x9E\xD0\xA1\xD0\x9A\xD0\x92\xD0\x90, 20 "
       "\xD0\xB4\xD0\xB5\xD0\xBA \xE2\x80\x93 \xD0\x91\xD0\xB0\xD0\xBD\xD0\xBA",
       "\xD0\x9C\xD0\x9E\xD0\xA1\xD0\x9A\xD0\x92\xD0\x90, 20 "
       "\xD0\xB4\xD0\xB5\xD0\xBA"},
      {"Sevilla, 21 oct (Hilo).- La Junta", "Sevilla, 21 oct (Hilo)"},
      {"LONDON\xE2\x80\x93(WIRE)\xE2\x80\x93The firm",
       "LONDON\xE2\x80\x93(WIRE)"},
      {"\xE6\x96\xB0\xE5\x8D\x8E\xE7\xA4\xBE\xE5\x8C\x97\xE4\xBA\xAC"
       "6\xE6\x9C\x88"
       "18\xE6\x97\xA5\xE7\x94\xB5 \xE8\xAE\xB0\xE8\x80\x85",
       "\xE6\x96\xB0\xE5\x8D\x8E\xE7\xA4\xBE\xE5\x8C\x97\xE4\xBA\xAC"
       "6\xE6\x9C\x88"
       "18\xE6\x97\xA5\xE7\x94\xB5"},
      {"\xEF\xBC\xBB\xE6\x9D\xB1\xE4\xBA\xAC \xEF\xBC\x93\xE6\x97\xA5 "
       "\xE9\x80\x9A\xE4\xBF\xA1\xEF\xBC\xBD - \xE5\xB8\x82\xE5\xA0\xB4",
       "\xEF\xBC\xBB\xE6\x9D\xB1\xE4\xBA\xAC \xEF\xBC\x93\xE6\x97\xA5 "
       "\xE9\x80\x9A\xE4\xBF\xA1\xEF\xBC\xBD"},
      {"(\xEC\x84\x9C\xEC\x9A\xB8=\xED\x86\xB5\xEC\x8B\xA0) \xEC\x88\xB2",
       "(\xEC\x84\x9C\xEC\x9A\xB8=\xED\x86\xB5\xEC\x8B\xA0)"},
      {"(\xEC\x88\xB2) \xEB\x82\x98\xEB\xAC\xB4", ""},
      {"The mayor - who was ill - stayed", ""},
      {"Voters said that", ""},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    expect_str(libfeed__dateline_find(str(table[i].text)), table[i].dateline);
}

Test(dateline, kicker) {
  expect_str(libfeed__kicker_find(str("CHIP BOOM: Sales rose")), "CHIP BOOM");
  expect_str(libfeed__kicker_find(str("\xE2\x80\x98"
                                      "SILVER LINING\xE2\x80\x99: Although")),
             "SILVER LINING");
  expect_str(libfeed__kicker_find(str("Chip boom: Sales rose")), "");
  expect_str(libfeed__kicker_find(str("NASA said: no")), "");
  expect_str(libfeed__kicker_find(str("NO COLON HERE")), "");
}

Test(guess, credits) {
  libfeed__credits credits;
  libfeed__credits_read(
      str("(Reporting by Ann Cao in Port Ellery and Ben Jiang; "
          "Editing by Ruth Adler)"),
      &credits);
  cr_assert_eq(credits.len, 3);
  expect_str(credits.names[0], "Ann Cao");
  expect_str(credits.names[1], "Ben Jiang");
  expect_str(credits.names[2], "Ruth Adler");
  expect_str(credits.roles[0], "Reporting");
  expect_str(credits.roles[2], "Editing");
  expect_str(libfeed__credit_find(str("Photo: AFP")), "AFP");
  expect_str(libfeed__credit_find(str("A boat (Foto: Town Archive)")),
             "Town Archive");
  expect_str(libfeed__credit_find(str("fot. Anna Kos / Wire")),
             "Anna Kos / Wire");
  expect_str(libfeed__credit_find(str("(Foto di Rosa Greco)")), "Rosa Greco");
  cr_expect(libfeed__credit_leads(str("Photo by Jane Doe")));
  cr_expect_not(libfeed__credit_leads(str("Foto di gruppo")));
  expect_str(libfeed__credit_find(str("A boat")), "");
}

Test(guess, address_of_the_page) {
  expect_str(libfeed__source_address(str("Source: https://a.example/1"), false),
             "https://a.example/1");
  expect_str(libfeed__source_address(str("https://a.example/1"), true),
             "https://a.example/1");
  expect_str(libfeed__source_address(str("https://a.example/1"), false), "");
  expect_str(libfeed__source_address(str("see https://a.example/1"), true), "");
}

Test(guess, dates_that_normal_reads) {
  char buffer[LIBFEED__DAY_SIZE];
  libfeed__dated dated = {LIBFEED__STR_INIT("1. November 2023 09:35"),
                          LIBFEED__STR_INIT("1. November 2023"),
                          {.year = 2023,
                           .month = 11,
                           .day = 1,
                           .hour = 9,
                           .minute = 35,
                           .has_time = true}};
  expect_str(libfeed__dated_value(&dated, buffer), "1. November 2023 09:35");
  dated.text = dated.day_text = LIBFEED__STR("the first of gloom");
  expect_str(libfeed__dated_value(&dated, buffer), "2023-11-01T09:35");
  dated.place.has_time = false;
  expect_str(libfeed__dated_value(&dated, buffer), "2023-11-01");
}
