/* SPDX-License-Identifier: MIT */
/* article-features: what article/ makes of texts, for tools/train-article.py,
   which builds and runs it. Not installed.

     article-features lines WEIGHTS FILE…    the lines of each text, ended by \f
     article-features features WEIGHTS FILE… for each text the number of lines
                                             (32 bits), then for each line its
                                             scores (2 × 32 bits) and features
                                             (16 bits each)
     article-features picks WEIGHTS FILE…    for each text the lines that may be
                                             headline, date or by-line, ended
                                             by \f
     article-features names                  kind, name and meaning of features

   WEIGHTS holds all weights, 16 bits each, or is "-" for the library's own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "article/language.h"
#include "article/pick.h"
#include "base/utf8.h"

static struct {
  libfeed__weights lines;
  libfeed__pick_weights picks;
} weights;

static char *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (file == NULL)
    return NULL;
  char *data = NULL;
  size_t room = 0;
  *size = 0;
  for (;;) {
    if (*size == room) {
      room = room * 2 + 65536;
      char *moved = realloc(data, room);
      if (moved == NULL)
        break;
      data = moved;
    }
    size_t n = fread(data + *size, 1, room - *size, file);
    if (n == 0)
      break;
    *size += n;
  }
  fclose(file);
  return data;
}

static void print_names(void) {
#define OWN(name, meaning) puts("own\t" #name "\t" meaning);
#define NEAR(name, meaning) puts("near\t" #name "\t" meaning);
#define LATER(name, meaning) puts("later\t" #name "\t" meaning);
#include "article/features.def"
#undef OWN
#undef NEAR
#undef LATER
#define PICK(name, meaning) puts("pick\t" #name "\t" meaning);
#include "article/pick.def"
#undef PICK
}

static void print_lines(const libfeed__lines *lines) {
  for (size_t i = 0; i < lines->len; i++) {
    fwrite(lines->items[i].text, 1, lines->items[i].len, stdout);
    putchar('\n');
  }
  fputs("\f\n", stdout);
}

static bool print_features(libfeed__context *context, libfeed__lines *lines) {
  static libfeed__judgement judgement;
  uint32_t n = (uint32_t)lines->len;
  size_t row = LIBFEED__FEATURE_COUNT * sizeof(int16_t);
  int16_t *out = malloc(n * row + 1);
  bool is_good =
      out != NULL &&
      libfeed__judge(&judgement, context, lines->items, n, &weights.lines, out);
  fwrite(&n, sizeof n, 1, stdout);
  for (uint32_t i = 0; is_good && i < n; i++) {
    fwrite(&lines->items[i].first, sizeof(int32_t), 1, stdout);
    fwrite(&lines->items[i].score, sizeof(int32_t), 1, stdout);
    fwrite(out + i * LIBFEED__FEATURE_COUNT, row, 1, stdout);
  }
  free(out);
  return is_good;
}

static void print_candidate(const libfeed__picks *picks,
                            const libfeed__candidate *candidate) {
  const libfeed__candidate *chosen[] = {picks->title, picks->date,
                                        picks->author};
  printf("%zu\t", candidate->line);
  /* 2: it was chosen; 1: it could have been. */
  for (size_t w = 0; w < LIBFEED__WANTED_COUNT; w++)
    printf("%d\t", candidate == chosen[w] ? 2 : candidate->may_be[w]);
  if (candidate->has_date)
    printf("%04d-%02d-%02d", candidate->date.year, candidate->date.month,
           candidate->date.day);
  putchar('\t');
  for (size_t i = 0; i < candidate->byline->n_names; i++)
    printf("%s%.*s", i == 0 ? "" : ";", (int)candidate->byline->names[i].len,
           candidate->byline->names[i].data);
  putchar('\t');
  for (size_t f = 0; f < LIBFEED__PICK_COUNT; f++)
    printf("%d ", candidate->features[f]);
  putchar('\n');
}

static bool print_picks(libfeed__context *context, libfeed__lines *lines) {
  static libfeed__judgement judgement;
  static libfeed__picks picks;
  if (!libfeed__judge(&judgement, context, lines->items, lines->len,
                      &weights.lines, NULL))
    return false;
  libfeed_str language =
      libfeed__language_guess(lines->items, judgement.body, judgement.body_end);
  libfeed__picks_init(&picks, &context->mem);
  picks.wants_all = true;
  bool is_good = libfeed__pick(&picks, &judgement, &weights.picks,
                               !libfeed__equals(language, LIBFEED__STR("en")));
  for (size_t i = 0; is_good && i < picks.n_candidates; i++)
    print_candidate(&picks, &picks.candidates[i]);
  puts("\f");
  libfeed__picks_fini(&picks);
  return is_good;
}

static bool run(const char *path, const char *what) {
  libfeed__settings settings = {0};
  libfeed__context context;
  libfeed__lines lines = {0};
  size_t size;
  char *text = read_file(path, &size);
  if (text == NULL || libfeed__utf8_valid(text, size) != size) {
    fprintf(stderr, "%s: cannot be read, or is not UTF-8\n", path);
    free(text);
    return false;
  }
  libfeed__context_init(&context, &libfeed__libc_allocator, &settings);
  libfeed__positions_window(&context.positions, text, size, 0);
  bool is_good = libfeed__lines_split(&lines, &context, text, size, 0);
  if (is_good && strcmp(what, "lines") == 0)
    print_lines(&lines);
  else if (is_good && strcmp(what, "features") == 0)
    is_good = print_features(&context, &lines);
  else if (is_good)
    is_good = print_picks(&context, &lines);
  libfeed__lines_free(&lines);
  libfeed__context_fini(&context);
  free(text);
  return is_good;
}

/* Reads the weights, or takes the library's; false where it cannot. */
static bool take_weights(const char *path) {
  weights.lines = libfeed__article_weights;
  weights.picks = libfeed__article_picks;
  if (strcmp(path, "-") == 0)
    return true;
  size_t size;
  char *data = read_file(path, &size);
  bool is_good = data != NULL && size == sizeof weights;
  if (is_good)
    memcpy(&weights, data, size);
  free(data);
  return is_good;
}

int main(int argc, char **argv) {
  if (argc == 2 && strcmp(argv[1], "names") == 0) {
    print_names();
    return 0;
  }
  if (argc < 3 || !take_weights(argv[2])) {
    fputs("usage: article-features lines|features|picks WEIGHTS FILE...\n"
          "       article-features names\n",
          stderr);
    return 2;
  }
  for (int i = 3; i < argc; i++)
    if (!run(argv[i], argv[1]))
      return 1;
  return 0;
}
