/* SPDX-License-Identifier: MIT */
/* By-line: names behind "By", "Von", "Author:" and their kin, and lines that
   hold nothing but names. */
#include "article/byline.h"

/* Words of one name, particles included. */
#define WORDS_MOST 5
/* Words of anything else that is taken for a name. */
#define PHRASE_MOST 4

/* What a name is not: classes of words that end it. */
#define ENDS_NAME                                                              \
  (LIBFEED__IN(SHARE) | LIBFEED__IN(SUBSCRIBE) | LIBFEED__IN(COOKIE) |         \
   LIBFEED__IN(COMMENT) | LIBFEED__IN(RELATED) | LIBFEED__IN(NAVIGATION) |     \
   LIBFEED__IN(AD) | LIBFEED__IN(RIGHTS) | LIBFEED__IN(MORE) |                 \
   LIBFEED__IN(PHOTO) | LIBFEED__IN(UPDATED) | LIBFEED__IN(AGO) |              \
   LIBFEED__IN(SOCIAL) | LIBFEED__IN(COMMERCE) | LIBFEED__IN(ACCOUNT) |        \
   LIBFEED__IN(WEEKDAY) | LIBFEED__IN(YOU) | LIBFEED__IN(I))

/* What a word beside a date is, if not its writer: "Posted", "Artikel", the
   month of another order. */
#define NO_USER                                                                \
  (ENDS_NAME | LIBFEED__IN(STOPWORD) | LIBFEED__IN(MONTH) |                    \
   LIBFEED__IN(BYLINE) | LIBFEED__IN(LABEL) | LIBFEED__IN(BIO) |               \
   LIBFEED__IN(AGENT) | LIBFEED__IN(NO_NAME))

/* Before "by" further in a line: what somebody else did, or a notice. */
#define NO_AUTHOR                                                              \
  (LIBFEED__IN(AGENT) | LIBFEED__IN(PHOTO) | LIBFEED__IN(AD) |                 \
   LIBFEED__IN(SUBSCRIBE) | LIBFEED__IN(NAVIGATION) | LIBFEED__IN(COOKIE))

static bool is_a(const libfeed__token *token, libfeed__class class) {
  return (token->classes >> class & 1) != 0;
}

static bool is_mark(const libfeed__token *token, uint32_t code) {
  return token->kind == LIBFEED__TOKEN_MARK && token->code == code;
}

static bool is_word(const libfeed__token *token) {
  return token->kind == LIBFEED__TOKEN_WORD;
}

/* A word of a script without capitals (Hebrew to Tibetan). */
static bool is_caseless(const libfeed__token *token) {
  return is_word(token) && token->code >= 0x0590 && token->code < 0x10A0;
}

/* A word that may be part of a name. A month's name is none where a number
   follows, and a preposition never is. */
static bool is_name_word(const libfeed__token *token) {
  const uint64_t others =
      LIBFEED__IN(STOPWORD) | LIBFEED__IN(BYLINE) | LIBFEED__IN(MONTH);
  if (is_caseless(token))
    return (token->classes & (ENDS_NAME | others)) == 0;
  return is_word(token) && token->is_capital &&
         (token->classes & ENDS_NAME) == 0 &&
         !(token->month != 0 && token[1].kind == LIBFEED__TOKEN_NUMBER) &&
         !is_a(token, LIBFEED__NO_NAME);
}

static size_t skip_titles(const libfeed__token *t, size_t i) {
  while (is_word(&t[i]) && is_a(&t[i], LIBFEED__HONORIFIC)) {
    i++;
    while (is_mark(&t[i], '.') || is_mark(&t[i], '-'))
      i++;
  }
  return i;
}

/* One name at `i`: where it ends, or `i` where there is none. `*words` counts
   those with a capital. */
static size_t read_name(const libfeed__token *t, size_t i, size_t *words) {
  size_t end = i, n = 0;
  *words = 0;
  while (n < WORDS_MOST) {
    if (is_name_word(&t[i])) {
      ++*words;
      end = ++i;
      /* An initial and its full stop. */
      if (is_mark(&t[i], '.') && !t[i].after_space &&
          (t[i - 1].text.len <= 2 ||
           (is_name_word(&t[i + 1]) && !t[i + 1].after_space)))
        end = ++i;
    } else if (n > 0 && is_word(&t[i]) && is_a(&t[i], LIBFEED__PARTICLE) &&
               (is_name_word(&t[i + 1]) ||
                is_a(&t[i + 1], LIBFEED__PARTICLE))) {
      i++;
    } else {
      break;
    }
    n++;
  }
  return end;
}

/* Names with commas and joints between them; the token behind them, or `i`.
   Each has at least `least` words. */
static size_t read_names(const libfeed__tokens *tokens, size_t i, size_t least,
                         libfeed__byline *out) {
  const libfeed__token *t = tokens->items;
  size_t end = i;
  while (out->n_names < LIBFEED__NAMES_MOST) {
    size_t words, first = skip_titles(t, i);
    size_t last = read_name(t, first, &words);
    if (words < least || words == 0)
      break;
    /* A department behind the name: "…, AMP Project". */
    if (out->n_names > 0 && !t[first].has_small && t[end - 1].has_small)
      break;
    out->names[out->n_names++] = libfeed__tokens_text(tokens, first, last - 1);
    out->is_person =
        out->is_person || (t[first].classes & LIBFEED__IN(GIVEN)) != 0;
    end = last;
    i = last;
    if (is_mark(&t[i], ',') || is_mark(&t[i], '&') || is_mark(&t[i], ';') ||
        (is_mark(&t[i], '/') && least > 1))
      i++;
    if (is_word(&t[i]) && is_a(&t[i], LIBFEED__JOINT))
      i++;
    if (i == last)
      break;
    least = 2; /* what follows a name with a comma is often a place or a post */
  }
  return end;
}

/* A name of any kind without a space, as users of forums and sites have. */
static size_t read_user(const libfeed__tokens *tokens, size_t i,
                        libfeed__byline *out) {
  const libfeed__token *t = tokens->items;
  size_t end = i + 1;
  while (end < tokens->len && !t[end].after_space &&
         (t[end].kind == LIBFEED__TOKEN_WORD ||
          t[end].kind == LIBFEED__TOKEN_NUMBER ||
          (t[end + 1].kind == LIBFEED__TOKEN_WORD && !t[end + 1].after_space &&
           (t[end].code == '.' || t[end].code == '_' || t[end].code == '-'))))
    end++;
  bool is_ended = end >= tokens->len || t[end].kind != LIBFEED__TOKEN_WORD ||
                  t[end].is_capital || is_a(&t[end], LIBFEED__NO_NAME);
  if (!is_word(&t[i]) || !is_ended || t[i].text.len < 3 ||
      (t[i].classes & (ENDS_NAME | LIBFEED__IN(STOPWORD))) != 0)
    return i;
  out->names[out->n_names++] = libfeed__tokens_text(tokens, i, end - 1);
  return end;
}

/* The token behind labels and a colon ("Text & photos:") at `i`, or `i`. */
static size_t skip_label(const libfeed__token *t, size_t i) {
  size_t start = i;
  bool is_label = false;
  while (i - start < 4 && is_word(&t[i])) {
    bool is_one = is_a(&t[i], LIBFEED__LABEL);
    if (!is_one && (t[i].classes & LIBFEED__IN(PHOTO)) == 0)
      break;
    is_label = is_label || is_one;
    i++;
    if (is_mark(&t[i], '&') || is_mark(&t[i], '+') || is_mark(&t[i], '/') ||
        is_a(&t[i], LIBFEED__JOINT))
      i++;
  }
  if (is_label && libfeed__is_colon(&t[i]))
    return i + 1;
  return start;
}

/* The token behind "By" or "Author:" at `i`, or `i`. `*is_labeled`: there is
   more than a preposition. */
static size_t skip_marker(const libfeed__token *t, size_t i, bool *is_labeled) {
  const uint64_t first =
      LIBFEED__IN(BY) | LIBFEED__IN(LABEL) | LIBFEED__IN(PHOTO);
  size_t start = i;
  *is_labeled = false;
  if ((t[i].classes & first) == 0)
    return start; /* as nearly everywhere */
  i = skip_label(t, i);
  *is_labeled = i > start;
  if (i > start)
    return is_word(&t[i]) && is_a(&t[i], LIBFEED__BY) && !t[i].is_capital
               ? i + 1
               : i;
  while (is_word(&t[i]) && is_a(&t[i], LIBFEED__LABEL) && i - start < 3)
    i++;
  *is_labeled = i > start || libfeed__is_colon(&t[i + 1]);
  if (is_word(&t[i]) && is_a(&t[i], LIBFEED__BY))
    return libfeed__is_colon(&t[i + 1]) ? i + 2
           : is_word(&t[i + 1])         ? i + 1
                                        : start;
  return i > start && is_a(&t[i - 1], LIBFEED__AUTHOR) && is_word(&t[i])
             ? i
             : start;
}

/* Marks that part the pieces of a line. */
static bool is_separator(const libfeed__token *token) {
  if (token->kind != LIBFEED__TOKEN_MARK)
    return false;
  switch (token->code) {
  case '|':
  case '/':
  case '(':
  case ')':
  case '*':
  case 0xA9:
  case 0xB7:
  case 0xBB:
  case 0x2022:
  case 0x2192:
    return true;
  case '-':
  case 0x2013:
  case 0x2014:
    return token->after_space;
  default:
    return false;
  }
}

/* What may follow a name at the end of its piece: a separator, a comma, a
   number (of comments), a word that leads to a date. */
static bool ends_piece(const libfeed__token *token) {
  return token->kind == LIBFEED__TOKEN_END || is_separator(token) ||
         token->kind == LIBFEED__TOKEN_NUMBER || token->month != 0 ||
         is_mark(token, ',') || is_mark(token, ':') ||
         (is_word(token) && is_a(token, LIBFEED__NO_NAME));
}

/* Several words that are no name of a person, but stand where one is expected:
   "Author Friends of the Sea", "By Valley News Staff". The token behind them,
   or `i`. Behind "By" alone each has to have a capital. */
static size_t read_phrase(const libfeed__tokens *tokens, size_t i,
                          libfeed__byline *out) {
  const libfeed__token *t = tokens->items;
  size_t end = i;
  while (is_word(&t[end]) && end - i <= PHRASE_MOST &&
         (end == i || out->is_labeled || t[end].is_capital) &&
         !(is_a(&t[end], LIBFEED__NO_NAME) && !t[end].is_capital))
    end++;
  if (end - i < 2 || end - i > PHRASE_MOST || !ends_piece(&t[end]))
    return i;
  out->names[0] = libfeed__tokens_text(tokens, i, end - 1);
  out->n_names = 1;
  return end;
}

/* What stands behind "By": names, or whatever a site calls its writer. */
static bool read_marked(const libfeed__tokens *tokens, size_t i,
                        libfeed__byline *out) {
  const libfeed__token *t = tokens->items;
  size_t end = read_names(tokens, i, 1, out);
  if (is_caseless(&t[i])) { /* nothing but where it ends tells a name there */
    if (end - i < 2 || !ends_piece(&t[end]))
      out->n_names = 0;
    out->end = end;
    return out->n_names > 0;
  }
  if (out->n_names == 0)
    end = read_user(tokens, i, out);
  if (out->n_names == 1 && end == i + 1 && !ends_piece(&t[end])) {
    size_t phrase = read_phrase(tokens, i, out);
    end = phrase > i ? phrase : end;
  }
  out->end = end;
  return out->n_names > 0;
}

/* A word that may stand for its writer, though nothing says so: a given name,
   or what users call themselves. */
static bool may_be_user(const libfeed__token *token) {
  bool is_plain = token->is_capital || is_caseless(token);
  for (size_t i = 1; i < token->text.len; i++)
    is_plain = is_plain && !libfeed__is_digit(token->text.data[i]) &&
               !(token->has_small && token->text.data[i] >= 'A' &&
                 token->text.data[i] <= 'Z');
  return (token->classes & NO_USER) == 0 &&
         (!is_plain || is_a(token, LIBFEED__GIVEN));
}

static bool found(libfeed__byline *out, libfeed__byline_form form, size_t first,
                  size_t end) {
  out->form = form;
  out->first = first;
  out->end = end;
  return true;
}

/* A single word beside a date, and nothing else in the line. */
static bool read_beside(const libfeed__tokens *tokens,
                        const libfeed__date_place *date, libfeed__byline *out) {
  const libfeed__token *t = tokens->items;
  size_t after = date->last + 1;
  if (date->first == 1 && is_name_word(&t[0]) && t[0].has_small) {
    out->names[out->n_names++] = t[0].text;
    out->is_doubtful = !may_be_user(&t[0]);
    return found(out, LIBFEED__BYLINE_DATED, 0, 1);
  }
  if (date->first == 0 && after + 1 == tokens->len &&
      read_user(tokens, after, out) > after) {
    out->is_doubtful = !may_be_user(&t[after]);
    return found(out, LIBFEED__BYLINE_DATED, after, after + 1);
  }
  return false;
}

static bool has_separator(const libfeed__tokens *tokens) {
  for (size_t i = 0; i < tokens->len; i++)
    if (is_separator(&tokens->items[i]))
      return true;
  return false;
}

/* A mark at which another piece may begin. */
static bool begins_piece(const libfeed__token *token) {
  return is_separator(token) || token->kind == LIBFEED__TOKEN_NUMBER ||
         is_mark(token, ',') || is_a(token, LIBFEED__AGO);
}

/* True where the name that follows took a picture, or owns something: behind
   "Foto", "AFP/", ©. */
static bool begins_credit(const libfeed__token *token) {
  return is_mark(token, 0xA9) || is_a(token, LIBFEED__RIGHTS) ||
         (is_a(token, LIBFEED__PHOTO) &&
          (is_mark(token + 1, '/') || libfeed__is_colon(token + 1) ||
           is_word(token + 1)));
}

/* The piece of a line between separators and dates that holds names and nothing
   else, in a line that has a date or several pieces; or the whole line. */
static bool read_bare(const libfeed__tokens *tokens, libfeed__byline *out) {
  libfeed__date_place date = {0};
  const libfeed__token *t = tokens->items;
  bool has_date = libfeed__date_find(tokens, 0, true, &date);
  bool has_pieces = has_date || has_separator(tokens);
  bool is_start = true, is_credit = false;
  if (has_date && read_beside(tokens, &date, out))
    return true;
  for (size_t i = 0; i < tokens->len; i++) {
    if (has_date && i >= date.first && i <= date.last) {
      i = date.last;
      is_start = true;
      continue;
    }
    if (is_start && !is_caseless(&t[i]) &&
        (is_word(&t[i]) || is_mark(&t[i], '"'))) {
      libfeed__byline names = {0};
      size_t end = read_names(tokens, i, 2, &names);
      bool is_alone =
          i <= 1 && end == tokens->len && (i == 0 || is_separator(&t[0]));
      if (names.n_names > 0 &&
          (end == tokens->len || (has_pieces && ends_piece(&t[end])))) {
        *out = names;
        out->is_signed = is_alone && i == 1;
        out->is_doubtful = is_credit;
        return found(out,
                     is_alone ? LIBFEED__BYLINE_BARE : LIBFEED__BYLINE_DATED, i,
                     end);
      }
    }
    is_credit = is_credit || begins_credit(&t[i]);
    is_start = begins_piece(&t[i]);
  }
  return false;
}

/* True for names behind "by" at `i` that are hardly the writer's: those of
   others, and single words where no date says what kind of line it is. Such a
   word in small letters has its piece of the line for itself. */
static bool is_inner_doubtful(const libfeed__tokens *tokens, size_t i,
                              const libfeed__byline *byline) {
  const libfeed__token *t = tokens->items;
  libfeed__date_place date;
  libfeed_str name = byline->names[0];
  if (((t[0].classes | t[i - 1].classes) & NO_AUTHOR) != 0 ||
      is_a(&t[i], LIBFEED__AGENT) ||
      (is_caseless(&t[i]) && !libfeed__is_colon(&t[i + 1])))
    return true;
  if (libfeed__find_byte(name, ' ') != SIZE_MAX)
    return false;
  bool is_piece = begins_piece(&t[i - 1]) || is_a(&t[i], LIBFEED__AUTHOR);
  return t[byline->end - 1].month != 0 ||
         !libfeed__date_find(tokens, 0, true, &date) ||
         (!is_piece && !t[byline->end - 1].is_capital);
}

/* "… By Ann Cao" at the line's end, as a headline that lost what parted it from
   its by-line. */
static bool is_glued(const libfeed__tokens *tokens, size_t i,
                     const libfeed__byline *byline) {
  return libfeed__equals_fold(tokens->items[i].text, LIBFEED__STR("by")) &&
         byline->end == tokens->len &&
         libfeed__find_byte(byline->names[0], ' ') != SIZE_MAX;
}

/* "By" further in the line. */
static bool read_inner(const libfeed__tokens *tokens, libfeed__byline *out) {
  libfeed__byline next;
  for (size_t i = 1; i < tokens->len; i++) {
    bool is_labeled;
    size_t names = skip_marker(tokens->items, i, &is_labeled);
    if (names == i)
      continue;
    memset(&next, 0, sizeof next);
    next.is_labeled = is_labeled;
    if (!read_marked(tokens, names, &next))
      continue;
    (void)found(&next, LIBFEED__BYLINE_INNER, i, next.end);
    next.is_doubtful = is_inner_doubtful(tokens, i, &next);
    next.is_glued = is_glued(tokens, i, &next);
    if (out->n_names == 0 || !next.is_doubtful)
      *out = next;
    if (!next.is_doubtful)
      break;
  }
  return out->n_names > 0;
}

bool libfeed__byline_may_begin(const libfeed__token *first) {
  const uint64_t classes =
      LIBFEED__IN(BY) | LIBFEED__IN(LABEL) | LIBFEED__IN(PHOTO);
  return first->kind == LIBFEED__TOKEN_WIDE || (first->classes & classes) != 0;
}

bool libfeed__byline_read(const libfeed__tokens *tokens, libfeed__byline *out) {
  memset(out, 0, sizeof *out);
  if (tokens->len == 0)
    return false;
  if (libfeed__byline_read_wide(tokens, out))
    return found(out, LIBFEED__BYLINE_MARKED, 0, tokens->len);
  size_t names = skip_marker(tokens->items, 0, &out->is_labeled);
  if (names > 0 && read_marked(tokens, names, out))
    return found(out, LIBFEED__BYLINE_MARKED, 0, out->end);
  out->is_labeled = false;
  return read_bare(tokens, out) || read_inner(tokens, out);
}

bool libfeed__byline_read_below(const libfeed__tokens *tokens,
                                libfeed__byline *out) {
  memset(out, 0, sizeof *out);
  out->is_labeled = true;
  return read_marked(tokens, 0, out) &&
         found(out, LIBFEED__BYLINE_MARKED, 0, out->end);
}

bool libfeed__byline_is_label(const libfeed__tokens *tokens) {
  const libfeed__token *t = tokens->items;
  size_t i = 0;
  bool is_marker = false;
  while (i < 3 && is_word(&t[i]) &&
         (is_a(&t[i], LIBFEED__LABEL) || is_a(&t[i], LIBFEED__BY))) {
    is_marker = is_marker || is_a(&t[i], LIBFEED__BY) ||
                is_a(&t[i], LIBFEED__AUTHOR) || libfeed__is_colon(&t[i + 1]);
    i++;
  }
  return is_marker && i + libfeed__is_colon(&t[i]) == tokens->len;
}

size_t libfeed__byline_rest(const libfeed__tokens *tokens,
                            const libfeed__byline *byline, size_t date,
                            size_t date_end) {
  const uint64_t usual =
      LIBFEED__IN(NO_NAME) | LIBFEED__IN(LABEL) | LIBFEED__IN(BY) |
      LIBFEED__IN(AGO) | LIBFEED__IN(UPDATED) | LIBFEED__IN(WEEKDAY) |
      LIBFEED__IN(MONTH) | LIBFEED__IN(BYLINE) | LIBFEED__IN(HONORIFIC);
  size_t n = 0;
  for (size_t i = 0; i < tokens->len; i++) {
    const libfeed__token *token = &tokens->items[i];
    bool is_told =
        (i >= byline->first && i < byline->end) || (i >= date && i < date_end);
    n += !is_told && (token->kind == LIBFEED__TOKEN_WIDE ||
                      (is_word(token) && (token->classes & usual) == 0));
  }
  return n;
}
