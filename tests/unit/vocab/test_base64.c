/* SPDX-License-Identifier: MIT */
#include "vocab/base64.h"

#include <criterion/criterion.h>

#include "base/str.h"

static void decodes(const char *coded, const char *want) {
  libfeed__mem mem;
  libfeed__arena arena;
  libfeed__mem_init(&mem, &libfeed__libc_allocator, 0);
  libfeed__arena_init(&arena, &mem);
  libfeed_str text = libfeed__empty;
  bool ok =
      libfeed__base64_text(&arena, (libfeed_str){coded, strlen(coded)}, &text);
  cr_expect_eq(ok, want != NULL, "%s", coded);
  if (want != NULL)
    cr_expect(libfeed__equals(text, (libfeed_str){want, strlen(want)}), "%s",
              coded);
  libfeed__arena_fini(&arena);
}

Test(base64, reads_text) {
  decodes("SGVsbG8=", "Hello");
  decodes("SGVsbG8", "Hello");
  decodes(" SGVs\r\n bG8h ", "Hello!");
  decodes("w6k=", "\xC3\xA9");
  decodes("PGI+", "<b>");
  decodes("Pz8/", "???");
}

Test(base64, refuses_what_is_none) {
  decodes("SGVsbG8*", NULL);
  decodes("SGVs=bG8=", NULL);
  decodes("SGVsb", NULL); /* a digit alone */
  decodes("/w==", NULL);  /* 0xFF is no UTF-8 */
  decodes("AA==", NULL);  /* NUL is no text */
}
