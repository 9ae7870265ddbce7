/* SPDX-License-Identifier: MIT */
/* Measures, in one run over the same files, libfeed (every entry is made,
   pulled and freed) and expat with empty handlers. Files that expat refuses are
   left out and counted. Passes alternate; medians are printed. Times are those
   of the processor, not of the clock on the wall.

     throughput [-p PASSES] [-o libfeed|expat] [-m RATIO] FOLDER…

   -o runs one of the two only (for a profiler), -m fails below that ratio. */
#define _POSIX_C_SOURCE 200809L

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <expat.h>

#include <libfeed/libfeed.h>

#define PIECE ((size_t)65536)
#define MAX_PASSES 101

typedef struct file {
  char *data;
  size_t size;
} file;

typedef struct corpus {
  file *files;
  size_t n_files, room;
  size_t refused; /* by expat */
  uint64_t bytes, tags, entries;
} corpus;

static _Noreturn void die(const char *what, const char *why) {
  fprintf(stderr, "throughput: %s: %s\n", what, why);
  exit(1);
}

/* The time that this process had on a processor, in it and in the system's
   calls: what other processes take at the same time does not count. */
static double now(void) {
  struct timespec time;

  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* ------------------------------------------------------------------------ */
/* The two parsers */

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
static int run_expat(const file *input, XML_StartElementHandler start,
                     uint64_t *tags) {
  XML_Parser parser = XML_ParserCreate(NULL);
  int fine;

  if (parser == NULL)
    die("expat", "out of memory");
  XML_SetUserData(parser, tags);
  XML_SetElementHandler(parser, start, on_end);
  XML_SetCharacterDataHandler(parser, on_text);
  fine = XML_Parse(parser, input->data, (int)input->size, XML_TRUE) ==
         XML_STATUS_OK;
  XML_ParserFree(parser);
  return fine;
}

static uint64_t pull(libfeed_parser *parser) {
  libfeed_entry *entry;
  uint64_t count = 0;

  while (libfeed_parser_next(parser, &entry) == LIBFEED_OK) {
    libfeed_entry_unref(entry);
    count++;
  }
  return count;
}

static uint64_t run_libfeed(const file *input) {
  libfeed_parser *parser;
  uint64_t count = 0;

  if (libfeed_parser_new(NULL, &parser) != LIBFEED_OK)
    die("libfeed", "out of memory");
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
/* The files */

static int read_file(const char *path, file *out) {
  struct stat about;
  FILE *stream;

  if (stat(path, &about) != 0 || !S_ISREG(about.st_mode))
    return 0;
  stream = fopen(path, "rb");
  if (stream == NULL)
    die(path, strerror(errno));
  out->size = (size_t)about.st_size;
  out->data = malloc(out->size + 1);
  if (out->data == NULL)
    die(path, "out of memory");
  if (fread(out->data, 1, out->size, stream) != out->size)
    die(path, "cannot be read");
  fclose(stream);
  return 1;
}

static void add_file(corpus *all, const char *path) {
  file input;

  if (!read_file(path, &input))
    return;
  if (!run_expat(&input, count_start, &all->tags)) {
    all->refused++;
    free(input.data);
    return;
  }
  if (all->n_files == all->room) {
    all->room = all->room == 0 ? 64 : 2 * all->room;
    all->files = realloc(all->files, all->room * sizeof *all->files);
    if (all->files == NULL)
      die(path, "out of memory");
  }
  all->bytes += input.size;
  all->files[all->n_files++] = input;
}

static void add_folder(corpus *all, const char *folder) {
  struct dirent **names;
  int count = scandir(folder, &names, NULL, alphasort);

  if (count < 0)
    die(folder, strerror(errno));
  for (int i = 0; i < count; i++) {
    size_t size = strlen(folder) + strlen(names[i]->d_name) + 2;
    char *path = malloc(size);

    if (path == NULL)
      die(folder, "out of memory");
    (void)snprintf(path, size, "%s/%s", folder, names[i]->d_name);
    add_file(all, path);
    free(path);
    free(names[i]);
  }
  free(names);
}

static void free_corpus(corpus *all) {
  for (size_t i = 0; i < all->n_files; i++)
    free(all->files[i].data);
  free(all->files);
}

/* ------------------------------------------------------------------------ */
/* The measurement */

static double pass_libfeed(corpus *all) {
  double start = now();

  all->entries = 0;
  for (size_t i = 0; i < all->n_files; i++)
    all->entries += run_libfeed(&all->files[i]);
  return now() - start;
}

static double pass_expat(const corpus *all) {
  double start = now();

  for (size_t i = 0; i < all->n_files; i++)
    (void)run_expat(&all->files[i], on_start, NULL);
  return now() - start;
}

static int compare(const void *left, const void *right) {
  double a = *(const double *)left;
  double b = *(const double *)right;

  return (a > b) - (a < b);
}

static double median(double *values, int count) {
  qsort(values, (size_t)count, sizeof *values, compare);
  return count % 2 != 0 ? values[count / 2]
                        : (values[count / 2 - 1] + values[count / 2]) / 2;
}

static void print_machine(void) {
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

static void print_libfeed(const corpus *all, double seconds) {
  printf("libfeed   %.1f MB/s, %" PRIu64 " entries, %.0f ns per entry, "
         "%.1f ns per tag\n",
         (double)all->bytes / seconds / 1e6, all->entries,
         all->entries > 0 ? seconds * 1e9 / (double)all->entries : 0.0,
         all->tags > 0 ? seconds * 1e9 / (double)all->tags : 0.0);
}

static void print_expat(const corpus *all, double seconds) {
  printf("expat     %.1f MB/s, %.1f ns per tag (empty handlers)\n",
         (double)all->bytes / seconds / 1e6,
         all->tags > 0 ? seconds * 1e9 / (double)all->tags : 0.0);
}

typedef struct arguments {
  int passes;
  const char *only;
  double least;
} arguments;

/* Runs and prints; the ratio of the speeds, 0 where only one was run. */
static double measure(corpus *all, const arguments *how) {
  static double libfeed[MAX_PASSES], expat[MAX_PASSES], ratio[MAX_PASSES];
  int both = how->only == NULL;

  for (int pass = 0; pass < how->passes; pass++) {
    if (both || strcmp(how->only, "libfeed") == 0)
      libfeed[pass] = pass_libfeed(all);
    if (both || strcmp(how->only, "expat") == 0)
      expat[pass] = pass_expat(all);
    ratio[pass] = both ? expat[pass] / libfeed[pass] : 0;
  }
  if (both || strcmp(how->only, "libfeed") == 0)
    print_libfeed(all, median(libfeed, how->passes));
  if (both || strcmp(how->only, "expat") == 0)
    print_expat(all, median(expat, how->passes));
  if (!both)
    return 0;

  double middle = median(ratio, how->passes);

  printf("ratio     %.2f (median of %d alternating passes; %.2f to %.2f)\n",
         middle, how->passes, ratio[0], ratio[how->passes - 1]);
  return middle;
}

static int parse_arguments(int argc, char **argv, arguments *out) {
  int option;

  while ((option = getopt(argc, argv, "p:o:m:")) != -1) {
    if (option == 'p')
      out->passes = atoi(optarg);
    else if (option == 'o')
      out->only = optarg;
    else if (option == 'm')
      out->least = atof(optarg);
    else
      return 0;
  }
  return optind < argc && out->passes > 0 && out->passes <= MAX_PASSES &&
         (out->only == NULL || strcmp(out->only, "libfeed") == 0 ||
          strcmp(out->only, "expat") == 0);
}

int main(int argc, char **argv) {
  arguments how = {11, NULL, 0};
  corpus all = {NULL, 0, 0, 0, 0, 0, 0};
  double ratio;

  if (!parse_arguments(argc, argv, &how)) {
    fprintf(stderr, "usage: throughput [-p PASSES] [-o libfeed|expat] "
                    "[-m RATIO] FOLDER...\n");
    return 2;
  }
  for (int i = optind; i < argc; i++)
    add_folder(&all, argv[i]);
  if (all.n_files == 0)
    die(argv[optind], "no file there that expat accepts");
  printf("corpus    %zu files, %.2f MB, %" PRIu64 " tags; %zu more refused by "
         "expat\n",
         all.n_files, (double)all.bytes / 1e6, all.tags, all.refused);
  print_machine();
  ratio = measure(&all, &how);
  free_corpus(&all);
  return ratio < how.least ? 1 : 0;
}
