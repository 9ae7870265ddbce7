/* SPDX-License-Identifier: MIT */
/* The dispatcher of the vocab stage: a stack of open elements, and for each
   start the rule that its name has below its parent. What the rules mean stands
   in the tables and their actions. */
#include "base/str.h"
#include "normal/normal.h"
#include "vocab/vocab_state.h"

static const libfeed__scope no_scope = {{"", 0}, {"", 0}};
/* Stands in the caches of names for "no table has it". */
static const libfeed__rule no_rule = {{"", 0}, 0, 0, 0, NULL, NULL};

libfeed__vocab *libfeed__vocab_new(libfeed__context *context,
                                   struct libfeed__normal *normal) {
  libfeed__vocab *vocab = libfeed__mem_alloc(&context->mem, sizeof *vocab);
  if (vocab == NULL)
    return NULL;
  memset(vocab, 0, sizeof *vocab);
  vocab->context = context;
  vocab->normal = normal;
  vocab->core = &libfeed__ns_rss;
  vocab->text_limit = libfeed__limit(context, LIBFEED_OPTION_LIMIT_TEXT);
  vocab->list_limit = libfeed__limit(context, LIBFEED_OPTION_LIMIT_ITEMS);
  vocab->url_limit = libfeed__limit(context, LIBFEED_OPTION_LIMIT_URL);
  vocab->wants_content = libfeed__number(context, LIBFEED_OPTION_CONTENT) != 0;
  libfeed__bytes_init(&vocab->names, &context->mem);
  libfeed__arena_init(&vocab->namespaces, &context->mem);
  vocab->frames_size = 16;
  vocab->frames = libfeed__mem_alloc(&context->mem, vocab->frames_size *
                                                        sizeof *vocab->frames);
  vocab->channel = libfeed__channel_new(&context->mem);
  if (vocab->frames == NULL || vocab->channel == NULL) {
    libfeed__vocab_free(vocab);
    return NULL;
  }
  libfeed__frame *document = &vocab->frames[0];
  memset(document, 0, sizeof *document);
  vocab->channel->record.scope = &no_scope;
  document->record = &vocab->channel->record;
  document->channel = vocab->channel;
  document->scope = &no_scope;
  document->mode = LIBFEED__MODE_TREE;
  document->children = LIBFEED__PARENT_ROOT;
  vocab->n_frames = 1;
  return vocab;
}

void libfeed__vocab_free(libfeed__vocab *vocab) {
  if (vocab == NULL)
    return;
  libfeed__mem *mem = &vocab->context->mem;
  libfeed__entry_release(vocab->entry);
  libfeed__channel_release(vocab->channel);
  libfeed__bytes_fini(&vocab->names);
  libfeed__arena_fini(&vocab->namespaces);
  libfeed__mem_free(mem, vocab->frames,
                    vocab->frames_size * sizeof *vocab->frames);
  libfeed__mem_free(mem, vocab, sizeof *vocab);
}

libfeed_channel *libfeed__vocab_channel(libfeed__vocab *vocab) {
  return vocab->channel;
}

/* ---- rules ---- */

static const libfeed__rule *find_in(const libfeed__namespace *ns,
                                    const libfeed__name *name,
                                    libfeed__parent parent, bool *is_odd) {
  return ns == NULL || ns->n_rules == 0
             ? NULL
             : libfeed__rule_find(ns, name->local, parent, is_odd);
}

/* True for a name that counts as one of the core vocabulary: without a
   namespace, with an unknown default one, or with the stray one that the root
   has (vocabulary rules 0.5 and 0.8). */
static bool is_core_name(const libfeed__vocab *vocab,
                         const libfeed__name *name) {
  return name->prefix.len == 0 &&
         (name->ns == NULL || name->ns == vocab->stray);
}

/* True where names without a namespace may be Atom's: in an Atom feed they are
   (behind its root's end tag, or below xmlns=""), and before anything of a feed
   was seen (vocabulary rule 0.8). */
static bool may_be_atom(const libfeed__vocab *vocab) {
  return vocab->root == LIBFEED__ROOT_UNKNOWN ||
         vocab->channel->format == LIBFEED_FORMAT_ATOM_1_0 ||
         vocab->channel->format == LIBFEED_FORMAT_ATOM_0_3;
}

static const libfeed__rule *find_rule(const libfeed__vocab *vocab,
                                      const libfeed__name *name,
                                      libfeed__parent parent, bool *is_odd) {
  const libfeed__rule *rule = NULL;
  *is_odd = false;
  if (is_core_name(vocab, name)) {
    rule = find_in(vocab->core, name, parent, is_odd);
    if (rule == NULL && vocab->core != &libfeed__ns_rss)
      rule = find_in(&libfeed__ns_rss, name, parent, is_odd);
    if (rule == NULL && may_be_atom(vocab))
      rule = find_in(&libfeed__ns_atom, name, parent, is_odd);
  }
  if (rule == NULL)
    rule = find_in(name->ns, name, parent, is_odd);
  /* A stray namespace on the root (vocabulary rule 0.5). */
  if (rule == NULL && parent == LIBFEED__PARENT_ROOT && name->prefix.len == 0)
    rule = find_in(&libfeed__ns_rss, name, parent, is_odd);
  return rule;
}

/* The rule for a name, from its cache; NULL where no table has it. */
static const libfeed__rule *rule_of(libfeed__vocab *vocab, libfeed__name *name,
                                    libfeed__parent parent, uint64_t offset) {
  if (parent >= LIBFEED__PARENT_COUNT)
    return NULL;
  const libfeed__rule *rule = name->rules[parent];
  if (rule == NULL) {
    bool is_odd;
    rule = find_rule(vocab, name, parent, &is_odd);
    if (is_odd)
      libfeed__report_detail(vocab->context, LIBFEED__NAME_CASE, offset,
                             name->qname);
    if (rule == NULL)
      rule = &no_rule;
    name->rules[parent] = rule;
  }
  return rule == &no_rule ? NULL : rule;
}

/* ---- the stack ---- */

static libfeed__frame *push(libfeed__vocab *vocab) {
  if (vocab->n_frames == vocab->frames_size) {
    size_t old_size = vocab->frames_size * sizeof *vocab->frames;
    size_t size;
    libfeed__frame *frames = NULL;
    if (libfeed__size_mul(old_size, 2, &size))
      frames = libfeed__mem_realloc(&vocab->context->mem, vocab->frames,
                                    old_size, size);
    if (frames == NULL) {
      libfeed__fail_memory(vocab->context);
      return NULL;
    }
    vocab->frames = frames;
    vocab->frames_size *= 2;
  }
  libfeed__frame *frame = &vocab->frames[vocab->n_frames++];
  const libfeed__frame *outer = frame - 1;
  memset(frame, 0, sizeof *frame);
  frame->record = outer->record;
  frame->channel = outer->channel;
  frame->object = outer->object;
  frame->scope = outer->scope;
  frame->children = LIBFEED__PARENT_NONE;
  return frame;
}

void libfeed__skip(libfeed__vocab *vocab) {
  vocab->n_frames--;
  vocab->skipped = 1;
  vocab->sink = LIBFEED__SINK_NONE;
}

void libfeed__decline(libfeed__vocab *vocab, libfeed__frame *frame,
                      const libfeed__element *element) {
  libfeed__node_start(vocab, frame, element);
}

/* Sets the text before a child apart: the string that is open has to be closed
   before anything else can be taken from the arena. */
static void suspend(libfeed__vocab *vocab, libfeed__frame *outer) {
  if (outer->mode == LIBFEED__MODE_NODE)
    libfeed__node_suspend(vocab, outer);
  else
    libfeed__text_suspend(vocab, outer);
}

/* True for a property of Dublin Core that names its value by reference: no
   field takes that, so it is kept as it is. */
static bool is_reference(const libfeed__rule *rule,
                         const libfeed__element *element) {
  return element->n_attributes > 0 &&
         (rule->ns == &libfeed__ns_dc || rule->ns == &libfeed__ns_dcterms) &&
         rule->action != &libfeed__act_resource &&
         libfeed__attribute_get_ns(element, &libfeed__ns_rdf,
                                   LIBFEED__STR("resource"), false)
                 .len > 0;
}

/* True for what reads texts, not single-line values. */
static bool is_text(const libfeed__action *action) {
  return action->mode == LIBFEED__MODE_TITLE ||
         action->mode == LIBFEED__MODE_PLAIN ||
         action->mode == LIBFEED__MODE_HTML ||
         action->mode == LIBFEED__MODE_XML;
}

/* An element that is looked up or kept. */
static void start_element(libfeed__vocab *vocab,
                          const libfeed__element *element,
                          const libfeed__rule *rule) {
  libfeed__frame *frame = push(vocab);
  if (frame == NULL)
    return;
  frame->position =
      element->position != NULL
          ? *element->position
          : libfeed__positions_at(&vocab->context->positions, element->offset);
  libfeed__frame *outer = libfeed__outer(frame);
  /* Before anything of a feed was seen, only what begins one counts. */
  if (vocab->root == LIBFEED__ROOT_UNKNOWN && rule != NULL &&
      (rule->action->class == LIBFEED__CLASS_FIELD ||
       rule->action->class == LIBFEED__CLASS_OTHER))
    rule = NULL;
  if (rule != NULL && is_reference(rule, element))
    rule = NULL;
  if (rule == NULL) {
    if (outer->children == LIBFEED__PARENT_ROOT &&
        vocab->root != LIBFEED__ROOT_FEED)
      libfeed__root_unknown(vocab, frame, element);
    else
      libfeed__node_start(vocab, frame, element);
  } else {
    const libfeed__action *action = rule->action;
    frame->rule = rule;
    frame->ns = rule->ns;
    frame->mode = action->mode;
    frame->children = action->children;
    /* An entry takes its scope into its own arena. */
    if (action->class != LIBFEED__CLASS_ITEM)
      frame->scope =
          libfeed__scope_of(vocab, frame->record, outer->scope, element);
    if (element->n_attributes > 0 && is_text(action))
      frame->scope = libfeed__scope_of_text(vocab, frame, element);
    if (frame->mode != LIBFEED__MODE_TREE) {
      memset(&vocab->text, 0, sizeof vocab->text);
      vocab->is_base64 = false;
    }
    if (action->start != NULL)
      action->start(vocab, frame, element);
  }
  if (vocab->skipped == 0 && libfeed__is_going(vocab->context))
    libfeed__text_open(vocab, frame);
}

/* An element inside text that is written down. */
static void start_markup(libfeed__vocab *vocab,
                         const libfeed__element *element) {
  if (push(vocab) != NULL)
    libfeed__markup_start(vocab, element);
}

/* An element inside a single-line value. */
static void start_in_value(libfeed__vocab *vocab,
                           const libfeed__element *element) {
  libfeed__frame *outer = libfeed__top(vocab);
  const libfeed__rule *rule =
      rule_of(vocab, element->name, outer->children, element->offset);
  if (rule == NULL && libfeed__markup_is_inline(element->name)) {
    libfeed__frame *frame = push(vocab);
    if (frame != NULL)
      libfeed__set_run(frame, LIBFEED__MODE_INLINE);
    return;
  }
  suspend(vocab, outer);
  start_element(vocab, element, rule);
}

void libfeed__vocab_start(libfeed__vocab *vocab,
                          const libfeed__element *element) {
  if (!libfeed__is_going(vocab->context))
    return;
  if (vocab->skipped > 0) {
    vocab->skipped++;
    return;
  }
  libfeed__frame *outer = libfeed__top(vocab);
  switch ((libfeed__mode)outer->mode) {
  case LIBFEED__MODE_TREE:
    start_element(
        vocab, element,
        rule_of(vocab, element->name, outer->children, element->offset));
    break;
  case LIBFEED__MODE_VALUE:
    start_in_value(vocab, element);
    break;
  case LIBFEED__MODE_INLINE: {
    libfeed__frame *frame = push(vocab);
    if (frame != NULL)
      libfeed__set_run(frame, LIBFEED__MODE_INLINE);
    break;
  }
  case LIBFEED__MODE_TITLE:
  case LIBFEED__MODE_PLAIN:
  case LIBFEED__MODE_HTML:
    if (libfeed__markup_is_html(element->name) ||
        libfeed__markup_is_embedded(element->name)) {
      start_markup(vocab, element);
    } else {
      suspend(vocab, outer);
      start_element(vocab, element, NULL);
    }
    break;
  case LIBFEED__MODE_XML:
  case LIBFEED__MODE_MARKUP:
    start_markup(vocab, element);
    break;
  case LIBFEED__MODE_NODE:
    suspend(vocab, outer);
    start_element(vocab, element, NULL);
    break;
  }
}

void libfeed__vocab_text(libfeed__vocab *vocab, const char *data, size_t len,
                         uint64_t offset) {
  (void)offset;
  if (vocab->sink == LIBFEED__SINK_NONE || !libfeed__is_going(vocab->context))
    return;
  libfeed__text_put(vocab, data, len);
}

void libfeed__vocab_end(libfeed__vocab *vocab, uint64_t offset,
                        libfeed__closing closing) {
  if (!libfeed__is_going(vocab->context))
    return;
  if (vocab->skipped > 0) {
    if (--vocab->skipped == 0)
      libfeed__text_open(vocab, libfeed__top(vocab));
    return;
  }
  if (vocab->n_frames < 2)
    return;
  libfeed__frame *frame = libfeed__top(vocab);
  libfeed__list misplaced = {0};
  vocab->is_cut = closing == LIBFEED__CLOSED_BY_INPUT;
  switch ((libfeed__mode)frame->mode) {
  case LIBFEED__MODE_NODE:
    libfeed__node_end(vocab, frame);
    break;
  case LIBFEED__MODE_MARKUP:
    libfeed__markup_end(vocab, frame);
    break;
  case LIBFEED__MODE_INLINE:
    break;
  default: {
    libfeed_str value = libfeed__text_close(vocab, frame);
    if (frame->rule != NULL && frame->rule->action->end != NULL)
      frame->rule->action->end(vocab, frame, value);
  }
  }
  if (closing == LIBFEED__CLOSED_BY_OTHER)
    misplaced = libfeed__replay_take(vocab, frame);
  vocab->n_frames--;
  libfeed__frame *outer = libfeed__top(vocab);
  if (outer->record->arena->failed)
    libfeed__fail_memory(vocab->context);
  libfeed__text_open(vocab, outer);
  if (misplaced.len > 0)
    libfeed__replay_give(vocab, &misplaced, offset);
}

/* ---- what stands around the elements ---- */

void libfeed__vocab_doctype(libfeed__vocab *vocab, libfeed_str name,
                            libfeed_str public_id, libfeed_str system_id) {
  (void)public_id;
  (void)system_id;
  vocab->is_html = libfeed__equals_fold(name, LIBFEED__STR("html"));
}

/* True where the pair is in the list already. */
static bool has_namespace(const libfeed__list *list, libfeed_str prefix,
                          libfeed_str uri) {
  for (uint32_t i = 0; i < list->len; i++) {
    const libfeed__node_attribute *known = list->items[i];
    if (libfeed__same(known->name, prefix) && libfeed__same(known->value, uri))
      return true;
  }
  return false;
}

void libfeed__vocab_namespace(libfeed__vocab *vocab, libfeed_str prefix,
                              libfeed_str uri, uint64_t offset) {
  if (!libfeed__is_going(vocab->context))
    return;
  libfeed__root_namespace(vocab, uri);
  libfeed_channel *channel = vocab->channel;
  if (has_namespace(&channel->namespaces, prefix, uri))
    return;
  if (channel->namespaces.len >=
      libfeed__limit(vocab->context, LIBFEED_OPTION_LIMIT_NAMESPACES)) {
    if (!vocab->has_all_namespaces)
      libfeed__report(vocab->context, LIBFEED__LIMIT_NAMESPACES, offset);
    vocab->has_all_namespaces = true;
    return;
  }
  /* In an arena of their own: the channel's may have a string open. */
  libfeed__arena *arena = &vocab->namespaces;
  libfeed__node_attribute *item = libfeed__arena_alloc(arena, sizeof *item);
  if (item == NULL || !libfeed__list_push(arena, &channel->namespaces, item)) {
    libfeed__fail_memory(vocab->context);
    return;
  }
  item->name = libfeed__arena_copy_str(arena, prefix);
  item->value = libfeed__arena_copy_str(arena, uri);
  item->sequence = libfeed__next_sequence(&channel->record);
}

void libfeed__vocab_finish(libfeed__vocab *vocab, uint64_t offset) {
  if (libfeed__is_going(vocab->context))
    libfeed__root_finish(vocab, offset);
  if (libfeed__is_going(vocab->context))
    libfeed__normal_finish(vocab->normal, vocab->channel);
}

/* The rule that a name has below a kind of parent; NULL. */
static const libfeed__rule *rule_below(const libfeed__vocab *vocab,
                                       const libfeed__name *name,
                                       libfeed__parent parent) {
  bool is_odd;
  const libfeed__rule *rule = name->rules[parent];
  if (rule == NULL)
    rule = find_rule(vocab, name, parent, &is_odd);
  return rule == &no_rule ? NULL : rule;
}

bool libfeed__is_known_below(const libfeed__vocab *vocab,
                             const libfeed__name *name,
                             libfeed__parent parent) {
  const libfeed__rule *rule = rule_below(vocab, name, parent);
  return rule != NULL && (rule->action->class == LIBFEED__CLASS_FIELD ||
                          rule->action->class == LIBFEED__CLASS_OTHER);
}

libfeed__element_class libfeed__class_below(const libfeed__vocab *vocab,
                                            const libfeed__name *name,
                                            libfeed__parent parent) {
  const libfeed__rule *rule = rule_below(vocab, name, parent);
  return rule == NULL ? LIBFEED__CLASS_OTHER
                      : (libfeed__element_class)rule->action->class;
}
