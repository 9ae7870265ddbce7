/* SPDX-License-Identifier: MIT */
/* Roles: what each line is to the article: a part of its text, something about
   it, or furniture of the page, by what the words in it belong to. */
#include "article/roles.h"

#include "article/agree.h"
#include "article/guess.h"
#include "article/prefixes.h"
#include "article/tokens.h"

/* A paragraph is at least so wide, a heading at most. */
#define PROSE_WIDTH 120
#define HEADING_WIDTH 90
#define CREDIT_WIDTH 80
#define CAPTION_WIDTH 240
/* A teaser is at least so wide: a sentence or two. */
#define TEASER_WIDTH 160
/* Lines below "14 comments" that are looked at. */
#define COMMENT_REACH 12
/* A label, such as "Related articles", is at most so wide. */
#define LABEL_WIDTH 50

/* Thai and Lao, which have no full stop. */
static bool ends_in_thai(const libfeed__line *line) {
  const char *end = line->text + line->len;
  return line->len >= 3 && (unsigned char)end[-3] == 0xE0 &&
         (unsigned char)end[-2] >= 0xB8 && (unsigned char)end[-2] <= 0xBB;
}

bool libfeed__line_is_cut(const libfeed__line *line) {
  if (ends_in_thai(line))
    return false;
  return line->measure.ending == LIBFEED__ENDS_ELLIPSIS ||
         (line->measure.ending == LIBFEED__ENDS_OPEN &&
          line->measure.width >= PROSE_WIDTH &&
          !(line->text[line->len - 1] >= '!' &&
            line->text[line->len - 1] <= '/'));
}

bool libfeed__line_is_content(const libfeed__line *line) {
  return line->is_kept && !line->is_teaser &&
         (line->role <= LIBFEED_ROLE_QUOTATION ||
          line->role == LIBFEED_ROLE_SUMMARY ||
          line->role == LIBFEED_ROLE_CORRECTION) &&
         line->role != LIBFEED_ROLE_HEADLINE;
}

static bool has(const libfeed__line *line, libfeed__class class) {
  return line->measure.hits[class] > 0;
}

/* At least one word of three is of the class. */
static bool is_about(const libfeed__line *line, libfeed__class class) {
  return line->measure.hits[class] * 3U >= line->measure.words &&
         has(line, class);
}

/* The role that the label of a line tells; PARAGRAPH where it tells none. */
static libfeed_role role_by_label(const libfeed__line *line) {
  libfeed_str text = libfeed__line_str(line);
  while (text.len > 0 && (text.data[0] == '(' || text.data[0] == '*' ||
                          text.data[0] == '[' || text.data[0] == '_'))
    text = libfeed__slice(text, 1, text.len);
  unsigned char first =
      text.len > 0 ? (unsigned char)libfeed__lower(text.data[0]) : 0;
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
    const char *prefix = prefixes[i].text;
    if ((unsigned char)prefix[0] > first)
      break;
    if ((unsigned char)prefix[0] == first &&
        libfeed__starts_with_fold(text, (libfeed_str){prefix, strlen(prefix)}))
      return prefixes[i].role;
  }
  return LIBFEED_ROLE_PARAGRAPH;
}

/* The role that the beginning of a line tells. Labels end with a colon, or
   stand in brackets. */
static inline libfeed_role role_by_prefix(const libfeed__line *line) {
  bool may_be_labelled = (line->measure.signs & LIBFEED__HAS_LABEL) != 0 ||
                         line->text[0] == '(' || line->text[0] == '[';
  return may_be_labelled ? role_by_label(line) : LIBFEED_ROLE_PARAGRAPH;
}

/* "(Reporting by …; Editing by …)", or a correction. */
static bool is_note(const libfeed__line *line, libfeed_role prefix) {
  return prefix == LIBFEED_ROLE_CORRECTION ||
         (prefix == LIBFEED_ROLE_CONTRIBUTORS && line->measure.width < 300);
}

/* False where there is no "by" and no full stop behind "Photo", nor a script in
   which "=" stands there. */
static bool may_lead(const libfeed__line *line) {
  const libfeed__measure *measure = &line->measure;
  return measure->hits[LIBFEED__NAMING] > measure->hits[LIBFEED__PHOTO] ||
         measure->stops > 0 || (unsigned char)line->text[0] >= 0xE3;
}

/* "Photo: AFP": a label of photo credits and little else. */
static bool is_credit(const libfeed__line *line) {
  bool is_led = (line->measure.lead & LIBFEED__IN(PHOTO)) != 0 &&
                (line->measure.lead & LIBFEED__IN(RELATED)) == 0;
  if (line->measure.width > CREDIT_WIDTH || line->measure.words > 12 ||
      !has(line, LIBFEED__PHOTO))
    return false;
  return is_led ||
         (may_lead(line) && libfeed__credit_leads(libfeed__line_str(line)));
}

/* What a picture shows, and who took it: "… Photo: AFP". */
static bool is_caption(const libfeed__line *line) {
  return has(line, LIBFEED__PHOTO) && line->measure.width <= CAPTION_WIDTH &&
         libfeed__credit_find(libfeed__line_str(line)).len > 0;
}

static bool is_tags(const libfeed__line *line, libfeed_role prefix) {
  return line->measure.width < 200 &&
         (prefix == LIBFEED_ROLE_TAGS ||
          (line->text[0] == '#' && line->len > 1 && line->text[1] != ' ' &&
           line->text[1] != '#'));
}

/* -- lines of the article ---------------------------------------------------
 */

static bool is_list_item(const libfeed__line *line) {
  const uint16_t marks = LIBFEED__STARTS_MARK;
  if (line->measure.signs & marks)
    return line->len > 2 && line->text[1] != '-';
  size_t i = 0;
  while (i < line->len && i < 3 && libfeed__is_digit(line->text[i]))
    i++;
  return i > 0 && i + 1 < line->len &&
         (line->text[i] == '.' || line->text[i] == ')') &&
         line->text[i + 1] == ' ' &&
         (line->measure.signs & LIBFEED__HAS_DATE) == 0;
}

static bool is_quotation(const libfeed__line *line) {
  return (line->measure.signs & LIBFEED__STARTS_QUOTE) != 0 &&
         line->measure.quotes >= 2 && line->measure.quotes <= 3 &&
         line->measure.width >= LABEL_WIDTH && line->len > 3 &&
         (line->text[line->len - 1] == '"' ||
          memcmp(line->text + line->len - 3, "\xE2\x80\x9C", 3) == 0 ||
          memcmp(line->text + line->len - 3, "\xE2\x80\x9D", 3) == 0 ||
          memcmp(line->text + line->len - 2, "\xC2\xBB", 2) == 0 ||
          memcmp(line->text + line->len - 3, "\xE3\x80\x8D", 3) == 0);
}

/* Short, without a full stop, and longer text of the article behind it. */
static bool is_heading(const libfeed__line *lines, size_t n, size_t i) {
  const libfeed__line *line = &lines[i];
  if (line->measure.width > HEADING_WIDTH ||
      line->measure.ending == LIBFEED__ENDS_STOP ||
      line->measure.ending == LIBFEED__ENDS_COLON)
    return false;
  for (size_t k = i + 1; k < n && k <= i + 2; k++)
    if (lines[k].is_kept)
      return lines[k].measure.width > line->measure.width &&
             lines[k].measure.width > HEADING_WIDTH;
  return false;
}

/* What a label inside the article is that has nothing to do with it, such as
   "Advertisement" or "Leave a comment": a short line without a full stop, at
   least half of whose words are of one class, and no heading of prose that has
   such words, too. */
static const struct {
  libfeed__class class;
  libfeed_role role;
} labels[] = {
    {LIBFEED__AD, LIBFEED_ROLE_ADVERTISEMENT},
    {LIBFEED__SHARE, LIBFEED_ROLE_SHARE},
    {LIBFEED__SUBSCRIBE, LIBFEED_ROLE_NOTICE},
    {LIBFEED__COMMENT, LIBFEED_ROLE_COMMENT},
    {LIBFEED__RELATED, LIBFEED_ROLE_RELATED},
    {LIBFEED__RIGHTS, LIBFEED_ROLE_RIGHTS},
    {LIBFEED__COOKIE, LIBFEED_ROLE_NOTICE},
};

/* True where prose follows that has words of the class. */
static bool heads_prose(const libfeed__line *lines, size_t n, size_t i,
                        libfeed__class class) {
  return i + 1 < n && lines[i + 1].measure.width > HEADING_WIDTH &&
         has(&lines[i + 1], class);
}

/* PARAGRAPH where it is none. */
static libfeed_role role_of_label(const libfeed__line *lines, size_t n,
                                  size_t i) {
  const libfeed__measure *measure = &lines[i].measure;
  size_t words = measure->words, stops = measure->hits[LIBFEED__STOPWORD];
  if (!libfeed__has_furniture(measure))
    return LIBFEED_ROLE_PARAGRAPH;
  if (measure->width > LABEL_WIDTH || measure->ending == LIBFEED__ENDS_STOP ||
      measure->ending == LIBFEED__ENDS_ASK)
    return LIBFEED_ROLE_PARAGRAPH;
  for (size_t k = 0; k < sizeof labels / sizeof *labels; k++) {
    libfeed__class class = labels[k].class;
    size_t hits = measure->hits[class];
    /* "Leave a comment", "Sign up for our newsletter" */
    bool is_only = (words <= 3 || hits >= 2) && stops < words;
    if (hits > 0 && hits * 2 >= words - (is_only ? stops : 0) &&
        !heads_prose(lines, n, i, class))
      return labels[k].role;
  }
  return LIBFEED_ROLE_PARAGRAPH;
}

static libfeed_role role_inside(const libfeed__line *lines, size_t n,
                                size_t i) {
  const libfeed__line *line = &lines[i];
  libfeed_role prefix = role_by_prefix(line);
  if (is_note(line, prefix))
    return prefix;
  if (is_credit(line))
    return LIBFEED_ROLE_CREDIT;
  if (is_caption(line))
    return LIBFEED_ROLE_CAPTION;
  if (is_tags(line, prefix))
    return LIBFEED_ROLE_TAGS;
  libfeed_role label = role_of_label(lines, n, i);
  if (label != LIBFEED_ROLE_PARAGRAPH)
    return label;
  if (is_list_item(line))
    return LIBFEED_ROLE_LIST_ITEM;
  if (is_quotation(line))
    return LIBFEED_ROLE_QUOTATION;
  if (is_heading(lines, n, i))
    return LIBFEED_ROLE_HEADING;
  return LIBFEED_ROLE_PARAGRAPH;
}

/* -- lines of the page ------------------------------------------------------
 */

/* Classes of words and what a line is that has them, the surest first. */
static const struct {
  libfeed__class class;
  libfeed_role role;
  bool is_label; /* only where one word of three is of the class */
} furniture[] = {
    {LIBFEED__RIGHTS, LIBFEED_ROLE_RIGHTS, true},
    {LIBFEED__COOKIE, LIBFEED_ROLE_NOTICE, false},
    {LIBFEED__COMMENT, LIBFEED_ROLE_COMMENT, true},
    {LIBFEED__SHARE, LIBFEED_ROLE_SHARE, true},
    {LIBFEED__SUBSCRIBE, LIBFEED_ROLE_NOTICE, false},
    {LIBFEED__ACCOUNT, LIBFEED_ROLE_NOTICE, true},
    {LIBFEED__AD, LIBFEED_ROLE_ADVERTISEMENT, true},
    {LIBFEED__RELATED, LIBFEED_ROLE_RELATED, true},
    {LIBFEED__UPDATED, LIBFEED_ROLE_DATE, true},
};

/* PARAGRAPH where it is none. */
static libfeed_role role_of_furniture(const libfeed__line *line) {
  if (!libfeed__has_furniture(&line->measure))
    return LIBFEED_ROLE_PARAGRAPH;
  for (size_t k = 0; k < sizeof furniture / sizeof *furniture; k++)
    if (furniture[k].is_label ? is_about(line, furniture[k].class)
                              : has(line, furniture[k].class))
      return furniture[k].role;
  return LIBFEED_ROLE_PARAGRAPH;
}

/* What the lines so far mean for those after them. */
typedef struct page_state {
  bool in_comments, in_related, in_footer;
} page_state;

static libfeed_role role_outside(const libfeed__judgement *judgement, size_t i,
                                 page_state *page) {
  const libfeed__line *line = &judgement->lines[i];
  bool is_past = i >= judgement->body_end;
  bool is_short = line->measure.width <= LABEL_WIDTH;
  if (i >= judgement->notice && i < judgement->notice_end)
    return LIBFEED_ROLE_NOTICE;
  libfeed_role prefix = role_by_prefix(line);
  if (is_note(line, prefix))
    return prefix;
  if (is_credit(line))
    return LIBFEED_ROLE_CREDIT;
  if (!is_past && i > judgement->body && is_caption(line))
    return LIBFEED_ROLE_CAPTION;
  if ((line->measure.signs & LIBFEED__HAS_RIGHTS) != 0) {
    page->in_footer = page->in_footer || is_past;
    return LIBFEED_ROLE_RIGHTS;
  }
  if (is_tags(line, prefix))
    return LIBFEED_ROLE_TAGS;
  if (is_short && has(line, LIBFEED__UPDATED) &&
      (line->measure.signs & LIBFEED__HAS_DATE) != 0)
    return LIBFEED_ROLE_DATE;
  if (is_past && is_short && is_about(line, LIBFEED__COMMENT)) {
    page->in_comments = true;
    page->in_related = false;
  } else if (is_short && is_about(line, LIBFEED__RELATED)) {
    page->in_comments = false;
    page->in_related = true;
  }
  if (page->in_footer)
    return LIBFEED_ROLE_FOOTER;
  libfeed_role role = role_of_furniture(line);
  if (role != LIBFEED_ROLE_PARAGRAPH)
    return role;
  if (page->in_comments)
    return LIBFEED_ROLE_COMMENT;
  if (page->in_related && line->measure.words >= 3)
    return LIBFEED_ROLE_RELATED;
  if (!is_past && i > judgement->body && line->measure.width > LABEL_WIDTH &&
      has(line, LIBFEED__PHOTO))
    return LIBFEED_ROLE_CAPTION;
  return line->measure.width > HEADING_WIDTH && is_past
             ? LIBFEED_ROLE_RELATED
             : LIBFEED_ROLE_NAVIGATION;
}

/* -- teasers ----------------------------------------------------------------
 */

/* "CHIP BOOM: Revenue …": words in capitals before a colon. */
static bool has_kicker(const libfeed__line *line) {
  size_t i = 0, capitals = 0;
  for (; i < line->len && i < LABEL_WIDTH && line->text[i] != ':'; i++) {
    if (line->text[i] >= 'a' && line->text[i] <= 'z')
      return false;
    capitals += line->text[i] >= 'A' && line->text[i] <= 'Z';
  }
  return capitals >= 3 && i < line->len && line->text[i] == ':';
}

/* Behind an article whose paragraphs are complete, lines that all break off are
   the beginnings of others. One alone may be the article's own last line: then
   it takes a kicker, or words that have little to do with it. */
static void find_cut_teasers(libfeed__judgement *judgement) {
  libfeed__line *lines = judgement->lines;
  size_t first = judgement->n_lines, whole = 0, cut = 0;
  for (size_t i = judgement->n_lines; i > 0; i--) {
    const libfeed__line *line = &lines[i - 1];
    if (!line->is_kept || line->measure.width < TEASER_WIDTH)
      continue;
    if (!libfeed__line_is_cut(line))
      break;
    first = i - 1;
    cut++;
  }
  for (size_t i = 0; i < first && i < judgement->n_lines; i++)
    whole += lines[i].is_kept && lines[i].measure.ending == LIBFEED__ENDS_STOP;
  if (cut == 0 || whole < 2)
    return;
  if (cut == 1 && !has_kicker(&lines[first]) &&
      libfeed__cohesion_share(&judgement->cohesion, lines[first].slots,
                              lines[first].n_slots, true) > LIBFEED__ONE / 4)
    return;
  for (size_t i = first; i < judgement->n_lines; i++)
    lines[i].is_teaser =
        lines[i].is_kept && lines[i].measure.width >= TEASER_WIDTH;
  if (judgement->body_end > first)
    judgement->body_end = first;
}

/* Prose of the page that was not kept and is no comment or notice: it reads as
   an article of its own. */
static void find_page_teasers(libfeed__judgement *judgement) {
  for (size_t i = judgement->body_end; i < judgement->n_lines; i++) {
    libfeed__line *line = &judgement->lines[i];
    if (!line->is_kept && !line->is_repeated &&
        line->role == LIBFEED_ROLE_RELATED &&
        line->measure.width >= TEASER_WIDTH && !has(line, LIBFEED__BIO) &&
        !has(line, LIBFEED__YOU) &&
        (line->measure.stops >= 2 || libfeed__line_is_cut(line)))
      line->is_teaser = true;
  }
}

/* -- what has a line of its own ---------------------------------------------
 */

/* True where the line of the by-line or the date parts a standfirst from the
   text: below the headline, with at most one line of text between them, and
   with more text behind it. */
static bool is_above_text(const libfeed__judgement *judgement, size_t title,
                          size_t line) {
  const libfeed__line *lines = judgement->lines;
  uint64_t before = 0, after = 0;
  size_t n = 0;
  if (line == SIZE_MAX || line < title ||
      lines[line].measure.width > PROSE_WIDTH)
    return false;
  for (size_t i = title + 1; i < line && n <= 1; i++) {
    before += lines[i].is_kept ? lines[i].measure.width : 0;
    n += lines[i].is_kept && lines[i].measure.width > LABEL_WIDTH;
  }
  for (size_t i = line + 1; i < judgement->n_lines && after <= before; i++)
    after += lines[i].is_kept ? lines[i].measure.width : 0;
  return n <= 1 && after > before;
}

/* A standfirst: between headline and text, or the first line of the text where
   the by-line or the date follows it. */
static size_t find_summary(const libfeed__judgement *judgement,
                           const libfeed__places *places) {
  const libfeed__line *lines = judgement->lines;
  if (places->title == SIZE_MAX)
    return SIZE_MAX;
  size_t last = places->title;
  if (is_above_text(judgement, places->title, places->author))
    last = places->author;
  if (is_above_text(judgement, places->title, places->date) &&
      places->date > last)
    last = places->date;
  if (last > places->title + 8)
    last = places->title + 8;
  for (size_t i = places->title + 1; i < judgement->n_lines; i++) {
    const libfeed__line *line = &lines[i];
    bool is_before_text = i < judgement->body && i <= places->title + 3;
    if (i > last && !is_before_text)
      break;
    if (line->measure.width >= 60 && line->measure.width <= 500 &&
        line->measure.hits[LIBFEED__STOPWORD] >= 2 && i != places->author &&
        i != places->date && !is_credit(line) && !has(line, LIBFEED__SHARE) &&
        !has(line, LIBFEED__COOKIE) && !has(line, LIBFEED__SUBSCRIBE))
      return i;
  }
  return SIZE_MAX;
}

/* True where all words of a line are in capitals. */
static bool is_shouted(const libfeed__line *line) {
  libfeed__tokens tokens;
  size_t words = 0;
  libfeed__tokens_cut(&tokens, libfeed__line_str(line));
  for (size_t i = 0; i < tokens.len; i++) {
    const libfeed__token *token = &tokens.items[i];
    if (token->kind == LIBFEED__TOKEN_MARK)
      continue;
    if (!token->is_capital || token->has_small || token->text.len < 2)
      return false;
    words++;
  }
  return words > 0;
}

/* A line in capitals right before the headline. */
static size_t find_kicker(const libfeed__judgement *judgement,
                          const libfeed__places *places) {
  if (places->title == SIZE_MAX || places->title == 0)
    return SIZE_MAX;
  const libfeed__line *line = &judgement->lines[places->title - 1];
  const libfeed__measure *measure = &line->measure;
  return line->role == LIBFEED_ROLE_NAVIGATION && measure->words <= 5 &&
                 measure->width >= 4 &&
                 measure->hits[LIBFEED__NAVIGATION] == 0 &&
                 measure->hits[LIBFEED__SHARE] == 0 && is_shouted(line)
             ? places->title - 1
             : SIZE_MAX;
}

static size_t line_of(const libfeed__candidate *candidate) {
  return candidate == NULL ? SIZE_MAX : candidate->line;
}

/* What a headline is at least: not too wide, no sentence, nothing else that is
   known. */
static bool may_be_headline(const libfeed__line *line) {
  const libfeed__measure *measure = &line->measure;
  return measure->width <= 160 && measure->ending != LIBFEED__ENDS_STOP &&
         measure->ending != LIBFEED__ENDS_COLON && !is_credit(line) &&
         !libfeed__is_path(line);
}

static bool is_like_headline(const libfeed__line *line) {
  const libfeed__measure *measure = &line->measure;
  return may_be_headline(line) && measure->words >= 3 && measure->width >= 16 &&
         !line->is_repeated && !libfeed__has_furniture(measure);
}

/* The line above the by-line or the date, where that is like a headline. */
static size_t title_above(const libfeed__judgement *judgement,
                          const libfeed__places *places) {
  const libfeed__line *lines = judgement->lines;
  size_t below = places->author < places->date ? places->author : places->date;
  if (below <= judgement->prose && below > 0 &&
      is_like_headline(&lines[below - 1]))
    return below - 1;
  return SIZE_MAX;
}

/* Where nothing else was found: a short first line before the text. One with a
   menu or path below it is the site's name. */
static size_t first_line_title(const libfeed__judgement *judgement,
                               const libfeed__part *part) {
  const libfeed__line *lines = judgement->lines;
  const libfeed__line *line = &lines[0];
  if (part->underlined != 0)
    return 0;
  if (judgement->n_lines < 2 || judgement->body > 4 ||
      line->measure.words < 2 || !may_be_headline(line) ||
      (lines[1].measure.signs & LIBFEED__HAS_BAR) != 0)
    return SIZE_MAX;
  bool has_prose = false;
  for (size_t i = 1; i < judgement->n_lines && i <= 5; i++)
    has_prose = has_prose || lines[i].measure.width > 2 * line->measure.width;
  return has_prose ? 0 : SIZE_MAX;
}

/* True where the article has text beside this line. */
static bool has_other_text(const libfeed__judgement *judgement, size_t title) {
  for (size_t i = 0; i < judgement->n_lines; i++)
    if (i != title && judgement->lines[i].is_kept)
      return true;
  return false;
}

/* Where a header line names the title, a line is the headline only if it says
   the same; and what is all the text there is is no headline of it. */
static void find_title(const libfeed__judgement *judgement,
                       const libfeed__part *part, libfeed__places *places) {
  if (part->underlined == 0 && places->title == SIZE_MAX)
    places->title = title_above(judgement, places);
  if (part->underlined != 0 || places->title == SIZE_MAX)
    places->title = first_line_title(judgement, part);
  if (places->title == SIZE_MAX)
    return;
  libfeed_str text = libfeed__line_str(&judgement->lines[places->title]);
  if ((part->headers[LIBFEED__HEADER_TITLE] != 0 &&
       !libfeed__equals_fold(text, part->values[LIBFEED__HEADER_TITLE])) ||
      !has_other_text(judgement, places->title))
    places->title = SIZE_MAX;
}

static void set_role(libfeed__judgement *judgement, size_t line,
                     libfeed_role role) {
  if (line != SIZE_MAX)
    judgement->lines[line].role = (uint8_t)role;
}

/* A date or by-line inside a paragraph leaves it a paragraph. */
static void set_short_role(libfeed__judgement *judgement, size_t line,
                           libfeed_role role) {
  if (line != SIZE_MAX && judgement->lines[line].measure.width <= PROSE_WIDTH)
    set_role(judgement, line, role);
}

/* "14 comments", and lines that go with comments below: their age, "Reply". */
static bool begins_comments(const libfeed__judgement *judgement, size_t i) {
  const libfeed__line *line = &judgement->lines[i];
  size_t signs = 0;
  if (line->measure.width > LABEL_WIDTH || line->measure.digits == 0 ||
      !is_about(line, LIBFEED__COMMENT))
    return false;
  for (size_t k = i + 1; k < judgement->n_lines && k <= i + COMMENT_REACH;
       k++) {
    const libfeed__line *next = &judgement->lines[k];
    signs += next->measure.width <= LABEL_WIDTH &&
             ((has(next, LIBFEED__AGO) && next->measure.digits > 0) ||
              is_about(next, LIBFEED__COMMENT));
  }
  return signs >= 2;
}

/* What the judge kept before the first prose may belong to a menu all the same:
   a path, and above the headline what is short and no sentence. */
static bool is_menu(const libfeed__line *line, bool is_above_title) {
  const libfeed__measure *measure = &line->measure;
  return libfeed__is_path(line) ||
         (is_above_title && measure->width <= LABEL_WIDTH &&
          measure->ending != LIBFEED__ENDS_STOP &&
          measure->ending != LIBFEED__ENDS_ASK);
}

void libfeed__roles_find(libfeed__judgement *judgement,
                         const libfeed__picks *picks, const libfeed__part *part,
                         libfeed__places *places) {
  page_state page = {false, false, false};
  bool has_prose = false, in_comments = false;
  libfeed__line *lines = judgement->lines;
  places->title = line_of(picks->title);
  places->date = line_of(picks->date);
  places->author = line_of(picks->author);
  places->rights = SIZE_MAX;
  find_cut_teasers(judgement);
  find_title(judgement, part, places);
  for (size_t i = 0; i < judgement->n_lines; i++) {
    libfeed__line *line = &lines[i];
    const libfeed__measure *measure = &line->measure;
    line->role =
        (uint8_t)(line->is_kept ? role_inside(lines, judgement->n_lines, i)
                                : role_outside(judgement, i, &page));
    has_prose = has_prose || (line->is_kept && measure->width > PROSE_WIDTH);
    in_comments = in_comments || (has_prose && begins_comments(judgement, i));
    if (in_comments && line->is_kept)
      line->role = LIBFEED_ROLE_COMMENT;
    if (line->is_kept && !has_prose &&
        is_menu(line, places->title != SIZE_MAX && i < places->title))
      line->role = LIBFEED_ROLE_NAVIGATION;
    if (line->role == LIBFEED_ROLE_RIGHTS && places->rights == SIZE_MAX &&
        i >= judgement->body)
      places->rights = i;
  }
  places->summary = find_summary(judgement, places);
  places->kicker = find_kicker(judgement, places);
  set_role(judgement, places->summary, LIBFEED_ROLE_SUMMARY);
  set_role(judgement, places->kicker, LIBFEED_ROLE_KICKER);
  set_short_role(judgement, places->date, LIBFEED_ROLE_DATE);
  set_short_role(judgement, places->author, LIBFEED_ROLE_BYLINE);
  set_role(judgement, places->title, LIBFEED_ROLE_HEADLINE);
  find_page_teasers(judgement);
}
