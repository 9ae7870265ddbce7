/* SPDX-License-Identifier: MIT */
/* Status codes: their names and what they tell people. */
#include <libfeed/libfeed.h>

typedef struct status_text {
  libfeed_status status;
  const char *name;
  const char *message;
} status_text;

/* clang-format off */
static const status_text texts[] = {
  {LIBFEED_OK,            "OK",            "no failure"},
  {LIBFEED_AGAIN,         "AGAIN",         "nothing to pull yet: push more input or finish"},
  {LIBFEED_DONE,          "DONE",          "nothing to pull any more"},
  {LIBFEED_E_NOMEM,       "E_NOMEM",       "out of memory"},
  {LIBFEED_E_MISUSE,      "E_MISUSE",      "the call itself is wrong"},
  {LIBFEED_E_LIMIT,       "E_LIMIT",       "a limit was exceeded"},
  {LIBFEED_E_NOT_FEED,    "E_NOT_FEED",    "the input is not a feed"},
  {LIBFEED_E_SYNTAX,      "E_SYNTAX",      "the input is not well-formed and may not be repaired"},
  {LIBFEED_E_UNSUPPORTED, "E_UNSUPPORTED", "this version does not know the option"},
  {LIBFEED_E_RANGE,       "E_RANGE",       "the option's value is out of its bounds"},
  {LIBFEED_E_IO,          "E_IO",          "the file could not be read"},
};
/* clang-format on */

static const status_text unknown = {LIBFEED_OK, "UNKNOWN", "unknown status"};

static const status_text *find(libfeed_status status) {
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
    if (texts[i].status == status)
      return &texts[i];
  return &unknown;
}

const char *libfeed_status_name(libfeed_status status) {
  return find(status)->name;
}

const char *libfeed_status_message(libfeed_status status) {
  return find(status)->message;
}
