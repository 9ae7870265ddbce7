/* SPDX-License-Identifier: MIT */
/* Measure: one pass over a line that counts what the features are made of.
   Nearly all of a text is words of plain letters with one space between them;
   these have a short way, without branches that depend on the word. */
#include "article/measure.h"

#include "article/cohesion.h"
#include "article/letters.h"

/* A label before a colon is at most so wide. */
#define LABEL_WIDTH 40

/* What a byte behind sixteen plain letters or fewer does: nothing special, it
   parts the word from the next one (a space), may end a sentence or a part of
   it, goes on with the word, or may do so (digits, at sign, all that is beyond
   ASCII). */
enum following { ENDS = 0, PARTS, COMMA, FULL_STOP, ASKS, GOES_ON };
/* clang-format off */
#define EIGHT(byte, what)                                                      \
  [byte] = what, [(byte) + 1] = what, [(byte) + 2] = what,                     \
  [(byte) + 3] = what, [(byte) + 4] = what, [(byte) + 5] = what,               \
  [(byte) + 6] = what, [(byte) + 7] = what
#define LETTERS(first)                                                         \
  EIGHT(first, GOES_ON), EIGHT((first) + 8, GOES_ON),                          \
  EIGHT((first) + 16, GOES_ON), [(first) + 24] = GOES_ON,                      \
  [(first) + 25] = GOES_ON
static const uint8_t followings[256] = {
  [' '] = PARTS, [','] = COMMA, ['.'] = FULL_STOP, ['@'] = ASKS,
  EIGHT('0', ASKS), ['8'] = ASKS, ['9'] = ASKS, LETTERS('A'), LETTERS('a'),
  EIGHT(0x80, GOES_ON), EIGHT(0x88, GOES_ON), EIGHT(0x90, GOES_ON),
  EIGHT(0x98, GOES_ON), EIGHT(0xA0, GOES_ON), EIGHT(0xA8, GOES_ON),
  EIGHT(0xB0, GOES_ON), EIGHT(0xB8, GOES_ON), EIGHT(0xC0, GOES_ON),
  EIGHT(0xC8, GOES_ON), EIGHT(0xD0, GOES_ON), EIGHT(0xD8, GOES_ON),
  EIGHT(0xE0, GOES_ON), EIGHT(0xE8, GOES_ON), EIGHT(0xF0, GOES_ON),
  EIGHT(0xF8, GOES_ON),
};
#undef LETTERS
#undef EIGHT
/* clang-format on */

/* The word that is being read. */
typedef struct open_word {
  uint32_t hash;
  uint32_t letters, digits;
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

#define NUMBERS (LIBFEED__COUNTS / sizeof(uint64_t))

/* Words, and those of each class in a byte for each: added up as whole numbers,
   and taken over before a byte could be full. */
typedef struct word_counts {
  uint64_t classes[NUMBERS];
  uint32_t most; /* no byte is above this */
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
  uint32_t words, capitals;
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

/* Looks a hash up and counts it; there is room for one more. */
static inline const libfeed__word *look_up(uint64_t counts[NUMBERS],
                                           uint32_t hash) {
  const libfeed__word *found = libfeed__lexicon_find(hash);
  uint64_t classes[NUMBERS];
  memcpy(classes, found->counts, sizeof classes);
  for (size_t i = 0; i < NUMBERS; i++)
    counts[i] += classes[i];
  return found;
}

/* Makes room for two more. */
static inline void make_room(line_meter *meter) {
  if (meter->counts.most > UINT8_MAX - 2)
    add_counts(meter);
}

/* Looks up a word, and a phrase of the one before and it. `phrase_start` is the
   hash of the word before, where it may begin a phrase, else 0; the same of
   this one is returned. */
static inline uint32_t look_up_word(libfeed__measure *measure,
                                    uint64_t counts[NUMBERS], uint32_t hash,
                                    uint32_t phrase_start) {
  if (phrase_start != 0)
    (void)look_up(counts, libfeed__phrase_hash(phrase_start, hash));
  const libfeed__word *found = look_up(counts, hash);
  /* As most are: what needs more lies above. */
  if (found->classes < LIBFEED__IN(FIRST))
    return 0;
  if (found->classes & LIBFEED__IN(MONTH))
    measure->month = (uint8_t)(found->classes >> LIBFEED__MONTH_SHIFT);
  return found->classes & LIBFEED__IN(FIRST) ? hash : 0;
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
    *meter->slots = libfeed__cohesion_slot(word->hash);
    meter->slots += letters >= LIBFEED__SLOT_LETTERS ? meter->slot_step : 0;
    make_room(meter);
    meter->phrase_start = look_up_word(meter->measure, meter->counts.classes,
                                       word->hash, meter->phrase_start);
    meter->counts.most += 2;
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
}

/* Han, Hangul, hiragana: one by one and in pairs. */
static void wide_character(line_meter *meter, uint32_t code) {
  uint32_t one = libfeed__word_step(LIBFEED__WORD_START, code);
  uint64_t *counts = meter->counts.classes;
  make_room(meter);
  (void)look_up(counts, one);
  if (meter->pair != 0) {
    uint32_t two = libfeed__word_step(LIBFEED__WORD_START, meter->pair);
    two = libfeed__word_step(two, code);
    (void)look_up(counts, two);
    *meter->slots = libfeed__cohesion_slot(two);
    meter->slots += code >= 0x800 ? meter->slot_step : 0;
  }
  meter->counts.most += 2;
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
    word->hash = libfeed__word_step(word->hash, lower);
    word->digits++;
  } else if (kind == LIBFEED__MARK) {
    if (is_open(word)) /* no word begins with an apostrophe */
      word->hash = libfeed__word_step(word->hash, lower);
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

/* Letters of any script with words, and marks between them; the end. They go on
   with the word that is open, or begin one with a letter. */
static const char *take_letters(line_meter *meter, const char *at,
                                const char *end) {
  open_word word = meter->word;
  size_t step, surplus = 0;
  uint32_t lower;
  while (at < end) {
    if (libfeed__lower_letters[(uint8_t)*at] != 0) {
      libfeed__plain plain =
          libfeed__plain_read(at, (size_t)(end - at), meter->readable);
      if (!is_open(&word))
        begin_word(&word, plain.is_capital);
      word.hash = libfeed__word_step(word.hash, plain.hash);
      word.letters += plain.len;
      at += plain.len;
      continue;
    }
    uint32_t code = libfeed__character(at, &step);
    libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
    if (!libfeed__kind_is_letter(kind) && kind != LIBFEED__MARK)
      break;
    if (!is_open(&word))
      begin_word(&word, kind == LIBFEED__CAPITAL);
    word.hash = libfeed__word_step(word.hash, lower);
    word.letters += kind != LIBFEED__MARK;
    surplus += step - 1 - (kind == LIBFEED__KANA);
    at += step;
  }
  meter->word = word;
  meter->surplus += surplus;
  return at;
}

static inline uint8_t following_at(const char *at, const char *end) {
  return at < end ? followings[(uint8_t)*at] : ENDS;
}

static inline bool is_letter_at(const char *at) {
  size_t step;
  uint32_t lower;
  return libfeed__lower_letters[(uint8_t)*at] != 0 ||
         ((uint8_t)*at >= 0x80 && libfeed__kind_is_letter(libfeed__letter_kind(
                                      libfeed__character(at, &step), &lower)));
}

/* What take_words counts, put into the meter in the end. */
typedef struct word_run {
  uint32_t fingerprint, words, capitals, commas, stops;
  uint16_t *slots;
} word_run;

static inline void add_run(line_meter *meter, const word_run *run) {
  libfeed__measure *measure = meter->measure;
  meter->fingerprint = run->fingerprint;
  meter->words += run->words;
  meter->capitals += run->capitals;
  measure->commas = bounded(measure->commas + run->commas);
  measure->stops = bounded(measure->stops + run->stops);
  meter->slots = run->slots;
  meter->counts.most += 2 * run->words;
}

/* Words with a space between them, perhaps behind a comma or full stop, from
   the first letter on. Returns where they end: before anything else, or behind
   a word that is open because what follows may belong to it. */
static const char *take_words(line_meter *meter, const char *at,
                              const char *end) {
  word_run run = {.fingerprint = meter->fingerprint, .slots = meter->slots};
  uint32_t phrase_start = meter->phrase_start;
  uint64_t counts[NUMBERS];
  const size_t slot_step = meter->slot_step;
  const char *readable = meter->readable;
  make_room(meter);
  const uint32_t most = (UINT8_MAX - meter->counts.most) / 2;
  memcpy(counts, meter->counts.classes, sizeof counts);
  end_number(meter, (uint8_t)*at);
  meter->pair = 0;
  for (;;) {
    libfeed__plain plain =
        libfeed__plain_read(at, (size_t)(end - at), readable);
    open_word word = {.hash =
                          libfeed__word_step(LIBFEED__WORD_START, plain.hash),
                      .letters = plain.len,
                      .is_capital = plain.is_capital};
    at += plain.len;
    uint8_t following = following_at(at, end);
    if (following == GOES_ON) {
      meter->word = word;
      at = take_letters(meter, at, end);
      word = meter->word;
      meter->word.letters = 0;
      following = following_at(at, end);
    }
    bool is_spaced = following != PARTS && end - at > 1 && at[1] == ' ';
    if (following >= FULL_STOP && (following > FULL_STOP || !is_spaced)) {
      meter->word = word;
      break;
    }
    run.words++;
    run.fingerprint = libfeed__word_step(run.fingerprint, word.hash);
    run.capitals += word.is_capital;
    *run.slots = libfeed__cohesion_slot(word.hash);
    run.slots += slot_step & (word.letters >= LIBFEED__SLOT_LETTERS);
    phrase_start =
        look_up_word(meter->measure, counts, word.hash, phrase_start);
    if (following != PARTS) {
      if (!is_spaced || following == ENDS)
        break;
      run.commas += following == COMMA;
      run.stops += following == FULL_STOP;
      phrase_start = 0; /* phrases have nothing but a space in them */
      at++;
    }
    at++;
    if (at == end || run.words == most || !is_letter_at(at))
      break;
  }
  memcpy(meter->counts.classes, counts, sizeof counts);
  meter->phrase_start = phrase_start;
  add_run(meter, &run);
  return at;
}

static void take_line(line_meter *meter, const char *at, const char *end) {
  while (at < end) {
    if (*at == ' ') {
      end_number(meter, ' ');
      if (is_open(&meter->word))
        end_word(meter);
      meter->pair = 0;
      at++;
    } else if (!is_letter_at(at)) {
      at = take(meter, at, end);
    } else if (is_open(&meter->word)) {
      meter->pair = 0;
      end_number(meter, (uint8_t)*at);
      at = take_letters(meter, at, end);
    } else {
      at = take_words(meter, at, end);
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
  meter.words = meter.capitals = 0;
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
  if (measure->hits[LIBFEED__MONTH] > 0 && measure->digits > 0)
    measure->signs |= LIBFEED__HAS_DATE;
  if (words != NULL && words->slots != NULL)
    words->slots = meter.slots;
}
