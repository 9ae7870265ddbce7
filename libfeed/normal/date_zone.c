/* SPDX-License-Identifier: MIT */
/* Dates: the zones (vocabulary §4). No tz database is read: a name like
   "Europe/Paris" is a zone that is not recognised. */
#include "normal/date.h"

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

/* Names of zones that the table lacks. Behind a time of twelve hours they are
   told by this from words for half of the day, which must not be skipped. */
static const char *const other_zones[] = {
    "aft", "amt",  "art",  "azt",  "bdt",  "bnt", "bot",  "brst", "brt",
    "btt", "cat",  "chst", "clst", "clt",  "cot", "eat",  "ect",  "fjt",
    "get", "gft",  "gst",  "gyt",  "hdt",  "ict", "irst", "kgt",  "krat",
    "lkt", "mmt",  "mut",  "mvt",  "myt",  "npt", "nzt",  "omst", "pgt",
    "pht", "pkt",  "pyt",  "samt", "sast", "sst", "trt",  "uyt",  "uzt",
    "vet", "vlat", "wast", "wat",  "wib",  "wit", "wita", "yekt"};

static bool is_other_zone(libfeed_str name) {
  for (size_t i = 0; i < sizeof other_zones / sizeof *other_zones; i++)
    if (libfeed__equals(name,
                        (libfeed_str){other_zones[i], strlen(other_zones[i])}))
      return true;
  return false;
}

/* What was read of a zone so far. */
typedef struct reading {
  int32_t offset;
  uint32_t flags;
  bool has_name, has_offset;
  bool has_known; /* the name is in the table */
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

/* True where more of a date follows than the year, which may stand behind a
   zone ("10:57:52 PDT 2026"). */
static bool begins_date(libfeed_str rest) {
  uint32_t value;
  while (libfeed__date_skip(&rest, ' ') || libfeed__date_skip(&rest, ',')) {
  }
  if (rest.len > 0 && libfeed__date_is_letter(rest.data[0]))
    return true;
  size_t n = libfeed__date_digits(&rest, &value);
  return n > 0 && !(n == 4 && rest.len == 0);
}

/* True where an unknown word behind the time can be a zone: neither a name that
   is known for something else, nor, as far as can be told, a word for half of
   the day in another language. */
static bool may_be_zone(libfeed_str name, bool is_24_hours) {
  unsigned month;
  if (libfeed__date_name(name, &month) != 0 || libfeed__date_is_half(name))
    return false;
  return is_24_hours || is_other_zone(name) ||
         memchr(name.data, '/', name.len) != NULL;
}

/* True where the name of a zone is meant as the other word that it is: "at" and
   "pt" (Polish for Friday) in front of a date. */
static bool is_other_word(libfeed_str name, libfeed_str rest) {
  unsigned month;
  return libfeed__date_name(name, &month) != 0 && begins_date(rest);
}

/* What is known of a zone that the table lacks. */
static uint32_t flags_of_unknown(libfeed_str name) {
  bool is_military = name.len == 1 && name.data[0] != 'j'; /* RFC 2822 §4.3 */
  return is_military ? (uint32_t)LIBFEED_TIME_OFFSET_UNKNOWN
                     : (uint32_t)LIBFEED_TIME_ZONE_UNRECOGNISED;
}

/* A zone by name. A known one counts before an unknown one; what is no zone may
   be part of a date that follows the time. */
static bool take_name(libfeed_str *rest, bool is_24_hours, reading *out) {
  if (take_etc(rest, out))
    return true;
  libfeed_str name = libfeed__slice(*rest, 0, name_len(*rest));
  libfeed_str behind = libfeed__slice(*rest, name.len, rest->len);
  const zone *found = find_zone(name);
  if (name.len == 0 ||
      (found == NULL && name.len > 1 &&
       (out->has_name || !may_be_zone(name, is_24_hours))) ||
      ((found != NULL || name.len == 1) && is_other_word(name, behind)))
    return false;
  *rest = behind;
  libfeed__date_skip(rest, '.');
  if (!out->has_offset && found != NULL && !out->has_known) {
    out->offset = found->minutes * 60;
    out->flags = found->is_ambiguous ? LIBFEED_TIME_ZONE_AMBIGUOUS : 0;
  } else if (!out->has_offset && !out->has_name) {
    out->flags = flags_of_unknown(name);
  }
  out->has_name = true;
  out->has_known = out->has_known || found != NULL;
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
      !take_offset(&name, out) && !take_name(&name, true, out))
    return false;
  *rest = libfeed__slice(at, n + 1, at.len);
  return true;
}

/* "Uhr", "hrs", "local" behind the time, which say nothing of the zone. */
static void skip_hours(libfeed_str *rest) {
  libfeed_str at = *rest;
  unsigned month;
  size_t n = 0;
  while (libfeed__date_skip(&at, ' ')) {
  }
  while (n < at.len && libfeed__date_is_letter(at.data[n]))
    n++;
  if ((libfeed__date_name(libfeed__slice(at, 0, n), &month) &
       LIBFEED__NAME_HOURS) == 0)
    return;
  *rest = libfeed__slice(at, n, at.len);
  libfeed__date_skip(rest, '.');
}

void libfeed__date_zone(libfeed_str *rest, libfeed__date *out) {
  reading found = {0};
  libfeed_str at = *rest;
  skip_hours(&at);
  skip_hours(&at); /* "Uhr Local Time" */
  /* Twice at most each: "EST -0500", "+0100 CET", "GMT+2". */
  for (int i = 0; i < 3; i++) {
    while (libfeed__date_skip(&at, ' ')) {
    }
    if (!take_offset(&at, &found) && !take_name(&at, out->is_24_hours, &found))
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
