/* SPDX-License-Identifier: MIT */
/* feedcat: from a file to its results, piece by piece as bytes arrive. */
#define _POSIX_C_SOURCE 200809L

#include "feedcat.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define PIECE ((size_t)64 * 1024)

/* How far a long input is: on standard error while that is a terminal and the
   results go elsewhere. */
typedef struct progress {
  bool is_wanted, is_shown;
  double next;   /* when it is to be shown again, in seconds */
  uint64_t size; /* 0 where it is not known */
} progress;

static double now(void) {
  struct timespec time = {0, 0};
  (void)clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static progress progress_new(int fd) {
  struct stat about;
  progress bar = {false, false, 0, 0};
  bar.is_wanted = isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO);
  if (bar.is_wanted)
    bar.next = now() + 1;
  if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0)
    bar.size = (uint64_t)about.st_size;
  return bar;
}

static void progress_show(progress *bar, const feed_state *state) {
  if (!bar->is_wanted || now() < bar->next)
    return;
  bar->next = now() + 0.25;
  bar->is_shown = true;
  fprintf(stderr, "\r%s: %.1f MB", state->input, (double)state->n_bytes / 1e6);
  if (bar->size > 0)
    fprintf(stderr, " of %.1f MB", (double)bar->size / 1e6);
  fprintf(stderr, ", %zu entries\033[K", state->n_entries);
}

static void progress_end(const progress *bar) {
  if (bar->is_shown)
    fputs("\r\033[K", stderr);
}

/* read(2) that waits where it has to; −1 with errno. */
static ssize_t read_piece(int fd, char *piece) {
  for (;;) {
    ssize_t n = read(fd, piece, PIECE);
    if (n >= 0)
      return n;
    if (errno == EAGAIN || errno == EWOULDBLOCK) {
      struct pollfd in = {fd, POLLIN, 0};
      (void)poll(&in, 1, -1);
    } else if (errno != EINTR) {
      return -1;
    }
  }
}

/* Shows what is finished; false once nothing more is to be read. */
static bool pull(feed_state *state, const view *how, libfeed_parser *parser) {
  libfeed_entry *entry;
  libfeed_status status;
  while ((status = libfeed_parser_next(parser, &entry)) == LIBFEED_OK) {
    how->entry(state, parser, entry);
    state->n_entries++;
    libfeed_entry_unref(entry);
    if (state->out->len >= PIECE)
      output_hand_over(state->out);
  }
  how->pause(state, parser);
  output_hand_over(state->out);
  return status == LIBFEED_AGAIN && !state->out->is_closed &&
         state->out->error == 0;
}

/* Reads all of it; 0, or errno of what failed. */
static int parse(int fd, feed_state *state, const view *how,
                 libfeed_parser *parser) {
  char *piece = malloc(PIECE);
  if (piece == NULL)
    return ENOMEM;
  progress bar = progress_new(fd);
  ssize_t n;
  int error = 0;
  do {
    n = read_piece(fd, piece);
    if (n < 0)
      error = errno;
    if (n <= 0)
      break;
    state->n_bytes += (uint64_t)n;
    (void)libfeed_parser_push(parser, piece, (size_t)n);
    progress_show(&bar, state);
  } while (pull(state, how, parser));
  progress_end(&bar);
  free(piece);
  return error;
}

void complain(const char *input, const char *what) {
  fprintf(stderr, "feedcat: %s: %s\n", input, what);
}

/* What a parser's end means for the program; says it where it is a failure. */
static enum exit_status report(const feed_state *state,
                               const libfeed_parser *parser) {
  libfeed_status status = libfeed_parser_status(parser);
  const libfeed_problem *error = libfeed_parser_error(parser);
  if (status >= 0)
    return EXIT_FINE;
  if (error != NULL) {
    libfeed_pos position = libfeed_problem_position(error);
    fprintf(stderr, "feedcat: %s:%llu:%llu: %s\n", state->input,
            (unsigned long long)position.line,
            (unsigned long long)position.column,
            libfeed_problem_message(error).data);
  } else {
    complain(state->input, libfeed_status_message(status));
  }
  switch (status) {
  case LIBFEED_E_NOMEM:
    return EXIT_MEMORY;
  case LIBFEED_E_LIMIT:
    return EXIT_LIMIT;
  default:
    return EXIT_INPUT;
  }
}

static enum exit_status read_open(int fd, const libfeed_options *options,
                                  const view *how, feed_state *state) {
  libfeed_parser *parser;
  if (libfeed_parser_new(options, &parser) != LIBFEED_OK) {
    complain(state->input, libfeed_status_message(LIBFEED_E_NOMEM));
    return EXIT_MEMORY;
  }
  int error = parse(fd, state, how, parser);
  enum exit_status result = EXIT_FINE;
  /* What cannot be read at all is not an empty feed. */
  if (!state->out->is_closed && (error == 0 || state->n_bytes > 0)) {
    (void)libfeed_parser_finish(parser);
    (void)pull(state, how, parser);
    how->end(state, parser);
    output_hand_over(state->out);
    /* A failed read explains itself; what came of its first part does not. */
    result = error == 0 ? report(state, parser) : EXIT_IO;
  }
  if (error != 0) {
    complain(state->input, strerror(error));
    result = error == ENOMEM ? EXIT_MEMORY : EXIT_IO;
  }
  libfeed_parser_free(parser);
  free(state->feed);
  state->feed = NULL;
  return result;
}

enum exit_status read_input(const libfeed_options *options, const view *how,
                            feed_state *state) {
  if (strcmp(state->input, "-") == 0)
    return read_open(STDIN_FILENO, options, how, state);
  int fd = open(state->input, O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    complain(state->input, strerror(errno));
    return EXIT_IO;
  }
  enum exit_status result = read_open(fd, options, how, state);
  (void)close(fd);
  return result;
}
