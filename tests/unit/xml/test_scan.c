/* SPDX-License-Identifier: MIT */
/* Tests of xml/scan.h: each scan stops at its own bytes. */
#include <criterion/criterion.h>
#include <string.h>

#include "xml/scan.h"

Test(scan, each_stops_at_the_bytes_of_its_set) {
  for (int c = 1; c < 256; c++) {
    char text[40];
    memset(text, 'x', sizeof text);
    text[37] = (char)c;
    const char *end = text + sizeof text, *at = text + 37;
    cr_expect_eq(libfeed__scan_text(text, end),
                 strchr("<&]\r", c) != NULL ? at : end, "%02X", c);
    cr_expect_eq(libfeed__scan_cdata(text, end),
                 strchr("][", c) != NULL ? at : end, "%02X", c);
    cr_expect_eq(libfeed__scan_value(text, end, '\''),
                 strchr("'<&", c) != NULL ? at : end, "%02X", c);
    cr_expect_eq(libfeed__scan_value(text, end, '"'),
                 strchr("\"<&", c) != NULL ? at : end, "%02X", c);
  }
}
