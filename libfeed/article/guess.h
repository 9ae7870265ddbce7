/* SPDX-License-Identifier: MIT */
/* Guess: small grammars that fields are read with, and the record of what was
   guessed. */
#ifndef LIBFEED_ARTICLE_GUESS_H
#define LIBFEED_ARTICLE_GUESS_H

#include "article/pick.h"
#include "base/context.h"

/* -- what was guessed, for the problems --------------------------------------
 */

#define LIBFEED__GUESSES_MOST 24

typedef struct libfeed__guesses {
  size_t len;
  struct {
    const char *field; /* static */
    libfeed_pos position;
  } items[LIBFEED__GUESSES_MOST];
} libfeed__guesses;

/* Notes a field, once. */
void libfeed__guess_note(libfeed__guesses *guesses, const char *field,
                         libfeed_pos position);
/* Reports all in the order of the input. */
void libfeed__guesses_report(libfeed__guesses *guesses,
                             libfeed__context *context);

/* -- dates --------------------------------------------------------------------
 */

/* A date with and without its time of day, as written. */
typedef struct libfeed__dated {
  libfeed_str text, day_text;
  libfeed__date_place place;
} libfeed__dated;

/* "2023-02-01T10:15" and a NUL. */
#define LIBFEED__DAY_SIZE 32

void libfeed__dated_take(libfeed__dated *dated,
                         const libfeed__candidate *candidate);
/* What normal/ can read and means this day: as written if that will do, else
   the day alone, if there is no time, else in the form of RFC 3339 (in
   `buffer`), with a time whose zone need not be told. */
libfeed_str libfeed__dated_value(const libfeed__dated *dated,
                                 char buffer[LIBFEED__DAY_SIZE]);
/* The date of the last change: behind a word that says so. */
bool libfeed__updated_find(const libfeed__picks *picks,
                           const libfeed__judgement *judgement, bool day_first,
                           libfeed__dated *dated, size_t *line);

/* -- credits ------------------------------------------------------------------
 */

#define LIBFEED__CREDITS_MOST 16

typedef struct libfeed__credits {
  size_t len;
  libfeed_str names[LIBFEED__CREDITS_MOST];
  libfeed_str roles[LIBFEED__CREDITS_MOST]; /* as written: "Reporting" */
} libfeed__credits;

/* "(Reporting by A in X and B; Editing by C)". */
void libfeed__credits_read(libfeed_str text, libfeed__credits *credits);

/* True for a line that begins with who made a picture: "fot. X", "(Foto di X)",
   "Photo by X". */
bool libfeed__credit_leads(libfeed_str text);
/* Who made a picture: behind "Photo:" and its kin, or ©; a part of `text`. */
libfeed_str libfeed__credit_find(libfeed_str text);

/* -- the page's address -------------------------------------------------------
 */

/* A web address behind a label such as "Source:", or (`alone`) as a line of its
   own; a part of `text`, or empty. */
libfeed_str libfeed__source_address(libfeed_str text, bool alone);

#endif
