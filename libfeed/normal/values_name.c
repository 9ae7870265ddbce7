/* SPDX-License-Identifier: MIT */
/* Values: whether a text looks like the full name of a person. Conservative:
   where it says no, a list stays one string, and nothing is lost. */
#include "normal/values_person.h"

#include "base/utf8.h"

#define LONGEST_WORD 15
#define MOST_WORDS 6
#define MOST_BLANKS 11 /* of a plausible name: two of full length */
#define SUFFIX_LOOK 30 /* bytes in which a suffix ends */

typedef struct word {
  char text[LONGEST_WORD + 1];
} word;

/* Sorted; without dots. Degrees, generations, forms of companies. */
/* clang-format off */
static const word suffixes[] = {
    {"ag"}, {"ba"}, {"bsc"}, {"cbe"}, {"cfa"}, {"co"}, {"corp"}, {"cpa"},
    {"dds"}, {"dphil"}, {"dvm"}, {"esq"}, {"frs"}, {"gmbh"}, {"ii"}, {"iii"},
    {"inc"}, {"iv"}, {"jd"}, {"jr"}, {"limited"}, {"llc"}, {"llp"}, {"lp"},
    {"ltd"}, {"ma"}, {"mba"}, {"mbe"}, {"md"}, {"mph"}, {"msc"}, {"obe"},
    {"phd"}, {"plc"}, {"pmp"}, {"rn"}, {"sa"}, {"sr"},
};

/* Sorted. Words in lower case that stand inside names. */
static const word particles[] = {
    {"abu"}, {"af"}, {"al"}, {"av"}, {"bar"}, {"ben"}, {"bin"}, {"bint"},
    {"d'"}, {"da"}, {"dal"}, {"dalla"}, {"das"}, {"de"}, {"degli"}, {"dei"},
    {"del"}, {"della"}, {"den"}, {"der"}, {"des"}, {"di"}, {"do"}, {"dos"},
    {"du"}, {"e"}, {"el"}, {"ibn"}, {"la"}, {"las"}, {"le"}, {"los"}, {"op"},
    {"san"}, {"st"}, {"ten"}, {"ter"}, {"van"}, {"vom"}, {"von"}, {"y"},
    {"zu"}, {"zum"}, {"zur"},
};

/* Sorted. Words that organisations, places and offices have and persons lack. */
static const word no_person[] = {
    {"academy"}, {"admin"}, {"administration"}, {"administrator"}, {"affairs"},
    {"agence"}, {"agencia"}, {"agency"}, {"agenzia"}, {"alliance"},
    {"analyst"}, {"arts"}, {"assistant"}, {"associate"}, {"associated"},
    {"associates"}, {"association"}, {"author"}, {"authority"}, {"bank"},
    {"blog"}, {"board"}, {"books"}, {"broadcasting"}, {"bureau"}, {"business"},
    {"center"}, {"central"}, {"centre"}, {"ceo"}, {"channel"}, {"chief"},
    {"chronicle"}, {"city"}, {"club"}, {"college"}, {"columnist"},
    {"commission"}, {"committee"}, {"communications"}, {"community"},
    {"company"}, {"contributor"}, {"corporation"}, {"correspondent"},
    {"council"}, {"county"}, {"creative"}, {"culture"}, {"daily"},
    {"department"}, {"desk"}, {"development"}, {"digital"}, {"director"},
    {"east"}, {"editor"}, {"editorial"}, {"editors"}, {"education"},
    {"engineering"}, {"entertainment"}, {"enterprise"}, {"europe"},
    {"executive"}, {"express"}, {"federation"}, {"film"}, {"films"},
    {"finance"}, {"financial"}, {"forum"}, {"foundation"}, {"founder"},
    {"freelance"}, {"games"}, {"gazette"}, {"global"}, {"government"},
    {"group"}, {"guest"}, {"head"}, {"health"}, {"herald"}, {"history"},
    {"home"}, {"host"}, {"house"}, {"information"}, {"institute"},
    {"intelligence"}, {"international"}, {"journal"}, {"journalist"},
    {"kingdom"}, {"lab"}, {"laboratory"}, {"labs"}, {"law"}, {"library"},
    {"lifestyle"}, {"local"}, {"magazine"}, {"management"}, {"manager"},
    {"marketing"}, {"media"}, {"medicine"}, {"ministry"}, {"museum"},
    {"music"}, {"nation"}, {"national"}, {"nations"}, {"network"},
    {"networks"}, {"new"}, {"news"}, {"newspaper"}, {"newsroom"}, {"north"},
    {"observer"}, {"office"}, {"official"}, {"online"}, {"opinion"},
    {"organisation"}, {"organization"}, {"partners"}, {"party"}, {"photo"},
    {"photographer"}, {"photography"}, {"photos"}, {"podcast"}, {"policy"},
    {"politics"}, {"post"}, {"president"}, {"press"}, {"presse"},
    {"producer"}, {"productions"}, {"products"}, {"professor"}, {"project"},
    {"public"}, {"publisher"}, {"publishers"}, {"publishing"}, {"radio"},
    {"records"}, {"redaktion"}, {"report"}, {"reporter"}, {"reporters"},
    {"reports"}, {"republic"}, {"research"}, {"researcher"}, {"review"},
    {"school"}, {"science"}, {"sciences"}, {"security"}, {"senior"},
    {"service"}, {"services"}, {"social"}, {"society"}, {"software"},
    {"solutions"}, {"south"}, {"special"}, {"sport"}, {"sports"}, {"staff"},
    {"state"}, {"states"}, {"station"}, {"store"}, {"street"}, {"studio"},
    {"studios"}, {"support"}, {"systems"}, {"team"}, {"tech"},
    {"technologies"}, {"technology"}, {"telegraph"}, {"television"}, {"the"},
    {"theatre"}, {"times"}, {"today"}, {"travel"}, {"tribune"}, {"trust"},
    {"tv"}, {"union"}, {"united"}, {"university"}, {"user"}, {"vice"},
    {"video"}, {"web"}, {"webmaster"}, {"weekly"}, {"west"}, {"works"},
    {"world"}, {"writer"}, {"writers"}, {"york"},
};
/* clang-format on */

/* The word without dots and blanks, in lower case, is in the table. */
static bool is_in(const word *table, size_t n, libfeed_str text) {
  word key = {{0}};
  size_t len = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (text.data[i] == '.' || text.data[i] == ' ')
      continue;
    if (len == LONGEST_WORD)
      return false;
    key.text[len++] = libfeed__lower(text.data[i]);
  }
  size_t low = 0, high = n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = memcmp(table[middle].text, key.text, sizeof key.text);
    if (order == 0)
      return true;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return false;
}

#define IS_IN(table, text) is_in(table, sizeof(table) / sizeof *(table), text)

/* Takes a word off `text`: up to white space. */
static libfeed_str take_word(libfeed_str *text) {
  *text = libfeed__trim(*text);
  size_t end = 0;
  while (end < text->len && !libfeed__is_space(text->data[end]))
    end++;
  libfeed_str taken = libfeed__slice(*text, 0, end);
  *text = libfeed__slice(*text, end, text->len);
  return taken;
}

static size_t letters_end(libfeed_str text, size_t from) {
  while (from < text.len &&
         (libfeed__is_alpha(text.data[from]) || text.data[from] == '.'))
    from++;
  return from;
}

/* True where what stands at `end` may follow a suffix. */
static bool ends_suffix(libfeed_str text, size_t end) {
  libfeed_str behind = libfeed__slice(text, end, text.len);
  return behind.len == 0 || strchr(",;)<", behind.data[0]) != NULL ||
         libfeed__starts_with(behind, LIBFEED__STR(" (")) ||
         libfeed__starts_with(behind, LIBFEED__STR(" <")) ||
         libfeed__starts_with(behind, LIBFEED__STR(" & ")) ||
         libfeed__starts_with_fold(behind, LIBFEED__STR(" and "));
}

bool libfeed__person_is_suffix(libfeed_str text) {
  text = libfeed__trim(libfeed__slice(text, 0, SUFFIX_LOOK));
  size_t end = letters_end(text, 0);
  /* "Ph. D." */
  if (!ends_suffix(text, end) && end > 0 && text.data[end - 1] == '.' &&
      text.data[end] == ' ')
    end = letters_end(text, end + 1);
  return end > 0 && ends_suffix(text, end) &&
         IS_IN(suffixes, libfeed__slice(text, 0, end));
}

typedef enum shape {
  NO_NAME,     /* a digit, a sign, a word in lower case, an office … */
  PARTICLE,    /* "van", "de" */
  INITIAL,     /* "J.", "J.-P.", "JK" is a name */
  CAPITALISED, /* "Ann", "McDonald", "O'Neil" */
  CASELESS     /* in a script without capitals */
} shape;

/* How a letter beyond ASCII begins a word: Latin, Greek and Cyrillic have
   capitals; what is no letter there begins no name. */
static shape foreign_shape(uint32_t c) {
  if (c < 0xC0 || c == 0xD7 || c == 0xF7)
    return NO_NAME;
  if (c <= 0xDE || (c >= 0x386 && c <= 0x3AB) || (c >= 0x400 && c <= 0x42F))
    return CAPITALISED;
  if (c >= 0x100 && c <= 0x17F) {
    /* Pairs, in which the capital comes first: even, but for two ranges. */
    bool is_odd_first =
        (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    return (c % 2 == 0) != is_odd_first || c == 0x178 ? CAPITALISED : NO_NAME;
  }
  if (c >= 0x1E00 && c <= 0x1EFF) /* Vietnamese among them */
    return c % 2 == 0 ? CAPITALISED : NO_NAME;
  bool is_caseless =
      (c >= 0x590 && c <= 0x10FF) || (c >= 0x1780 && c <= 0x17FF) ||
      (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
      (c >= 0xAC00 && c <= 0xD7A3) || c >= 0x20000;
  return is_caseless ? CASELESS : NO_NAME;
}

/* True where every byte may stand in a name. */
static bool has_name_characters(libfeed_str text) {
  for (size_t i = 0; i < text.len; i++) {
    char c = text.data[i];
    if ((unsigned char)c < 0x80 && !libfeed__is_alpha(c) && c != '.' &&
        c != '-' && c != '\'' && c != '`')
      return false;
  }
  return true;
}

static shape shape_of(libfeed_str text) {
  if (IS_IN(particles, text) && text.data[0] >= 'a')
    return PARTICLE;
  if (!has_name_characters(text) || IS_IN(no_person, text))
    return NO_NAME;
  unsigned char first = (unsigned char)text.data[0];
  if (first >= 0x80) {
    uint32_t code;
    size_t bad;
    bool cut;
    size_t len = libfeed__utf8_decode(text.data, text.len, &code, &bad, &cut);
    shape found = len == 0 ? NO_NAME : foreign_shape(code);
    return found == CASELESS && len == text.len ? NO_NAME : found;
  }
  if (first >= 'A' && first <= 'Z') {
    bool is_initial = text.len == 1 || text.data[1] == '.';
    return is_initial ? INITIAL : CAPITALISED;
  }
  /* "d'Estaing", "al-Rashid": a particle that is joined. */
  for (size_t i = 1; i < text.len && i < 5; i++)
    if ((text.data[i] == '\'' || text.data[i] == '-') && i + 1 < text.len &&
        text.data[i + 1] >= 'A' && text.data[i + 1] <= 'Z')
      return CAPITALISED;
  return NO_NAME;
}

/* Without what stands in brackets or quotes in the middle: "Jinghan (Michael)
   Zeng" has the words "Jinghan" and "Zeng". */
static bool is_aside(libfeed_str text) {
  char first = text.data[0], last = text.data[text.len - 1];
  return text.len > 2 &&
         ((first == '(' && last == ')') || (first == '"' && last == '"') ||
          (first == '\'' && last == '\''));
}

bool libfeed__person_is_full_name(libfeed_str name) {
  size_t words = 0, capitalised = 0, initials = 0, caseless = 0;
  /* What stands behind a comma is a suffix: part_end() saw to it. */
  name = libfeed__trim(libfeed__slice(name, 0, libfeed__find_byte(name, ',')));
  while (name.len > 0) {
    libfeed_str text = take_word(&name);
    if (++words > MOST_WORDS)
      return false;
    if (is_aside(text) && words > 1)
      continue;
    switch (shape_of(text)) {
    case NO_NAME:
      return false;
    case PARTICLE:
      break;
    case INITIAL:
      initials++;
      break;
    case CAPITALISED:
      capitalised++;
      break;
    case CASELESS:
      caseless++;
      break;
    }
  }
  return caseless > 0 || (capitalised > 0 && capitalised + initials > 1);
}

bool libfeed__person_is_plausible(libfeed_str name) {
  size_t words = 0;
  bool has_letter = false;
  for (size_t i = 0; i < name.len; i++) {
    char c = name.data[i];
    has_letter = has_letter || libfeed__is_alpha(c) || (unsigned char)c >= 0x80;
    if (libfeed__is_digit(c))
      return false;
    words += c == ' ';
  }
  return has_letter && words <= MOST_BLANKS;
}
