/* SPDX-License-Identifier: MIT */
/* Without repair the first fault is E_SYNTAX, and it comes exactly when expat
   refuses the document: for every fixture and for many damaged ones. With one
   kind of repair off, only faults of that kind are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge.h"
#include "property.h"

#define N_MUTATIONS 20000
#define N_MUTATIONS_EXTRA 4000
/* Only fixtures up to this size are damaged. */
#define LARGEST ((size_t)16 * 1024)

static const fixture none;

static libfeed_status strictly(const char *data, size_t size) {
  libfeed_options *options;
  libfeed_document *document;
  if (libfeed_options_new(NULL, &options) != LIBFEED_OK)
    exit(2);
  (void)libfeed_options_set(options, LIBFEED_OPTION_REPAIR, 0);
  (void)libfeed_options_set(options, LIBFEED_OPTION_FORMAT_HINT,
                            LIBFEED_HINT_XML);
  libfeed_status status =
      libfeed_document_parse(data, size, options, &document);
  libfeed_document_free(document);
  libfeed_options_free(options);
  return status;
}

/* A document of another kind may be well-formed or not; limits are our own. */
static bool compare(const char *data, size_t size, const char *path,
                    uint64_t number) {
  verdict expected = judge(data, size);
  if (expected == VERDICT_NONE)
    return true;
  libfeed_status status = strictly(data, size);
  if (status == LIBFEED_E_NOT_FEED || status == LIBFEED_E_LIMIT)
    return true;
  return check((status == LIBFEED_OK) == (expected == VERDICT_ACCEPTED),
               "%s, mutation %llu: expat %s, libfeed answers %s", path,
               (unsigned long long)number,
               expected == VERDICT_ACCEPTED ? "accepts" : "refuses",
               libfeed_status_name(status));
}

/* -- damage ------------------------------------------------------------------
 */

static const char *const pieces[] = {
    "&",
    "&amp",
    "&nbsp;",
    "&#0;",
    "&#xD800;",
    "&#x41;",
    "&#X41;",
    "&e;",
    "&;",
    "<",
    "</",
    "<br>",
    "<a b=c>",
    "<a b>",
    "<a b='1' b='2'/>",
    "<a b='<'/>",
    "<a:b/>",
    "<a/>",
    "</b>",
    "</item>",
    "<item>",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "--",
    "<?p ?>",
    "<?xml ?>",
    "?>",
    "<?xml version='1.0'?>",
    "<!DOCTYPE a>",
    "<!DOCTYPE a [<!ENTITY e 'v'>]>",
    "\x01",
    "\x7F",
    "\xFF",
    "\xC3\xA9",
    "\xEF\xBF\xBF",
    "\xEF\xBB\xBF",
    "\xED\xA0\x80",
    "\xC3",
    "\"",
    "'",
    "=",
    "/",
    ">",
    " ",
    "\n",
    "\r",
    "xmlns=''",
    " a='b'",
    ":",
    "standalone='yes'",
    "encoding='utf-8'",
    "1",
    "-",
    "\xE2\x80\xA8",
    "\xC2\x85",
    "!",
    "[",
    "]",
};
#define N_PIECES (sizeof pieces / sizeof *pieces)

static void insert(buffer *data, size_t at, const char *bytes, size_t len) {
  buffer rest = {NULL, 0, 0};
  buffer_append(&rest, data->data + at, data->len - at);
  data->len = at;
  buffer_append(data, bytes, len);
  buffer_append(data, rest.data, rest.len);
  buffer_free(&rest);
}

static void damage(buffer *data, uint64_t *state) {
  size_t at = chance(state, data->len + 1);
  size_t left = data->len - at;
  size_t len = left == 0 ? 0 : chance(state, left < 40 ? left : 40);
  const char *piece = pieces[chance(state, N_PIECES)];
  switch (chance(state, 8)) {
  case 0:
    data->len = at;
    break;
  case 1:
    memmove(data->data + at, data->data + at + len, left - len);
    data->len -= len;
    break;
  case 2:
    if (left > 0)
      data->data[at] = (char)(data->data[at] ^ (1 << chance(state, 8)));
    break;
  case 3: {
    buffer copy = {NULL, 0, 0};
    buffer_append(&copy, data->data + at, len);
    insert(data, chance(state, data->len + 1), copy.data, copy.len);
    buffer_free(&copy);
    break;
  }
  default:
    insert(data, at, piece, strlen(piece));
  }
}

static void check_mutations(const fixtures *all, uint64_t n) {
  for (uint64_t number = 1; all->n > 0 && number <= n; number++) {
    uint64_t state = number * UINT64_C(0x9E3779B97F4A7C15);
    const fixture *one = &all->items[chance(&state, all->n)];
    if (one->bytes.len > LARGEST)
      continue;
    buffer data = {NULL, 0, 0};
    buffer_append(&data, one->bytes.data, one->bytes.len);
    for (size_t times = 1 + chance(&state, 3); times > 0; times--)
      damage(&data, &state);
    compare(data.data, data.len, one->path, number);
    buffer_free(&data);
  }
}

static void check_all(const fixtures *all, uint64_t n_mutations) {
  for (size_t i = 0; i < all->n; i++)
    compare(all->items[i].bytes.data, all->items[i].bytes.len,
            all->items[i].path, 0);
  check_mutations(all, n_mutations);
}

/* -- one switch at a time ----------------------------------------------------
 */

#define HEAD "<rss version=\"2.0\"><channel><title>t</title>"
#define TAIL "</channel></rss>"
#define ITEM(x) HEAD "<item><title>" x "</title></item>" TAIL

/* Documents with one fault, and the switch that its repair hangs on. */
static const struct {
  libfeed_option option;
  const char *data;
} faults[] = {
    {LIBFEED_OPTION_REPAIR_BYTES, ITEM("a\xFF z")},
    {LIBFEED_OPTION_REPAIR_BYTES, ITEM("a\xC3 z")},
    {LIBFEED_OPTION_REPAIR_BYTES, ITEM("a\xED\xA0\x80z")},
    {LIBFEED_OPTION_REPAIR_CHARACTERS, ITEM("a\x01z")},
    {LIBFEED_OPTION_REPAIR_CHARACTERS, ITEM("a\xEF\xBF\xBFz")},
    {LIBFEED_OPTION_REPAIR_CHARACTERS, ITEM("<![CDATA[a\x02z]]>")},
    {LIBFEED_OPTION_REPAIR_REFERENCES, ITEM("a & z")},
    {LIBFEED_OPTION_REPAIR_REFERENCES, ITEM("a&nbsp;z")},
    {LIBFEED_OPTION_REPAIR_REFERENCES, ITEM("a&amp z")},
    {LIBFEED_OPTION_REPAIR_REFERENCES, ITEM("a&#0;z")},
    {LIBFEED_OPTION_REPAIR_REFERENCES, ITEM("a&#xD800;z")},
    {LIBFEED_OPTION_REPAIR_REFERENCES, ITEM("a<b c=\"&eacute;\"/>z")},
    {LIBFEED_OPTION_REPAIR_REFERENCES, ITEM("a<b c=\"d&e\"/>z")},
    {LIBFEED_OPTION_REPAIR_TEXT, ITEM("a < z")},
    {LIBFEED_OPTION_REPAIR_TEXT, ITEM("a ]]> z")},
    {LIBFEED_OPTION_REPAIR_TAGS, ITEM("<b c=\"d\"e=\"f\"/>")},
    {LIBFEED_OPTION_REPAIR_TAGS, ITEM("<b c=\"<\"/>")},
    {LIBFEED_OPTION_REPAIR_TAGS, HEAD "<item><title>t</title </item>" TAIL},
    {LIBFEED_OPTION_REPAIR_ATTRIBUTES, ITEM("<b c=d />")},
    {LIBFEED_OPTION_REPAIR_ATTRIBUTES, ITEM("<b c />")},
    {LIBFEED_OPTION_REPAIR_ATTRIBUTES, ITEM("<b c=\"1\" c=\"2\"/>")},
    {LIBFEED_OPTION_REPAIR_NESTING, ITEM("<b><i></b></i>")},
    {LIBFEED_OPTION_REPAIR_NESTING, ITEM("a<br>z")},
    {LIBFEED_OPTION_REPAIR_NESTING, ITEM("a</b>z")},
    {LIBFEED_OPTION_REPAIR_NESTING, HEAD "<item><title>t</item>" TAIL},
    {LIBFEED_OPTION_REPAIR_PROLOG, "junk " ITEM("t")},
    {LIBFEED_OPTION_REPAIR_PROLOG, " <?xml version=\"1.0\"?>" ITEM("t")},
    {LIBFEED_OPTION_REPAIR_PROLOG, "<?xml version=\"1.0\"?>\n"
                                   "<?xml version=\"1.0\"?>" ITEM("t")},
    {LIBFEED_OPTION_REPAIR_EPILOG, ITEM("t") "junk"},
    {LIBFEED_OPTION_REPAIR_EPILOG, ITEM("t") ITEM("t")},
    {LIBFEED_OPTION_REPAIR_TRUNCATION, HEAD "<item><title>t</title></item>"},
    {LIBFEED_OPTION_REPAIR_TRUNCATION, HEAD "<item><title>t"},
    {LIBFEED_OPTION_REPAIR_TRUNCATION, HEAD "<item><title>t</title></it"},
    {LIBFEED_OPTION_REPAIR_SECTIONS, ITEM("<!-- a -- b -->t")},
    {LIBFEED_OPTION_REPAIR_SECTIONS, HEAD "<item><title><![CDATA[t</title>"
                                          "</item><item><title>u</title>"
                                          "</item>" TAIL},
    {LIBFEED_OPTION_REPAIR_DOCTYPE, "<!doctype rss>" ITEM("t")},
    {LIBFEED_OPTION_REPAIR_DOCTYPE, "<!DOCTYPE rss PUBLIC \"-//x\">" ITEM("t")},
    {LIBFEED_OPTION_REPAIR_DOCTYPE, "<!DOCTYPE rss [<!ENTITY a>]>" ITEM("t")},
};
#define N_FAULTS (sizeof faults / sizeof *faults)

static void check_switch(size_t index, int option) {
  libfeed_status status;
  const char *data = faults[index].data;
  libfeed_status expected =
      option == (int)faults[index].option ? LIBFEED_E_SYNTAX : LIBFEED_OK;
  libfeed_document *document =
      parse(&none, data, strlen(data), (libfeed_option)option, 0, &status);
  check(status == expected, "%s: with option %d off: %s, not %s", data, option,
        libfeed_status_name(status), libfeed_status_name(expected));
  if (status == LIBFEED_E_SYNTAX)
    check(libfeed_document_error(document) != NULL, "%s: which fault?", data);
  libfeed_document_free(document);
}

static void check_switches(void) {
  for (size_t i = 0; i < N_FAULTS; i++) {
    const char *data = faults[i].data;
    check(judge(data, strlen(data)) != VERDICT_ACCEPTED, "%s: is accepted",
          data);
    for (int option = LIBFEED_OPTION_REPAIR_BYTES;
         option <= LIBFEED_OPTION_REPAIR_DOCTYPE; option++)
      check_switch(i, option);
  }
}

int main(void) {
  fixtures own = {NULL, 0}, extra = {NULL, 0};
  check_switches();
  read_own(&own);
  check_all(&own, N_MUTATIONS);
  read_extra(&extra);
  check_all(&extra, N_MUTATIONS_EXTRA);
  fixtures_free(&own);
  fixtures_free(&extra);
  return conclude();
}
