/* SPDX-License-Identifier: MIT */
/* Durations, numbers, sizes, booleans, language tags and media types. */
#include <criterion/criterion.h>

#include "normal/values.h"

static libfeed_str str(const char *text) {
  return (libfeed_str){text, strlen(text)};
}

typedef struct row {
  const char *text;
  int64_t value;
} row;

#define COUNT(array) (sizeof(array) / sizeof *(array))

Test(values, durations) {
  static const row rows[] = {{"0", 0},
                             {"90", 90000},
                             {" 90 ", 90000},
                             {"90.5", 90500},
                             {"90,25", 90250},
                             {"3,600", 3600000},
                             {"1,234,567.5", 1234567500},
                             {"3.600", 3600},
                             {"0,500", 500},
                             {"3600,000", 3600000},
                             {"1:30,500", 90500},
                             {"PT1,500S", 1500},
                             {"3,600 s", -1},
                             {"1:30", 90000},
                             {"90:00", 5400000},
                             {"1:02:03", 3723000},
                             {"01:02:03.4567", 3723456},
                             {"100:00:00", 360000000},
                             {"5:75", 375000},
                             {"npt:10:07:33.3", 36453300},
                             {"PT1H2M3S", 3723000},
                             {"pt90m", 5400000},
                             {"PT0.5S", 500},
                             {"PT1,5H", 5400000},
                             {"P1DT1H", 90000000},
                             {"P2W", 1209600000},
                             {"PT0S", 0},
                             {"", -1},
                             {"now", -1},
                             {"-5", -1},
                             {"-1:30", -1},
                             {"1:-30", -1},
                             {":30", -1},
                             {"1:", -1},
                             {"1:2:3:4", -1},
                             {"ten", -1},
                             {"10 min", -1},
                             {"P", -1},
                             {"PT", -1},
                             {"P1Y", -1},
                             {"P1M", -1},
                             {"PT1S1M", -1},
                             {"P1H", -1},
                             {"PT1", -1},
                             {"PT-1S", -1},
                             {"PTxS", -1},
                             {"99999999999999999999", -1},
                             {"9223372036854775807", -1},
                             {"9223372036854775", 9223372036854775000},
                             {"9223372036854776", -1},
                             {"999999999999999999:00:00", -1},
                             {"PT9223372036854775807S", -1}};
  for (size_t i = 0; i < COUNT(rows); i++)
    cr_expect_eq(libfeed__duration_parse(str(rows[i].text)), rows[i].value,
                 "%s", rows[i].text);
}

Test(values, numbers) {
  static const struct {
    const char *text;
    int64_t value;
    bool lenient;
  } rows[] = {{"0", 0, false},
              {"12345678", 12345678, false},
              {" 7\n", 7, false},
              {"007", 7, false},
              {"+5", 5, true},
              {"1,234,567", 1234567, true},
              {"1,234", 1234, true},
              {"1.234.567", 1234567, true},
              {"1 234 567", 1234567, true},
              {"1'234", 1234, true},
              {"1\xC2\xA0"
               "234",
               1234, true},
              {"1\xE2\x80\xAF"
               "234\xE2\x80\xAF"
               "567",
               1234567, true},
              {"1.234", -1, true},
              {"1.2345", 1, true},
              {"1,2", -1, true},
              {"0,500", -1, true},
              {"5, 6", 5, true},
              {"1.", 1, true},
              {"640 480", 640, true},
              {"1,2345", -1, true},
              {"1234,567", -1, true},
              {"1,234.567", 1234, true},
              {"3.7", 3, true},
              {"5 bytes", 5, true},
              {"5px", 5, true},
              {"9223372036854775807", INT64_MAX, false},
              {"9223372036854775808", -1, false},
              {"9,223,372,036,854,775,808", -1, true},
              {"", -1, false},
              {"-1", -1, false},
              {"+", -1, true},
              {"none", -1, false}};
  for (size_t i = 0; i < COUNT(rows); i++) {
    bool lenient;
    cr_expect_eq(libfeed__number_parse(str(rows[i].text), &lenient),
                 rows[i].value, "%s", rows[i].text);
    cr_expect_eq(lenient, rows[i].lenient, "%s", rows[i].text);
  }
}

Test(values, minutes) {
  static const struct {
    const char *text;
    int64_t value;
    bool lenient;
  } rows[] = {{"60", 60, false},
              {" 60 ", 60, false},
              {"1,440", 1440, true},
              {"60 minutes", 60, true},
              {"60m", 60, true},
              {"1h", 60, true},
              {"1.5 Hours", 90, true},
              {"1,5 h", 90, true},
              {"2 days", 2880, true},
              {"1w", 10080, true},
              {"90 s", 2, true},
              {"0s", 0, true},
              {"1.5", 1, true},
              {"60 (an hour)", 60, true},
              {"1 month", -1, true},
              {"1 year", -1, true},
              {"9223372036854775807 d", -1, true},
              {"", -1, false},
              {"h", -1, false},
              {"-1h", -1, false}};
  for (size_t i = 0; i < COUNT(rows); i++) {
    bool lenient;
    cr_expect_eq(libfeed__minutes_parse(str(rows[i].text), &lenient),
                 rows[i].value, "%s", rows[i].text);
    cr_expect_eq(lenient, rows[i].lenient, "%s", rows[i].text);
  }
}

Test(values, sizes) {
  static const row rows[] = {{"0", 0},
                             {"12345", 12345},
                             {"12345 bytes", 12345},
                             {"1K", 1000},
                             {"1 kB", 1000},
                             {"1.5 MB", 1500000},
                             {"1,5 MB", 1500000},
                             {"1.5m", 1500000},
                             {"2 GB", 2000000000},
                             {"1T", 1000000000000},
                             {"3 megabytes", 3000000},
                             {"3 Mega", 3000000},
                             {"4 kbytes", 4000},
                             {"1 KiB", 1024},
                             {"1MiB", 1048576},
                             {"1,234 KB", 1234000},
                             {"0.0000005 MB", 0},
                             {"0.000001 MB", 1},
                             {"10 apples", 10},
                             {"10 kittens", 10},
                             {".5 KB", 500},
                             {"+5", 5},
                             {"12.345", -1},
                             {"12,345", 12345},
                             {"12.345.678", 12345678},
                             {"12.0", 12},
                             {"12.000", -1},
                             {"1.5", -1},
                             {"1.5 apples", -1},
                             {"9999999999 TB", -1},
                             {"", -1},
                             {"-5 MB", -1},
                             {"MB", -1}};
  for (size_t i = 0; i < COUNT(rows); i++)
    cr_expect_eq(libfeed__size_parse(str(rows[i].text)), rows[i].value, "%s",
                 rows[i].text);
}

Test(values, decimals) {
  static const row rows[] = {{"44.1", 44100},
                             {"44,1", 44100},
                             {"44", 44000},
                             {"+44.1", 44100},
                             {"0.0005", 1},
                             {"0.00049", 0},
                             {"44.1 kHz", 44100},
                             {".5", 500},
                             {"", -1},
                             {"-1", -1},
                             {"x", -1},
                             {"9223372036854775807", -1},
                             {"1.5 Mbps", 1500000},
                             {"1.5Mbit/s", 1500000},
                             {"128k", 128000},
                             {"128000 bit/s", 128000},
                             {"1 Gbps", 1000000000},
                             {"25 fps", 25000},
                             {"30000/1001", 29970},
                             {"24/1", 24000},
                             {"1/3", 333},
                             {"2/3", 667},
                             {"25/0", -1},
                             {"25/", -1},
                             {"25/x", -1},
                             {"9223372036854775807/1", -1}};
  for (size_t i = 0; i < COUNT(rows); i++)
    cr_expect_eq(libfeed__decimal_parse(str(rows[i].text), 1000), rows[i].value,
                 "%s", rows[i].text);
  cr_expect_eq(libfeed__decimal_parse(str("1"), 0), -1);
  cr_expect_eq(libfeed__decimal_parse(str("1"), INT64_MAX), INT64_MAX);
  cr_expect_eq(libfeed__decimal_parse(str("1.5"), INT64_MAX), -1);
  cr_expect_eq(libfeed__decimal_parse(str("0.5"), 2000000), 1000000);
}

Test(values, booleans) {
  static const char *const yes[] = {"yes", "TRUE", "1", " Explicit "};
  static const char *const no[] = {"no", "False", "0", "clean"};
  static const char *const other[] = {"", "2", "y", "truee", "on"};
  for (size_t i = 0; i < COUNT(yes); i++)
    cr_expect_eq(libfeed__boolean_parse(str(yes[i])), 1, "%s", yes[i]);
  for (size_t i = 0; i < COUNT(no); i++)
    cr_expect_eq(libfeed__boolean_parse(str(no[i])), 0, "%s", no[i]);
  for (size_t i = 0; i < COUNT(other); i++)
    cr_expect_eq(libfeed__boolean_parse(str(other[i])), -1, "%s", other[i]);
}

static libfeed__mem mem;
static libfeed__arena arena;

static void setup(void) {
  libfeed__mem_init(&mem, &libfeed__libc_allocator, 0);
  libfeed__arena_init(&arena, &mem);
}

static void teardown(void) {
  libfeed__arena_fini(&arena);
  cr_assert_eq(mem.used, 0);
}

TestSuite(tags, .init = setup, .fini = teardown);

Test(tags, languages) {
  static const char *const rows[][2] = {
      {"en", "en"},
      {"EN", "en"},
      {"en-us", "en-US"},
      {"en_us", "en-US"},
      {"en_US.UTF-8", "en-US"},
      {"de_DE@euro", "de-DE"},
      {" fr-FR ", "fr-FR"},
      {"zh-hant-tw", "zh-Hant-TW"},
      {"ZH-HANS", "zh-Hans"},
      {"sr-latn-rs", "sr-Latn-RS"},
      {"es-419", "es-419"},
      {"sl-ROZAJ-biske", "sl-rozaj-biske"},
      {"de-1901", "de-1901"},
      {"en-CA-x-CA", "en-CA-x-ca"},
      {"X-Private-AB", "x-private-ab"},
      {"i-KLINGON", "i-klingon"},
      {"a-DE-u-co-phonebk", "a-de-u-co-phonebk"},
      {"de-de-u-CO-phonebk", "de-DE-u-co-phonebk"},
      {"english", "en"},
      {"English", "en"},
      {"Vietnamese", "vi"},
      {"arabic", "ar"},
      {"welsh", "cy"},
      {"", ""},
      {" ", ""},
      {"en-", "en-"},
      {"-en", "-en"},
      {"en--us", "en--us"},
      {"en us", "en us"},
      {"en-US, fr", "en-US"},
      {"EN;q=0.8", "en"},
      {" en_us / fr ", "en-US"},
      {"English (US)", "en"},
      {"English, French", "en"},
      {"Deutsch (DE)", "Deutsch (DE)"},
      {"en--us, fr", "en--us, fr"},
      {", en", ", en"},
      {"*", "*"},
      {"123", "123"},
      {"abcdefghi", "abcdefghi"},
      {"en-abcdefghi", "en-abcdefghi"},
      {"fran\xC3\xA7"
       "ais",
       "fran\xC3\xA7"
       "ais"},
      {"aa-bbbbbbbb-cccccccc-dddddddd-EEEEEEEE-ffffffff",
       "aa-bbbbbbbb-cccccccc-dddddddd-eeeeeeee-ffffffff"}};
  for (size_t i = 0; i < COUNT(rows); i++) {
    libfeed_str found = libfeed__language_normalise(&arena, str(rows[i][0]));
    cr_expect_str_eq(found.data, rows[i][1], "%s", rows[i][0]);
    cr_expect_eq(found.len, strlen(rows[i][1]));
  }
}

Test(tags, media_types) {
  static const char *const rows[][2] = {
      {"image/jpeg", "image/jpeg"},
      {" Image/JPEG ", "image/jpeg"},
      {"TEXT/HTML; Charset=UTF-8", "text/html; Charset=UTF-8"},
      {"audio/mpeg; codecs=\"X\"", "audio/mpeg; codecs=\"X\""},
      {"", ""}};
  for (size_t i = 0; i < COUNT(rows); i++) {
    libfeed_str found = libfeed__media_type_normalise(&arena, str(rows[i][0]));
    cr_expect_str_eq(found.data, rows[i][1], "%s", rows[i][0]);
  }
}

Test(tags, guesses) {
  static const char *const rows[][3] = {
      {"http://example.com/a.mp3", "audio/mpeg", "audio"},
      {"http://example.com/a.MP3?x=1.png#y.gif", "audio/mpeg", "audio"},
      {"http://example.com/a.jpg", "image/jpeg", "image"},
      {"http://example.com/a.m4v", "video/mp4", "video"},
      {"a.3gp", "video/3gpp", "video"},
      {"a.pdf", "application/pdf", "document"},
      {"a.epub", "application/epub+zip", "document"},
      {"a.docx",
       "application/vnd.openxmlformats-officedocument.wordprocessingml."
       "document",
       "document"},
      {"a.odt", "application/vnd.oasis.opendocument.text", "document"},
      {"a.txt", "text/plain", "document"},
      {"a.exe", "application/vnd.microsoft.portable-executable", "executable"},
      {"a.apk", "application/vnd.android.package-archive", "executable"},
      {"a.zip", "application/zip", ""},
      {"a.torrent", "application/x-bittorrent", ""},
      {"http://example.com/", "", ""},
      {"http://example.com/a", "", ""},
      {"http://example.com/a.nosuchthing", "", ""}};
  for (size_t i = 0; i < COUNT(rows); i++) {
    libfeed_str type = libfeed__media_type_guess(str(rows[i][0]));
    cr_expect_str_eq(type.data, rows[i][1], "%s", rows[i][0]);
    cr_expect_str_eq(libfeed__medium_of(type).data, rows[i][2], "%s",
                     rows[i][0]);
  }
  cr_expect_str_eq(libfeed__medium_of(str("Audio/X; a=b")).data, "audio");
  cr_expect_str_eq(libfeed__medium_of(str("APPLICATION/PDF; a=b")).data,
                   "document");
  cr_expect_str_eq(libfeed__medium_of(str("audio")).data, "");
}
