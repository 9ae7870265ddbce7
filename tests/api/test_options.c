/* SPDX-License-Identifier: MIT */
/* Options: bounds, names, strings; and the table of limits in docs/. */
#include <criterion/criterion.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libfeed/libfeed.h>

static libfeed_options *new_options(void) {
  libfeed_options *options = NULL;
  cr_assert_eq(libfeed_options_new(NULL, &options), LIBFEED_OK);
  return options;
}

static int64_t get(const libfeed_options *options, libfeed_option option) {
  int64_t value = INT64_MIN;
  cr_assert_eq(libfeed_options_get(options, option, &value), LIBFEED_OK);
  return value;
}

Test(options, every_number_keeps_its_bounds) {
  libfeed_options *options = new_options();
  size_t n = 0;
  for (int i = 0; i < 1000; i++) {
    libfeed_option option = (libfeed_option)i;
    int64_t least;
    int64_t greatest;
    int64_t usual;
    libfeed_status known =
        libfeed_options_bounds(option, &least, &greatest, &usual);
    if (known != LIBFEED_OK) {
      cr_assert_eq(known, LIBFEED_E_UNSUPPORTED);
      cr_assert_eq(libfeed_options_set(options, option, 1),
                   LIBFEED_E_UNSUPPORTED);
      cr_assert_eq(libfeed_options_get(options, option, &least),
                   LIBFEED_E_UNSUPPORTED);
      continue;
    }
    n++;
    cr_assert(least <= usual && usual <= greatest);
    cr_assert_eq(get(options, option), usual);
    cr_assert_eq(libfeed_options_set(options, option, least), LIBFEED_OK);
    cr_assert_eq(get(options, option), least);
    cr_assert_eq(libfeed_options_set(options, option, greatest), LIBFEED_OK);
    cr_assert_eq(get(options, option), greatest);
    if (least > INT64_MIN)
      cr_assert_eq(libfeed_options_set(options, option, least - 1),
                   LIBFEED_E_RANGE);
    if (greatest < INT64_MAX)
      cr_assert_eq(libfeed_options_set(options, option, greatest + 1),
                   LIBFEED_E_RANGE);
    cr_assert_eq(get(options, option), greatest, "nothing changes");
    cr_assert_eq(libfeed_options_set(options, option, usual), LIBFEED_OK);
  }
  cr_assert_eq(n, 32);
  libfeed_options_free(options);
}

Test(options, one_switch_for_all_repairs) {
  libfeed_options *options = new_options();
  cr_assert_eq(get(options, LIBFEED_OPTION_REPAIR), 1);
  cr_assert_eq(libfeed_options_set(options, LIBFEED_OPTION_REPAIR, 0),
               LIBFEED_OK);
  for (int i = LIBFEED_OPTION_REPAIR;
       i <= LIBFEED_OPTION_REPAIR_DOUBLE_ENCODING; i++)
    cr_assert_eq(get(options, (libfeed_option)i), 0);
  (void)libfeed_options_set(options, LIBFEED_OPTION_REPAIR_TEXT, 1);
  cr_assert_eq(get(options, LIBFEED_OPTION_REPAIR), 1);
  (void)libfeed_options_set(options, LIBFEED_OPTION_REPAIR_TEXT, 0);
  cr_assert_eq(get(options, LIBFEED_OPTION_REPAIR), 0);
  (void)libfeed_options_set(options, LIBFEED_OPTION_REPAIR, 1);
  cr_assert_eq(get(options, LIBFEED_OPTION_REPAIR_TEXT), 1);
  cr_assert_eq(get(options, LIBFEED_OPTION_REPAIR_DOUBLE_ENCODING), 0,
               "it is no usual one");
  libfeed_options_free(options);
}

Test(options, strings) {
  libfeed_options *options = new_options();
  const libfeed_option base = LIBFEED_OPTION_BASE_URI;
  cr_assert_eq(libfeed_options_get_str(options, base).len, 0);
  cr_assert_eq(libfeed_options_set_str(options, base, "abc", 2), LIBFEED_OK);
  cr_assert_str_eq(libfeed_options_get_str(options, base).data, "ab");
  cr_assert_eq(libfeed_options_set_str(options, base, "a\xff", 2),
               LIBFEED_E_RANGE);
  cr_assert_eq(libfeed_options_set_str(options, base, "a\0b", 3),
               LIBFEED_E_RANGE);
  cr_assert_str_eq(libfeed_options_get_str(options, base).data, "ab");
  char *large = malloc(65537);
  memset(large, 'x', 65537);
  cr_assert_eq(libfeed_options_set_str(options, base, large, 65537),
               LIBFEED_E_RANGE);
  cr_assert_eq(libfeed_options_set_str(options, base, large, 65536),
               LIBFEED_OK);
  free(large);
  cr_assert_eq(libfeed_options_set_str(options, base, NULL, 0), LIBFEED_OK);
  cr_assert_eq(libfeed_options_get_str(options, base).len, 0);
  cr_assert_eq(
      libfeed_options_set_str(options, LIBFEED_OPTION_LIMIT_DEPTH, "1", 1),
      LIBFEED_E_UNSUPPORTED);
  cr_assert_eq(libfeed_options_get_str(options, LIBFEED_OPTION_LIMIT_DEPTH).len,
               0);
  libfeed_options_free(options);
}

Test(options, misuse) {
  libfeed_options *options = new_options();
  int64_t value;
  libfeed_allocator incomplete = {NULL, NULL, NULL, NULL};
  libfeed_options *other;
  cr_assert_eq(libfeed_options_new(NULL, NULL), LIBFEED_E_MISUSE);
  cr_assert_eq(libfeed_options_new(&incomplete, &other), LIBFEED_E_MISUSE);
  cr_assert_null(other);
  cr_assert_eq(libfeed_options_set(NULL, LIBFEED_OPTION_CONTENT, 1),
               LIBFEED_E_MISUSE);
  cr_assert_eq(libfeed_options_set_str(NULL, LIBFEED_OPTION_BASE_URI, "a", 1),
               LIBFEED_E_MISUSE);
  cr_assert_eq(
      libfeed_options_set_str(options, LIBFEED_OPTION_BASE_URI, NULL, 1),
      LIBFEED_E_MISUSE);
  cr_assert_eq(libfeed_options_get(NULL, LIBFEED_OPTION_CONTENT, &value),
               LIBFEED_E_MISUSE);
  cr_assert_eq(libfeed_options_get(options, LIBFEED_OPTION_CONTENT, NULL),
               LIBFEED_E_MISUSE);
  cr_assert_eq(libfeed_options_get_str(NULL, LIBFEED_OPTION_BASE_URI).len, 0);
  cr_assert_eq(
      libfeed_options_bounds(LIBFEED_OPTION_CONTENT, NULL, &value, &value),
      LIBFEED_E_MISUSE);
  cr_assert_eq(libfeed_option_find(NULL), 0);
  libfeed_options_free(options);
  libfeed_options_free(NULL);
}

Test(options, names) {
  cr_assert_eq(libfeed_option_find("limit_depth"), LIBFEED_OPTION_LIMIT_DEPTH);
  cr_assert_eq(libfeed_option_find("base_uri"), LIBFEED_OPTION_BASE_URI);
  cr_assert_eq(libfeed_option_find("LIMIT_DEPTH"), 0);
  cr_assert_eq(libfeed_option_find("limit"), 0);
  cr_assert_eq(libfeed_option_find(""), 0);
}

/* Each limit stands in docs/limits.md with the figures that the library has. */
Test(options, limits_are_documented) {
  FILE *file = fopen(LIBFEED_SOURCE_DIR "/docs/limits.md", "r");
  cr_assert_not_null(file);
  char line[1024];
  bool is_found[15] = {false};
  while (fgets(line, sizeof line, file) != NULL) {
    char name[64];
    int64_t written[3];
    if (sscanf(line, "| `%63[a-z_]` | %" SCNd64 " | %" SCNd64 " | %" SCNd64,
               name, &written[0], &written[1], &written[2]) != 4)
      continue;
    libfeed_option option = libfeed_option_find(name);
    int64_t least;
    int64_t greatest;
    int64_t usual;
    cr_assert_eq(libfeed_options_bounds(option, &least, &greatest, &usual),
                 LIBFEED_OK, "%s", name);
    cr_assert_eq(written[0], usual, "%s", name);
    cr_assert_eq(written[1], least, "%s", name);
    cr_assert_eq(written[2], greatest, "%s", name);
    is_found[option - LIBFEED_OPTION_LIMIT_DEPTH] = true;
  }
  fclose(file);
  for (size_t i = 0; i < sizeof is_found / sizeof is_found[0]; i++)
    cr_assert(is_found[i], "limit %zu is not documented", i);
}
