/* SPDX-License-Identifier: MIT */
/* The decision about the charset, and binary data by its first bytes. */
#include <criterion/criterion.h>

#include <string.h>

#include "base/str.h"
#include "input/input_state.h"

static libfeed__context context;
static libfeed__settings settings;
static libfeed__decision decision;

static void setup(void) {
  memset(&settings, 0, sizeof settings);
  settings.base_uri = settings.content_type = settings.stop_id =
      settings.content_language = settings.content_location = libfeed__empty;
  settings.numbers[LIBFEED_OPTION_REPAIR_BYTES - LIBFEED_OPTION_FORMAT_HINT] =
      1;
  libfeed__context_init(&context, &libfeed__libc_allocator, &settings);
}

static void teardown(void) {
  libfeed__context_fini(&context);
}

TestSuite(head, .init = setup, .fini = teardown);

/* Decides with every byte known, and finds the same with each beginning that
   decides at all. */
static void decide(const char *bytes, size_t len) {
  cr_assert(libfeed__head_decide(&context, (libfeed_str){bytes, len}, true,
                                 &decision));
  libfeed__decision whole = decision;
  for (size_t part = 0; part < len; part++) {
    if (!libfeed__head_decide(&context, (libfeed_str){bytes, part}, false,
                              &decision))
      continue;
    cr_assert_eq(decision.charset, whole.charset, "at %zu", part);
    cr_assert_eq(decision.bom, whole.bom);
    cr_assert_eq(decision.n_codes, whole.n_codes);
    cr_assert(libfeed__equals(decision.source, whole.source));
  }
  decision = whole;
}

#define DECIDE(literal) decide(literal, sizeof(literal) - 1)
#define EXPECT(charset_, from)                                                 \
  do {                                                                         \
    cr_expect_str_eq(decision.charset->name.data, charset_);                   \
    cr_expect_str_eq(decision.source.data, from);                              \
  } while (0)

static void transport(const char *value) {
  context.settings.content_type = (libfeed_str){value, strlen(value)};
}

Test(head, byte_order_marks) {
  DECIDE("\xEF\xBB\xBF<rss version='2.0'>");
  EXPECT("UTF-8", "bom");
  cr_expect_eq(decision.bom, 3);
  DECIDE("\xFF\xFE<\0r\0s\0s\0");
  EXPECT("UTF-16LE", "bom");
  DECIDE("\xFE\xFF\0<\0r\0s\0s");
  EXPECT("UTF-16BE", "bom");
  DECIDE("\xFF\xFE\0\0<\0\0\0");
  EXPECT("UTF-32LE", "bom");
  cr_expect_eq(decision.bom, 4);
  DECIDE("\0\0\xFE\xFF\0\0\0<");
  EXPECT("UTF-32BE", "bom");
  DECIDE("\0\0\xFF\xFE\0\0<\0");
  cr_expect_eq(decision.codes[0], LIBFEED__CHARSET_REFUSED);
  DECIDE("\xFE\xFF\0\0\0<\0\0");
  cr_expect_eq(decision.codes[0], LIBFEED__CHARSET_REFUSED);
  DECIDE("+/v8-<rss version='2.0'>");
  cr_expect_eq(decision.codes[0], LIBFEED__CHARSET_REFUSED);
}

Test(head, families_without_a_mark) {
  DECIDE("<\0r\0s\0s\0>\0");
  EXPECT("UTF-16LE", "sniff");
  DECIDE("\0<\0r\0s\0s\0>");
  EXPECT("UTF-16BE", "sniff");
  DECIDE("\0\0\0<\0\0\0r\0\0\0s");
  EXPECT("UTF-32BE", "sniff");
  DECIDE("{\0\0\0\"\0\0\0a\0\0\0");
  EXPECT("UTF-32LE", "sniff");
  DECIDE("<\0?\0x\0m\0l\0 \0v\0=\0'\0001\0'\0 \0e\0n\0c\0o\0d\0i\0n\0g\0=\0'\0"
         "u\0t\0f\0-\0001\0006\0'\0?\0>\0");
  EXPECT("UTF-16LE", "declaration");
  DECIDE("<rss version='2.0'>");
  EXPECT("UTF-8", "default");
  cr_expect(decision.reads_foreign);
}

Test(head, declarations) {
  DECIDE("<?xml version='1.0' encoding='Shift_JIS'?><rss>");
  EXPECT("Shift_JIS", "declaration");
  cr_expect(!decision.reads_foreign);
  DECIDE("\n\n<?xml version='1.0' encoding='latin1'?><rss>");
  EXPECT("windows-1252", "declaration");
  DECIDE("<?xml version='1.0' encoding='klingon'?><rss>");
  EXPECT("UTF-8", "default");
  cr_expect_eq(decision.codes[0], LIBFEED__CHARSET_UNKNOWN);
  cr_expect_eq(memcmp(decision.unknown, "klingon", 7), 0);
  DECIDE("\xEF\xBB\xBF<?xml version='1.0' encoding='koi8-r'?><rss>");
  EXPECT("UTF-8", "bom");
  cr_expect_str_eq(decision.contradicted.data, "KOI8-R");
}

/* expat believes a declaration of Latin-1 behind a mark of UTF-8. */
Test(head, declarations_behind_a_mark_without_repair) {
  context.settings
      .numbers[LIBFEED_OPTION_REPAIR_BYTES - LIBFEED_OPTION_FORMAT_HINT] = 0;
  DECIDE("\xEF\xBB\xBF<?xml version='1.0' encoding='us-ascii'?><rss>");
  EXPECT("windows-1252", "declaration");
  cr_expect_eq(decision.bom, 3);
}

Test(head, transport_before_declaration) {
  transport("text/xml; charset=koi8-r");
  DECIDE("<?xml version='1.0' encoding='latin1'?><rss>");
  EXPECT("KOI8-R", "transport");
  transport("application/rss+xml;CHARSET = \"windows-1251\"; q=1");
  DECIDE("<?xml version='1.0' encoding='latin1'?><rss>");
  EXPECT("windows-1251", "transport");
  transport("text/xml;charset='utf-8'");
  DECIDE("<rss version='2.0'>");
  EXPECT("UTF-8", "transport");
  /* An unknown one is a problem, and the next source is asked. */
  transport("text/xml; charset=none");
  DECIDE("<?xml version='1.0' encoding='latin1'?><rss>");
  EXPECT("windows-1252", "declaration");
  cr_expect_eq(decision.codes[0], LIBFEED__CHARSET_UNKNOWN);
  /* text/xml alone does not mean US-ASCII. */
  transport("text/xml");
  DECIDE("<rss version='2.0'>");
  EXPECT("UTF-8", "default");
  transport("image/png; charset=latin1");
  DECIDE("<rss version='2.0'>");
  EXPECT("UTF-8", "default");
  /* A mark beats it. */
  transport("text/xml; charset=latin1");
  DECIDE("\xEF\xBB\xBF<rss version='2.0'>");
  EXPECT("UTF-8", "bom");
  cr_expect_str_eq(decision.contradicted.data, "windows-1252");
}

Test(head, labels_that_the_bytes_contradict) {
  DECIDE("<?xml version='1.0' encoding='utf-16'?><rss>");
  EXPECT("UTF-8", "sniff");
  cr_expect_str_eq(decision.contradicted.data, "UTF-16LE");
  cr_expect(!decision.reads_foreign);
  transport("text/xml; charset=iso-8859-2");
  DECIDE("<\0r\0s\0s\0>\0");
  EXPECT("UTF-16LE", "sniff");
  cr_expect_str_eq(decision.contradicted.data, "ISO-8859-2");
}

/* "<?xml version='1.0' encoding='X'?>" in EBCDIC. */
#define EBCDIC(label)                                                          \
  "\x4C\x6F\xA7\x94\x93\x40\xA5\x85\x99\xA2\x89\x96\x95\x7E\x7D\xF1\x4B\xF0"   \
  "\x7D\x40\x85\x95\x83\x96\x84\x89\x95\x87\x7E\x7D" label "\x7D\x6F\x6E"

Test(head, ebcdic) {
  DECIDE(EBCDIC("\x83\x97\xF0\xF3\xF7"));
  EXPECT("IBM037", "declaration");
  DECIDE(EBCDIC("\xC3\xD7\xF1\xF0\xF4\xF7"));
  EXPECT("IBM1047", "declaration");
  DECIDE(EBCDIC("\xA7"));
  EXPECT("UTF-8", "default");
  cr_expect_eq(decision.codes[decision.n_codes - 1], LIBFEED__CHARSET_REFUSED);
}

static libfeed_kind magic(const char *bytes, size_t len) {
  libfeed_kind kind;
  cr_assert(libfeed__magic((libfeed_str){bytes, len}, true, &kind));
  for (size_t part = 0; part < len; part++) {
    libfeed_kind early;
    if (libfeed__magic((libfeed_str){bytes, part}, false, &early))
      cr_assert_eq(early, kind);
  }
  return kind;
}

#define MAGIC(literal) magic(literal, sizeof(literal) - 1)

Test(head, binary_data) {
  cr_expect_eq(MAGIC("\x1F\x8B\x08rest"), LIBFEED_KIND_COMPRESSED);
  cr_expect_eq(MAGIC("PK\x03\x04rest"), LIBFEED_KIND_COMPRESSED);
  cr_expect_eq(MAGIC("\x28\xB5\x2F\xFD"), LIBFEED_KIND_COMPRESSED);
  cr_expect_eq(MAGIC("BZh91AY&SY"), LIBFEED_KIND_COMPRESSED);
  cr_expect_eq(MAGIC("\xFD"
                     "7zXZ\0rest"),
               LIBFEED_KIND_COMPRESSED);
  cr_expect_eq(MAGIC("\x89PNG\r\n\x1A\n"), LIBFEED_KIND_IMAGE);
  cr_expect_eq(MAGIC("\xFF\xD8\xFF\xE0"), LIBFEED_KIND_IMAGE);
  cr_expect_eq(MAGIC("GIF89a"), LIBFEED_KIND_IMAGE);
  cr_expect_eq(MAGIC("RIFF\1\2\3\4WEBPVP8 "), LIBFEED_KIND_IMAGE);
  cr_expect_eq(MAGIC("%PDF-1.4"), LIBFEED_KIND_BINARY);
  cr_expect_eq(MAGIC("<rss>"), LIBFEED_KIND_UNKNOWN);
  cr_expect_eq(MAGIC("BBC News reports"), LIBFEED_KIND_UNKNOWN);
  cr_expect_eq(MAGIC("GIF"), LIBFEED_KIND_UNKNOWN);
  cr_expect_eq(MAGIC(""), LIBFEED_KIND_UNKNOWN);
}
