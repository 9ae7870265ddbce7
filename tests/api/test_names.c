/* SPDX-License-Identifier: MIT */
/* Names are total: any number has one; and the versions. */
#include <criterion/criterion.h>

#include <string.h>

#include <libfeed/libfeed.h>

Test(names, of_statuses) {
  cr_assert_str_eq(libfeed_status_name(LIBFEED_OK), "OK");
  cr_assert_str_eq(libfeed_status_name(LIBFEED_E_NOMEM), "E_NOMEM");
  for (int i = -8; i <= 2; i++)
    cr_assert_str_neq(libfeed_status_name((libfeed_status)i), "UNKNOWN");
  for (int i = -1000; i < 1000; i++) {
    cr_assert_gt(strlen(libfeed_status_name((libfeed_status)i)), 0);
    cr_assert_gt(strlen(libfeed_status_message((libfeed_status)i)), 0);
  }
  cr_assert_str_eq(libfeed_status_name((libfeed_status)-9), "UNKNOWN");
}

Test(names, of_everything_else) {
  for (int i = -1000; i < 1000; i++) {
    cr_assert_gt(strlen(libfeed_kind_name((libfeed_kind)i)), 0);
    cr_assert_gt(strlen(libfeed_field_name((libfeed_field)i)), 0);
    cr_assert_gt(strlen(libfeed_format_name((libfeed_format)i)), 0);
    cr_assert_gt(strlen(libfeed_role_name((libfeed_role)i)), 0);
    cr_assert_gt(strlen(libfeed_severity_name((libfeed_severity)i)), 0);
  }
  for (int i = 0; i < LIBFEED_FIELD_COUNT; i++)
    cr_assert_str_neq(libfeed_field_name((libfeed_field)i), "unknown");
  cr_assert_str_eq(libfeed_field_name((libfeed_field)LIBFEED_FIELD_COUNT),
                   "unknown");
  cr_assert_str_eq(libfeed_format_name(LIBFEED_FORMAT_RSS_2_0), "rss2.0");
  cr_assert_str_eq(libfeed_kind_name(LIBFEED_KIND_ERROR_PAGE), "error_page");
  cr_assert_str_eq(libfeed_role_name(LIBFEED_ROLE_LIST_ITEM), "list_item");
}

Test(names, of_versions) {
  cr_assert_str_eq(libfeed_version(), LIBFEED_VERSION);
  cr_assert_eq(LIBFEED_VERSION_NUMBER >> 16, LIBFEED_VERSION_MAJOR);
  const char *expat = libfeed_component_version(LIBFEED_COMPONENT_EXPAT);
  cr_assert(expat[0] >= '1' && expat[0] <= '9', "%s", expat);
  cr_assert_gt(strlen(libfeed_component_version(LIBFEED_COMPONENT_ICONV)), 0);
  cr_assert_str_eq(libfeed_component_version(99), "");
  cr_assert_str_eq(libfeed_component_version(-1), "");
}
