# SPDX-License-Identifier: MIT
"""libfeed.compat.feedparser: small feeds, and what feedparser makes of them."""

import sys
import time

import pytest

from libfeed.compat import _deep, feedparser

NAMESPACES = """
 xmlns:x="urn:x" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"
 xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
 xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
 xmlns:thr="http://purl.org/syndication/thread/1.0"
"""


def rss(item="", channel=""):
    text = (
        f'<rss version="2.0"{NAMESPACES}><channel>{channel}'
        f"<item>{item}</item></channel></rss>"
    )
    return feedparser.parse(text.encode())


def rss_item(item, channel=""):
    return rss(item, channel).entries[0]


def rss_feed(channel):
    return rss("<title>t</title>", channel).feed


def atom_entry(entry):
    text = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"{NAMESPACES}><entry>'
        f"{entry}</entry></feed>"
    )
    return feedparser.parse(text.encode()).entries[0]


# -- elements without a field -------------------------------------------------------


@pytest.mark.parametrize(
    "elements",
    ["<a>" * 600 + "</a>" * 600, "<x:a><x:b/>" * 400 + "t" + "</x:a>" * 400],
)
def test_deep_trees(elements):
    result = rss("<title>t</title>" + elements, elements)
    assert [entry.title for entry in result.entries] == ["t"]


def test_json_of_any_depth():
    text = '{"a": [1, -2.5, true, null, "x\\"]\\\\", {}, [], [{"b": [[3]]}]], "c": {"d": ""}}'
    assert _deep._loads(text) == _deep.loads(text)
    deep = sys.getrecursionlimit() * 2
    value = _deep.loads("[" * deep + '"x"' + "]" * deep)
    for _ in range(deep):
        (value,) = value
    assert value == "x"
    with pytest.raises(ValueError):
        _deep._loads('["]')


def test_unknown_elements():
    assert rss_item("<x:a>1</x:a><x:a>2</x:a>").x_a == "2"
    assert rss_item("<x:a q='1'>3</x:a><x:a>2</x:a>").x_a == "2"
    assert rss_item("<x:a>2</x:a><x:a q='1'>3</x:a>").x_a == {"q": "1"}
    entry = rss_item("<x:a><x:b>2</x:b></x:a>")
    assert (entry.x_a, entry.x_b) == ("", "2")
    entry = rss_item("<x:a>y<x:b w='5'>4</x:b>z</x:a>")
    assert (entry.x_a, entry.x_b) == ("yz", {"w": "5"})
    assert rss_item("<x:a>1<x:a>2</x:a></x:a>").x_a == "1"
    # What a field has said stays.
    entry = rss_item("<title>t</title><x:a><title>u</title></x:a>")
    assert (entry.title, entry.x_a) == ("t", "")


# -- links and ids ------------------------------------------------------------------


def page(href, rel="alternate", type="text/html"):
    return {"rel": rel, "type": type, "href": href}


def test_links_of_items():
    entry = rss_item("<enclosure url='http://e/x' type='audio/mpeg' length='3'/>")
    enclosure = {"href": "http://e/x", "length": "3", "type": "audio/mpeg"}
    assert "link" not in entry and entry.enclosures == [enclosure]
    assert rss_item("<enclosure url='http://e/x'/>").links == [
        {"rel": "enclosure", "href": "http://e/x"}
    ]
    # The link of a channel is no base.
    entry = rss_item(
        "<link>/a</link><comments>/c</comments><enclosure url='/e'/>"
        "<description>&lt;a href='/x'></description>",
        "<link>http://c/</link>",
    )
    assert (entry.link, entry.comments, entry.enclosures[0].href) == ("/a", "/c", "/e")
    assert entry.links[0] == page("/a")
    assert entry.summary == "<a href='/x'>" and entry.summary_detail.base == ""


def test_links_of_feedburner():
    original = "<feedburner:origLink>http://e/o</feedburner:origLink>"
    entry = rss_item("<link>http://e/1</link>" + original)
    assert (entry.link, entry.feedburner_origlink) == ("http://e/1", "http://e/o")
    assert entry.links == [page("http://e/1")]
    entry = rss_item(original)
    assert entry.feedburner_origlink == "http://e/o"
    assert "link" not in entry and "links" not in entry


def test_ids_that_are_links():
    def of(item):
        entry = rss_item(item)
        return entry.id, entry.get("link"), entry.guidislink

    guid, link = "<guid>http://e/g</guid>", "<link>http://e/1</link>"
    assert of(guid) == ("http://e/g", "http://e/g", True)
    assert of(guid + link) == ("http://e/g", "http://e/1", True)
    assert of(link + guid) == ("http://e/g", "http://e/1", False)
    assert of("<guid isPermaLink='false'>g</guid>") == ("g", None, False)
    entry = atom_entry("<id>tag:e,1</id>")
    assert (entry.link, entry.guidislink) == ("tag:e,1", True)
    entry = atom_entry("<link href='http://e/1'/><id>tag:e,1</id>")
    assert (entry.link, entry.guidislink) == ("http://e/1", False)


def test_ids_of_rdf():
    data = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/"><channel rdf:about="http://e/"/>'
        '<item rdf:about="http://e/1"><title>t</title></item></rdf:RDF>'
    )
    entry = feedparser.parse(data).entries[0]
    assert entry.id == "http://e/1" and "guidislink" not in entry


def test_types_of_links():
    entry = atom_entry(
        "<link href='/x'/><link rel='related' href='/y'/><link rel='self' href='/s'/>"
        "<link rel='edit' type='a/b' href='/e'/>"
    )
    assert entry.links == [
        page("/x"), page("/y", "related"), page("/s", "self", "application/atom+xml"),
        page("/e", "edit", "a/b"),
    ]  # fmt: skip


def test_pictures_and_text_inputs_of_feeds():
    inner = "<title>T</title><link>http://e/</link><description>D</description>"
    expected = {
        "title": "T", "link": "http://e/", "links": [page("http://e/")],
        "subtitle": "D",
        "title_detail": {
            "type": "text/plain", "language": None, "base": "", "value": "T",
        },
        "subtitle_detail": {
            "type": "text/html", "language": None, "base": "", "value": "D",
        },
    }  # fmt: skip
    feed = rss_feed(f"<image><url>http://e/i</url>{inner}<width>3</width></image>")
    assert feed.image == expected | {"href": "http://e/i", "width": 3}
    feed = rss_feed(f"<textInput>{inner}<name>n</name></textInput>")
    assert feed.textinput == expected | {"name": "n"}
    assert feed.textinput.description == "D"


def test_source_of_an_item():
    assert rss_item("<source url='http://s/'>S</source>").source == {
        "href": "http://s/", "title": "S",
    }  # fmt: skip


# -- texts --------------------------------------------------------------------------


def detail(value, type, language=None, base=""):
    return {"type": type, "language": language, "base": base, "value": value}


def test_descriptions_are_html():
    text = "<description>a</description>"
    result = rss(text, text + "<link>http://e/</link><language>en-us</language>")
    assert result.entries[0].summary_detail == detail("a", "text/html")
    assert result.feed.subtitle_detail == detail("a", "text/html")
    assert result.feed.language == "en-us" and "language" not in result.entries[0]
    entry = rss_item("<description>a &amp;amp; b</description>")
    assert entry.summary == "a &amp; b"
    entry = rss_item("<title xml:lang='fr'>t</title><dc:language>it</dc:language>")
    assert (entry.language, entry.title_detail.language) == ("it", "fr")


def test_summaries_of_itunes():
    both = "<itunes:summary>S</itunes:summary><itunes:subtitle>U</itunes:subtitle>"
    text = "<description>d</description>"
    feed = rss_feed(text + both)
    assert (feed.subtitle, feed.summary) == ("U", "S")
    assert feed.subtitle_detail == detail("U", "text/plain")
    assert rss_feed(both + text).subtitle == "d"
    entry = rss_item(both)
    assert (entry.summary, entry.subtitle) == ("S", "U")
    assert "subtitle" not in rss_feed("<itunes:summary>S</itunes:summary>")
    entry = rss_item(text + both + "<content:encoded>C</content:encoded>")
    assert (entry.summary, entry.subtitle) == ("d", "U")
    assert entry.content == [detail("S", "text/plain"), detail("C", "text/html")]
    entry = rss_item("<content:encoded>C</content:encoded>" + text + both)
    assert entry.summary == "S" and entry.content == [detail("C", "text/html")]
    entry = rss_item(text + "<media:description>&lt;b>M&lt;/b></media:description>")
    assert entry.content == [detail("<b>M</b>", "text/html")]


def test_content_alone():
    entry = rss_item("<content:encoded>C</content:encoded>")
    assert entry.summary == "C" and "summary_detail" not in entry
    entry = atom_entry("<content type='html'>x</content>")
    assert entry.summary == "x" and "summary_detail" not in entry


def test_titles():
    entry = rss_item("<title>t</title><itunes:title>I</itunes:title>")
    assert (entry.title, entry.itunes_title) == ("t", "I")
    entry = rss_item("<itunes:title>I</itunes:title>")
    assert entry.itunes_title == "I" and "title" not in entry
    assert rss_item("<media:title>M</media:title>").title == "M"
    entry = atom_entry("<title type='html'>a</title>")
    assert entry.title_detail == detail("a", "text/html")


def test_bases_that_are_stated():
    data = (
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de' xml:base='http://b/x/'>"
        "<entry><title>t</title><link href='z'/><summary xml:lang='fr'>s</summary>"
        "</entry></feed>"
    )
    entry = feedparser.parse(data).entries[0]
    assert entry.link == "http://b/x/z"
    assert entry.title_detail == detail("t", "text/plain", "de", "http://b/x/")
    assert entry.summary_detail == detail("s", "text/plain", "fr", "http://b/x/")


# -- dates --------------------------------------------------------------------------


def dates_of(record):
    return {
        key.removesuffix("_parsed"): value[:5]
        for key, value in record.items()
        if key.endswith("_parsed")
    }


def test_dates():
    pub = "<pubDate>Sat, 07 Sep 2002 09:42:31 +0200</pubDate>"
    dc = "<dc:date>2020-01-02</dc:date>"
    written = {"published": (2002, 9, 7, 7, 42), "updated": (2020, 1, 2, 0, 0)}
    assert dates_of(rss_item(pub + dc)) == dates_of(rss_feed(dc + pub)) == written
    assert dates_of(rss_item(dc)) == {"updated": (2020, 1, 2, 0, 0)}
    assert rss_item(dc).updated == "2020-01-02"
    built = "<lastBuildDate>Sun, 08 Sep 2002 09:42:31 +0200</lastBuildDate>"
    assert rss_feed(built + dc).updated == "2020-01-02"
    assert dates_of(rss_feed(dc + built)) == {"updated": (2002, 9, 8, 7, 42)}
    terms = (
        "<dcterms:issued>2020-01-02</dcterms:issued>"
        "<dcterms:modified>2020-01-03T04:05:06+02:00</dcterms:modified>"
        "<dcterms:created>2020</dcterms:created>"
    )
    assert dates_of(rss_item(terms)) == {
        "published": (2020, 1, 2, 0, 0), "updated": (2020, 1, 3, 2, 5),
        "created": (2020, 1, 1, 0, 0),
    }  # fmt: skip
    ends = "<expirationDate>Wed, 0{} Dec 2010 19:48:21 GMT</expirationDate>"
    entry = rss_item(ends.format(1) + ends.format(2))
    assert dates_of(entry) == {"expired": (2010, 12, 2, 19, 48)}
    entry = rss_item("<pubDate>soon</pubDate><dc:date>2020-13-45</dc:date>")
    assert (entry.published, entry.published_parsed) == ("soon", None)
    assert (entry["updated"], entry["updated_parsed"]) == ("2020-13-45", None)


# -- persons and tags ---------------------------------------------------------------


def test_authors_as_written():
    entry = rss_item("<author>a@b.com (Jane Doe)</author>")
    jane = {"name": "Jane Doe", "email": "a@b.com"}
    assert entry.author == "a@b.com (Jane Doe)"
    assert entry.author_detail == jane and entry.authors == [jane]
    entry = rss_item("<dc:creator>A</dc:creator><dc:creator>B</dc:creator>")
    assert entry.author == "B" and [a.name for a in entry.authors] == ["A", "B"]
    entry = atom_entry(
        "<author><name>A</name></author>"
        "<author><name>B</name><email>b@b</email></author>"
    )
    assert entry.author == "B (b@b)" and entry.author_detail.name == "B"
    feed = rss_feed(
        "<managingEditor>a@b.com (J)</managingEditor><webMaster>w@b.com (W)</webMaster>"
    )
    assert (feed.author, feed.publisher) == ("a@b.com (J)", "w@b.com (W)")


def test_authors_in_one_text():
    entry = rss_item("<dc:creator>A Smith and B Jones</dc:creator>")
    assert entry.authors == [{"name": "A Smith and B Jones"}]
    assert entry.author == "A Smith and B Jones"


def test_owners_of_podcasts():
    owner = (
        "<itunes:owner><itunes:name>N</itunes:name><itunes:email>e@e</itunes:email>"
        "</itunes:owner>"
    )
    feed = rss_feed(owner)
    assert feed.author == "N" and feed.authors == [{"name": "N", "email": "e@e"}]
    assert feed.publisher_detail == feed.authors[0] and "publisher" not in feed
    feed = rss_feed("<itunes:author>A</itunes:author>" + owner)
    assert feed.author == "N" and feed.author_detail == feed.publisher_detail
    assert feed.authors == [feed.author_detail]


def test_publishers_of_items():
    entry = rss_item("<dc:publisher>P</dc:publisher>")
    assert entry.publisher == "P" and entry.publisher_detail == {"name": "P"}
    for text in ("P Q (p@p)", "p@p (P Q)", "P Q &lt;p@p&gt;"):
        entry = rss_item(f"<dc:publisher>{text}</dc:publisher>")
        assert entry.publisher_detail == {"name": "P Q", "email": "p@p"}
    entry = rss_item("<dc:identifier>i</dc:identifier><guid>http://e/g</guid>")
    assert (entry.id, entry.dc_identifier) == ("http://e/g", "i")


def test_tags_of_itunes():
    tags = rss_feed(
        "<itunes:category text='Arts'><itunes:category text='Food'/></itunes:category>"
        "<category>a/b</category>"
    ).tags
    scheme = "http://www.itunes.com/"
    assert tags == [
        {"term": "Arts", "scheme": scheme, "label": None},
        {"term": "Food", "scheme": scheme, "label": None},
        {"term": "a/b", "scheme": None, "label": None},
    ]


# -- media and the rest -------------------------------------------------------------


def test_media():
    assert rss_item("<media:thumbnail url='http://e/t' width='3'/>").media_thumbnail == [
        {"url": "http://e/t", "width": "3"}
    ]
    entry = rss_item(
        "<media:content url='http://e/x' bitrate='128.5' isDefault='true' "
        "framerate='25'/><enclosure url='http://e/x'/>"
    )
    assert entry.media_content == [
        {"url": "http://e/x", "bitrate": "128.5", "isdefault": "true", "framerate": "25"}
    ]
    assert entry.enclosures == [{"href": "http://e/x"}]
    entry = rss_item(
        "<media:content url='http://e/x'><media:credit role='r'>C</media:credit>"
        "<media:credit>D</media:credit><media:player url='http://e/p'/>"
        "<media:keywords>k, l</media:keywords><media:hash algo='md5'>0a</media:hash>"
        "<media:rating scheme='s'>adult</media:rating><media:copyright>c</media:copyright>"
        "<media:restriction type='country'>au us</media:restriction></media:content>"
    )
    assert entry.media_credit == [{"role": "r", "content": "C"}, {"content": "D"}]
    assert entry.media_player == {"url": "http://e/p", "content": ""}
    assert entry.media_keywords == "k, l" and entry.media_copyright == "c"
    assert entry.media_rating == {"content": "adult", "scheme": "s"}
    assert entry.media_hash == {"algo": "md5", "content": "0a"}
    assert entry.media_restriction == {"type": "country", "content": ["au", "us"]}
    assert (entry.credit, entry.rating, entry.restriction) == ("D", "adult", "au us")
    assert "contributors" not in entry
    entry = rss_item("<media:player url='http://e/p'/><media:copyright>c</media:copyright>")
    assert (entry.media_player["url"], entry.media_copyright) == ("http://e/p", "c")
    assert "media_content" not in entry
    entry = rss_item("<media:credit role='r'>C</media:credit>")
    assert entry.media_credit == [{"role": "r", "content": "C"}]


def test_many_persons_and_thumbnails_take_linear_time():
    n = 1000
    item = "<media:content url='http://e/x'/>" + "".join(
        f"<dc:creator>A{i}</dc:creator><media:thumbnail url='http://e/{i}'/>"
        for i in range(n)
    )
    item += "".join(f"<media:credit>C{i}</media:credit>" for i in range(100))
    start = time.process_time()
    entry = rss("</item><item>".join([item] * 10)).entries[9]
    assert time.process_time() - start < 5
    assert len(entry.authors) == len(entry.media_thumbnail) == n
    assert len(entry.media_credit) == 100


def test_the_picture_of_an_entry():
    entry = rss_item("<itunes:image href='http://e/i'/>")
    assert entry.image == {"href": "http://e/i"} and "media_thumbnail" not in entry
    for item in (
        "<media:thumbnail url='http://e/t' height='1'/>",
        "<media:content url='http://e/t' medium='image'/>",
        "<media:group><media:thumbnail url='http://e/t'/><media:content url='http://e/v'/>"
        "</media:group>",
    ):
        assert "image" not in rss_item(item)


def test_podcasts():
    entry = rss_item(
        "<enclosure url='http://e/x' type='audio/mpeg'/>"
        "<itunes:duration>1:02</itunes:duration>"
    )
    assert entry.itunes_duration == "62"
    entry = rss_item("<itunes:duration>1:02</itunes:duration>")
    assert entry.itunes_duration == "62" and "media_content" not in entry
    feed = rss_feed(
        "<itunes:new-feed-url>http://n/</itunes:new-feed-url>"
        "<itunes:complete>yes</itunes:complete>"
    )
    assert feed["itunes_new-feed-url"] == "http://n/" and feed.itunes_complete == "yes"


def test_when_to_come_back():
    feed = rss_feed(
        "<skipHours><hour>1</hour><hour>2</hour></skipHours><skipDays><day>Monday</day>"
        "</skipDays><sy:updatePeriod>daily</sy:updatePeriod>"
        "<sy:updateFrequency>2</sy:updateFrequency>"
        "<sy:updateBase>2000-01-01T12:00+00:00</sy:updateBase>"
    )
    assert (feed.skiphours, feed.hour, feed.skipdays, feed.day) == ("", "2", "", "Monday")
    assert (feed.sy_updateperiod, feed.sy_updatefrequency) == ("daily", "2")
    assert feed.sy_updatebase == "2000-01-01T12:00+00:00"


def test_elements_of_groups():
    entry = atom_entry(
        "<media:group><media:description>D</media:description><media:community>"
        "<media:statistics views='3'/></media:community></media:group>"
    )
    assert entry.summary_detail == detail("D", "text/html")
    assert entry.media_statistics == {"views": "3"} and "media_group" not in entry


def test_clouds_and_blocks():
    cloud = rss_feed("<cloud domain='d' port='80' path='/' protocol='p'/>").cloud
    assert cloud == {
        "domain": "d", "port": "80", "path": "/", "protocol": "p",
        "registerprocedure": "",
    }  # fmt: skip
    blocks = [f"<itunes:block>{x}</itunes:block>" for x in ("Yes", "YES", "no")]
    assert [rss_item(block).itunes_block for block in blocks] == [1, 0, 0]


def test_numbers_of_comments():
    assert rss_item("<slash:comments>0</slash:comments>").slash_comments == "0"
    assert atom_entry("<thr:total>3</thr:total>").thr_total == "3"


def test_namespaces():
    result = rss()
    assert result.namespaces["itunes"] == "http://www.itunes.com/dtds/podcast-1.0.dtd"
    data = b"<rss xmlns:a='http://www.w3.org/2005/Atom' version='2.0'><channel/></rss>"
    assert feedparser.parse(data).namespaces == {"": "http://www.w3.org/2005/Atom"}
