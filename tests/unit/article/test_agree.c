/* SPDX-License-Identifier: MIT */
/* Tests of article/agree.c and pick.c: paths, copies, and what is picked. */
#include "text.h"

#include "article/agree.h"

static libfeed__lines lines;
static libfeed__judgement judgement;
static libfeed__picks picks;

static void pick_some(const char *text, bool wants_all) {
  static char copy[8192];
  size_t len = strlen(text);
  cr_assert(len < sizeof copy);
  memcpy(copy, text, len + 1);
  libfeed__positions_window(&context.positions, copy, len, 0);
  cr_assert(libfeed__lines_split(&lines, &context, copy, len, 0));
  cr_assert(libfeed__judge(&judgement, &context, lines.items, lines.len,
                           &libfeed__article_weights, NULL));
  libfeed__picks_init(&picks, &context.mem);
  picks.wants_all = wants_all;
  cr_assert(libfeed__pick(&picks, &judgement, &libfeed__article_picks, true));
}

static void pick(const char *text) {
  pick_some(text, true);
}

static void give_back(void) {
  libfeed__picks_fini(&picks);
  libfeed__lines_free(&lines);
}

static bool has(size_t line, libfeed__pick_feature feature) {
  size_t i = 0;
  while (i < picks.n_candidates && picks.candidates[i].line != line)
    i++;
  cr_assert(i < picks.n_candidates, "line %zu was not looked at", line);
  return picks.candidates[i].features[feature] != 0;
}

TestSuite(agree, .init = text_setup, .fini = text_teardown);

Test(agree, paths) {
  static const struct {
    const char *line;
    bool is_path;
  } table[] = {
      {"Home > Coast > Harbour opens", true},
      {"Home / Coast / Harbour opens", true},
      {"Start \xE2\x80\xBA Themen \xE2\x80\xBA Hafen", true},
      {"Start \xC2\xBB Film \xC2\xBB Hafen", true},
      {"News | Sport | Weather", true},
      {"\xC2\xAB The post before", true},
      {"< All shops", true},
      {"Harbour opens | The Coast", false},
      {"A and/or B, this/that", false},
      {"\xC2\xAB C\xE2\x80\x99"
       "est la mer \xC2\xBB, dit-elle",
       false},
      {"Harbour opens to boats", false},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    libfeed__line line = {0};
    char copy[128];
    snprintf(copy, sizeof copy, "%s", table[i].line);
    line.text = copy;
    line.len = (uint32_t)strlen(copy);
    libfeed__measure_line(&line.measure, line.text, line.len, NULL);
    cr_expect_eq(libfeed__is_path(&line), table[i].is_path, "%s", copy);
  }
}

#define PROSE                                                                  \
  "The old harbour of Port Ellery was opened to small boats on Tuesday, and "  \
  "the council said that it would pay for the new walls of the harbour.\n"     \
  "About forty boats came in on the first day, and the fishermen who had "     \
  "waited for nine years said that they were glad to see them again.\n"        \
  "Nobody knows what the walls will cost in the end, but the council has "     \
  "set aside two million, and it hopes that the visitors will bring more.\n"

#define PAGE                                                                   \
  "Home\nPort Ellery Harbour Gazette\nHarbour opens after nine years\n"        \
  "More about Harbour opens after nine years and boats\n"                      \
  "Home > Coast > Harbour opens after nine years\n"                            \
  "Harbour opens after nine years\n"                                           \
  "By\nann_cao\n12 March 2020\n" PROSE                                         \
  "\xC2\xA9 2020 Port Ellery Harbour Gazette\nHarbour opens after nine "       \
  "years\n"

Test(agree, what_lines_say_of_each_other) {
  pick(PAGE);
  cr_expect(has(5, LIBFEED__P_PATH_END));
  cr_expect(has(5, LIBFEED__P_INSIDE_OTHER));
  cr_expect(has(5, LIBFEED__P_LAST_COPY));
  cr_expect(has(2, LIBFEED__P_FIRST_COPY));
  cr_expect_not(has(2, LIBFEED__P_LAST_COPY));
  cr_expect_not(has(5, LIBFEED__P_COPIES_3));
  cr_expect(has(3, LIBFEED__P_HOLDS_OTHER));
  cr_expect(has(1, LIBFEED__P_INSIDE_RIGHTS));
  cr_expect(has(5, LIBFEED__P_BREADCRUMB));
  /* A headline below the article is another's. */
  for (size_t i = 0; i < picks.n_candidates; i++)
    cr_expect(picks.candidates[i].line < 13);
  give_back();
}

Test(agree, what_is_picked) {
  pick(PAGE);
  cr_assert(picks.title != NULL);
  expect_str(libfeed__line_str(&lines.items[picks.title->line]),
             "Harbour opens after nine years");
  cr_assert(picks.date != NULL);
  cr_expect_eq(picks.date->line, 8);
  cr_assert(picks.author != NULL);
  expect_str(picks.author->byline->names[0], "ann_cao");
  cr_expect(picks.author->is_below);
  give_back();
}

static size_t line_of(const libfeed__candidate *candidate) {
  return candidate == NULL ? SIZE_MAX : candidate->line;
}

#define MENU                                                                   \
  "Share\nSubscribe\nComments\nRelated\nLog in\n\xC2\xA9 2020\nShop $10\n"
#define LONG_PAGE MENU MENU MENU PAGE MENU MENU

/* Lines that are left out could not have won, nor come second. */
Test(agree, what_is_left_out) {
  static libfeed__picks all;
  size_t left_out = 0;
  pick(LONG_PAGE);
  all = picks;
  size_t chosen[] = {line_of(picks.title), line_of(picks.date),
                     line_of(picks.author)};
  libfeed__lines_free(&lines);
  pick_some(LONG_PAGE, false);
  cr_expect_eq(line_of(picks.title), chosen[0]);
  cr_expect_eq(line_of(picks.date), chosen[1]);
  cr_expect_eq(line_of(picks.author), chosen[2]);
  cr_assert_eq(picks.n_candidates, all.n_candidates);
  for (size_t k = 0; k < picks.n_candidates; k++) {
    const libfeed__candidate *one = &picks.candidates[k];
    if (one->features != NULL) {
      cr_expect_arr_eq(one->features, all.candidates[k].features,
                       LIBFEED__PICK_ROW * sizeof *one->features);
    } else if (one->may_be[LIBFEED__WANTED_TITLE]) {
      left_out++;
      cr_expect(one->bound >= all.candidates[k].scores[LIBFEED__WANTED_TITLE]);
      cr_expect(one->bound < picks.title->scores[LIBFEED__WANTED_TITLE]);
    }
  }
  give_back();
  libfeed__picks_fini(&all);
  cr_expect(left_out > 0);
}

#define NAMES                                                                  \
  "Ann Cao\nAnn\nSports\nMost read Stories\nText Ann Cao\n\"Ann Cao\"\n"       \
  "Dr Ann Cao\nAnn Cao and Ben Jiang\nAnn van der Cao\nHome | Ann Cao\n"       \
  "yesterday Ann Cao\nNews by ann\nCoast, Ann Cao\nCoast \xC2\xBB Ann Cao\n"   \
  "Coast \xE2\x80\x94 Ann Cao\nphoto Ann\n\xC3\x89lan Cao\nOld harbour news\n"

/* The lines whose words are not cut into tokens have no names. */
Test(agree, what_is_not_read) {
  size_t without = 0;
  pick_some(NAMES PAGE NAMES, false);
  for (size_t k = 0; k < picks.n_candidates; k++) {
    const libfeed__candidate *one = &picks.candidates[k];
    const libfeed__line *line = &lines.items[one->line];
    libfeed__tokens tokens;
    libfeed__byline byline;
    if (line->measure.width > LIBFEED__PICK_PROSE || one->is_below)
      continue;
    libfeed__tokens_cut(&tokens, libfeed__line_str(line));
    (void)libfeed__byline_read(&tokens, &byline);
    cr_expect_eq(one->byline->n_names, byline.n_names, "%.*s", (int)line->len,
                 line->text);
    without += byline.n_names == 0;
  }
  cr_expect(without >= 6 && without < picks.n_candidates);
  give_back();
}

/* A menu is no beginning, however good its lines look. */
Test(agree, prose_begins_with_prose) {
  pick(PAGE);
  cr_expect_eq(judgement.prose, 9);
  cr_expect_eq(judgement.prose_end, 12);
  give_back();
}
