/* SPDX-License-Identifier: MIT */
/* Tests of repair: a fault, the events that come of it, the problems with their
   places; the same at every size of pushes; refused where repair is off. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "double.h"

typedef struct repair {
  const char *input;
  const char *events;   /* DETAIL_EVENTS */
  const char *problems; /* code, offset, line:column */
} repair;

static void check(const repair *cases, size_t n) {
  static const size_t sizes[] = {0, 1, 2, 3, 5, 7, 16, 4093};
  for (size_t i = 0; i < n; i++) {
    size_t len = strlen(cases[i].input);
    for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
      outcome result = parse(cases[i].input, len, &(setup){.push = sizes[k]});
      cr_assert_eq(result.status, LIBFEED_OK);
      cr_assert_str_eq(result.events, cases[i].events, "%s", cases[i].input);
      cr_assert_str_eq(result.problems, cases[i].problems, "%s",
                       cases[i].input);
      cr_assert_eq(result.leaked, 0);
      outcome_free(&result);
    }
    outcome strict = parse(cases[i].input, len, &(setup){.is_strict = true});
    cr_assert_eq(strict.status, LIBFEED_E_SYNTAX, "%s", cases[i].input);
    outcome_free(&strict);
  }
}

#define CHECK(cases) check(cases, sizeof(cases) / sizeof *(cases))

static const repair references_cases[] = {
    {"<rss>a & b</rss>",
     "S rss\n"
     "T a & b\n"
     "E\n",
     "ampersand-bare 7 1:8\n"},
    {"<rss>&nbsp;&eacute;</rss>",
     "S rss\n"
     "T \xC2\xA0"
     "\xC3\xA9"
     "\n"
     "E\n",
     "reference-undeclared 5 1:6\n"
     "reference-undeclared 11 1:12\n"},
    {"<rss>&foo;</rss>",
     "S rss\n"
     "T &foo;\n"
     "E\n",
     "reference-undeclared 5 1:6\n"},
    {"<rss>AT&T &lt x &copy 1</rss>",
     "S rss\n"
     "T AT&T < x \xC2\xA9"
     " 1\n"
     "E\n",
     "ampersand-bare 7 1:8\n"
     "reference-unterminated 10 1:11\n"
     "reference-unterminated 16 1:17\n"},
    {"<rss>?a=1&copy=2&section=3</rss>",
     "S rss\n"
     "T ?a=1&copy=2&section=3\n"
     "E\n",
     "ampersand-bare 9 1:10\n"
     "ampersand-bare 16 1:17\n"},
    {"<rss><link>?a=1&copy</link><url>?&reg&sect&amp&b</url></rss>",
     "S rss\n"
     "S link\n"
     "T ?a=1&copy\n"
     "E\n"
     "S url\n"
     "T ?&reg&sect&amp&b\n"
     "E\n"
     "E\n",
     "ampersand-bare 15 1:16\n"
     "ampersand-bare 33 1:34\n"
     "ampersand-bare 37 1:38\n"
     "ampersand-bare 42 1:43\n"
     "ampersand-bare 46 1:47\n"},
    {"<rss><guid>&para/&#65x&copy;&#65;</guid></rss>",
     "S rss\n"
     "S guid\n"
     "T &para/&#65x\xC2\xA9"
     "A\n"
     "E\n"
     "E\n",
     "ampersand-bare 11 1:12\n"
     "ampersand-bare 17 1:18\n"
     "reference-undeclared 22 1:23\n"},
    {"<rss><a href=\"?a&copy&#65 &amp;&copy;\" title=\"&copy\"/></rss>",
     "S rss\n"
     "S a href=\"?a&copy&#65 &\xC2\xA9\" title=\"\xC2\xA9\"\n"
     "E\n"
     "E\n",
     "ampersand-bare 16 1:17\n"
     "ampersand-bare 21 1:22\n"
     "reference-undeclared 31 1:32\n"
     "reference-unterminated 46 1:47\n"},
    {"<rss>&#0;&#xD800;&#x110000;&#1;</rss>",
     "S rss\n"
     "T \xEF\xBF\xBD"
     "\xEF\xBF\xBD"
     "\xEF\xBF\xBD"
     "\n"
     "E\n",
     "reference-impossible 5 1:6\n"
     "reference-impossible 9 1:10\n"
     "reference-impossible 17 1:18\n"
     "reference-impossible 27 1:28\n"},
    {"<rss>&#x41 &#X41;&#65z&#;</rss>",
     "S rss\n"
     "T A AAz&#;\n"
     "E\n",
     "reference-unterminated 5 1:6\n"
     "reference-unterminated 11 1:12\n"
     "reference-unterminated 17 1:18\n"
     "ampersand-bare 22 1:23\n"},
    {"<rss><a b=\"&nbsp;&amp;&foo; & &lt x\"/></rss>",
     "S rss\n"
     "S a b=\"\xC2\xA0"
     "&&foo; & < x\"\n"
     "E\n"
     "E\n",
     "reference-undeclared 11 1:12\n"
     "reference-undeclared 22 1:23\n"
     "ampersand-bare 28 1:29\n"
     "reference-unterminated 30 1:31\n"},
    {"<!DOCTYPE rss [<!ENTITY a \"&a;x\">]><rss>&a;<a b=\"&a;\"/></rss>",
     "S rss\n"
     "T x\n"
     "S a b=\"x\"\n"
     "E\n"
     "E\n",
     "limit-entity-depth 40 1:41\n"
     "limit-entity-depth 49 1:50\n"},
    {"<!DOCTYPE rss [<!ENTITY a \"<b>x\">]><rss>&a;</b>y</rss>",
     "S rss\n"
     "S b\n"
     "T x\n"
     "E\n"
     "T y\n"
     "E\n",
     "end-tag-missing 40 1:41\n"
     "end-tag-stray 43 1:44\n"},
};

Test(repair, references) {
  CHECK(references_cases);
}

static const repair text_cases[] = {
    {"<rss>a < b <= c</rss>",
     "S rss\n"
     "T a < b <= c\n"
     "E\n",
     "less-than-bare 7 1:8\n"
     "less-than-bare 11 1:12\n"},
    {"<rss>]]> ]]]></rss>",
     "S rss\n"
     "T ]]> ]]]>\n"
     "E\n",
     "cdata-end-bare 5 1:6\n"
     "cdata-end-bare 10 1:11\n"},
    {"<rss>if a <b and c</rss>",
     "S rss\n"
     "T if a <b and c\n"
     "E\n",
     "less-than-bare 10 1:11\n"},
    {"<rss><></rss>",
     "S rss\n"
     "T <>\n"
     "E\n",
     "less-than-bare 5 1:6\n"},
};

Test(repair, text) {
  CHECK(text_cases);
}

static const repair tags_cases[] = {
    {"<rss><b>x</rss>",
     "S rss\n"
     "S b\n"
     "T x\n"
     "E\n"
     "E\n",
     "end-tag-mismatched 9 1:10\n"},
    {"<rss><b><i>x</b>y</i></rss>",
     "S rss\n"
     "S b\n"
     "S i\n"
     "T x\n"
     "E\n"
     "E\n"
     "T y\n"
     "E\n",
     "end-tag-mismatched 12 1:13\n"
     "end-tag-stray 17 1:18\n"},
    {"<rss>x</b>y</rss>",
     "S rss\n"
     "T xy\n"
     "E\n",
     "end-tag-stray 6 1:7\n"},
    {"<rss><Item>x</item></rss>",
     "S rss\n"
     "S Item\n"
     "T x\n"
     "E\n"
     "E\n",
     "name-case 12 1:13\n"},
    {"<rss><x:y>z</y>w</rss>",
     "S rss\n"
     "S x:y\n"
     "T z\n"
     "E\n"
     "T w\n"
     "E\n",
     "prefix-undeclared 5 1:6\n"
     "end-tag-mismatched 11 1:12\n"},
    {"<rss></ rss>",
     "S rss\n"
     "E\n",
     "tag-malformed 5 1:6\n"},
    {"<rss><b x=\"1\" <i>y</i></b></rss>",
     "S rss\n"
     "S b x=\"1\"\n"
     "S i\n"
     "T y\n"
     "E\n"
     "E\n"
     "E\n",
     "tag-unterminated 5 1:6\n"},
    {"<rss><item <title>x</title></item></rss>",
     "S rss\n"
     "S item\n"
     "S title\n"
     "T x\n"
     "E\n"
     "E\n"
     "E\n",
     "tag-unterminated 5 1:6\n"},
    {"<rss><b\xC3\x97"
     "/></rss>",
     "S rss\n"
     "T <b\xC3\x97"
     "/>\n"
     "E\n",
     "less-than-bare 5 1:6\n"},
    {"<rss><b / ></b></rss>",
     "S rss\n"
     "S b\n"
     "E\n"
     "E\n",
     "tag-malformed 8 1:9\n"},
    {"<rss></b</rss>",
     "S rss\n"
     "E\n",
     "tag-unterminated 5 1:6\n"
     "end-tag-stray 5 1:6\n"},
};

Test(repair, tags) {
  CHECK(tags_cases);
}

static const repair attributes_cases[] = {
    {"<rss><a b=c d='e'f=\"g\" h/></rss>",
     "S rss\n"
     "S a b=\"c\" d=\"e\" f=\"g\" h=\"\"\n"
     "E\n"
     "E\n",
     "attribute-unquoted 10 1:11\n"
     "tag-malformed 17 1:18\n"
     "attribute-valueless 23 1:24\n"},
    {"<rss><a b=\"1\" b=\"2\"/></rss>",
     "S rss\n"
     "S a b=\"1\"\n"
     "E\n"
     "E\n",
     "attribute-duplicate 14 1:15\n"},
    {"<rss><a b=\"1<2\"/></rss>",
     "S rss\n"
     "S a b=\"1<2\"\n"
     "E\n"
     "E\n",
     "tag-malformed 12 1:13\n"},
    {"<rss><a href=\"x>y</a><b/></rss>",
     "S rss\n"
     "S a href=\"x\"\n"
     "T y\n"
     "E\n"
     "S b\n"
     "E\n"
     "E\n",
     "tag-malformed 13 1:14\n"},
    {"<rss><a href=\"x <a href=\"y\">z</a></rss>",
     "S rss\n"
     "S a href=\"x \"\n"
     "S a href=\"y\"\n"
     "T z\n"
     "E\n"
     "E\n"
     "E\n",
     "tag-unterminated 5 1:6\n"
     "end-tag-mismatched 33 1:34\n"},
    {"<rss><a t=\"<i>x</i>\"/></rss>",
     "S rss\n"
     "S a t=\"<i>x</i>\"\n"
     "E\n"
     "E\n",
     "tag-malformed 11 1:12\n"},
    {"<rss><a b=\"/item\"><c d=\"</item>\"/></a></rss>",
     "S rss\n"
     "S a b=\"/item\"\n"
     "S c d=\"\"\n"
     "T \"/>\n"
     "E\n"
     "E\n"
     "E\n",
     "tag-unterminated 18 1:19\n"
     "end-tag-stray 24 1:25\n"
     "end-tag-mismatched 34 1:35\n"},
    {"<rss><a \"b\" =c/></rss>",
     "S rss\n"
     "S a b=\"\" c=\"\"\n"
     "E\n"
     "E\n",
     "tag-malformed 8 1:9\n"
     "attribute-valueless 9 1:10\n"
     "attribute-valueless 13 1:14\n"},
};

Test(repair, attributes) {
  CHECK(attributes_cases);
}

static const repair items_cases[] = {
    {"<rss><item><title>a<item><title>b</title></item></rss>",
     "S rss\n"
     "S item\n"
     "S title\n"
     "T a\n"
     "E\n"
     "E\n"
     "S item\n"
     "S title\n"
     "T b\n"
     "E\n"
     "E\n"
     "E\n",
     "item-nested 19 1:20\n"},
    {"<rss><item><description>x<br>y<p>z</description><title>t</title></"
     "item><item/></rss>",
     "S rss\n"
     "S item\n"
     "S description\n"
     "T x\n"
     "S br\n"
     "T y\n"
     "S p\n"
     "T z\n"
     "E\n"
     "E\n"
     "E\n"
     "S title\n"
     "T t\n"
     "E\n"
     "E\n"
     "S item\n"
     "E\n"
     "E\n",
     "end-tag-mismatched 34 1:35\n"},
};

Test(repair, items) {
  CHECK(items_cases);
}

static const repair documents_cases[] = {
    {"PHP Warning: x in <b>f.php</b> on line 3<br />\n<?xml "
     "version=\"1.0\"?>\n<rss/>",
     "S rss\n"
     "E\n",
     "prolog-junk 0 1:1\n"
     "declaration-late 47 2:1\n"},
    {"<rss/> junk <!-- x --> more",
     "S rss\n"
     "E\n",
     "epilog-junk 7 1:8\n"},
    {"<rss/><script>a</script>",
     "S rss\n"
     "E\n",
     "epilog-junk 6 1:7\n"},
    {"<rss><a/></rss><?xml version=\"1.0\"?><rss><item/></rss>",
     "S rss\n"
     "S a\n"
     "E\n"
     "E\n"
     "S rss\n"
     "S item\n"
     "E\n"
     "E\n",
     "declaration-late 15 1:16\n"
     "root-second 36 1:37\n"},
    {"<rss><item><title>abc</tit",
     "S rss\n"
     "S item\n"
     "S title\n"
     "T abc\n"
     "X\n"
     "X\n"
     "X\n",
     "input-truncated 26 1:27\n"},
    {"<rss><a b=\"c",
     "S rss\n"
     "X\n",
     "input-truncated 12 1:13\n"},
    {"<rss/><!-- ",
     "S rss\n"
     "E\n",
     "input-truncated 11 1:12\n"},
    {"</b><rss/>",
     "S rss\n"
     "E\n",
     "prolog-junk 0 1:1\n"},
    {"<rss><!DOCTYPE html></rss>",
     "S rss\n"
     "E\n",
     "doctype-malformed 5 1:6\n"},
};

Test(repair, documents) {
  CHECK(documents_cases);
}

static const repair sections_cases[] = {
    {"<rss><item><a><![CDATA[b</a></item><item><t><![CDATA[c]]></t></item></"
     "rss>",
     "S rss\n"
     "S item\n"
     "S a\n"
     "T b\n"
     "E\n"
     "E\n"
     "S item\n"
     "S t\n"
     "T c\n"
     "E\n"
     "E\n"
     "E\n",
     "section-unterminated 14 1:15\n"},
    {"<rss><item><a><![CDATA[b</a></item><item><t>c</t></item></rss>",
     "S rss\n"
     "S item\n"
     "S a\n"
     "T b\n"
     "E\n"
     "E\n"
     "S item\n"
     "S t\n"
     "T c\n"
     "E\n"
     "E\n"
     "E\n",
     "section-unterminated 14 1:15\n"},
    {"<rss><!-- b <item><t>c</t></item></rss>",
     "S rss\n"
     "S item\n"
     "S t\n"
     "T c\n"
     "E\n"
     "E\n"
     "E\n",
     "section-unterminated 5 1:6\n"},
    {"<rss><!-- b <item/> <!-- c --></rss>",
     "S rss\n"
     "S item\n"
     "E\n"
     "T  \n"
     "E\n",
     "section-unterminated 5 1:6\n"},
    {"<rss><!-- a -- b --></rss>",
     "S rss\n"
     "E\n",
     "section-malformed 12 1:13\n"},
    {"<?xml-stylesheet href=\"a\"><rss/>",
     "S rss\n"
     "E\n",
     "section-unterminated 0 1:1\n"},
    {"<rss><?1 x?><?xml x?></rss>",
     "S rss\n"
     "E\n",
     "section-malformed 5 1:6\n"
     "section-malformed 12 1:13\n"},
    {"<rss><![cdata[a&b]]><!x><![if IE]></rss>",
     "S rss\n"
     "T a&b\n"
     "E\n",
     "section-malformed 5 1:6\n"
     "section-malformed 20 1:21\n"
     "section-malformed 24 1:25\n"},
};

Test(repair, sections) {
  CHECK(sections_cases);
}

static const repair doctypes_cases[] = {
    {"<!doctype rss><rss/>",
     "S rss\n"
     "E\n",
     "doctype-malformed 0 1:1\n"},
    {"<!DOCTYPE rss PUBLIC \"a\"><rss/>",
     "S rss\n"
     "E\n",
     "doctype-malformed 0 1:1\n"},
    {"<!DOCTYPE rss [<!ENTITY a \"b\"><rss>&a;</rss>",
     "S rss\n"
     "T &a;\n"
     "E\n",
     "doctype-malformed 0 1:1\n"
     "reference-undeclared 35 1:36\n"},
    {"<!DOCTYPE rss><!DOCTYPE rss><rss/>",
     "S rss\n"
     "E\n",
     "doctype-malformed 14 1:15\n"},
    {"<!DOCTYPE rss [<!ENTITY a \"b\"> junk]><rss>&copy;</rss>",
     "S rss\n"
     "T \xC2\xA9"
     "\n"
     "E\n",
     "doctype-malformed 0 1:1\n"
     "reference-undeclared 42 1:43\n"},
};

Test(repair, doctypes) {
  CHECK(doctypes_cases);
}

/* A rule at start tags: it changes a document that is well-formed, though none
   that is a feed. */
Test(repair, nested_items_are_siblings) {
  static const char data[] = "<rss><item><b/><item>x</item></item></rss>";
  outcome loose = parse(data, sizeof data - 1, &(setup){.push = 0});
  cr_assert_str_eq(loose.events,
                   "S rss\nS item\nS b\nE\nE\nS item\nT x\nE\nE\n");
  cr_assert_str_eq(loose.problems,
                   "item-nested 15 1:16\nend-tag-stray 29 1:30\n");
  outcome strict = parse(data, sizeof data - 1, &(setup){.is_strict = true});
  cr_assert_eq(strict.status, LIBFEED_OK);
  cr_assert_str_eq(strict.events,
                   "S rss\nS item\nS b\nE\nS item\nT x\nE\nE\nE\n");
  outcome_free(&loose);
  outcome_free(&strict);
}

/* The place of a refusal is that of the first fault. */
Test(repair, strict_says_where) {
  static const struct {
    const char *input;
    uint64_t offset;
  } cases[] = {{"<rss>\n a & b</rss>", 9},
               {"<rss><a b='1' b='2'/></rss>", 14},
               {"<rss><a>x</b></rss>", 9},
               {"<rss>]]></rss>", 5},
               {"<rss/>x", 6},
               {"x<rss/>", 0},
               {"<rss><!-- a -- b --></rss>", 12},
               {"<rss>", 5},
               {"<rss><a b=c/></rss>", 10},
               {"<rss>&nbsp;</rss>", 5},
               {"", 0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    outcome result = parse(cases[i].input, strlen(cases[i].input),
                           &(setup){.is_strict = true});
    cr_assert_eq(result.status, LIBFEED_E_SYNTAX, "%s", cases[i].input);
    cr_assert_eq(result.error.offset, cases[i].offset, "%s: %d", cases[i].input,
                 (int)result.error.offset);
    outcome_free(&result);
  }
}

/* Wherever a feed is cut, the entries whose end tags came before are whole. */
Test(repair, cut_anywhere) {
  static const char data[] =
      "<rss version=\"2.0\"><channel>\r\n<item><title>a &amp; b</title>"
      "<description><![CDATA[<b>x</b>]]></description></item><!-- c -->"
      "<item><link>http://e.org/</link><a b='c' d=\"e\"/></item>"
      "</channel></rss>";
  outcome whole = parse(data, sizeof data - 1, &(setup){.push = 0});
  for (size_t len = 1; len < sizeof data - 1; len++) {
    outcome cut = parse(data, len, &(setup){.push = len % 9});
    cr_assert_eq(cut.status, LIBFEED_OK);
    /* The events are those of the whole up to the last complete one. */
    char *open = strstr(cut.events, "X\n");
    cr_assert_not_null(open == NULL && len > 18 ? NULL : cut.events);
    if (open != NULL) {
      char *line = open;
      while (line > cut.events && line[-1] != '\n')
        line--;
      *line = '\0';
    }
    size_t same = strlen(cut.events);
    /* Text is the one event that may be shorter. */
    while (same > 0 && cut.events[same - 1] == '\n')
      same--;
    cr_assert_eq(strncmp(cut.events, whole.events, same), 0, "cut at %d: %s",
                 (int)len, cut.events);
    outcome_free(&cut);
  }
  outcome_free(&whole);
}

/* What may be inserted into the text of an entry without touching another. */
Test(repair, insertions_stay_in_their_entry) {
  static const char *const inserted[] = {"&",    "&nbsp;", "<br>",
                                         "</b>", "<",      "&#0;"};
  static const char head[] = "<rss><channel><item><title>one</title></item>";
  static const char middle[] =
      "<item><title>two</title> <p>x <b>y</b></p></item>";
  static const char tail[] =
      "<item><title>three</title></item></channel></rss>";
  static const char last[] = "S item\nS title\nT three\nE\nE\nE\nE\n";
  char data[512];
  for (size_t k = 0; k < sizeof inserted / sizeof *inserted; k++) {
    for (size_t at = 6; at < sizeof middle - 8; at++) {
      /* Only where text may stand. */
      const char *open = memchr(middle + at, '<', sizeof middle - at);
      const char *close = memchr(middle + at, '>', sizeof middle - at);
      if (close < open)
        continue;
      (void)snprintf(data, sizeof data, "%s%.*s%s%s%s", head, (int)at, middle,
                     inserted[k], middle + at, tail);
      outcome result = parse(data, strlen(data), &(setup){.push = 0});
      size_t len = strlen(result.events), n_items = 0;
      for (const char *p = result.events; (p = strstr(p, "S item\n")) != NULL;
           p++)
        n_items++;
      cr_assert_eq(n_items, 3, "%s", data);
      cr_assert_str_eq(result.events + len - (sizeof last - 1), last, "%s",
                       data);
      outcome_free(&result);
    }
  }
}
