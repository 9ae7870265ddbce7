/* SPDX-License-Identifier: MIT */
/* feedcat: what its parts share. It knows the library by its public header
   only. */
#ifndef FEEDCAT_H
#define FEEDCAT_H

#include <stdbool.h>
#include <stddef.h>

#include <libfeed/libfeed.h>

/* What the program ends with; of several inputs the greatest counts. */
enum exit_status {
  EXIT_FINE = 0,
  EXIT_INPUT = 1, /* an input was not a feed, or could not be parsed */
  EXIT_USAGE = 2,
  EXIT_IO = 3, /* reading or writing failed */
  EXIT_LIMIT = 4,
  EXIT_MEMORY = 5
};

/* Standard output with a buffer. Failures are sticky: what comes later is
   dropped. */
typedef struct output {
  char *data;
  size_t len, size;
  bool is_file;   /* nobody waits at the other end */
  bool is_closed; /* … or nobody is there any more */
  int error;      /* errno of a failed write, ENOMEM included; 0 */
} output;

void output_init(output *out);
void output_free(output *out);
/* Writes what is held. */
void output_flush(output *out);
/* The same where somebody may be waiting for it. */
void output_hand_over(output *out);
void output_bytes(output *out, const char *data, size_t len);
void output_text(output *out, const char *text);
void output_number(output *out, uint64_t number);
/* A JSON string. */
void output_json_string(output *out, libfeed_str value);

/* Writes an object as JSON the way libfeed_entry_json() does. */
typedef size_t json_writer(const void *object, char *buffer, size_t size);
/* Appends that; answers its length. */
size_t output_json(output *out, json_writer *write, const void *object);
/* The same for an object that was begun: its members join those before. */
size_t output_json_rest(output *out, json_writer *write, const void *object);

/* How results are shown. Each is called with the state of one input. */
typedef struct view view;
typedef struct feed_state {
  output *out;
  const char *input; /* its name */
  bool is_named;     /* there are several: each line says which */
  bool is_first;     /* the first input of all */
  char *feed;        /* the JSON of the feed that was shown, or NULL */
  size_t feed_len;
  uint64_t n_bytes; /* that were read */
  size_t n_entries;
  size_t n_problems; /* that were shown already */
} feed_state;

struct view {
  const char *name;
  void (*entry)(feed_state *state, libfeed_parser *parser,
                const libfeed_entry *entry);
  void (*pause)(feed_state *state, libfeed_parser *parser); /* more may come */
  void (*end)(feed_state *state, libfeed_parser *parser);
};

extern const view view_ndjson, view_json, view_text, view_problems;

/* Reads one input, "-" being standard input, and shows it. */
enum exit_status read_input(const libfeed_options *options, const view *how,
                            feed_state *state);

/* A message on standard error, "feedcat: INPUT: what". */
void complain(const char *input, const char *what);

#endif
