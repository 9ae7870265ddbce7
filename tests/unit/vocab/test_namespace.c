/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <ctype.h>

#include "base/str.h"
#include "vocab/table.h"

static const libfeed__namespace *const tables[] = {
#define X(prefix) &libfeed__ns_##prefix,
#include "vocab/registry.def"
#undef X
};

#define N_TABLES (sizeof tables / sizeof *tables)

static const libfeed__namespace *find(const char *uri) {
  return libfeed__namespace_find((libfeed_str){uri, strlen(uri)});
}

Test(namespace, is_found_in_its_variants) {
  cr_assert_eq(find("http://search.yahoo.com/mrss/"), &libfeed__ns_media);
  cr_assert_eq(find("https://SEARCH.yahoo.com/mrss"), &libfeed__ns_media);
  cr_assert_eq(find(" http://www.rssboard.org/media-rss\n"),
               &libfeed__ns_media);
  cr_assert_eq(find("http://www.itunes.com/DTDs/PodCast-1.0.dtd"),
               &libfeed__ns_itunes);
  cr_assert_eq(find("http://www.w3.org/2005/Atom/"), &libfeed__ns_atom);
  cr_assert_eq(find("http://purl.org/atom/ns"), &libfeed__ns_atom);
  cr_assert_eq(find("http://purl.org/atom/ns#draft-ietf-atompub-format-05"),
               &libfeed__ns_atom);
  cr_assert_eq(find("http://backend.userland.com/rss2"), &libfeed__ns_rss);
  cr_assert_eq(find("http://backend.userland.com/creativeCommonsRssModule"),
               &libfeed__ns_creativeCommons);
  cr_assert_eq(find("http://creativecommons.org/ns#license"), &libfeed__ns_cc);
}

/* The way by the URI as it should be and the way by its folded form. */
static void is_same(const char *uri, const char *prefix) {
  char upper[128];
  size_t len = strlen(uri);
  cr_assert_lt(len, sizeof upper);
  for (size_t i = 0; i <= len; i++)
    upper[i] = (char)toupper((unsigned char)uri[i]);
  const libfeed__namespace *ns = find(uri);
  cr_assert_not_null(ns, "%s", uri);
  cr_assert_str_eq(ns->prefix.data, prefix);
  cr_assert_eq(ns, find(upper), "%s", uri);
}

Test(namespace, is_the_same_in_any_case) {
  for (size_t i = 0; i < N_TABLES; i++)
    if (tables[i]->uri.len > 0)
      is_same(tables[i]->uri.data, tables[i]->prefix.data);
#define X(prefix, uri, variants) is_same(uri, prefix);
#include "vocab/known.def"
#undef X
}

Test(namespace, is_unknown) {
  cr_assert_null(find(""));
  cr_assert_null(find("http://"));
  cr_assert_null(find("urn:x"));
  cr_assert_null(find("http://search.yahoo.com/mrss//"));
  char longer[400];
  memset(longer, 'a', sizeof longer);
  cr_assert_null(libfeed__namespace_find((libfeed_str){longer, sizeof longer}));
}

Test(namespace, has_a_near_miss) {
  libfeed_str uri = LIBFEED__STR("http://w3.org/2004/Atom");
  cr_assert_null(libfeed__namespace_find(uri));
  cr_assert_eq(libfeed__namespace_near(uri), &libfeed__ns_atom);
  cr_assert_eq(
      libfeed__namespace_near(LIBFEED__STR("http://purl.org/dc/elements/1,1/")),
      &libfeed__ns_dc);
  cr_assert_null(libfeed__namespace_near(LIBFEED__STR("http://example.org/")));
  cr_assert_null(libfeed__namespace_near(LIBFEED__STR("12345")));
}

Test(namespace, has_a_conventional_prefix) {
  cr_assert_eq(libfeed__namespace_by_prefix(LIBFEED__STR("media")),
               &libfeed__ns_media);
  cr_assert_eq(libfeed__namespace_by_prefix(LIBFEED__STR("syn")),
               &libfeed__ns_sy);
  cr_assert_not_null(libfeed__namespace_by_prefix(LIBFEED__STR("podcast")));
  cr_assert_null(libfeed__namespace_by_prefix(LIBFEED__STR("")));
  cr_assert_null(libfeed__namespace_by_prefix(LIBFEED__STR("nope")));
}

/* Every table: its canonical URI and all variants lead back to it, its rules
   are sorted without regard to case, and no two of one name overlap. */
Test(namespace, tables_are_in_order) {
  for (size_t i = 0; i < N_TABLES; i++) {
    const libfeed__namespace *ns = tables[i];
    cr_expect_eq(libfeed__namespace_find(ns->uri), ns, "%s", ns->uri.data);
    cr_expect_eq(libfeed__namespace_by_prefix(ns->prefix), ns);
    cr_expect_gt(ns->n_rules, 0);
    for (size_t k = 0; k < ns->n_rules; k++) {
      const libfeed__rule *rule = &ns->rules[k];
      cr_expect_eq(rule->ns, ns, "%s", rule->name.data);
      cr_expect_not_null(rule->action);
      cr_expect_neq(rule->where, 0);
      if (k == 0)
        continue;
      const libfeed__rule *before = rule - 1;
      size_t len =
          before->name.len < rule->name.len ? before->name.len : rule->name.len;
      int order = 0;
      for (size_t c = 0; c < len && order == 0; c++)
        order = libfeed__lower(before->name.data[c]) -
                libfeed__lower(rule->name.data[c]);
      if (order == 0 && before->name.len != rule->name.len)
        order = before->name.len < rule->name.len ? -1 : 1;
      cr_expect_leq(order, 0, "%s, %s", before->name.data, rule->name.data);
      if (order == 0)
        cr_expect_eq(before->where & rule->where, 0, "%s", rule->name.data);
    }
  }
}

Test(namespace, finds_rules_by_parent) {
  bool is_odd;
  const libfeed__rule *channel =
      libfeed__rule_find(&libfeed__ns_rss, LIBFEED__STR("lastBuildDate"),
                         LIBFEED__PARENT_CHANNEL, &is_odd);
  const libfeed__rule *item =
      libfeed__rule_find(&libfeed__ns_rss, LIBFEED__STR("LASTBUILDDATE"),
                         LIBFEED__PARENT_ITEM, &is_odd);
  cr_assert_not_null(channel);
  cr_assert_not_null(item);
  cr_assert_neq(channel, item);
  cr_assert(!is_odd, "core names count in any case");
  cr_assert_null(libfeed__rule_find(&libfeed__ns_rss, LIBFEED__STR("guid"),
                                    LIBFEED__PARENT_CHANNEL, &is_odd));
  cr_assert_not_null(libfeed__rule_find(
      &libfeed__ns_dc, LIBFEED__STR("Creator"), LIBFEED__PARENT_ITEM, &is_odd));
  cr_assert(is_odd);
}
