/* SPDX-License-Identifier: MIT */
/* feedcat: prints feeds as JSON lines, as one JSON object, or for people. This
   file reads the command line; see feedcat(1). */
#define _POSIX_C_SOURCE 200809L

#include "feedcat.h"

#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: feedcat [OPTION]… [FILE]…\n"
    "Prints the entries of feeds; without FILE, or where it is -, of standard "
    "input.\n"
    "\n"
    "  -f, --format FORMAT        ndjson (one object a line; usual), json, or\n"
    "                             text (for people)\n"
    "      --problems             print the problems only\n"
    "  -n, --max-entries N        stop after N entries\n"
    "      --base URL             the address that the input came from\n"
    "      --content-type VALUE   the Content-Type that it came with\n"
    "      --strict               repair nothing: the first fault ends it\n"
    "  -o, --option NAME=VALUE    set any option of the library\n"
    "      --help                 print this\n"
    "      --version              print the versions\n"
    "\n"
    "Status: 0 fine, 1 an input was not a feed or failed, 2 usage, 3 reading "
    "or\n"
    "writing failed, 4 a limit, 5 out of memory.\n";

typedef struct settings {
  libfeed_options *options;
  const view *how;
} settings;

/* What getopt_long() answers for options without a letter. */
enum long_only {
  OPTION_BASE = 256,
  OPTION_CONTENT_TYPE,
  OPTION_HELP,
  OPTION_PROBLEMS,
  OPTION_STRICT,
  OPTION_VERSION
};

static const struct option long_options[] = {
    {"base", required_argument, NULL, OPTION_BASE},
    {"content-type", required_argument, NULL, OPTION_CONTENT_TYPE},
    {"format", required_argument, NULL, 'f'},
    {"help", no_argument, NULL, OPTION_HELP},
    {"max-entries", required_argument, NULL, 'n'},
    {"option", required_argument, NULL, 'o'},
    {"problems", no_argument, NULL, OPTION_PROBLEMS},
    {"strict", no_argument, NULL, OPTION_STRICT},
    {"version", no_argument, NULL, OPTION_VERSION},
    {NULL, 0, NULL, 0}};

static bool set_number(settings *to, libfeed_option option, const char *text) {
  char *end;
  errno = 0;
  long long value = strtoll(text, &end, 10);
  if (end == text || *end != '\0' || errno != 0) {
    complain(text, "not a number");
    return false;
  }
  libfeed_status status = libfeed_options_set(to->options, option, value);
  if (status < 0)
    complain(text, libfeed_status_message(status));
  return status == LIBFEED_OK;
}

static bool set_string(settings *to, libfeed_option option, const char *text) {
  libfeed_status status =
      libfeed_options_set_str(to->options, option, text, strlen(text));
  if (status < 0)
    complain(text, libfeed_status_message(status));
  return status == LIBFEED_OK;
}

/* "limit_depth=3": any option by its name. */
static bool set_named(settings *to, const char *text) {
  char name[64] = "";
  const char *equals = strchr(text, '=');
  if (equals == NULL || (size_t)(equals - text) >= sizeof name) {
    complain(text, "not of the form NAME=VALUE");
    return false;
  }
  memcpy(name, text, (size_t)(equals - text));
  libfeed_option option = libfeed_option_find(name);
  int64_t ignored;
  if (libfeed_options_get(to->options, option, &ignored) == LIBFEED_OK)
    return set_number(to, option, equals + 1);
  if (option != 0)
    return set_string(to, option, equals + 1);
  complain(name, libfeed_status_message(LIBFEED_E_UNSUPPORTED));
  return false;
}

static bool set_view(settings *to, const char *name) {
  static const view *const views[] = {&view_ndjson, &view_json, &view_text};
  for (size_t i = 0; i < sizeof views / sizeof views[0]; i++) {
    if (strcmp(views[i]->name, name) != 0)
      continue;
    /* --problems prints them only, whatever else is asked for. */
    if (to->how != &view_problems)
      to->how = views[i];
    return true;
  }
  complain(name, "no such format");
  return false;
}

static void print_version(void) {
  printf("feedcat %s\nexpat %s\niconv %s\njson 1\n", libfeed_version(),
         libfeed_component_version(LIBFEED_COMPONENT_EXPAT),
         libfeed_component_version(LIBFEED_COMPONENT_ICONV));
}

/* Standard output that failed is no success, even of --help. */
static int end_of_print(void) {
  return fflush(stdout) == 0 || errno == EPIPE ? -1 - EXIT_FINE : -1 - EXIT_IO;
}

/* Reads the options. Answers the index of the first file, or −1 − the status
   with which the program ends. */
static int read_options(int argc, char **argv, settings *to) {
  int letter;
  bool is_fine = true;
  while (is_fine && (letter = getopt_long(argc, argv, "f:n:o:", long_options,
                                          NULL)) != -1) {
    switch (letter) {
    case 'f':
      is_fine = set_view(to, optarg);
      break;
    case 'n':
      is_fine = set_number(to, LIBFEED_OPTION_MAX_ENTRIES, optarg);
      break;
    case 'o':
      is_fine = set_named(to, optarg);
      break;
    case OPTION_BASE:
      is_fine = set_string(to, LIBFEED_OPTION_BASE_URI, optarg);
      break;
    case OPTION_CONTENT_TYPE:
      is_fine = set_string(to, LIBFEED_OPTION_CONTENT_TYPE, optarg);
      break;
    case OPTION_PROBLEMS:
      to->how = &view_problems;
      break;
    case OPTION_STRICT:
      is_fine = libfeed_options_set(to->options, LIBFEED_OPTION_REPAIR, 0) == 0;
      break;
    case OPTION_HELP:
      fputs(usage, stdout);
      return end_of_print();
    case OPTION_VERSION:
      print_version();
      return end_of_print();
    default:
      is_fine = false; /* getopt_long() has said why */
    }
  }
  if (is_fine)
    return optind;
  fputs("Try 'feedcat --help'.\n", stderr);
  return -1 - EXIT_USAGE;
}

static enum exit_status read_all(const settings *how, char *const *inputs,
                                 int n_inputs) {
  output out;
  output_init(&out);
  enum exit_status worst = EXIT_FINE;
  for (int i = 0; i < n_inputs && out.error == 0 && !out.is_closed; i++) {
    feed_state state = {.out = &out,
                        .input = inputs[i],
                        .is_named = n_inputs > 1,
                        .is_first = i == 0};
    enum exit_status status = read_input(how->options, how->how, &state);
    if (status > worst)
      worst = status;
  }
  output_flush(&out);
  if (out.error != 0) {
    complain("standard output", strerror(out.error));
    worst = out.error == ENOMEM ? EXIT_MEMORY : EXIT_IO;
  }
  output_free(&out);
  return worst;
}

int main(int argc, char **argv) {
  char standard_input[] = "-";
  char *const usual[] = {standard_input, NULL};
  settings how = {NULL, &view_ndjson};
  /* A closed pipe is no reason to die: it ends the work, quietly. */
  (void)signal(SIGPIPE, SIG_IGN);
  if (libfeed_options_new(NULL, &how.options) != LIBFEED_OK) {
    complain("start", libfeed_status_message(LIBFEED_E_NOMEM));
    return EXIT_MEMORY;
  }
  int first = read_options(argc, argv, &how);
  int status;
  if (first < 0)
    status = -1 - first;
  else if (first == argc)
    status = (int)read_all(&how, usual, 1);
  else
    status = (int)read_all(&how, argv + first, argc - first);
  libfeed_options_free(how.options);
  return status;
}
