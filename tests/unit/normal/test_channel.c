/* SPDX-License-Identifier: MIT */
/* Tests of normal/channel.c and normal/copy.c: snapshots of a channel. */
#include "draft.h"

TestSuite(channel, .init = draft_setup, .fini = draft_teardown);

static libfeed_channel *snapshot(void) {
  libfeed_channel *made = libfeed__normal_channel(&normal, channel, UINT32_MAX);
  cr_assert_not_null(made);
  return made;
}

Test(channel, everything_it_says) {
  libfeed__record *record = &channel->record;
  add_text(record, LIBFEED_FIELD_TITLE, 10, " The\ntitle ");
  add_text(record, LIBFEED_FIELD_SUMMARY, 10, "subtitle");
  add_text(record, LIBFEED_FIELD_ID, 10, "urn:x");
  add_text(record, LIBFEED_FIELD_LANGUAGE, 10, "EN");
  add_text(record, LIBFEED_FIELD_ICON, 10, "/favicon.ico");
  libfeed_pos named = add_text(record, LIBFEED_FIELD_GENERATOR, 10, "Generator")
                          ->source.position;
  add_text(record, LIBFEED__FIELD_GENERATOR_URI, 10, "http://g/")
      ->source.position = named;
  add_text(record, LIBFEED__FIELD_GENERATOR_VERSION, 10, "1.2")
      ->source.position = named;
  add_text(record, LIBFEED_FIELD_UPDATED, LIBFEED__RANK_FEED_UPDATED_PUBDATE,
           "Wed, 13 May 2026 12:00:00 GMT");
  add_link(record, LIBFEED__RANK_LINK_RSS, "", "", "http://site/");
  add_link(record, LIBFEED__RANK_LINK_ATOM, "self", "", "http://site/feed");
  add_link(record, LIBFEED__RANK_LINK_ATOM, "hub", "", "http://hub/1");
  add_link(record, LIBFEED__RANK_LINK_ATOM, "hub", "", "http://hub/2");
  add_person(record, LIBFEED_FIELD_AUTHORS, 10, "Ed");
  libfeed_channel *made = snapshot();
  expect_str(made->record.title->plain, "The title");
  expect_str(made->record.summary->plain, "subtitle");
  expect_str(made->record.id, "urn:x");
  expect_str(made->record.language, "en");
  expect_str(made->icon, "http://example.org/favicon.ico");
  expect_str(made->generator, "Generator");
  expect_str(made->generator_uri, "http://g/");
  expect_str(made->generator_version, "1.2");
  expect_str(made->record.link, "http://site/");
  expect_str(made->feed_link, "http://site/feed");
  expect_str(made->record.base, "http://example.org/blog/");
  cr_expect_eq(made->record.updated.seconds, 1778673600);
  cr_expect_eq(made->record.authors.len, 1);
  cr_assert_eq(made->hubs.len, 2);
  expect_str(*(const libfeed_str *)made->hubs.items[1], "http://hub/2");
  libfeed__channel_release(made);
}

Test(channel, the_update_plan) {
  libfeed__record *record = &channel->record;
  add_text(record, LIBFEED__FIELD_TTL, 10, "soon");
  add_text(record, LIBFEED__FIELD_TTL, 10, "60");
  static const char *const hours[] = {"0", "5", "24", "25", "x"};
  for (size_t i = 0; i < 5; i++)
    add_text(record, LIBFEED__FIELD_SKIP_HOURS, 10, hours[i]);
  static const char *const days[] = {"Monday", "sun", "Noday"};
  for (size_t i = 0; i < 3; i++)
    add_text(record, LIBFEED__FIELD_SKIP_DAYS, 10, days[i]);
  add_text(record, LIBFEED__FIELD_UPDATE_PERIOD, 10, "hourly");
  add_text(record, LIBFEED__FIELD_UPDATE_FREQUENCY, 10, "2");
  add_text(record, LIBFEED__FIELD_UPDATE_BASE, 10, "2000-01-01T12:00+00:00");
  add_text(record, LIBFEED__FIELD_MOVED_TO, 10, "http://new/");
  add_text(record, LIBFEED__FIELD_COMPLETE, 10, "Yes");
  libfeed_channel *made = snapshot();
  cr_expect_eq(made->ttl, 60);
  cr_expect_eq(made->skip_hours, 1u | 1u << 5);
  cr_expect_eq(made->skip_days, 1u | 1u << 6);
  expect_str(made->update_period, "hourly");
  cr_expect_eq(made->update_frequency, 2);
  cr_expect_eq(made->update_base.seconds, 946728000);
  expect_str(made->moved_to, "http://new/");
  cr_expect(made->is_complete);
  libfeed__channel_release(made);
}

Test(channel, nothing_is_nothing) {
  scope.base = libfeed__empty;
  libfeed_channel *made = snapshot();
  cr_expect_eq(made->ttl, -1);
  cr_expect_eq(made->update_frequency, -1);
  cr_expect_eq(made->skip_hours, 0);
  cr_expect_not(made->is_complete);
  for (int i = 0; i < LIBFEED_FIELD_COUNT; i++)
    cr_expect_eq(made->record.origin[i], LIBFEED_ORIGIN_ABSENT, "%d", i);
  libfeed__channel_release(made);
}

Test(channel, only_what_was_there_by_then) {
  libfeed__record *record = &channel->record;
  add_text(record, LIBFEED_FIELD_TITLE, LIBFEED__RANK_TITLE_DC, "before");
  uint32_t up_to = record->sequence;
  add_text(record, LIBFEED_FIELD_TITLE, LIBFEED__RANK_TITLE_CORE, "after");
  add_text(record, LIBFEED__FIELD_TTL, 10, "60");
  add_link(record, LIBFEED__RANK_LINK_RSS, "", "", "http://site/");
  libfeed_channel *made = libfeed__normal_channel(&normal, channel, up_to);
  cr_assert_not_null(made);
  expect_str(made->record.title->plain, "before");
  expect_str(made->record.link, "");
  cr_expect_eq(made->ttl, -1);
  libfeed__channel_release(made);
}

Test(channel, snapshots_do_not_change_the_draft) {
  libfeed__record *record = &channel->record;
  libfeed_text *title =
      add_text(record, LIBFEED_FIELD_TITLE, LIBFEED__RANK_TITLE_DC, "dc");
  add_text(record, LIBFEED_FIELD_TITLE, LIBFEED__RANK_TITLE_CORE, "core");
  size_t used = context.mem.used;
  libfeed__channel_release(snapshot());
  cr_expect_eq(record->candidates[LIBFEED_FIELD_TITLE].items[0], (void *)title);
  cr_expect_eq(context.mem.used, used);
  cr_expect_eq(context.problems.len, 0);
}

static libfeed_node *add_node(libfeed_node *parent, const char *name) {
  libfeed__arena *arena = channel->record.arena;
  libfeed_node *node = libfeed__arena_alloc(arena, sizeof *node);
  cr_assert_not_null(node);
  node->uri = node->known_uri = str("http://ns/");
  node->name = str(name);
  node->sequence = ++channel->record.sequence;
  node->parent = parent;
  libfeed__list *list =
      parent == NULL ? &channel->record.extensions : &parent->children;
  node->index = list->len;
  libfeed__list_push(arena, list, node);
  return node;
}

/* The names of a tree in the order of its walk. */
static void write_tree(const libfeed_node *root, char *out) {
  const libfeed_node *node = root;
  *out++ = root->name.data[0];
  while (node != NULL) {
    if (node->children.len > 0) {
      node = node->children.items[0];
      *out++ = '(';
    } else {
      while (node != root && node->index + 1 == node->parent->children.len) {
        node = node->parent;
        *out++ = ')';
      }
      if (node == root)
        break;
      node = node->parent->children.items[node->index + 1];
    }
    *out++ = node->name.data[0];
  }
  *out = '\0';
}

Test(channel, trees_of_extensions_are_copied) {
  libfeed_node *a = add_node(NULL, "a");
  libfeed_node *b = add_node(a, "b");
  add_node(b, "c");
  add_node(b, "d");
  add_node(a, "e");
  add_node(add_node(add_node(a, "f"), "g"), "h");
  a->attributes =
      libfeed__arena_alloc(channel->record.arena, sizeof *a->attributes);
  cr_assert_not_null(a->attributes);
  a->n_attributes = 1;
  a->attributes[0] =
      (libfeed__node_attribute){libfeed__empty, str("n"), str("v"), 0};
  libfeed_channel *made = snapshot();
  cr_assert_eq(made->record.extensions.len, 1);
  const libfeed_node *copy = made->record.extensions.items[0];
  char tree[64];
  write_tree(copy, tree);
  cr_expect_str_eq(tree, "a(b(cd)ef(g(h)))");
  cr_expect_neq(copy, a);
  cr_expect_neq(copy->name.data, a->name.data);
  cr_assert_eq(copy->n_attributes, 1);
  expect_str(copy->attributes[0].value, "v");
  libfeed__channel_release(made);
}

Test(channel, a_relative_address_before_the_link_stays) {
  libfeed__record *record = &channel->record;
  scope.base = libfeed__empty;
  add_link(record, LIBFEED__RANK_LINK_ATOM, "self", "", "feed");
  add_link(record, LIBFEED__RANK_LINK_RSS, "", "", "http://site/");
  add_text(record, LIBFEED_FIELD_ICON, 10, "icon");
  libfeed_channel *made = snapshot();
  expect_str(made->feed_link, "feed");
  expect_str(made->icon, "http://site/icon");
  libfeed__channel_release(made);
}

Test(channel, the_icon_is_the_last_image) {
  add_text(&channel->record, LIBFEED_FIELD_ICON, 10, "icon.png");
  libfeed_channel *made = snapshot();
  cr_assert_not_null(made->record.image);
  expect_str(made->record.image->url, "http://example.org/blog/icon.png");
  cr_expect_eq(made->record.origin[LIBFEED_FIELD_IMAGE], LIBFEED_ORIGIN_STATED);
  libfeed__channel_release(made);
}

Test(channel, namespaces_and_charset) {
  libfeed__node_attribute first = {libfeed__empty, str("a"), str("urn:a"), 1};
  libfeed__node_attribute second = {libfeed__empty, str(""), str("urn:b"), 9};
  libfeed__list_push(channel->record.arena, &channel->namespaces, &first);
  libfeed__list_push(channel->record.arena, &channel->namespaces, &second);
  channel->encoding = str("utf-8");
  libfeed_channel *made = libfeed__normal_channel(&normal, channel, 8);
  cr_assert_not_null(made);
  cr_assert_eq(made->namespaces.len, 1);
  expect_str(
      ((const libfeed__node_attribute *)made->namespaces.items[0])->value,
      "urn:a");
  expect_str(made->encoding, "utf-8");
  libfeed__channel_release(made);
}
