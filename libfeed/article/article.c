/* SPDX-License-Identifier: MIT */
/* Article: the stage that takes loose text. It collects the text up to its
   limit and, at the end of the input, turns it into entries. */
#include "article/article.h"

#include "article/draft.h"
#include "base/bytes.h"

/* Less than this many characters in less than this many sentences is no
   article ("404 Not Found"). */
#define LEAST_CHARACTERS 200
#define LEAST_SENTENCES 2

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
  size_t room = limit - article->text.len;
  bool is_over = limit != 0 && len > room;
  if (!libfeed__bytes_append(&article->text, data, is_over ? room : len)) {
    (void)libfeed__fail_memory(context);
    return;
  }
  libfeed__positions_window(&context->positions, article->text.data,
                            article->text.len, article->start);
  if (is_over) {
    article->is_full = true;
    libfeed__report(context, LIBFEED__LIMIT_TEXT,
                    article->start + article->text.len);
  }
}

/* Sentences that end in the text, and its characters, white space counted
   once. */
static bool is_long_enough(libfeed_str text) {
  size_t characters = 0, sentences = 0;
  bool after_space = true;
  for (size_t i = 0; i < text.len; i++) {
    char c = text.data[i];
    bool is_space = libfeed__is_space(c);
    if (((unsigned char)c & 0xC0) != 0x80 && !(is_space && after_space))
      characters++;
    if ((c == '.' || c == '!' || c == '?') &&
        (i + 1 == text.len || libfeed__is_space(text.data[i + 1])))
      sentences++;
    after_space = is_space;
  }
  return characters >= LEAST_CHARACTERS && sentences >= LEAST_SENTENCES;
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
  libfeed__draft draft;
  libfeed_pos position =
      libfeed__positions_at(&context->positions, article->start);
  context->open_entry = (int64_t)article->normal->n_finished;
  if (libfeed__draft_begin(&draft, context, position, libfeed__empty)) {
    draft.entry->kind = LIBFEED__STR("article");
    libfeed__draft_text(&draft, LIBFEED_FIELD_CONTENT, libfeed__trim(text),
                        LIBFEED__STR("text"), LIBFEED__RANK_GUESSED, position);
    libfeed__normal_entry(article->normal, draft.entry, article->channel,
                          article->channel->record.sequence);
  }
  context->open_entry = -1;
}
