/* SPDX-License-Identifier: MIT */
/* Measures libfeed over loose text: every file of a folder is the text of one
   article's page. Then over the same text again in inputs of growing size (the
   files one after the other), which shows whether time is linear. All sizes
   take turns; medians are printed. Times are those of the processor, not of the
   clock on the wall.

     article [-p PASSES] [-a] [-o] [-m MEGABYTES] FOLDER…

   -a lets libfeed find out that it is text, otherwise it is told so; -o leaves
   out the larger inputs (for a profiler); -m fails below so many MB/s. */
#define _POSIX_C_SOURCE 200809L

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "corpus.h"

/* The files as they are, and inputs of at least so many bytes. */
#define SIZES 5
static const size_t sizes[SIZES] = {0, (size_t)1 << 16, (size_t)1 << 18,
                                    (size_t)1 << 20, (size_t)1 << 22};

typedef struct arguments {
  int passes;
  int finds_out;
  int only_files;
  double least;
} arguments;

/* The files of `from` one after the other, a blank line between them, in inputs
   of at least `size` bytes, but for the last. */
static void join(bench_corpus *to, const bench_corpus *from, size_t size) {
  for (size_t i = 0; i < from->n_files;) {
    bench_file all = {NULL, 0};
    size_t end = i, room = 0;

    while (end < from->n_files && room < size)
      room += from->files[end++].size + 2;
    all.data = malloc(room + 1);
    if (all.data == NULL)
      bench_die("corpus", "out of memory");
    for (; i < end; i++) {
      memcpy(all.data + all.size, from->files[i].data, from->files[i].size);
      all.size += from->files[i].size;
      memcpy(all.data + all.size, "\n\n", 2);
      all.size += 2;
    }
    bench_add_file(to, all);
  }
}

static double run(const libfeed_options *options, const bench_corpus *all,
                  uint64_t *entries) {
  double start = bench_now();

  *entries = 0;
  for (size_t i = 0; i < all->n_files; i++)
    *entries += bench_parse(options, &all->files[i]);
  return bench_now() - start;
}

/* Runs and prints; the speed over the files as they are, in MB/s. */
static double measure(const bench_corpus all[SIZES], const arguments *how) {
  static double times[SIZES][BENCH_MAX_PASSES];
  uint64_t entries[SIZES] = {0};
  int n_sizes = how->only_files ? 1 : SIZES;
  libfeed_options *options;
  double first = 0;

  if (libfeed_options_new(NULL, &options) != LIBFEED_OK)
    bench_die("libfeed", "out of memory");
  if (!how->finds_out)
    (void)libfeed_options_set(options, LIBFEED_OPTION_FORMAT_HINT,
                              LIBFEED_HINT_TEXT);
  for (int pass = 0; pass < how->passes; pass++)
    for (int i = 0; i < n_sizes; i++)
      times[i][pass] = run(options, &all[i], &entries[i]);
  libfeed_options_free(options);
  for (int i = 0; i < n_sizes; i++) {
    double seconds = bench_median(times[i], how->passes);
    double speed = (double)all[i].bytes / seconds / 1e6;

    first = i == 0 ? speed : first;
    printf("%-10s%.1f MB/s (%.1f to %.1f), %zu inputs of %.0f kB, %" PRIu64
           " entries",
           i == 0 ? "libfeed" : "joined", speed,
           (double)all[i].bytes / times[i][how->passes - 1] / 1e6,
           (double)all[i].bytes / times[i][0] / 1e6, all[i].n_files,
           (double)all[i].bytes / (double)all[i].n_files / 1e3, entries[i]);
    printf(i == 0 ? "\n" : ", %.2f times the speed\n", speed / first);
  }
  return first;
}

static int parse_arguments(int argc, char **argv, arguments *out) {
  int option;

  while ((option = getopt(argc, argv, "p:aom:")) != -1) {
    if (option == 'p')
      out->passes = atoi(optarg);
    else if (option == 'a')
      out->finds_out = 1;
    else if (option == 'o')
      out->only_files = 1;
    else if (option == 'm')
      out->least = atof(optarg);
    else
      return 0;
  }
  return optind < argc && out->passes > 0 && out->passes <= BENCH_MAX_PASSES;
}

int main(int argc, char **argv) {
  arguments how = {11, 0, 0, 0};
  static bench_corpus all[SIZES];
  double speed;

  if (!parse_arguments(argc, argv, &how)) {
    fprintf(stderr,
            "usage: article [-p PASSES] [-a] [-o] [-m MEGABYTES] FOLDER...\n");
    return 2;
  }
  for (int i = optind; i < argc; i++)
    bench_add_folder(&all[0], argv[i], NULL, NULL);
  if (all[0].n_files == 0)
    bench_die(argv[optind], "no file there");
  for (int i = 1; i < SIZES && !how.only_files; i++)
    join(&all[i], &all[0], sizes[i]);
  printf("corpus    %zu files, %.2f MB\n", all[0].n_files,
         (double)all[0].bytes / 1e6);
  bench_print_machine();
  speed = measure(all, &how);
  for (int i = 0; i < SIZES; i++)
    bench_free(&all[i]);
  return speed < how.least ? 1 : 0;
}
