/* SPDX-License-Identifier: MIT */
/* Dates: the time of day and the zones (vocabulary §4). No tz database is read:
   a name like "Europe/Paris" is a zone that is not recognised. */
#include "normal/date.h"

/* -- time of day
 * ---------------------------------------------------------------- */

/* "[.,]f" after the seconds. */
static void take_fraction(libfeed_str *rest, libfeed__date *out) {
  if (rest->len < 2 || (rest->data[0] != '.' && rest->data[0] != ',') ||
      !libfeed__is_digit(rest->data[1]))
    return;
  size_t i = 1;
  int32_t unit = 100000000;
  for (; i < rest->len && libfeed__is_digit(rest->data[i]); i++, unit /= 10)
    out->nanoseconds += (rest->data[i] - '0') * unit;
  out->precision = LIBFEED_PRECISION_FRACTION;
  *rest = libfeed__slice(*rest, i, rest->len);
}

/* "hhmm[ss]". */
static bool take_basic(libfeed_str *rest, libfeed__date *out) {
  uint32_t value;
  size_t n = libfeed__date_digits(rest, &value);
  if (n != 4 && n != 6)
    return false;
  out->precision = n == 4 ? LIBFEED_PRECISION_MINUTE : LIBFEED_PRECISION_SECOND;
  out->second = n == 4 ? 0 : value % 100;
  value = n == 4 ? value : value / 100;
  out->hour = value / 100;
  out->minute = value % 100;
  return true;
}

bool libfeed__date_clock(libfeed_str *rest, bool is_basic, libfeed__date *out) {
  libfeed_str at = *rest;
  uint32_t hour, minute, second = 0;
  if (is_basic) {
    if (!take_basic(&at, out))
      return false;
  } else {
    size_t hours = libfeed__date_digits(&at, &hour);
    if (hours < 1 || hours > 2 || !libfeed__date_skip(&at, ':'))
      return false;
    size_t minutes = libfeed__date_digits(&at, &minute);
    if (minutes < 1 || minutes > 2)
      return false;
    out->precision = LIBFEED_PRECISION_MINUTE;
    libfeed_str behind = at;
    if (libfeed__date_skip(&behind, ':')) {
      size_t seconds = libfeed__date_digits(&behind, &second);
      if (seconds < 1 || seconds > 2)
        return false;
      out->precision = LIBFEED_PRECISION_SECOND;
      at = behind;
    }
    out->hour = hour;
    out->minute = minute;
    out->second = second;
  }
  if (out->precision == LIBFEED_PRECISION_SECOND)
    take_fraction(&at, out);
  *rest = at;
  return true;
}

/* -- zones
 * ------------------------------------------------------------------------ */

typedef struct zone {
  char name[5];
  int16_t minutes;
  bool is_ambiguous;
} zone;

/* Sorted by name. Where a name has several meanings, the most common one. */
/* clang-format off */
static const zone zones[] = {
    {"acdt",  630, false},
    {"acst",  570, false},
    {"adt",  -180, false},
    {"aedt",  660, false},
    {"aest",  600, false},
    {"akdt", -480, false},
    {"akst", -540, false},
    {"ast",  -240, false},
    {"at",   -240, false},
    {"awst",  480, false},
    {"bst",    60, true}, /* British; Bangladesh */
    {"cdt",  -300, false},
    {"cest",  120, false},
    {"cet",    60, false},
    {"cst",  -360, true}, /* Central America; China, Cuba */
    {"ct",   -360, false},
    {"edt",  -240, false},
    {"eest",  180, false},
    {"eet",   120, false},
    {"est",  -300, false},
    {"et",   -300, false},
    {"gmt",     0, false},
    {"hkt",   480, false},
    {"hst",  -600, false},
    {"ist",   330, true}, /* India; Ireland, Israel */
    {"jst",   540, false},
    {"kst",   540, false},
    {"mdt",  -360, false},
    {"mest",  120, false},
    {"mesz",  120, false},
    {"met",    60, false},
    {"mez",    60, false},
    {"msd",   240, false},
    {"msk",   180, false},
    {"mst",  -420, false},
    {"mt",   -420, false},
    {"ndt",  -150, false},
    {"nst",  -210, false},
    {"nzdt",  780, false},
    {"nzst",  720, false},
    {"pdt",  -420, false},
    {"pst",  -480, false},
    {"pt",   -480, false},
    {"sgt",   480, false},
    {"ut",      0, false},
    {"utc",     0, false},
    {"west",   60, false},
    {"wet",     0, false},
    {"z",       0, false},
};
/* clang-format on */

static const zone *find_zone(libfeed_str name) {
  size_t low = 0, high = sizeof zones / sizeof *zones;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    size_t len = strlen(zones[middle].name);
    int order =
        memcmp(zones[middle].name, name.data, len < name.len ? len : name.len);
    if (order == 0 && len == name.len)
      return &zones[middle];
    if (order < 0 || (order == 0 && len < name.len))
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

/* What was read of a zone so far. */
typedef struct reading {
  int32_t offset;
  uint32_t flags;
  bool has_name, has_offset;
} reading;

/* "±hh[[:]mm]", with the sign also doubled ("--0700"). */
static bool take_offset(libfeed_str *rest, reading *out) {
  libfeed_str at = *rest;
  uint32_t hours, minutes = 0;
  if (at.len < 2 || (at.data[0] != '+' && at.data[0] != '-'))
    return false;
  bool is_negative = at.data[0] == '-';
  while (at.len > 0 && (at.data[0] == '+' || at.data[0] == '-'))
    at = libfeed__slice(at, 1, at.len);
  size_t n = libfeed__date_digits(&at, &hours);
  if (n == 3 || n == 4) {
    minutes = hours % 100;
    hours /= 100;
  } else if (n < 1 || n > 2) {
    return false;
  } else if (at.len > 2 && at.data[0] == ':' && libfeed__is_digit(at.data[1])) {
    libfeed__date_skip(&at, ':');
    if (libfeed__date_digits(&at, &minutes) != 2)
      return false;
  }
  *rest = at;
  if (out->has_offset)
    return true; /* given twice: the first one counts */
  out->has_offset = true;
  out->flags = 0;
  out->offset = (int32_t)(hours * 3600 + minutes * 60);
  if (minutes > 59) {
    out->offset = 0;
    out->flags = LIBFEED_TIME_ZONE_UNRECOGNISED;
  } else if (is_negative && out->offset == 0) {
    out->flags = LIBFEED_TIME_OFFSET_UNKNOWN;
  }
  if (is_negative)
    out->offset = -out->offset;
  return true;
}

/* The length of a zone's name: letters, and for "Area/City" what tz names have
   besides. */
static size_t name_len(libfeed_str text) {
  size_t n = 0;
  bool has_slash = false;
  while (n < text.len) {
    char c = text.data[n];
    has_slash = has_slash || (c == '/' && n > 0);
    if (!libfeed__is_alpha(c) && !(c == '/' && n > 0) &&
        !(has_slash && (c == '_' || c == '-')))
      break;
    n++;
  }
  return n;
}

/* "etc/gmt+5": POSIX has the sign the other way round. */
static bool take_etc(libfeed_str *rest, reading *out) {
  static const libfeed_str start = LIBFEED__STR_INIT("etc/");
  if (!libfeed__starts_with(*rest, start))
    return false;
  libfeed_str at = libfeed__slice(*rest, start.len, rest->len);
  size_t n = 0;
  while (n < at.len && libfeed__is_alpha(at.data[n]))
    n++;
  libfeed_str name = libfeed__slice(at, 0, n);
  at = libfeed__slice(at, n, at.len);
  bool is_gmt = libfeed__equals(name, LIBFEED__STR("gmt"));
  const zone *found = find_zone(name);
  bool is_utc = found != NULL && found->minutes == 0 && name.len > 1;
  if (!is_utc && !libfeed__equals(name, LIBFEED__STR("zulu")) &&
      !libfeed__equals(name, LIBFEED__STR("universal")) &&
      !libfeed__equals(name, LIBFEED__STR("greenwich")))
    return false;
  out->has_name = true;
  if (is_gmt && take_offset(&at, out)) {
    out->offset = -out->offset;
    out->flags = 0;
  }
  *rest = at;
  return true;
}

/* A zone by name. An unknown one counts where no name is known yet; other words
   may be part of a date that follows the time. */
static bool take_name(libfeed_str *rest, reading *out) {
  if (take_etc(rest, out))
    return true;
  libfeed_str name = libfeed__slice(*rest, 0, name_len(*rest));
  const zone *found = find_zone(name);
  unsigned month;
  if (name.len == 0 ||
      (found == NULL && name.len > 1 &&
       (out->has_name || libfeed__date_name(name, &month) != 0)))
    return false;
  *rest = libfeed__slice(*rest, name.len, rest->len);
  libfeed__date_skip(rest, '.');
  if (!out->has_name && !out->has_offset) {
    out->offset = found != NULL ? found->minutes * 60 : 0;
    if (found != NULL)
      out->flags = found->is_ambiguous ? LIBFEED_TIME_ZONE_AMBIGUOUS : 0;
    else if (name.len == 1 && name.data[0] != 'j') /* RFC 2822 §4.3 */
      out->flags = LIBFEED_TIME_OFFSET_UNKNOWN;
    else
      out->flags = LIBFEED_TIME_ZONE_UNRECOGNISED;
  }
  out->has_name = true;
  return true;
}

/* "[Europe/Paris]", "[u-ca=japanese]" behind the offset (RFC 9557 §4.1): the
   offset counts, and of a name alone what is known of it. */
static bool take_suffix(libfeed_str *rest, reading *out) {
  libfeed_str at = *rest;
  if (!libfeed__date_skip(&at, '['))
    return false;
  libfeed__date_skip(&at, '!');
  size_t n = 0;
  while (n < at.len && at.data[n] != ']')
    n++;
  if (n == 0 || n == at.len)
    return false;
  libfeed_str name = libfeed__slice(at, 0, n);
  bool is_tag = memchr(name.data, '=', name.len) != NULL;
  if (!is_tag && !out->has_name && !out->has_offset &&
      !take_offset(&name, out) && !take_name(&name, out))
    return false;
  *rest = libfeed__slice(at, n + 1, at.len);
  return true;
}

void libfeed__date_zone(libfeed_str *rest, libfeed__date *out) {
  reading found = {0};
  libfeed_str at = *rest;
  /* Twice at most each: "EST -0500", "+0100 CET", "GMT+2". */
  for (int i = 0; i < 3; i++) {
    while (libfeed__date_skip(&at, ' ')) {
    }
    if (!take_offset(&at, &found) && !take_name(&at, &found))
      break;
  }
  while (take_suffix(&at, &found)) {
  }
  *rest = at;
  out->offset = found.offset;
  out->flags |= found.flags;
  if (!found.has_name && !found.has_offset)
    out->flags |= LIBFEED_TIME_ZONE_ASSUMED;
}
