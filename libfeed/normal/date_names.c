/* SPDX-License-Identifier: MIT */
/* Dates: names of months and weekdays in some thirty languages, by CLDR (whole
   and short, as in a date and standing alone; of weekdays the short ones in the
   languages of vocabulary §4); the wrong spellings that occur, and the words
   around them. */
#include "normal/date.h"

#define MONTH LIBFEED__NAME_MONTH
#define WEEKDAY LIBFEED__NAME_WEEKDAY
#define NOISE LIBFEED__NAME_NOISE
#define CLOCK LIBFEED__NAME_CLOCK
#define HOURS LIBFEED__NAME_HOURS
#define KOREAN LIBFEED__NAME_KOREAN
#define YEAR LIBFEED__NAME_YEAR
#define OF_MONTH LIBFEED__NAME_OF_MONTH
#define OF_DAY LIBFEED__NAME_OF_DAY
#define ERA LIBFEED__NAME_ERA
#define FIRST LIBFEED__NAME_FIRST
#define CROATIAN LIBFEED__NAME_CROATIAN

#define LONGEST 22

typedef struct name {
  char text[LONGEST + 1];
  uint16_t kind;
  uint8_t month;
} name;

/* Whole words are compared: three letters could not tell "juin" from "juillet".
 */
static const name names[] = {
#include "normal/date_names.inc"
};

unsigned libfeed__date_name(libfeed_str word, unsigned *month) {
  *month = 0;
  if (word.len == 0 || word.len > LONGEST)
    return 0;
  size_t low = 0, high = sizeof names / sizeof *names;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    /* The NUL behind a shorter name compares as less. */
    int order = memcmp(names[middle].text, word.data, word.len);
    if (order == 0 && names[middle].text[word.len] == '\0') {
      *month = names[middle].month;
      return names[middle].kind;
    }
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return 0;
}
