/* SPDX-License-Identifier: MIT */
/* Every getter answers "absent" for an object that is NULL. */
#include <criterion/criterion.h>

#include <libfeed/libfeed.h>

static void absent_str(libfeed_str str) {
  cr_assert_not_null(str.data);
  cr_assert_eq(str.len, 0);
  cr_assert_eq(str.data[0], '\0');
}

static void absent_time(libfeed_time time) {
  cr_assert_eq(time.precision, LIBFEED_PRECISION_NONE);
  cr_assert_eq(time.seconds, 0);
}

static void absent_pos(libfeed_pos pos) {
  cr_assert_eq(pos.offset, 0);
  cr_assert_eq(pos.line, 0);
  cr_assert_eq(pos.column, 0);
}

Test(absent, parser) {
  cr_assert_eq(libfeed_parser_status(NULL), LIBFEED_E_MISUSE);
  cr_assert_null(libfeed_parser_error(NULL));
  cr_assert_eq(libfeed_parser_kind(NULL), 0);
  cr_assert_eq(libfeed_parser_advertised_count(NULL), 0);
  cr_assert_null(libfeed_parser_advertised(NULL, 0));
  cr_assert_eq(libfeed_parser_problem_count(NULL), 0);
  cr_assert_eq(libfeed_parser_problem_total(NULL), 0);
  cr_assert_eq(libfeed_parser_replaced_total(NULL), 0);
  cr_assert_null(libfeed_parser_problem(NULL, 0));
}

Test(absent, document) {
  cr_assert_eq(libfeed_document_status(NULL), LIBFEED_E_MISUSE);
  cr_assert_null(libfeed_document_error(NULL));
  cr_assert_eq(libfeed_document_kind(NULL), 0);
  cr_assert_eq(libfeed_document_advertised_count(NULL), 0);
  cr_assert_null(libfeed_document_advertised(NULL, 0));
  cr_assert_eq(libfeed_document_entry_count(NULL), 0);
  cr_assert_null(libfeed_document_entry(NULL, 0));
  cr_assert_null(libfeed_document_channel(NULL));
  cr_assert_eq(libfeed_document_problem_count(NULL), 0);
  cr_assert_eq(libfeed_document_problem_total(NULL), 0);
  cr_assert_eq(libfeed_document_replaced_total(NULL), 0);
  cr_assert_null(libfeed_document_problem(NULL, 0));
}

Test(absent, entry) {
  absent_str(libfeed_entry_id(NULL));
  cr_assert_eq(libfeed_entry_id_is_permalink(NULL), 0);
  absent_str(libfeed_entry_title(NULL));
  cr_assert_null(libfeed_entry_title_text(NULL));
  absent_str(libfeed_entry_link(NULL));
  absent_str(libfeed_entry_summary(NULL));
  cr_assert_null(libfeed_entry_summary_text(NULL));
  cr_assert_eq(libfeed_entry_summary_is_content(NULL), 0);
  cr_assert_eq(libfeed_entry_content_count(NULL), 0);
  cr_assert_null(libfeed_entry_content(NULL, 0));
  absent_str(libfeed_entry_language(NULL));
  absent_str(libfeed_entry_rights(NULL));
  cr_assert_null(libfeed_entry_rights_text(NULL));
  absent_str(libfeed_entry_license(NULL));
  absent_time(libfeed_entry_published(NULL));
  absent_str(libfeed_entry_published_raw(NULL));
  absent_time(libfeed_entry_updated(NULL));
  absent_str(libfeed_entry_updated_raw(NULL));
  absent_time(libfeed_entry_expires(NULL));
  absent_str(libfeed_entry_expires_raw(NULL));
  cr_assert_eq(libfeed_entry_author_count(NULL), 0);
  cr_assert_null(libfeed_entry_author(NULL, 0));
  cr_assert_eq(libfeed_entry_contributor_count(NULL), 0);
  cr_assert_null(libfeed_entry_contributor(NULL, 0));
  cr_assert_eq(libfeed_entry_category_count(NULL), 0);
  cr_assert_null(libfeed_entry_category(NULL, 0));
  cr_assert_eq(libfeed_entry_link_count(NULL), 0);
  cr_assert_null(libfeed_entry_link_at(NULL, 0));
  cr_assert_eq(libfeed_entry_media_count(NULL), 0);
  cr_assert_null(libfeed_entry_media(NULL, 0));
  cr_assert_null(libfeed_entry_image(NULL));
  absent_str(libfeed_entry_comments(NULL));
  absent_str(libfeed_entry_comments_feed(NULL));
  cr_assert_eq(libfeed_entry_comments_number(NULL), -1);
  cr_assert_null(libfeed_entry_source(NULL));
  absent_str(libfeed_entry_base(NULL));
  cr_assert_eq(libfeed_entry_is_truncated(NULL), 0);
  cr_assert_eq(libfeed_entry_index(NULL), 0);
  absent_pos(libfeed_entry_position(NULL));
  absent_str(libfeed_entry_kind(NULL));
  absent_str(libfeed_entry_kicker(NULL));
  absent_str(libfeed_entry_dateline(NULL));
  cr_assert_eq(libfeed_entry_block_count(NULL), 0);
  cr_assert_null(libfeed_entry_block(NULL, 0));
  cr_assert_eq(libfeed_entry_origin(NULL, LIBFEED_FIELD_TITLE), 0);
  cr_assert_eq(libfeed_entry_candidate_count(NULL, LIBFEED_FIELD_TITLE), 0);
  cr_assert_null(libfeed_entry_candidate(NULL, LIBFEED_FIELD_TITLE, 0));
  cr_assert_eq(libfeed_entry_extension_count(NULL), 0);
  cr_assert_null(libfeed_entry_extension(NULL, 0));
  cr_assert_null(libfeed_entry_extension_find(NULL, "x", "x"));
  cr_assert_eq(libfeed_entry_problem_count(NULL), 0);
  cr_assert_null(libfeed_entry_problem(NULL, 0));
}

Test(absent, channel) {
  cr_assert_eq(libfeed_channel_format(NULL), 0);
  absent_str(libfeed_channel_title(NULL));
  cr_assert_null(libfeed_channel_title_text(NULL));
  absent_str(libfeed_channel_subtitle(NULL));
  cr_assert_null(libfeed_channel_subtitle_text(NULL));
  absent_str(libfeed_channel_link(NULL));
  absent_str(libfeed_channel_feed_link(NULL));
  absent_str(libfeed_channel_id(NULL));
  absent_str(libfeed_channel_language(NULL));
  absent_str(libfeed_channel_rights(NULL));
  cr_assert_null(libfeed_channel_rights_text(NULL));
  absent_str(libfeed_channel_license(NULL));
  absent_time(libfeed_channel_published(NULL));
  absent_str(libfeed_channel_published_raw(NULL));
  absent_time(libfeed_channel_updated(NULL));
  absent_str(libfeed_channel_updated_raw(NULL));
  cr_assert_eq(libfeed_channel_author_count(NULL), 0);
  cr_assert_null(libfeed_channel_author(NULL, 0));
  cr_assert_eq(libfeed_channel_contributor_count(NULL), 0);
  cr_assert_null(libfeed_channel_contributor(NULL, 0));
  cr_assert_eq(libfeed_channel_publisher_count(NULL), 0);
  cr_assert_null(libfeed_channel_publisher(NULL, 0));
  cr_assert_eq(libfeed_channel_category_count(NULL), 0);
  cr_assert_null(libfeed_channel_category(NULL, 0));
  cr_assert_eq(libfeed_channel_link_count(NULL), 0);
  cr_assert_null(libfeed_channel_link_at(NULL, 0));
  cr_assert_null(libfeed_channel_image(NULL));
  absent_str(libfeed_channel_icon(NULL));
  absent_str(libfeed_channel_generator(NULL));
  absent_str(libfeed_channel_generator_uri(NULL));
  absent_str(libfeed_channel_generator_version(NULL));
  cr_assert_eq(libfeed_channel_ttl(NULL), -1);
  cr_assert_eq(libfeed_channel_skip_hours(NULL), 0);
  cr_assert_eq(libfeed_channel_skip_days(NULL), 0);
  absent_str(libfeed_channel_update_period(NULL));
  cr_assert_eq(libfeed_channel_update_frequency(NULL), -1);
  absent_time(libfeed_channel_update_base(NULL));
  cr_assert_eq(libfeed_channel_hub_count(NULL), 0);
  absent_str(libfeed_channel_hub(NULL, 0));
  absent_str(libfeed_channel_cloud(NULL, "x"));
  absent_str(libfeed_channel_moved_to(NULL));
  cr_assert_eq(libfeed_channel_is_complete(NULL), 0);
  absent_str(libfeed_channel_encoding(NULL));
  absent_str(libfeed_channel_encoding_source(NULL));
  absent_str(libfeed_channel_encoding_contradicted(NULL));
  absent_str(libfeed_channel_base(NULL));
  cr_assert_eq(libfeed_channel_namespace_count(NULL), 0);
  absent_str(libfeed_channel_namespace_prefix(NULL, 0));
  absent_str(libfeed_channel_namespace_uri(NULL, 0));
  cr_assert_eq(libfeed_channel_origin(NULL, LIBFEED_FIELD_TITLE), 0);
  cr_assert_eq(libfeed_channel_candidate_count(NULL, LIBFEED_FIELD_TITLE), 0);
  cr_assert_null(libfeed_channel_candidate(NULL, LIBFEED_FIELD_TITLE, 0));
  cr_assert_eq(libfeed_channel_extension_count(NULL), 0);
  cr_assert_null(libfeed_channel_extension(NULL, 0));
  cr_assert_null(libfeed_channel_extension_find(NULL, "x", "x"));
}

Test(absent, text) {
  cr_assert_eq(libfeed_text_type_of(NULL), 0);
  absent_str(libfeed_text_media_type(NULL));
  absent_str(libfeed_text_value(NULL));
  absent_str(libfeed_text_plain(NULL));
  absent_str(libfeed_text_language(NULL));
  absent_str(libfeed_text_base(NULL));
  absent_str(libfeed_text_src(NULL));
  absent_str(libfeed_text_element_uri(NULL));
  absent_str(libfeed_text_element_name(NULL));
  absent_pos(libfeed_text_position(NULL));
}

Test(absent, link) {
  absent_str(libfeed_link_href(NULL));
  absent_str(libfeed_link_raw(NULL));
  absent_str(libfeed_link_rel(NULL));
  absent_str(libfeed_link_type(NULL));
  absent_str(libfeed_link_hreflang(NULL));
  absent_str(libfeed_link_title(NULL));
  cr_assert_eq(libfeed_link_length(NULL), -1);
}

Test(absent, person) {
  absent_str(libfeed_person_name(NULL));
  absent_str(libfeed_person_email(NULL));
  absent_str(libfeed_person_uri(NULL));
  absent_str(libfeed_person_role(NULL));
  absent_str(libfeed_person_raw(NULL));
  cr_assert_eq(libfeed_person_is_noreply(NULL), 0);
}

Test(absent, category) {
  absent_str(libfeed_category_term(NULL));
  absent_str(libfeed_category_scheme(NULL));
  absent_str(libfeed_category_label(NULL));
}

Test(absent, media) {
  absent_str(libfeed_media_url(NULL));
  absent_str(libfeed_media_type(NULL));
  absent_str(libfeed_media_medium(NULL));
  cr_assert_eq(libfeed_media_length(NULL), -1);
  cr_assert_eq(libfeed_media_duration(NULL), -1);
  cr_assert_eq(libfeed_media_width(NULL), -1);
  cr_assert_eq(libfeed_media_height(NULL), -1);
  cr_assert_eq(libfeed_media_bitrate(NULL), -1);
  cr_assert_eq(libfeed_media_framerate(NULL), -1);
  cr_assert_eq(libfeed_media_samplingrate(NULL), -1);
  cr_assert_eq(libfeed_media_channels(NULL), -1);
  absent_str(libfeed_media_language(NULL));
  absent_str(libfeed_media_expression(NULL));
  cr_assert_eq(libfeed_media_is_default(NULL), 0);
  absent_str(libfeed_media_title(NULL));
  absent_str(libfeed_media_description(NULL));
  absent_str(libfeed_media_link(NULL));
  absent_str(libfeed_media_player(NULL));
  absent_str(libfeed_media_hash(NULL));
  absent_str(libfeed_media_hash_algorithm(NULL));
  absent_str(libfeed_media_rating(NULL));
  absent_str(libfeed_media_rating_scheme(NULL));
  absent_str(libfeed_media_rights(NULL));
  absent_str(libfeed_media_license(NULL));
  cr_assert_eq(libfeed_media_group(NULL), -1);
  cr_assert_eq(libfeed_media_time(NULL), -1);
  cr_assert_eq(libfeed_media_credit_count(NULL), 0);
  cr_assert_null(libfeed_media_credit(NULL, 0));
  cr_assert_eq(libfeed_media_thumbnail_count(NULL), 0);
  cr_assert_null(libfeed_media_thumbnail(NULL, 0));
  cr_assert_eq(libfeed_media_keyword_count(NULL), 0);
  absent_str(libfeed_media_keyword(NULL, 0));
}

Test(absent, block) {
  cr_assert_eq(libfeed_block_role(NULL), 0);
  absent_str(libfeed_block_text(NULL));
  absent_pos(libfeed_block_position(NULL));
}

Test(absent, node) {
  absent_str(libfeed_node_uri(NULL));
  absent_str(libfeed_node_prefix(NULL));
  absent_str(libfeed_node_name(NULL));
  cr_assert_eq(libfeed_node_is_text(NULL), 0);
  absent_str(libfeed_node_text(NULL));
  cr_assert_eq(libfeed_node_attribute_count(NULL), 0);
  absent_str(libfeed_node_attribute_uri(NULL, 0));
  absent_str(libfeed_node_attribute_name(NULL, 0));
  absent_str(libfeed_node_attribute_value(NULL, 0));
  absent_str(libfeed_node_attribute(NULL, "x"));
  cr_assert_eq(libfeed_node_child_count(NULL), 0);
  cr_assert_null(libfeed_node_child(NULL, 0));
  cr_assert_null(libfeed_node_find(NULL, "x", "x"));
  absent_pos(libfeed_node_position(NULL));
}

Test(absent, problem) {
  absent_str(libfeed_problem_code(NULL));
  cr_assert_eq(libfeed_problem_severity(NULL), 0);
  absent_str(libfeed_problem_message(NULL));
  absent_pos(libfeed_problem_position(NULL));
  cr_assert_eq(libfeed_problem_entry(NULL), -1);
}
