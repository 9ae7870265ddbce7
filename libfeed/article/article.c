/* SPDX-License-Identifier: MIT */
/* Article: the stage that takes loose text. It collects the text up to its
   limit and, at the end of the input, turns it into entries. */
#include "article/article.h"

#include "article/compose.h"
#include "article/letters.h"
#include "base/bytes.h"
#include "base/utf8.h"

/* Less than this many characters in less than this many sentences is no
   article ("404 Not Found"). */
#define LEAST_CHARACTERS 200
#define LEAST_SENTENCES 2

/* Places in a text are kept in 32 bits, with room for what they are added to.
 */
#define TEXT_MOST ((size_t)1 << 30)

struct libfeed__article {
  libfeed__context *context;
  libfeed__normal *normal;
  libfeed_channel *channel;
  libfeed__bytes text;
  uint64_t start; /* offset of the text in the UTF-8 stream */
  bool is_full;   /* the limit on texts was met */
};

libfeed__article *libfeed__article_new(libfeed__context *context,
                                       libfeed__normal *normal,
                                       libfeed_channel *channel) {
  libfeed__article *article =
      libfeed__mem_alloc(&context->mem, sizeof *article);
  if (article == NULL)
    return NULL;
  memset(article, 0, sizeof *article);
  article->context = context;
  article->normal = normal;
  article->channel = channel;
  libfeed__bytes_init(&article->text, &context->mem);
  context->kind = LIBFEED_KIND_ARTICLE;
  channel->format = LIBFEED_FORMAT_TEXT;
  return article;
}

void libfeed__article_free(libfeed__article *article) {
  if (article == NULL)
    return;
  libfeed__mem *mem = &article->context->mem;
  libfeed__bytes_fini(&article->text);
  libfeed__mem_free(mem, article, sizeof *article);
}

void libfeed__article_push(libfeed__article *article, const char *data,
                           size_t len, uint64_t offset) {
  libfeed__context *context = article->context;
  if (len == 0 || article->is_full || !libfeed__is_going(context))
    return;
  if (article->text.len == 0)
    article->start = offset;
  size_t limit = libfeed__limit(context, LIBFEED_OPTION_LIMIT_TEXT);
  if (limit == 0 || limit > TEXT_MOST)
    limit = TEXT_MOST;
  size_t fits = libfeed__utf8_fit(data, len, limit - article->text.len);
  if (!libfeed__bytes_append(&article->text, data, fits)) {
    (void)libfeed__fail_memory(context);
    return;
  }
  libfeed__positions_window(&context->positions, article->text.data,
                            article->text.len, article->start);
  if (fits < len) {
    article->is_full = true;
    libfeed__report(context, LIBFEED__LIMIT_TEXT,
                    article->start + article->text.len);
  }
}

/* Thai and Lao have no full stop: what a space parts may be a sentence from so
   many characters on. */
#define THAI_LEAST 20

static bool is_thai(uint32_t code) {
  return code >= 0x0E00 && code <= 0x0EFF;
}

/* What may stand behind a full stop, given what stands before it: closing
   quotation marks and brackets, the marks of footnotes ("[1]"). */
static bool follows_stop(uint32_t code, libfeed__kind_of kind,
                         uint32_t before) {
  bool is_note = kind == LIBFEED__DIGIT && before == '[';
  return is_note || kind == LIBFEED__QUOTE || code == 0x2019 || code == '\'' ||
         code == ')' || code == '[' || code == ']';
}

/* Characters and sentences, as far as they have to be counted; white space
   counts once, and what takes two columns twice. A sentence ends where white
   space or the end follows its mark, and in scripts without spaces at the mark
   itself. */
static bool is_long_enough(libfeed_str text) {
  size_t characters = 0, sentences = 0, thai = 0, step;
  uint32_t before = 0;
  bool was_blank = true, was_stop = false;
  for (size_t i = 0; i < text.len; i += step) {
    if (libfeed__lower_letters[(unsigned char)text.data[i]] != 0) {
      step = 1; /* a plain letter, which most of a text is */
      characters++;
      was_stop = was_blank = false;
    } else {
      uint32_t lower, code = libfeed__character(text.data + i, &step);
      libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
      bool is_blank = kind == LIBFEED__BLANK;
      sentences += is_blank && (was_stop || thai >= THAI_LEAST);
      thai = is_thai(code) ? thai + 1 : 0;
      sentences += kind == LIBFEED__STOP && code >= 0x3000;
      /* A closing quotation mark or bracket belongs to the sentence. */
      was_stop = (kind == LIBFEED__STOP && code < 0x3000) ||
                 (was_stop && follows_stop(code, kind, before));
      /* A note's number is one with its bracket. */
      before = kind == LIBFEED__DIGIT ? before : code;
      characters += !(is_blank && was_blank);
      characters += kind == LIBFEED__WIDE || kind == LIBFEED__KANA;
      was_blank = is_blank;
    }
    if (characters >= LEAST_CHARACTERS &&
        sentences + was_stop >= LEAST_SENTENCES)
      return true;
  }
  return characters >= LEAST_CHARACTERS &&
         sentences + (thai >= THAI_LEAST) >= LEAST_SENTENCES;
}

static void make_entries(libfeed__article *article) {
  libfeed__context *context = article->context;
  libfeed__lines lines = {0};
  libfeed__part part;
  if (libfeed__lines_split(&lines, context, article->text.data,
                           article->text.len, article->start))
    for (size_t from = 0;
         libfeed__is_going(context) && libfeed__part_next(&lines, from, &part);
         from = part.end)
      if (part.first < part.end)
        libfeed__compose_part(context, article->normal, article->channel,
                              &lines, &part);
  libfeed__lines_free(&lines);
}

void libfeed__article_finish(libfeed__article *article) {
  libfeed__context *context = article->context;
  if (!libfeed__is_going(context))
    return;
  libfeed_str text = libfeed__bytes_str(&article->text);
  if (libfeed__number(context, LIBFEED_OPTION_FORMAT_HINT) !=
          LIBFEED_HINT_TEXT &&
      !is_long_enough(text)) {
    context->kind = LIBFEED_KIND_TEXT;
    (void)libfeed__fail(context, LIBFEED_E_NOT_FEED, LIBFEED__NOT_FEED_TEXT,
                        article->start);
    return;
  }
  make_entries(article);
}
