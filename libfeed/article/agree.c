/* SPDX-License-Identifier: MIT */
/* Agreement: what lines near an article say of each other. */
#include "article/agree.h"

/* Wider lines have no marks of a path, and are none that a headline stands in.
 */
#define WIDTH_MOST LIBFEED__PICK_WIDTH
/* Lines of the page's beginning and end that are compared as well. */
#define FIRST LIBFEED__COMPANY_FIRST
#define END LIBFEED__COMPANY_END

/* By byte: true where a mark of a path may begin. */
static const bool path_bytes[256] = {
    ['>'] = true, ['<'] = true,  ['/'] = true,
    ['|'] = true, [0xC2] = true, [0xE2] = true,
};

/* What stands between the names of a path at `at`: its length, or 0. */
static size_t path_mark(const char *at, size_t left) {
  static const char *const marks[] = {"\xE2\x80\xBA", "\xE2\x80\xB9",
                                      "\xE2\x86\x92", "\xE2\x86\x90"};
  if (*at == '>' || *at == '<')
    return 1;
  for (size_t i = 0; i < sizeof marks / sizeof *marks && left >= 3; i++)
    if (memcmp(at, marks[i], 3) == 0)
      return 3;
  return 0;
}

/* The same for what is a mark of a path only with a space on both sides. */
static size_t spaced_mark(const char *at, size_t left) {
  if (*at == '/' || *at == '|')
    return left > 1 && at[1] == ' ' ? 1 : 0;
  bool is_angle = left > 2 && (memcmp(at, "\xC2\xBB", 2) == 0 ||
                               memcmp(at, "\xC2\xAB", 2) == 0);
  return is_angle && at[2] == ' ' ? 2 : 0;
}

bool libfeed__is_path(const libfeed__line *line) {
  size_t len = line->len < WIDTH_MOST ? line->len : WIDTH_MOST;
  size_t marks = 0, angles = 0;
  bool is_opened = false, is_closed = false;
  /* Few lines have a mark at all. */
  if ((line->measure.signs & (LIBFEED__HAS_BAR | LIBFEED__HAS_LESS)) == 0 &&
      line->measure.quotes == 0 && line->text[0] != '/')
    return false;
  for (size_t i = 0; i < len; i++) {
    const char *at = line->text + i;
    if (!path_bytes[(unsigned char)*at])
      continue;
    size_t n = i == 0 ? 2 : 1; /* one at the start will do */
    size_t size = path_mark(at, line->len - i);
    if (size == 0 && (i == 0 || at[-1] == ' '))
      size = spaced_mark(at, line->len - i);
    if (size == 2)
      angles += n;
    else if (size > 0)
      marks += n;
    is_opened = is_opened || (*at == '\xC2' && at[1] == '\xAB');
    is_closed = is_closed || (*at == '\xC2' && at[1] == '\xBB');
  }
  /* Where they open and close, they are quotation marks. */
  return marks + (is_opened && is_closed ? 0 : angles) >= 2;
}

/* -- dates and names --------------------------------------------------------
 */

bool libfeed__is_same_day(const libfeed__candidate *a,
                          const libfeed__candidate *b) {
  return a->date.year == b->date.year && a->date.month == b->date.month &&
         a->date.day == b->date.day;
}

static int32_t day_number(const libfeed__candidate *candidate) {
  return candidate->date.year * 400 + candidate->date.month * 32 +
         candidate->date.day;
}

static void compare_dates(libfeed__candidate *a, libfeed__candidate *b) {
  int32_t first = day_number(a), second = day_number(b);
  if (first == second) {
    a->features[LIBFEED__P_DATE_SAME] = b->features[LIBFEED__P_DATE_SAME] =
        LIBFEED__ONE;
  } else {
    libfeed__candidate *early = first < second ? a : b;
    early->features[LIBFEED__P_DATE_LATEST] = 0;
    (early == a ? b : a)->features[LIBFEED__P_DATE_EARLIEST] = 0;
  }
}

static bool has_same_name(const libfeed__candidate *a,
                          const libfeed__candidate *b) {
  return a->byline->n_names > 0 && b->byline->n_names > 0 &&
         libfeed__equals_fold(a->byline->names[0], b->byline->names[0]);
}

static void compare_all(libfeed__picks *picks) {
  uint8_t told[LIBFEED__CANDIDATES_MOST];       /* those with a date or names */
  uint8_t same[LIBFEED__CANDIDATES_MOST] = {0}; /* lines with the same name */
  size_t n = 0;
  for (size_t i = 0; i < picks->n_candidates; i++)
    if (libfeed__is_told(&picks->candidates[i]))
      told[n++] = (uint8_t)i;
  for (size_t i = 0; i < n; i++) {
    libfeed__candidate *a = &picks->candidates[told[i]];
    for (size_t k = i + 1; k < n; k++) {
      libfeed__candidate *b = &picks->candidates[told[k]];
      if (a->has_date && b->has_date)
        compare_dates(a, b);
      if (has_same_name(a, b)) {
        same[told[i]]++;
        same[told[k]]++;
      }
    }
    a->features[LIBFEED__P_NAME_SAME] = libfeed__yes(same[told[i]] >= 1);
    a->features[LIBFEED__P_NAME_SAME_3] = libfeed__yes(same[told[i]] >= 2);
  }
}

/* A line that goes on behind a name tells of its bearer. */
static bool begins_with(const libfeed__line *line, libfeed_str name) {
  return line->len > name.len + 1 && line->text[name.len] == ' ' &&
         libfeed__starts_with_fold(libfeed__line_str(line), name);
}

static void note_begun(libfeed__picks *picks, const libfeed__line *lines) {
  /* First characters side by side: few lines begin like the name. */
  char firsts[LIBFEED__CANDIDATES_MOST];
  for (size_t k = 0; k < picks->n_candidates; k++)
    firsts[k] = libfeed__lower(lines[picks->candidates[k].line].text[0]);
  for (size_t i = 0; i < picks->n_candidates; i++) {
    libfeed__candidate *a = &picks->candidates[i];
    bool is_begun = false;
    if (a->byline->n_names == 0)
      continue;
    libfeed_str name = a->byline->names[0];
    char first = libfeed__lower(name.data[0]);
    for (size_t k = 0; k < picks->n_candidates && !is_begun; k++)
      is_begun = firsts[k] == first && k != i &&
                 begins_with(&lines[picks->candidates[k].line], name);
    a->features[LIBFEED__P_NAME_STARTS] = libfeed__yes(is_begun);
  }
}

/* -- headlines --------------------------------------------------------------
 */

/* Which of its copies a line is, and whether there are many. */
static void note_copies(const libfeed__company *company, size_t k) {
  libfeed__picks *picks = company->picks;
  const libfeed__judgement *judgement = company->judgement;
  libfeed__candidate *candidate = &picks->candidates[k];
  const libfeed__line *line = &judgement->lines[candidate->line];
  bool is_last = candidate->line < judgement->prose;
  size_t before = 0;
  if (!line->is_repeated)
    return;
  for (size_t m = 0; m < picks->n_candidates; m++) {
    if (company->prints[m] != line->measure.fingerprint)
      continue;
    size_t other = picks->candidates[m].line;
    is_last = is_last && (m <= k || other >= judgement->prose);
    if (judgement->lines[other].repeats > before)
      before = judgement->lines[other].repeats;
  }
  candidate->features[LIBFEED__P_LAST_COPY] = libfeed__yes(is_last);
  candidate->features[LIBFEED__P_COPIES_3] = libfeed__yes(before >= 2);
}

static libfeed__word_holder holder_of(const libfeed__line *line) {
  libfeed__word_holder holder = {line, 0};
  for (size_t i = 0; i < line->n_slots; i++)
    holder.some |= UINT64_C(1) << (line->slots[i] & 63);
  return holder;
}

/* False where the one has words that the other has not. */
static bool may_contain(const libfeed__word_holder *in,
                        const libfeed__word_holder *what) {
  return (what->some & ~in->some) == 0;
}

/* Where in the longer words of one line those of another stand, one after the
   other; SIZE_MAX where they do not. */
static size_t find_words(const libfeed__line *in, const libfeed__line *what) {
  size_t n = what->n_slots;
  for (size_t i = 0; i + n <= in->n_slots; i++)
    if (in->slots[i] == what->slots[0] &&
        memcmp(in->slots + i, what->slots, n * sizeof *what->slots) == 0)
      return i;
  return SIZE_MAX;
}

/* What it says of a candidate that its words stand in another, wider line. */
static void note_inside(libfeed__candidate *candidate,
                        const libfeed__line *line, const libfeed__line *other,
                        bool is_first) {
  int16_t *out = candidate->features;
  size_t at = find_words(other, line);
  if (at == SIZE_MAX)
    return;
  bool is_end = at + line->n_slots == other->n_slots;
  if ((other->measure.signs & LIBFEED__HAS_RIGHTS) != 0)
    out[LIBFEED__P_INSIDE_RIGHTS] = LIBFEED__ONE;
  else if (is_end && libfeed__is_path(other))
    out[LIBFEED__P_PATH_END] = LIBFEED__ONE;
  else if (line->n_slots >= 2)
    out[is_first ? LIBFEED__P_INSIDE_FIRST : LIBFEED__P_INSIDE_OTHER] =
        LIBFEED__ONE;
}

static bool may_hold(const libfeed__line *line) {
  return line->n_slots >= 2 && line->measure.width <= WIDTH_MOST &&
         !(line->is_kept && line->measure.stops > 0);
}

/* The lines that others may stand in: candidates, and both ends of the page. */
static size_t gather_others(const libfeed__picks *picks,
                            const libfeed__judgement *judgement,
                            libfeed__word_holder *others) {
  const libfeed__line *lines = judgement->lines;
  size_t n = judgement->n_lines, count = 0, last = 0;
  for (size_t i = 0; i < FIRST && i < n; i++)
    if (may_hold(&lines[i]))
      others[count++] = holder_of(&lines[i]);
  for (size_t i = 0; i < picks->n_candidates; i++) {
    last = picks->candidates[i].line;
    if (last >= FIRST && may_hold(&lines[last]))
      others[count++] = holder_of(&lines[last]);
  }
  for (size_t i = n > last + END ? n - END : last + 1; i < n; i++)
    if ((lines[i].measure.signs & LIBFEED__HAS_RIGHTS) != 0 &&
        may_hold(&lines[i]))
      others[count++] = holder_of(&lines[i]);
  return count;
}

static void note_holders(const libfeed__company *company, size_t k) {
  libfeed__candidate *candidate = &company->picks->candidates[k];
  const libfeed__line *lines = company->judgement->lines;
  const libfeed__line *line = &lines[candidate->line];
  if (line->n_slots == 0 || line->measure.width > WIDTH_MOST)
    return;
  libfeed__word_holder own = holder_of(line);
  for (size_t m = 0; m < company->n_others; m++) {
    const libfeed__word_holder *holder = &company->others[m];
    const libfeed__line *other = holder->line;
    if (may_contain(holder, &own) && other->measure.width > line->measure.width)
      note_inside(candidate, line, other, other < lines + FIRST);
    else if (may_contain(&own, holder) &&
             other->measure.width < line->measure.width &&
             find_words(line, other) != SIZE_MAX)
      candidate->features[LIBFEED__P_HOLDS_OTHER] = LIBFEED__ONE;
  }
}

void libfeed__company_gather(libfeed__company *company, libfeed__picks *picks,
                             const libfeed__judgement *judgement) {
  company->picks = picks;
  company->judgement = judgement;
  for (size_t k = 0; k < picks->n_candidates; k++)
    company->prints[k] =
        judgement->lines[picks->candidates[k].line].measure.fingerprint;
  company->n_others = gather_others(picks, judgement, company->others);
}

void libfeed__company_compare(const libfeed__company *company, size_t k) {
  note_copies(company, k);
  note_holders(company, k);
}

void libfeed__agree(libfeed__picks *picks,
                    const libfeed__judgement *judgement) {
  compare_all(picks);
  note_begun(picks, judgement->lines);
}
