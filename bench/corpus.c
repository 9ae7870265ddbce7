/* SPDX-License-Identifier: MIT */
/* What the measurements share. */
#define _POSIX_C_SOURCE 200809L

#include "corpus.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define PIECE ((size_t)65536)

_Noreturn void bench_die(const char *what, const char *why) {
  fprintf(stderr, "bench: %s: %s\n", what, why);
  exit(1);
}

/* ------------------------------------------------------------------------ */
/* The files */

static int read_file(const char *path, bench_file *out) {
  struct stat about;
  FILE *stream;

  if (stat(path, &about) != 0 || !S_ISREG(about.st_mode))
    return 0;
  stream = fopen(path, "rb");
  if (stream == NULL)
    bench_die(path, strerror(errno));
  out->size = (size_t)about.st_size;
  out->data = malloc(out->size + 1);
  if (out->data == NULL)
    bench_die(path, "out of memory");
  if (fread(out->data, 1, out->size, stream) != out->size)
    bench_die(path, "cannot be read");
  fclose(stream);
  return 1;
}

void bench_add_file(bench_corpus *corpus, bench_file input) {
  if (corpus->n_files == corpus->room) {
    corpus->room = corpus->room == 0 ? 64 : 2 * corpus->room;
    corpus->files =
        realloc(corpus->files, corpus->room * sizeof *corpus->files);
    if (corpus->files == NULL)
      bench_die("corpus", "out of memory");
  }
  corpus->bytes += input.size;
  corpus->files[corpus->n_files++] = input;
}

void bench_add_folder(bench_corpus *corpus, const char *folder,
                      int (*accepts)(const bench_file *, void *), void *data) {
  struct dirent **names;
  int count = scandir(folder, &names, NULL, alphasort);

  if (count < 0)
    bench_die(folder, strerror(errno));
  for (int i = 0; i < count; i++) {
    size_t size = strlen(folder) + strlen(names[i]->d_name) + 2;
    char *path = malloc(size);
    bench_file input;

    if (path == NULL)
      bench_die(folder, "out of memory");
    (void)snprintf(path, size, "%s/%s", folder, names[i]->d_name);
    if (read_file(path, &input)) {
      if (accepts == NULL || accepts(&input, data)) {
        bench_add_file(corpus, input);
      } else {
        corpus->refused++;
        free(input.data);
      }
    }
    free(path);
    free(names[i]);
  }
  free(names);
}

void bench_free(bench_corpus *corpus) {
  for (size_t i = 0; i < corpus->n_files; i++)
    free(corpus->files[i].data);
  free(corpus->files);
}

/* ------------------------------------------------------------------------ */
/* The parser */

static uint64_t pull(libfeed_parser *parser) {
  libfeed_entry *entry;
  uint64_t count = 0;

  while (libfeed_parser_next(parser, &entry) == LIBFEED_OK) {
    libfeed_entry_unref(entry);
    count++;
  }
  return count;
}

uint64_t bench_parse(const libfeed_options *options, const bench_file *input) {
  libfeed_parser *parser;
  uint64_t count = 0;

  if (libfeed_parser_new(options, &parser) != LIBFEED_OK)
    bench_die("libfeed", "out of memory");
  for (size_t at = 0; at < input->size; at += PIECE) {
    size_t rest = input->size - at;

    (void)libfeed_parser_push(parser, input->data + at,
                              rest < PIECE ? rest : PIECE);
    count += pull(parser);
  }
  (void)libfeed_parser_finish(parser);
  count += pull(parser);
  libfeed_parser_free(parser);
  return count;
}

/* ------------------------------------------------------------------------ */
/* The measurement */

double bench_now(void) {
  struct timespec time;

  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static int compare(const void *left, const void *right) {
  double a = *(const double *)left;
  double b = *(const double *)right;

  return (a > b) - (a < b);
}

double bench_median(double *values, int count) {
  qsort(values, (size_t)count, sizeof *values, compare);
  return count % 2 != 0 ? values[count / 2]
                        : (values[count / 2 - 1] + values[count / 2]) / 2;
}

void bench_print_machine(void) {
  char line[256];
  FILE *stream = fopen("/proc/cpuinfo", "r");

  while (stream != NULL && fgets(line, sizeof line, stream) != NULL)
    if (strncmp(line, "model name", 10) == 0) {
      const char *colon = strchr(line, ':');

      printf("machine   %s", colon == NULL ? line : colon + 2);
      break;
    }
  if (stream != NULL)
    fclose(stream);
#if defined(__clang__)
  printf("compiler  clang %s, %s\n", __clang_version__, LIBFEED_BUILD_TYPE);
#elif defined(__GNUC__)
  printf("compiler  gcc %s, %s\n", __VERSION__, LIBFEED_BUILD_TYPE);
#else
  printf("compiler  unknown, %s\n", LIBFEED_BUILD_TYPE);
#endif
  printf("versions  libfeed %s, expat %s\n", libfeed_version(),
         libfeed_component_version(LIBFEED_COMPONENT_EXPAT));
}
