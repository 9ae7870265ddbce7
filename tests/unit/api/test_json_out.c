/* SPDX-License-Identifier: MIT */
/* JSON output: numbers, escapes at every place of a word, and commas. */
#include <criterion/criterion.h>

#include <string.h>

#include "api/json_out.h"
#include "base/str.h"

static char text[512];

static libfeed__json start(void) {
  libfeed__json json;
  libfeed__json_init(&json, text, sizeof text);
  return json;
}

static const char *number(int64_t value) {
  libfeed__json json = start();
  libfeed__json_number(&json, value);
  (void)libfeed__json_end(&json, sizeof text);
  return text;
}

static const char *thousandths(int64_t value) {
  libfeed__json json = start();
  libfeed__json_thousandths(&json, value);
  (void)libfeed__json_end(&json, sizeof text);
  return text;
}

Test(json_out, numbers) {
  cr_assert_str_eq(number(0), "0");
  cr_assert_str_eq(number(-7), "-7");
  cr_assert_str_eq(number(INT64_MAX), "9223372036854775807");
  cr_assert_str_eq(number(INT64_MIN), "-9223372036854775808");
  cr_assert_str_eq(thousandths(0), "0");
  cr_assert_str_eq(thousandths(1000), "1");
  cr_assert_str_eq(thousandths(1500), "1.5");
  cr_assert_str_eq(thousandths(5), "0.005");
  cr_assert_str_eq(thousandths(-29970), "-29.97");
}

/* Each byte at each place of strings of each length up to three words. */
Test(json_out, escapes_at_every_place) {
  for (size_t len = 1; len <= 24; len++) {
    for (size_t at = 0; at < len; at++) {
      for (int byte = 1; byte < 256; byte++) {
        char value[24];
        memset(value, 'x', sizeof value);
        value[at] = (char)byte;
        libfeed__json json = start();
        libfeed__json_string(&json, (libfeed_str){value, len});
        size_t got = libfeed__json_end(&json, sizeof text);
        size_t extra = 0;
        if (byte == '"' || byte == '\\' || byte == '\n' || byte == '\r' ||
            byte == '\t')
          extra = 1;
        else if (byte < 0x20)
          extra = 5;
        cr_assert_eq(got, len + 2 + extra, "byte %d at %zu of %zu", byte, at,
                     len);
        if (extra == 0)
          cr_assert_eq(memcmp(text + 1, value, len), 0);
        else
          cr_assert_eq(text[1 + at], '\\');
      }
    }
  }
}

Test(json_out, commas) {
  libfeed__json json = start();
  libfeed__json_open(&json, '{');
  libfeed__json_str_member(&json, "absent", libfeed__empty);
  libfeed__json_number_member(&json, "absent", -1);
  libfeed__json_true_member(&json, "absent", false);
  libfeed__json_key(&json, "list");
  libfeed__json_open(&json, '[');
  for (int i = 0; i < 2; i++) {
    libfeed__json_element(&json);
    libfeed__json_open(&json, '{');
    libfeed__json_close(&json, '}');
  }
  libfeed__json_close(&json, ']');
  libfeed__json_number_member(&json, "n", 0);
  libfeed__json_true_member(&json, "t", true);
  libfeed__json_name(&json, LIBFEED__STR("\""));
  libfeed__json_null(&json);
  libfeed__json_close(&json, '}');
  (void)libfeed__json_end(&json, sizeof text);
  cr_assert_str_eq(text, "{\"list\":[{},{}],\"n\":0,\"t\":true,\"\\\"\":null}");
}
