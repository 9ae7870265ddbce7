/* SPDX-License-Identifier: MIT */
/* Address: the names under which feeds and HTML give addresses. xml/ asks, of
   attributes and of extensions that no table has, too: so the name alone
   decides. Names that also stand for prose ("comment", "license") lack. */
#include "base/str.h"
#include "vocab/vocab.h"

bool libfeed__vocab_names_address(libfeed_str local) {
  static const libfeed_str names[] = {
      /* Elements. */
      LIBFEED__STR_INIT("link"),
      LIBFEED__STR_INIT("guid"),
      LIBFEED__STR_INIT("id"),
      LIBFEED__STR_INIT("url"),
      LIBFEED__STR_INIT("uri"),
      LIBFEED__STR_INIT("comments"),
      LIBFEED__STR_INIT("commentRss"),
      LIBFEED__STR_INIT("docs"),
      LIBFEED__STR_INIT("icon"),
      LIBFEED__STR_INIT("logo"),
      LIBFEED__STR_INIT("homepage"),
      LIBFEED__STR_INIT("weblog"),
      LIBFEED__STR_INIT("identifier"),
      LIBFEED__STR_INIT("origLink"),
      LIBFEED__STR_INIT("origEnclosureLink"),
      LIBFEED__STR_INIT("new-feed-url"),
      /* Attributes. */
      LIBFEED__STR_INIT("href"),
      LIBFEED__STR_INIT("src"),
      LIBFEED__STR_INIT("about"),
      LIBFEED__STR_INIT("resource"),
      LIBFEED__STR_INIT("base"),
      LIBFEED__STR_INIT("scheme"),
      LIBFEED__STR_INIT("domain"),
      LIBFEED__STR_INIT("cite"),
      LIBFEED__STR_INIT("poster"),
  };
  return libfeed__is_one_of(local, names, sizeof names / sizeof *names);
}
