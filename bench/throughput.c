/* SPDX-License-Identifier: MIT */
/* Measures, in one run over the same files, libfeed (every entry is made,
   pulled and freed) and expat with empty handlers. Files that expat refuses are
   left out and counted. Passes alternate; medians are printed. Times are those
   of the processor, not of the clock on the wall.

     throughput [-s] [-p PASSES] [-o libfeed|expat] [-m RATIO] FOLDER…

   -s switches every repair off: the difference is what readiness to repair
   costs well-formed input. -o runs one of the two only (for a profiler), -m
   fails below that ratio. */
#define _POSIX_C_SOURCE 200809L

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <expat.h>

#include "corpus.h"

/* What was counted in the corpus. */
typedef struct counts {
  uint64_t tags, entries;
} counts;

/* ------------------------------------------------------------------------ */
/* Expat */

static void XMLCALL on_start(void *data, const XML_Char *name,
                             const XML_Char **attributes) {
  (void)data;
  (void)name;
  (void)attributes;
}
static void XMLCALL on_end(void *data, const XML_Char *name) {
  (void)data;
  (void)name;
}
static void XMLCALL on_text(void *data, const XML_Char *text, int len) {
  (void)data;
  (void)text;
  (void)len;
}
static void XMLCALL count_start(void *data, const XML_Char *name,
                                const XML_Char **attributes) {
  (void)name;
  (void)attributes;
  ++*(uint64_t *)data;
}

/* Expat's best case: the whole document in one call. */
static int run_expat(const bench_file *input, XML_StartElementHandler start,
                     uint64_t *tags) {
  XML_Parser parser = XML_ParserCreate(NULL);
  int fine;

  if (parser == NULL)
    bench_die("expat", "out of memory");
  XML_SetUserData(parser, tags);
  XML_SetElementHandler(parser, start, on_end);
  XML_SetCharacterDataHandler(parser, on_text);
  fine = XML_Parse(parser, input->data, (int)input->size, XML_TRUE) ==
         XML_STATUS_OK;
  XML_ParserFree(parser);
  return fine;
}

static int accepts(const bench_file *input, void *tags) {
  return run_expat(input, count_start, tags);
}

/* ------------------------------------------------------------------------ */
/* The measurement */

static double pass_libfeed(const bench_corpus *all, counts *found,
                           const libfeed_options *options) {
  double start = bench_now();

  found->entries = 0;
  for (size_t i = 0; i < all->n_files; i++)
    found->entries += bench_parse(options, &all->files[i]);
  return bench_now() - start;
}

static double pass_expat(const bench_corpus *all) {
  double start = bench_now();

  for (size_t i = 0; i < all->n_files; i++)
    (void)run_expat(&all->files[i], on_start, NULL);
  return bench_now() - start;
}

static void print_libfeed(const bench_corpus *all, const counts *found,
                          double seconds) {
  printf("libfeed   %.1f MB/s, %" PRIu64 " entries, %.0f ns per entry, "
         "%.1f ns per tag\n",
         (double)all->bytes / seconds / 1e6, found->entries,
         found->entries > 0 ? seconds * 1e9 / (double)found->entries : 0.0,
         found->tags > 0 ? seconds * 1e9 / (double)found->tags : 0.0);
}

static void print_expat(const bench_corpus *all, const counts *found,
                        double seconds) {
  printf("expat     %.1f MB/s, %.1f ns per tag (empty handlers)\n",
         (double)all->bytes / seconds / 1e6,
         found->tags > 0 ? seconds * 1e9 / (double)found->tags : 0.0);
}

typedef struct arguments {
  int passes;
  const char *only;
  double least;
  libfeed_options *options; /* NULL: the usual ones */
} arguments;

/* Runs and prints; the ratio of the speeds, 0 where only one was run. */
static double measure(const bench_corpus *all, counts *found,
                      const arguments *how) {
  static double libfeed[BENCH_MAX_PASSES], expat[BENCH_MAX_PASSES],
      ratio[BENCH_MAX_PASSES];
  int both = how->only == NULL;

  for (int pass = 0; pass < how->passes; pass++) {
    if (both || strcmp(how->only, "libfeed") == 0)
      libfeed[pass] = pass_libfeed(all, found, how->options);
    if (both || strcmp(how->only, "expat") == 0)
      expat[pass] = pass_expat(all);
    ratio[pass] = both ? expat[pass] / libfeed[pass] : 0;
  }
  if (both || strcmp(how->only, "libfeed") == 0)
    print_libfeed(all, found, bench_median(libfeed, how->passes));
  if (both || strcmp(how->only, "expat") == 0)
    print_expat(all, found, bench_median(expat, how->passes));
  if (!both)
    return 0;

  double middle = bench_median(ratio, how->passes);

  printf("ratio     %.2f (median of %d alternating passes; %.2f to %.2f)\n",
         middle, how->passes, ratio[0], ratio[how->passes - 1]);
  return middle;
}

static libfeed_options *strict_options(void) {
  libfeed_options *options;
  if (libfeed_options_new(NULL, &options) != LIBFEED_OK ||
      libfeed_options_set(options, LIBFEED_OPTION_REPAIR, 0) != LIBFEED_OK)
    bench_die("libfeed", "out of memory");
  return options;
}

static int parse_arguments(int argc, char **argv, arguments *out) {
  int option;

  while ((option = getopt(argc, argv, "sp:o:m:")) != -1) {
    if (option == 's' && out->options == NULL)
      out->options = strict_options();
    else if (option == 'p')
      out->passes = atoi(optarg);
    else if (option == 'o')
      out->only = optarg;
    else if (option == 'm')
      out->least = atof(optarg);
    else
      return 0;
  }
  return optind < argc && out->passes > 0 && out->passes <= BENCH_MAX_PASSES &&
         (out->only == NULL || strcmp(out->only, "libfeed") == 0 ||
          strcmp(out->only, "expat") == 0);
}

int main(int argc, char **argv) {
  arguments how = {11, NULL, 0, NULL};
  bench_corpus all = {NULL, 0, 0, 0, 0};
  counts found = {0, 0};
  double ratio;

  if (!parse_arguments(argc, argv, &how)) {
    fprintf(stderr, "usage: throughput [-s] [-p PASSES] [-o libfeed|expat] "
                    "[-m RATIO] FOLDER...\n");
    return 2;
  }
  for (int i = optind; i < argc; i++)
    bench_add_folder(&all, argv[i], accepts, &found.tags);
  if (all.n_files == 0)
    bench_die(argv[optind], "no file there that expat accepts");
  printf("corpus    %zu files, %.2f MB, %" PRIu64 " tags; %zu more refused by "
         "expat\n",
         all.n_files, (double)all.bytes / 1e6, found.tags, all.refused);
  bench_print_machine();
  ratio = measure(&all, &found, &how);
  bench_free(&all);
  libfeed_options_free(how.options);
  return ratio < how.least ? 1 : 0;
}
