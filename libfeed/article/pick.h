/* SPDX-License-Identifier: MIT */
/* Pick: which line is the headline, which has the date, which the by-line. */
#ifndef LIBFEED_ARTICLE_PICK_H
#define LIBFEED_ARTICLE_PICK_H

#include "article/byline.h"
#include "article/judge.h"

/* Numbers of the features: a line's own first, then those of pick.def. */
typedef enum libfeed__pick_feature {
  LIBFEED__P_OWN = LIBFEED__OWN_COUNT - 1,
#define PICK(name, meaning) LIBFEED__P_##name,
#include "article/pick.def"
#undef PICK
  LIBFEED__PICK_COUNT
} libfeed__pick_feature;

typedef enum libfeed__wanted {
  LIBFEED__WANTED_TITLE,
  LIBFEED__WANTED_DATE,
  LIBFEED__WANTED_AUTHOR,
  LIBFEED__WANTED_COUNT
} libfeed__wanted;

#define LIBFEED__PICK_ROW LIBFEED__PADDED(LIBFEED__PICK_COUNT)

typedef struct libfeed__pick_weights {
  int16_t of[LIBFEED__WANTED_COUNT][LIBFEED__PICK_ROW];
  /* How sure the best one has to be: a constant, its lead over 0, which stands
     for "none of them", and its lead over the next one that says something
     else. Above 0 it is taken. */
  int16_t sure[LIBFEED__WANTED_COUNT][3];
} libfeed__pick_weights;

extern const libfeed__pick_weights libfeed__article_picks;

/* Where a line stands, and what lies before it. */
typedef struct libfeed__spot {
  size_t line;
  size_t wide;   /* lines like a headline before it */
  size_t prose;  /* the next line that is prose and was kept */
  uint64_t kept; /* width of the lines before it that were kept */
} libfeed__spot;

/* A line that may be what is looked for. */
typedef struct libfeed__candidate {
  size_t line;
  libfeed__spot spot;
  bool has_date;
  libfeed__date_place date;
  libfeed_str date_text, day_text; /* with and without the time of day */
  const libfeed__byline *byline;   /* never NULL */
  size_t rest;      /* words beside names and date, see libfeed__byline_rest */
  bool is_update;   /* the date is of a change: "Updated …" */
  bool is_below;    /* the line before it is nothing but "By" or "Author:" */
  bool is_credited; /* a caption with the name of who took the picture */
  bool may_be[LIBFEED__WANTED_COUNT];
  int32_t scores[LIBFEED__WANTED_COUNT]; /* INT32_MIN where there is none */
  int32_t bound; /* its score as a headline is not above this */
  /* LIBFEED__PICK_ROW of them. NULL for most lines: they cannot win, and only
     their bound is known. */
  int16_t *features;
} libfeed__candidate;

/* True for a line with a date or names: these are compared with each other. */
static inline bool libfeed__is_told(const libfeed__candidate *candidate) {
  return candidate->has_date || candidate->byline->n_names > 0;
}

/* Wider lines are prose: neither headline nor by-line. */
#define LIBFEED__PICK_WIDTH 300
/* From here on a line looks like prose, below this like a label or menu. */
#define LIBFEED__PICK_PROSE 120
#define LIBFEED__PICK_SHORT 30
/* So many lines before the end of the article are its end. */
#define LIBFEED__PICK_LAST 8

/* No more lines than this are looked at. */
#define LIBFEED__CANDIDATES_MOST 160

typedef struct libfeed__picks {
  /* What was found: NULL where nothing was sure enough. */
  const libfeed__candidate *title, *date, *author;
  bool wants_all; /* set before: all features of all candidates (training) */
  libfeed__arena arena; /* what few candidates have */
  size_t n_candidates;
  libfeed__candidate candidates[LIBFEED__CANDIDATES_MOST];
} libfeed__picks;

/* Takes no memory yet. */
void libfeed__picks_init(libfeed__picks *picks, libfeed__mem *mem);
void libfeed__picks_fini(libfeed__picks *picks);

/* Looks around the article, the lines [body, body_end). `day_first` says how
   numbers are read where both orders are possible. False without memory; then
   nothing was found. */
bool libfeed__pick(libfeed__picks *picks, const libfeed__judgement *judgement,
                   const libfeed__pick_weights *weights, bool day_first);

#endif
