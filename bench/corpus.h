/* SPDX-License-Identifier: MIT */
/* What the measurements share: a corpus of files in memory, libfeed over one of
   them, and how times are taken and told. */
#ifndef BENCH_CORPUS_H
#define BENCH_CORPUS_H

#include <stddef.h>
#include <stdint.h>

#include <libfeed/libfeed.h>

#define BENCH_MAX_PASSES 101

typedef struct bench_file {
  char *data;
  size_t size;
} bench_file;

typedef struct bench_corpus {
  bench_file *files;
  size_t n_files, room;
  size_t refused; /* files that `accepts` did not take */
  uint64_t bytes;
} bench_corpus;

/* Ends the program. */
_Noreturn void bench_die(const char *what, const char *why);

/* Adds the files of a folder, in the order of their names; those that `accepts`
   (NULL: all) answers 0 for are only counted. */
void bench_add_folder(bench_corpus *corpus, const char *folder,
                      int (*accepts)(const bench_file *, void *), void *data);
/* Adds one file; its data then belong to the corpus. */
void bench_add_file(bench_corpus *corpus, bench_file input);
void bench_free(bench_corpus *corpus);

/* libfeed over one file, in pieces of 64 KiB; each entry is made, pulled and
   freed. How many there were. */
uint64_t bench_parse(const libfeed_options *options, const bench_file *input);

/* The time that this process had on a processor, in it and in the system's
   calls: what other processes take at the same time does not count. */
double bench_now(void);
/* Sorts the values. */
double bench_median(double *values, int count);

/* The machine, the compiler and the versions. */
void bench_print_machine(void);

#endif
