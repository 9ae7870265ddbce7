/* SPDX-License-Identifier: MIT */
/* Measure: one pass over a line that counts what the features are made of. */
#include "article/measure.h"

#include "article/cohesion.h"
#include "article/letters.h"

/* A label before a colon is at most so wide. */
#define LABEL_WIDTH 40

/* The word that is being read, and what is known of the one before it. */
typedef struct open_word {
  uint32_t hash;
  uint32_t phrase; /* hash of the word before, a space, and this one; or 0 */
  uint32_t next_phrase; /* the same for the word that comes next */
  uint16_t letters;
  uint16_t capitals;
  uint16_t digits;
  bool is_capital; /* its first character is */
} open_word;

/* Groups of digits with one character between them: dates and times. */
typedef struct open_number {
  uint32_t value;
  uint32_t digits;
  uint32_t group_digits[2]; /* of the groups before, the nearest first */
  uint32_t group_value;     /* of the nearest */
  uint32_t separators[2];   /* what stands before this group, and before that */
} open_number;

typedef struct line_meter {
  libfeed__measure *measure;
  libfeed__words *words;
  open_word word;
  open_number number;
  uint32_t wide;   /* characters of scripts without spaces */
  uint32_t pair;   /* the last of them, or 0 */
  uint32_t before; /* the character before */
  /* … and the last two that are no spaces, quotes or closing brackets. */
  uint32_t last, before_last;
} line_meter;

static void bump(uint16_t *counter) {
  if (*counter < UINT16_MAX)
    ++*counter;
}

static void hit(libfeed__measure *measure, unsigned class) {
  if (measure->hits[class] < UINT8_MAX)
    measure->hits[class]++;
}

static void count_languages(uint32_t *languages, uint64_t bits) {
  for (unsigned bit = 0; bits != 0; bit++, bits >>= 1)
    languages[bit] += bits & 1;
}

static void count_classes(line_meter *meter, const libfeed__word *found) {
  libfeed__measure *measure = meter->measure;
  if (found->classes & LIBFEED__IN(STOPWORD)) {
    hit(measure, LIBFEED__STOPWORD);
    if (meter->words->languages != NULL)
      count_languages(meter->words->languages, found->languages);
  }
  uint32_t rest = (uint32_t)(found->classes & (LIBFEED__IN(STOPWORD) - 1));
  for (unsigned class = 0; rest != 0; class ++, rest >>= 1)
    if (rest & 1)
      hit(measure, class);
  if (found->classes & LIBFEED__IN(MONTH))
    measure->month = (uint8_t)(found->classes >> LIBFEED__MONTH_SHIFT);
}

/* Looks a hash up and counts it; true where it may begin a phrase. */
static bool look_up(line_meter *meter, uint32_t hash) {
  const libfeed__word *found = libfeed__lexicon_find(hash);
  if (found == NULL)
    return false;
  count_classes(meter, found);
  return (found->classes & LIBFEED__IN(FIRST)) != 0;
}

static void begin_word(line_meter *meter, bool is_capital) {
  open_word *word = &meter->word;
  word->hash = LIBFEED__WORD_START;
  word->phrase = word->next_phrase;
  word->letters = word->capitals = word->digits = 0;
  word->is_capital = is_capital;
}

static void end_word(line_meter *meter) {
  open_word *word = &meter->word;
  libfeed__measure *measure = meter->measure;
  if (word->letters + word->digits == 0)
    return;
  bump(&measure->words);
  measure->fingerprint = (measure->fingerprint ^ word->hash) * 16777619U;
  word->next_phrase = 0;
  if (word->letters >= LIBFEED__SLOT_LETTERS && meter->words->slots != NULL)
    *meter->words->slots++ = libfeed__cohesion_slot(word->hash);
  if (word->letters > 0) {
    if (word->is_capital)
      bump(&measure->capitals);
    if (word->letters > 1 && word->capitals == word->letters)
      bump(&measure->shouted);
    if (word->phrase != 0)
      (void)look_up(meter, word->phrase);
    if (look_up(meter, word->hash))
      word->next_phrase = libfeed__word_step(word->hash, ' ');
  }
  word->letters = word->digits = 0;
}

static void word_character(line_meter *meter, libfeed__kind_of kind,
                           uint32_t lower) {
  open_word *word = &meter->word;
  if (word->letters + word->digits == 0) {
    if (kind == LIBFEED__MARK)
      return; /* no word begins with an apostrophe */
    begin_word(meter, kind == LIBFEED__CAPITAL);
  }
  word->hash = libfeed__word_step(word->hash, lower);
  if (word->phrase != 0)
    word->phrase = libfeed__word_step(word->phrase, lower);
  if (kind == LIBFEED__DIGIT)
    bump(&word->digits);
  else if (kind != LIBFEED__MARK)
    bump(&word->letters);
  if (kind == LIBFEED__CAPITAL)
    bump(&word->capitals);
}

/* Han, Hangul, hiragana: one by one and in pairs. */
static void wide_character(line_meter *meter, uint32_t code) {
  uint32_t one = libfeed__word_step(LIBFEED__WORD_START, code);
  (void)look_up(meter, one);
  if (meter->pair != 0) {
    uint32_t two = libfeed__word_step(LIBFEED__WORD_START, meter->pair);
    two = libfeed__word_step(two, code);
    (void)look_up(meter, two);
    if (meter->words->slots != NULL && code >= 0x800)
      *meter->words->slots++ = libfeed__cohesion_slot(two);
  }
  meter->pair = code;
  meter->wide++;
  meter->measure->fingerprint =
      (meter->measure->fingerprint ^ code) * 16777619U;
}

static bool is_year(uint32_t digits, uint32_t value) {
  return digits == 4 && value >= 1900 && value < 2100;
}

/* A group of digits has ended before `separator`. */
static void close_number(line_meter *meter, uint32_t separator) {
  open_number *number = &meter->number;
  uint16_t *signs = &meter->measure->signs;
  if (number->digits == 0) {
    memset(number, 0, sizeof *number);
    return;
  }
  if (is_year(number->digits, number->value))
    *signs |= LIBFEED__HAS_YEAR;
  if (separator == 0x5E74 || separator == 0xB144) /* year, in Han and Hangul */
    *signs |= LIBFEED__HAS_DATE;
  bool is_short = number->group_digits[0] > 0 && number->group_digits[0] <= 2;
  if (is_short && number->separators[0] == ':' && number->digits == 2)
    *signs |= LIBFEED__HAS_TIME;
  if (is_short && number->group_digits[1] > 0 &&
      number->separators[0] == number->separators[1] &&
      number->separators[0] != ':' &&
      (number->digits <= 2 || number->digits == 4) &&
      (number->group_digits[1] <= 2 || number->group_digits[1] == 4))
    *signs |= LIBFEED__HAS_DATE;
  number->group_digits[1] = number->group_digits[0];
  number->group_digits[0] = number->digits;
  number->separators[1] = number->separators[0];
  number->separators[0] = separator;
  number->digits = number->value = 0;
  if (separator != '.' && separator != '/' && separator != '-' &&
      separator != ':')
    memset(number, 0, sizeof *number);
}

/* The same where there may be no number at all, as in most places. */
static inline void end_number(line_meter *meter, uint32_t separator) {
  if (meter->number.digits != 0 || meter->number.separators[0] != 0)
    close_number(meter, separator);
}

static void digit_character(line_meter *meter, uint32_t code) {
  open_number *number = &meter->number;
  number->digits++;
  if (number->digits <= 4 && code < 0x80)
    number->value = number->value * 10 + (code - '0');
  bump(&meter->measure->digits);
}

/* A colon near the start: the words before it are a label. */
static void note_label(line_meter *meter) {
  libfeed__measure *measure = meter->measure;
  if (measure->lead != 0 || measure->width > LABEL_WIDTH)
    return;
  measure->signs |= LIBFEED__HAS_LABEL;
  for (unsigned class = 0; class < LIBFEED__STOPWORD; class ++)
    if (measure->hits[class] > 0)
      measure->lead |= 1U << class;
}

static bool is_money(uint32_t code) {
  return code == '$' || (code >= 0xA2 && code <= 0xA5) ||
         (code >= 0x20A0 && code <= 0x20BF);
}

static bool is_bullet(uint32_t code) {
  return code == '*' || code == '-' || code == '+' || code == '>' ||
         code == 0xB7 || code == 0x2022 || code == 0x2013 || code == 0x2014 ||
         (code >= 0x2190 && code <= 0x21FF) ||
         (code >= 0x25A0 && code <= 0x27BF) || code == 0xBB || code == 0x203A;
}

/* Signs that single characters give. */
static void note_sign(line_meter *meter, uint32_t code, const char *at,
                      const char *end) {
  uint16_t *signs = &meter->measure->signs;
  if (code == '|' || code == '>' || code == 0xBB || code == 0xAB ||
      (code == '/' && meter->before == ' ') || code == 0x203A || code == 0xB7 ||
      code == 0x2022 || (code >= 0x2190 && code <= 0x21FF) ||
      (code >= 0x25A0 && code <= 0x25FF))
    *signs |= LIBFEED__HAS_BAR;
  else if (code == 0xA9 || code == 0x24B8)
    *signs |= LIBFEED__HAS_RIGHTS;
  else if (code == '#' || code == '@')
    *signs |=
        meter->before == ' ' || meter->before == 0 ? LIBFEED__HAS_HASH : 0;
  else if (is_money(code))
    *signs |= LIBFEED__HAS_MONEY;
  if (code == '@' && meter->word.letters + meter->word.digits > 0 &&
      end - at > 1 && libfeed__is_alnum(at[1]))
    *signs |= LIBFEED__HAS_ADDRESS;
  if (code == ':' && end - at > 2 && at[1] == '/' && at[2] == '/')
    *signs |= LIBFEED__HAS_ADDRESS;
}

/* "www." and the dot inside a name such as example.org. */
static void note_dot(line_meter *meter, const char *at, const char *end) {
  const open_word *word = &meter->word;
  if (word->letters < 3 || end - at < 3 || !libfeed__is_alpha(at[1]) ||
      !libfeed__is_alpha(at[2]) || at[1] < 'a')
    return;
  meter->measure->signs |= LIBFEED__HAS_ADDRESS;
}

static bool is_closing(libfeed__kind_of kind, uint32_t code) {
  return kind == LIBFEED__QUOTE || code == 0x2019 || code == '\'' ||
         code == ')' || code == ']' || code == 0x300D || code == 0x300F ||
         code == 0xFF09;
}

static void note_start(line_meter *meter, libfeed__kind_of kind, uint32_t code,
                       uint32_t lower) {
  uint16_t *signs = &meter->measure->signs;
  if (kind == LIBFEED__LETTER && lower == code && code >= 'a' && code < 0x530)
    *signs |= LIBFEED__STARTS_LOWER;
  else if (kind == LIBFEED__QUOTE)
    *signs |= LIBFEED__STARTS_QUOTE;
  else if (kind == LIBFEED__DIGIT)
    *signs |= LIBFEED__STARTS_DIGIT;
  if (is_bullet(code))
    *signs |= LIBFEED__STARTS_MARK;
}

static void plain_character(line_meter *meter, libfeed__kind_of kind,
                            uint32_t code, const char *at, const char *end) {
  libfeed__measure *measure = meter->measure;
  if (kind == LIBFEED__STOP) {
    bool at_end = end - at <= 4 || at[1] == ' ' || code >= 0x3000 ||
                  (unsigned char)at[1] >= 0x80 || at[1] == '"';
    if (at_end && meter->number.digits == 0)
      bump(&measure->stops);
    if (code == '.')
      note_dot(meter, at, end);
  } else if (kind == LIBFEED__COMMA) {
    bump(&measure->commas);
  } else if (kind == LIBFEED__QUOTE) {
    bump(&measure->quotes);
  } else if (kind != LIBFEED__BLANK) {
    note_sign(meter, code, at, end);
  }
}

static void take(line_meter *meter, const char *at, const char *end,
                 size_t *step) {
  uint32_t code = libfeed__character(at, step), lower;
  libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
  if (meter->before == 0)
    note_start(meter, kind, code, lower);
  meter->measure->width +=
      kind == LIBFEED__WIDE || kind == LIBFEED__KANA ? 2 : 1;
  if (kind == LIBFEED__DIGIT)
    digit_character(meter, code);
  else
    end_number(meter, code);
  if (kind != LIBFEED__WIDE)
    meter->pair = 0;
  if (libfeed__kind_is_word(kind) || kind == LIBFEED__KANA) {
    word_character(meter, kind, lower);
  } else {
    plain_character(meter, kind, code, at, end);
    end_word(meter);
    if (kind == LIBFEED__COLON)
      note_label(meter);
    if (kind == LIBFEED__WIDE)
      wide_character(meter, code);
    else if (kind != LIBFEED__BLANK && code != '-')
      meter->word.next_phrase = 0; /* a phrase may be written with a hyphen */
  }
  if (kind != LIBFEED__BLANK && !is_closing(kind, code)) {
    meter->before_last = meter->last;
    meter->last = code;
  }
  meter->before = code;
}

static libfeed__ending ending_of(uint32_t last, uint32_t before_last) {
  uint32_t lower;
  if (last == 0x2026 || (last == '.' && before_last == '.'))
    return LIBFEED__ENDS_ELLIPSIS;
  if (last == '!' || last == '?' || last == 0xFF01 || last == 0xFF1F ||
      last == 0x61F || last == 0x37E)
    return LIBFEED__ENDS_ASK;
  switch (libfeed__letter_kind(last, &lower)) {
  case LIBFEED__STOP:
    return LIBFEED__ENDS_STOP;
  case LIBFEED__COLON:
    return LIBFEED__ENDS_COLON;
  default:
    return LIBFEED__ENDS_OPEN;
  }
}

/* Letters A–Z and a–z from `at` on, which most text is made of; the end. */
static const char *take_letters(line_meter *meter, const char *at,
                                const char *end) {
  open_word *word = &meter->word;
  const char *start = at;
  if (meter->before == 0)
    note_start(meter, libfeed__ascii_kinds[(unsigned char)*at],
               (unsigned char)*at, (unsigned char)libfeed__lower(*at));
  end_number(meter, (unsigned char)*at);
  meter->pair = 0;
  if (word->letters + word->digits == 0)
    begin_word(meter, *at < 'a');
  uint32_t hash = word->hash, capitals = 0;
  for (; at < end; at++) {
    uint32_t lower = (unsigned char)*at | 0x20U;
    if (lower - 'a' > 'z' - 'a')
      break;
    hash = libfeed__word_step(hash, lower);
    capitals += lower != (unsigned char)*at;
  }
  if (word->phrase != 0)
    for (const char *c = start; c < at; c++)
      word->phrase =
          libfeed__word_step(word->phrase, (unsigned char)*c | 0x20U);
  size_t n = (size_t)(at - start);
  uint16_t few = n > 1000 ? 1000 : (uint16_t)n; /* no word is longer */
  word->hash = hash;
  word->letters =
      (uint16_t)(word->letters > 30000 ? 30000 : word->letters + few);
  word->capitals =
      (uint16_t)(word->capitals > 30000
                     ? 30000
                     : word->capitals + (capitals > few ? few : capitals));
  meter->measure->width += (uint32_t)n;
  meter->before_last = n > 1 ? (unsigned char)at[-2] : meter->last;
  meter->before = meter->last = (unsigned char)at[-1];
  return at;
}

static void take_space(line_meter *meter) {
  end_number(meter, ' ');
  end_word(meter);
  meter->pair = 0;
  meter->before = ' ';
  meter->measure->width++;
}

void libfeed__measure_line(libfeed__measure *measure, const char *text,
                           size_t len, libfeed__words *words) {
  libfeed__words none = {0};
  line_meter meter = {.measure = measure,
                      .words = words == NULL ? &none : words};
  memset(measure, 0, sizeof *measure);
  measure->fingerprint = LIBFEED__WORD_START;
  const char *end = text + len;
  for (const char *at = text; at < end;) {
    size_t step;
    if (libfeed__is_alpha(*at)) {
      at = take_letters(&meter, at, end);
      continue;
    }
    if (*at == ' ') { /* lines begin with none */
      take_space(&meter);
      at++;
      continue;
    }
    take(&meter, at, end, &step);
    at += step;
  }
  end_number(&meter, 0);
  end_word(&meter);
  uint32_t all = measure->words + (meter.wide + 1) / 2;
  measure->words = all > UINT16_MAX ? UINT16_MAX : (uint16_t)all;
  measure->ending = (uint8_t)ending_of(meter.last, meter.before_last);
  if (measure->hits[LIBFEED__MONTH] > 0 && measure->digits > 0)
    measure->signs |= LIBFEED__HAS_DATE;
}
