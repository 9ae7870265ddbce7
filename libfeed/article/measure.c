/* SPDX-License-Identifier: MIT */
/* Measure: one pass over a line that counts what the features are made of.
   Nearly all of a text is words of plain letters with one space between them;
   these have a short way, without branches that depend on the word. */
#include "article/measure.h"

#include "article/cohesion.h"
#include "article/letters.h"

/* A label before a colon is at most so wide. */
#define LABEL_WIDTH 40

/* What a byte behind a word does: it goes on with the word or asks for it
   (digits, at sign, characters beyond ASCII), parts it from the next one (a
   space), may end a sentence or a part of it, or nothing of that. */
enum following { ENDS = 0, GOES_ON, PARTS, FULL_STOP, COMMA };
/* clang-format off */
#define EIGHT(byte)                                                            \
  [byte] = GOES_ON, [(byte) + 1] = GOES_ON, [(byte) + 2] = GOES_ON,            \
  [(byte) + 3] = GOES_ON, [(byte) + 4] = GOES_ON, [(byte) + 5] = GOES_ON,      \
  [(byte) + 6] = GOES_ON, [(byte) + 7] = GOES_ON
static const uint8_t followings[256] = {
  [' '] = PARTS, EIGHT('0'), ['8'] = GOES_ON, ['9'] = GOES_ON,
  ['@'] = GOES_ON, ['.'] = FULL_STOP, [','] = COMMA,
  EIGHT(0x80), EIGHT(0x88), EIGHT(0x90), EIGHT(0x98),
  EIGHT(0xA0), EIGHT(0xA8), EIGHT(0xB0), EIGHT(0xB8),
  EIGHT(0xC0), EIGHT(0xC8), EIGHT(0xD0), EIGHT(0xD8),
  EIGHT(0xE0), EIGHT(0xE8), EIGHT(0xF0), EIGHT(0xF8),
};
#undef EIGHT
/* clang-format on */

/* The word that is being read. */
typedef struct open_word {
  uint32_t hash;
  uint32_t letters, digits;
  bool is_capital; /* its first character is */
  bool has_small;  /* a letter that is no capital */
  bool is_plain;   /* so far; then its hash is that of a plain word */
} open_word;

/* Groups of digits with one character between them: dates and times. */
typedef struct open_number {
  uint32_t value;
  uint32_t digits;
  uint32_t group_digits[2]; /* of the groups before, the nearest first */
  uint32_t group_value;     /* of the nearest */
  uint32_t separators[2];   /* what stands before this group, and before that */
} open_number;

#define NUMBERS (LIBFEED__COUNTS / sizeof(uint64_t))

/* Words, and those of each class in a byte for each: added up as whole numbers,
   and taken over before a byte could be full. */
typedef struct word_counts {
  uint64_t classes[NUMBERS];
  uint32_t looked_up;
} word_counts;

typedef struct line_meter {
  libfeed__measure *measure;
  const char *text;
  const char *readable; /* bytes up to here can be read */
  open_word word;
  bool has_number;    /* `number` is not empty */
  bool has_counts;    /* the measure has some already */
  open_number number; /* only if there is one */
  /* The hash of the word before, where it may begin a phrase; else 0. */
  uint32_t phrase_start;
  uint32_t pair;  /* the last character of a script without spaces, or 0 */
  uint32_t wide;  /* such characters */
  size_t surplus; /* bytes so far beyond the width */
  uint16_t *slots;
  size_t slot_step; /* 1, or 0 where slots are not wanted */
  /* Counted here, where there is room, and put into the measure in the end. */
  uint32_t fingerprint;
  word_counts counts;
  uint32_t words, capitals, shouted;
} line_meter;

static void bump(uint16_t *counter) {
  if (*counter < UINT16_MAX)
    ++*counter;
}

static uint16_t bounded(uint32_t number) {
  return number > UINT16_MAX ? UINT16_MAX : (uint16_t)number;
}

/* Takes over what was counted of each class. */
static void add_counts(line_meter *meter) {
  uint8_t *hits = meter->measure->hits, counts[LIBFEED__COUNTS];
  memcpy(counts, meter->counts.classes, sizeof counts);
  for (size_t i = 0; i < LIBFEED__COUNTS; i++)
    hits[i] = (uint8_t)(hits[i] > UINT8_MAX - counts[i] ? UINT8_MAX
                                                        : hits[i] + counts[i]);
  meter->has_counts = true;
  memset(&meter->counts, 0, sizeof meter->counts);
}

/* What few words need. */
static void count_more(line_meter *meter, const libfeed__word *found,
                       uint32_t hash) {
  if (found->classes & LIBFEED__IN(MONTH))
    meter->measure->month = (uint8_t)(found->classes >> LIBFEED__MONTH_SHIFT);
  if (found->classes & LIBFEED__IN(FIRST))
    meter->phrase_start = hash;
}

/* Looks a hash up and counts it; there is room for one more. */
static inline void look_up(line_meter *meter, uint32_t hash) {
  word_counts *counts = &meter->counts;
  const libfeed__word *found = libfeed__lexicon_find(hash);
  uint64_t classes[NUMBERS];
  memcpy(classes, found->counts, sizeof classes);
  for (size_t i = 0; i < NUMBERS; i++)
    counts->classes[i] += classes[i];
  counts->looked_up++;
  if ((found->classes & (LIBFEED__IN(FIRST) | LIBFEED__IN(MONTH))) != 0)
    count_more(meter, found, hash);
}

/* Makes room for two more. */
static inline void make_room(line_meter *meter) {
  if (meter->counts.looked_up >= UINT8_MAX - 1)
    add_counts(meter);
}

/* Looks up a word, and a phrase of the one before and it. */
static inline void look_up_word(line_meter *meter, uint32_t hash) {
  uint32_t phrase_start = meter->phrase_start;
  if (phrase_start != 0) {
    look_up(meter, libfeed__phrase_hash(phrase_start, hash));
    meter->phrase_start = 0;
  }
  look_up(meter, hash);
}

static void end_word(line_meter *meter) {
  open_word *word = &meter->word;
  uint32_t letters = word->letters;
  if ((letters | word->digits) == 0)
    return;
  meter->words++;
  meter->fingerprint = libfeed__word_step(meter->fingerprint, word->hash);
  if (letters > 0) {
    meter->capitals += word->is_capital;
    meter->shouted += letters > 1 && !word->has_small;
    *meter->slots = libfeed__cohesion_slot(word->hash);
    meter->slots += letters >= LIBFEED__SLOT_LETTERS ? meter->slot_step : 0;
    make_room(meter);
    look_up_word(meter, word->hash);
  } else {
    meter->phrase_start = 0;
  }
  word->letters = word->digits = 0;
}

static bool is_open(const open_word *word) {
  return (word->letters | word->digits) != 0;
}

static void begin_word(open_word *word, bool is_capital) {
  word->hash = LIBFEED__WORD_START;
  word->is_capital = is_capital;
  word->has_small = word->is_plain = false;
}

/* Something else than a plain letter follows in a word, at `at`: up to there,
   too, its hash is made of characters from now on. */
static void go_on(open_word *word, const char *at) {
  if (!word->is_plain)
    return;
  word->hash = LIBFEED__WORD_START;
  word->is_plain = false;
  for (const char *letter = at - word->letters; letter < at; letter++)
    word->hash = libfeed__word_step(word->hash,
                                    libfeed__lower_letters[(uint8_t)*letter]);
}

/* Han, Hangul, hiragana: one by one and in pairs. */
static void wide_character(line_meter *meter, uint32_t code) {
  uint32_t one = libfeed__word_step(LIBFEED__WORD_START, code);
  uint32_t phrase_start = meter->phrase_start;
  make_room(meter);
  look_up(meter, one);
  if (meter->pair != 0) {
    uint32_t two = libfeed__word_step(LIBFEED__WORD_START, meter->pair);
    two = libfeed__word_step(two, code);
    look_up(meter, two);
    *meter->slots = libfeed__cohesion_slot(two);
    meter->slots += code >= 0x800 ? meter->slot_step : 0;
  }
  meter->phrase_start = phrase_start; /* of words between spaces only */
  meter->pair = code;
  meter->wide++;
  meter->fingerprint = libfeed__word_step(meter->fingerprint, code);
}

static bool is_year(uint32_t digits, uint32_t value) {
  return digits == 4 && value >= 1900 && value < 2100;
}

/* A group of digits has ended before `separator`. */
static void close_number(line_meter *meter, uint32_t separator) {
  open_number *number = &meter->number;
  uint16_t *signs = &meter->measure->signs;
  if (number->digits == 0) {
    meter->has_number = false;
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
    meter->has_number = false;
}

/* The same where there may be no number at all, as in most places. */
static inline void end_number(line_meter *meter, uint32_t separator) {
  if (meter->has_number)
    close_number(meter, separator);
}

static void digit_character(line_meter *meter, uint32_t code) {
  open_number *number = &meter->number;
  if (!meter->has_number)
    memset(number, 0, sizeof *number);
  meter->has_number = true;
  number->digits++;
  if (number->digits <= 4)
    number->value = number->value * 10 + libfeed__digit_value(code);
  bump(&meter->measure->digits);
}

/* A colon near the start, before `end`: the words before it are a label. */
static void note_label(line_meter *meter, const char *end) {
  libfeed__measure *measure = meter->measure;
  size_t width = (size_t)(end - meter->text) - meter->surplus;
  if (measure->lead != 0 || width > LABEL_WIDTH)
    return;
  measure->signs |= LIBFEED__HAS_LABEL;
  add_counts(meter);
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
  bool is_first = at == meter->text, is_spaced = !is_first && at[-1] == ' ';
  *signs |= LIBFEED__HAS_MARK;
  if (code == '|' || code == '>' || code == 0xBB || code == 0xAB ||
      (code == '/' && is_spaced) || code == 0x203A || code == 0xB7 ||
      code == 0x2022 || (code >= 0x2190 && code <= 0x21FF) ||
      (code >= 0x25A0 && code <= 0x25FF))
    *signs |= LIBFEED__HAS_BAR;
  else if (code == 0xA9 || code == 0x24B8)
    *signs |= LIBFEED__HAS_RIGHTS;
  else if (code == '#' || code == '@')
    *signs |= is_spaced || is_first ? LIBFEED__HAS_HASH : 0;
  else if (is_money(code))
    *signs |= LIBFEED__HAS_MONEY;
  else if (code == '<')
    *signs |= LIBFEED__HAS_LESS;
  if (code == '@' && is_open(&meter->word) && end - at > 1 &&
      libfeed__is_alnum(at[1]))
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

static void note_start(libfeed__measure *measure, libfeed__kind_of kind,
                       uint32_t code, uint32_t lower) {
  uint16_t *signs = &measure->signs;
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
    if (at_end)
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

/* The end of the text before the marks of footnotes, such as "[1]", if a full
   stop stands there. */
static const char *before_notes(const char *text, const char *end) {
  const char *at = end;
  while (at - text > 3 && at[-1] == ']') {
    const char *start = at - 1;
    while (start > text && libfeed__is_digit(start[-1]))
      start--;
    if (start == at - 1 || start == text || start[-1] != '[')
      break;
    at = start - 1;
  }
  return at > text && at < end && (at[-1] == '.' || at[-1] == '"') ? at : end;
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

/* Any character but plain letters and spaces; its end. */
static const char *take(line_meter *meter, const char *at, const char *end) {
  open_word *word = &meter->word;
  size_t step;
  uint32_t code = libfeed__character(at, &step), lower;
  libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
  if (kind == LIBFEED__DIGIT)
    digit_character(meter, code);
  else
    end_number(meter, code);
  if (kind != LIBFEED__WIDE)
    meter->pair = 0;
  meter->surplus += step - 1 - (kind == LIBFEED__WIDE);
  if (kind == LIBFEED__DIGIT) {
    if (!is_open(word))
      begin_word(word, false);
    go_on(word, at);
    word->hash = libfeed__word_step(word->hash, lower);
    word->digits++;
  } else if (kind == LIBFEED__MARK) {
    if (is_open(word)) { /* no word begins with an apostrophe */
      go_on(word, at);
      word->hash = libfeed__word_step(word->hash, lower);
    }
  } else {
    plain_character(meter, kind, code, at, end);
    end_word(meter);
    if (kind == LIBFEED__COLON)
      note_label(meter, at + step);
    if (kind == LIBFEED__WIDE)
      wide_character(meter, code);
    else if (kind != LIBFEED__BLANK && code != '-')
      meter->phrase_start = 0; /* a phrase may be written with a hyphen */
  }
  return at + step;
}

/* Letters of any script with words, and marks between them, from a letter on;
   the end. */
static const char *take_letters(line_meter *meter, const char *at,
                                const char *end) {
  open_word *word = &meter->word;
  size_t step, surplus = 0;
  uint32_t lower, code = libfeed__character(at, &step);
  libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
  end_number(meter, code);
  meter->pair = 0;
  if (!is_open(word))
    begin_word(word, kind == LIBFEED__CAPITAL);
  go_on(word, at);
  uint32_t hash = word->hash, letters = word->letters;
  bool has_small = word->has_small;
  while (kind == LIBFEED__LETTER || kind == LIBFEED__CAPITAL ||
         kind == LIBFEED__KANA || kind == LIBFEED__MARK) {
    hash = libfeed__word_step(hash, lower);
    letters += kind != LIBFEED__MARK;
    has_small |= kind != LIBFEED__MARK && kind != LIBFEED__CAPITAL;
    surplus += step - 1 - (kind == LIBFEED__KANA);
    at += step;
    for (; at < end && (lower = libfeed__lower_letters[(uint8_t)*at]) != 0;
         at++) {
      hash = libfeed__word_step(hash, lower);
      letters++;
      has_small |= lower == (uint8_t)*at;
    }
    if (at == end)
      break;
    code = libfeed__character(at, &step);
    kind = libfeed__letter_kind(code, &lower);
  }
  word->hash = hash;
  word->letters = letters;
  word->has_small = has_small;
  meter->surplus += surplus;
  return at;
}

/* The end and the hash of a word that began with sixteen plain letters. */
static const char *end_long_word(const char *start, const char *end,
                                 uint32_t *hash) {
  const char *at = start + LIBFEED__PLAIN_MOST;
  while (at < end && libfeed__lower_letters[(uint8_t)*at] != 0)
    at++;
  *hash = libfeed__word_hash((libfeed_str){start, (size_t)(at - start)});
  return at;
}

static bool is_shouted(const char *start, const char *end) {
  while (start < end && ((uint8_t)*start & 0x20) == 0)
    start++;
  return start == end;
}

/* Words of letters A–Z and a–z with a space between them, from the first letter
   on. Returns where they end: behind the space before anything else, or behind
   a word that is open because what follows may belong to it. */
static const char *take_words(line_meter *meter, const char *at,
                              const char *end) {
  uint32_t fingerprint = meter->fingerprint, words = 0, small = 0;
  uint16_t *slots = meter->slots;
  const size_t step = meter->slot_step;
  const char *readable = meter->readable;
  end_number(meter, (uint8_t)*at);
  meter->pair = 0;
  for (;;) {
    const char *start = at;
    libfeed__plain plain =
        libfeed__plain_read(at, (size_t)(end - at), readable);
    uint32_t hash = plain.hash;
    at += plain.len;
    if (plain.len == LIBFEED__PLAIN_MOST)
      at = end_long_word(start, end, &hash);
    size_t letters = (size_t)(at - start);
    uint8_t following = at < end ? followings[(uint8_t)*at] : ENDS;
    bool is_spaced = end - at > 1 && at[1] == ' ';
    if (following == GOES_ON || (following == FULL_STOP && !is_spaced)) {
      meter->word.hash = hash;
      meter->word.letters = (uint32_t)letters;
      meter->word.is_capital = ((uint8_t)*start & 0x20) == 0;
      meter->word.has_small = !is_shouted(start, at);
      meter->word.is_plain = letters <= LIBFEED__PLAIN_MOST;
      break;
    }
    words++;
    fingerprint = libfeed__word_step(fingerprint, hash);
    small += (uint8_t)*start >> 5 & 1;
    /* Most words end with a small letter. */
    if (((uint8_t)at[-1] & 0x20) == 0 && letters > 1)
      meter->shouted += is_shouted(start, at);
    *slots = libfeed__cohesion_slot(hash);
    slots += step & (letters >= LIBFEED__SLOT_LETTERS);
    look_up_word(meter, hash);
    if (following != PARTS) {
      if (following == ENDS || !is_spaced)
        break;
      bump(following == COMMA ? &meter->measure->commas
                              : &meter->measure->stops);
      meter->phrase_start = 0;
      at++;
    }
    if (++at == end || libfeed__lower_letters[(uint8_t)*at] == 0 ||
        meter->counts.looked_up >= UINT8_MAX - 1)
      break;
  }
  meter->fingerprint = fingerprint;
  meter->words += words;
  meter->capitals += words - small;
  meter->slots = slots;
  make_room(meter);
  return at;
}

static const char *take_any(line_meter *meter, const char *at,
                            const char *end) {
  size_t step;
  uint32_t lower;
  switch (libfeed__letter_kind(libfeed__character(at, &step), &lower)) {
  case LIBFEED__LETTER:
  case LIBFEED__CAPITAL:
  case LIBFEED__KANA:
    return take_letters(meter, at, end);
  default:
    return take(meter, at, end);
  }
}

static void take_line(line_meter *meter, const char *at, const char *end) {
  while (at < end) {
    if (*at == ' ') {
      end_number(meter, ' ');
      if (is_open(&meter->word))
        end_word(meter);
      meter->pair = 0;
      at++;
    } else if (libfeed__is_alpha(*at) && !is_open(&meter->word)) {
      at = take_words(meter, at, end);
    } else {
      at = take_any(meter, at, end);
    }
  }
}

/* The last character before `*end` that is neither blank nor closes a quotation
   or bracket, and its place; 0 where there is none. */
static uint32_t last_character(const char *text, const char **end) {
  while (*end > text) {
    uint32_t lower, code = libfeed__character_before(text, end);
    libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
    if (kind != LIBFEED__BLANK && !is_closing(kind, code))
      return code;
  }
  return 0;
}

static void note_ends(libfeed__measure *measure, const char *text,
                      const char *end) {
  size_t step;
  uint32_t lower, code;
  if (libfeed__lower_letters[(uint8_t)*text] != 0) {
    if ((*text & 0x20) != 0)
      measure->signs |= LIBFEED__STARTS_LOWER;
  } else {
    code = libfeed__character(text, &step);
    libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
    note_start(measure, kind, code, lower);
  }
  if (libfeed__is_alnum(end[-1]))
    return; /* most lines that are no sentence */
  end = before_notes(text, end);
  uint32_t last = last_character(text, &end);
  uint32_t before = last == '.' ? last_character(text, &end) : 0;
  measure->ending = (uint8_t)ending_of(last, before);
}

void libfeed__measure_line(libfeed__measure *measure, const char *text,
                           size_t len, libfeed__words *words) {
  uint16_t unwanted;
  line_meter meter;
  /* Field by field: most of a number is set when one begins. */
  meter.measure = measure;
  meter.text = text;
  meter.readable = text + len;
  meter.word = (open_word){0};
  meter.has_number = meter.has_counts = false;
  meter.phrase_start = meter.pair = meter.wide = 0;
  meter.surplus = 0;
  meter.slots = &unwanted;
  meter.slot_step = 0;
  meter.fingerprint = LIBFEED__WORD_START;
  meter.counts = (word_counts){0};
  meter.words = meter.capitals = meter.shouted = 0;
  if (words != NULL) {
    meter.slots = words->slots != NULL ? words->slots : &unwanted;
    meter.slot_step = words->slots != NULL;
    if (words->readable != NULL)
      meter.readable = words->readable;
  }
  memset(measure, 0, sizeof *measure);
  if (len > 0) {
    take_line(&meter, text, text + len);
    end_number(&meter, 0);
    end_word(&meter);
    note_ends(measure, text, text + len);
  }
  if (meter.has_counts)
    add_counts(&meter);
  else
    memcpy(measure->hits, meter.counts.classes, sizeof measure->hits);
  measure->width = (uint32_t)(len - meter.surplus);
  measure->fingerprint = meter.fingerprint;
  measure->words = bounded(bounded(meter.words) + (meter.wide + 1) / 2);
  measure->capitals = bounded(meter.capitals);
  measure->shouted = bounded(meter.shouted);
  if (measure->hits[LIBFEED__MONTH] > 0 && measure->digits > 0)
    measure->signs |= LIBFEED__HAS_DATE;
  if (words != NULL && words->slots != NULL)
    words->slots = meter.slots;
}
