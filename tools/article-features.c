/* SPDX-License-Identifier: MIT */
/* article-features: what article/ makes of texts, for tools/train-article.py,
   which builds and runs it. Not installed.

     article-features lines FILE…            the lines of each text, ended by \f
     article-features features WEIGHTS FILE… for each text the number of lines
                                             (32 bits), then for each line its
                                             scores (2 × 32 bits) and features
                                             (16 bits each)
     article-features names                  "own|near|later NAME meaning"

   WEIGHTS holds the numbers of libfeed__weights, 16 bits each, or is "-" for
   those that the library has. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "article/judge.h"
#include "base/utf8.h"

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
}

static void print_lines(const libfeed__lines *lines) {
  for (size_t i = 0; i < lines->len; i++) {
    fwrite(lines->items[i].text, 1, lines->items[i].len, stdout);
    putchar('\n');
  }
  fputs("\f\n", stdout);
}

static bool print_features(libfeed__context *context, libfeed__lines *lines,
                           const libfeed__weights *weights) {
  libfeed__survey survey;
  uint32_t n = (uint32_t)lines->len;
  size_t row = LIBFEED__FEATURE_COUNT * sizeof(int16_t);
  int16_t *out = malloc(n * row + 1);
  bool is_good =
      out != NULL &&
      libfeed__survey_lines(&survey, context, lines->items, n) &&
      libfeed__judge(context, lines->items, &survey, weights, out);
  fwrite(&n, sizeof n, 1, stdout);
  for (uint32_t i = 0; is_good && i < n; i++) {
    fwrite(&lines->items[i].first, sizeof(int32_t), 1, stdout);
    fwrite(&lines->items[i].score, sizeof(int32_t), 1, stdout);
    fwrite(out + i * LIBFEED__FEATURE_COUNT, row, 1, stdout);
  }
  free(out);
  return is_good;
}

static bool run(const char *path, const libfeed__weights *weights) {
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
  if (is_good && weights == NULL)
    print_lines(&lines);
  else if (is_good)
    is_good = print_features(&context, &lines, weights);
  libfeed__lines_free(&lines);
  libfeed__context_fini(&context);
  free(text);
  return is_good;
}

int main(int argc, char **argv) {
  static libfeed__weights weights;
  const libfeed__weights *used = NULL;
  int first = 2;
  if (argc == 2 && strcmp(argv[1], "names") == 0) {
    print_names();
    return 0;
  }
  if (argc > 2 && strcmp(argv[1], "features") == 0) {
    used = &libfeed__article_weights;
    first = 3;
    if (strcmp(argv[2], "-") != 0) {
      size_t size;
      char *data = read_file(argv[2], &size);
      if (data == NULL || size != sizeof weights)
        return 2;
      memcpy(&weights, data, size);
      used = &weights;
      free(data);
    }
  } else if (argc < 2 || strcmp(argv[1], "lines") != 0) {
    fputs("usage: article-features lines|features|names …\n", stderr);
    return 2;
  }
  for (int i = first; i < argc; i++)
    if (!run(argv[i], used))
      return 1;
  return 0;
}
