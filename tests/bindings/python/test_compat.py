# SPDX-License-Identifier: MIT
"""libfeed.compat.feedparser: results in feedparser's shape."""

import datetime
import io
import json
import os
import pickle
import subprocess
import sys
import time
import xml.sax

import pytest
from conftest import RICH, ROOT

from libfeed.compat import _markup, feedparser

GEO = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://www.georss.org/georss"
 xmlns:gml="http://www.opengis.net/gml" xmlns:psc="http://podlove.org/simple-chapters">
<entry><id>1</id>{}</entry></feed>"""


def entry_of(inner):
    return feedparser.parse(GEO.format(inner)).entries[0]


def test_result():
    result = feedparser.parse(RICH)
    assert (result.bozo, result.version, result.encoding) == (False, "rss20", "utf-8")
    assert "bozo_exception" not in result and result.headers == {}
    assert result.namespaces["media"] == "http://search.yahoo.com/mrss/"
    feed = result.feed
    assert feed.title == result["channel"]["title"] == "A & B"
    assert feed.description == feed.subtitle == feed.tagline == "News <b>of</b> all"
    assert feed.subtitle_detail.type == "text/html" and feed.ttl == "60"
    assert feed.generator == "Pen 2" and feed.language == "en"
    entry = result["items"][0]
    assert entry.guid == entry["id"] == "one" and entry.guidislink is False
    assert entry.title_detail == {
        "type": "text/plain", "language": None, "base": "", "value": "First",
    }  # fmt: skip
    assert entry.published == "Sat, 07 Sep 2002 09:42:31 +0200"
    assert entry.published_parsed == (2002, 9, 7, 7, 42, 31, 5, 250, 0)
    assert isinstance(entry.published_parsed, time.struct_time)
    assert entry.author == "ann@example.org (Ann)"
    assert entry.author_detail == entry.authors[0] == {
        "name": "Ann", "email": "ann@example.org",
    }  # fmt: skip
    assert entry.tags[0] == {"term": "c1", "scheme": "d", "label": None}
    assert entry.category == "c1"
    assert entry.content[0].value == "<p>Long <i>one</i></p>"
    assert entry.media_thumbnail[0]["url"] == "http://example.org/1.png"
    assert entry.media_content[0]["duration"] == "61.5"


def test_access_rules():
    d = feedparser.FeedParserDict(
        links=[
            {"rel": "enclosure", "href": "e", "length": "3"},
            {"rel": "license", "href": "l"},
        ],
        published="p", published_parsed=(1,), summary="s",
    )  # fmt: skip
    assert d.enclosures == [{"href": "e", "length": "3"}] and d.license == "l"
    assert d["description"] == d.description == "s" and d.get("issued") == "p"
    # Only asking for just this finds the published date; the key is not there.
    with pytest.warns(DeprecationWarning, match="'published' is given"):
        assert d.updated == d["updated"] == d.get("updated") == "p"
    with pytest.warns(DeprecationWarning):
        assert d.updated_parsed == (1,)
    for key in ("updated", "updated_parsed", "modified", "date", "date_parsed"):
        assert key not in d
    with pytest.raises(KeyError, match="date"):
        d["date"]
    assert d.has_key("description") and not d.has_key("title")
    assert d.get("title") is None and d.setdefault("title", "t") == "t" == d.title
    d["guid"] = "i"
    assert d["id"] == d.guid == "i" and hash(d) == id(d)
    for key in ("category", "nothing"):
        with pytest.raises(KeyError):
            d[key]
        with pytest.raises(AttributeError):
            getattr(d, key)
    empty = feedparser.FeedParserDict(tags=[])
    assert empty.get("category", 0) == 0
    with pytest.raises(KeyError, match="updated"):
        empty["updated"]
    # What is worked out wins over what is stored under the same name.
    d = feedparser.FeedParserDict(
        links=[{"rel": "license", "href": "l"}], tags=[{"term": "t"}],
        license="x", category="x", enclosures="x",
    )  # fmt: skip
    assert (d.license, d.category, d.enclosures) == ("l", "t", [])
    assert feedparser.FeedParserDict(license="x").license == "x"
    # Keys that are no strings are those of any dictionary.
    d[5] = "five"
    assert 5 in d and 6 not in d and d[5] == "five" and d.get(6) is None
    with pytest.raises(TypeError):
        [] in d  # noqa: B015
    with pytest.raises(KeyError):
        d[6]


def test_bozo_and_its_exceptions():
    def parse(data, **headers):
        return feedparser.parse(
            data, response_headers={k.replace("_", "-"): v for k, v in headers.items()}
        )

    broken = parse(b"<rss version='2.0'><channel><title>a & b</title></channel></rss>")
    assert broken.bozo and isinstance(broken.bozo_exception, feedparser.NotWellFormed)
    assert broken.bozo_exception.code == "ampersand-bare"
    assert broken.bozo_exception.getLineNumber() == 1
    assert broken.bozo_exception.getColumnNumber() == 37
    assert "ampersand" in broken.bozo_exception.getMessage()
    assert isinstance(broken.bozo_exception, xml.sax.SAXParseException)
    same = pickle.loads(pickle.dumps(broken.bozo_exception))
    assert str(same) == str(broken.bozo_exception)
    assert same.getLineNumber() == 1 and same.getColumnNumber() == 37
    latin = parse("<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>é</title></channel></rss>".encode("latin-1"))
    assert isinstance(latin.bozo_exception, feedparser.CharacterEncodingOverride)
    prefix = parse(b"<rss version='2.0'><channel><zz:x>1</zz:x></channel></rss>")
    assert isinstance(prefix.bozo_exception, xml.sax.SAXParseException)
    assert prefix.bozo_exception.code == "prefix-undeclared"
    unknown = parse(b"<?xml version='1.0' encoding='nonsense'?><rss version='2.0'/>")
    assert isinstance(unknown.bozo_exception, feedparser.CharacterEncodingOverride)
    plain = parse(RICH, content_type="text/plain")
    assert isinstance(plain.bozo_exception, feedparser.NonXMLContentType)
    assert not parse(RICH, content_type="application/rss+xml; charset=utf-8").bozo
    nothing = parse(b"hello")
    assert nothing.bozo and nothing.entries == [] and nothing.feed == {}
    assert nothing.version == "" and str(nothing.bozo_exception)


def test_sources(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_bytes(RICH)
    expected = feedparser.parse(RICH).entries
    chunks = [RICH[:20], bytearray(RICH[20:])]
    for source in (
        path, str(path), io.BytesIO(RICH), io.StringIO(RICH.decode()), RICH.decode(),
        bytearray(RICH), memoryview(RICH), chunks, iter(chunks),
    ):  # fmt: skip
        assert feedparser.parse(source).entries == expected
    for source in (5, 1.5, None, [RICH.decode()]):
        with pytest.raises(TypeError):
            feedparser.parse(source)
    with pytest.raises(FileNotFoundError):
        feedparser.parse(tmp_path / "nothing")


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/feed", "HTTPS://example.org/", "  http://example.org/ ",
        "feed:http://example.org/", "FTP://example.org/", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_addresses_are_refused(address):
    with pytest.raises(ValueError, match="fetches nothing"):
        feedparser.parse(address)


@pytest.mark.parametrize(
    "source",
    [
        "/", "/nothing/at/all", "a\0b", "x" * 70000, "", b"", b"  ", b"hello", b"<x/>",
        b"<html><head><title>x</title></head><body><p>y</p></body></html>",
        b"<opml version='2.0'><body><outline text='a' xmlUrl='http://x'/></body></opml>",
    ],
)  # fmt: skip
def test_what_is_no_feed(source):
    result = feedparser.parse(source)
    assert (result.bozo, result.entries, result.version) == (True, [], "")
    assert isinstance(result.bozo_exception, Exception)


def test_headers_of_bytes():
    latin = "<rss version='2.0'><channel><title>é</title></channel></rss>".encode("latin-1")
    for headers in (
        {"content-type": b"text/xml; charset=iso-8859-1"},
        {b"Content-Type": b"text/xml; charset=iso-8859-1"},
    ):
        result = feedparser.parse(latin, response_headers=headers)
        assert (result.feed.title, result.bozo) == ("é", False)
        assert result.headers == headers


def test_settings_of_the_module(monkeypatch):
    assert feedparser.__version__.startswith("6.0.")
    assert isinstance(feedparser.USER_AGENT, str) and feedparser.SANITIZE_HTML
    data = (
        "<rss version='2.0'><channel><item><description>&lt;img src=\"x\"&gt;"
        "</description></item></channel></rss>"
    )
    headers = {"content-location": "http://e.org/"}

    def summary(**options):
        result = feedparser.parse(data, response_headers=headers, **options)
        return result.entries[0].summary

    monkeypatch.setattr(feedparser, "RESOLVE_RELATIVE_URIS", 0)
    assert summary() == '<img src="x">'
    assert summary(resolve_relative_uris=True) == '<img src="http://e.org/x">'


def test_date_handlers(monkeypatch):
    monkeypatch.setattr(feedparser, "_date_handlers", [])

    def date(text):
        data = f"<rss version='2.0'><channel><item><pubDate>{text}</pubDate></item></channel></rss>"
        return feedparser.parse(data).entries[0].published_parsed

    def fails(text):
        raise RuntimeError(text)

    assert date("the first day") is None
    feedparser.registerDateHandler(lambda text: None)
    assert date("the first day") is None
    feedparser.registerDateHandler(lambda text: (1, 2, 3, 4, 5, 6, 0, 1, 0))
    feedparser.registerDateHandler(fails)
    read = date("the first day")
    assert isinstance(read, time.struct_time) and read[:6] == (1, 2, 3, 4, 5, 6)
    assert date("2020-01-02T03:04:05Z")[:6] == (2020, 1, 2, 3, 4, 5)


def test_addresses_in_markup():
    assert feedparser.parse(
        "<rss version='2.0'><channel><item><description>&lt;a href=\"/x\"&gt;x&lt;/a&gt;"
        "</description></item></channel></rss>",
        response_headers={"content-location": "http://e.org/d/"},
    ).entries[0].summary == '<a href="http://e.org/x">x</a>'
    resolve = _markup.resolve
    base = "http://e.org/d/f?q"
    assert resolve("<IMG alt='a>b' SRC=x.png>", base) == (
        "<IMG alt='a>b' SRC=\"http://e.org/d/x.png\">"
    )
    assert resolve("<a href='?a=1&amp;b=2' title='href=\"x\"'>", base) == (
        "<a href=\"http://e.org/d/f?a=1&amp;b=2\" title='href=\"x\"'>"
    )
    for same in (
        "<p title='/x'>/x</p>", "<!-- <a href='/x'> -->", "<a href='x", "< a href=x>",
        "<!-- <a href='x'>", "a < b", "<b><a href='http://[/'>x</a></b>",
    ):  # fmt: skip
        assert resolve(same, base) == same


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<a '\"", "<a ", '<a href="', "<a href=x ", "&", "<a'\"'\""]
)
def test_markup_takes_linear_time(piece):
    def seconds(n):
        start = time.process_time()
        _markup.resolve(piece * n, "http://e.org/")
        return time.process_time() - start

    seconds(100)
    # A thousand times more input in the time of a quadratic hundred.
    assert seconds(100_000) < 5


def test_vocabularies_that_only_this_module_knows():
    assert entry_of("<g:point> 36.9 31.1 </g:point>").where == {
        "type": "Point", "coordinates": (31.1, 36.9),
    }  # fmt: skip
    assert entry_of("<g:point>x y</g:point>").where == {}
    assert entry_of("<g:line>1 2 3 4</g:line>").where.coordinates == [(2, 1), (4, 3)]
    assert entry_of("<g:box>1 2 3 4</g:box>").where.type == "Box"
    where = entry_of(
        "<g:where><gml:Point srsName='EPSG:26913'><gml:pos>1 2</gml:pos></gml:Point></g:where>"
    ).where
    assert where == {"type": "Point", "coordinates": (1, 2), "srsName": "EPSG:26913"}
    chapters = entry_of(
        "<psc:chapters version='1.1'><psc:chapter start='00:03:07.250' title='a'/>"
        "<psc:chapter start='x'/></psc:chapters><psc:chapters/>"
    ).psc_chapters
    assert chapters.version == "1.1" and chapters.chapters[0].title == "a"
    assert chapters.chapters[0].start_parsed == datetime.timedelta(seconds=187.25)
    assert chapters.chapters[1].start_parsed is None


def test_atom_03_info_and_dublin_core_periods():
    feed = feedparser.parse(
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#" '
        'xmlns:t="http://purl.org/dc/terms/"><info type="application/xhtml+xml" '
        'xml:lang="de"><div xmlns="http://www.w3.org/1999/xhtml">a &amp; <b>b</b><br/>'
        "</div></info><t:valid>start=2002-10-13T09:00+01:00;scheme=W3C-DTF</t:valid></feed>"
    ).feed
    assert feed.info == "<div>a &amp; <b>b</b><br /></div>"
    assert feed.info_detail.language == "de"
    assert feed.validity_start_parsed == (2002, 10, 13, 8, 0, 0, 6, 286, 0)


def test_the_mapping_needs_no_extension_module():
    feedcat = os.environ.get("LIBFEED_FEEDCAT")
    if not feedcat or "LIBFEED_SANITIZED" in os.environ:
        pytest.skip("needs a feedcat without sanitizers in LIBFEED_FEEDCAT")
    done = subprocess.run(
        [
            sys.executable,
            ROOT / "tests" / "conformance" / "feedparser_adapter.py",
            "--feedcat", feedcat, "-H", "Content-Type: application/rss+xml",
        ],
        input=RICH, capture_output=True, check=True,
    )  # fmt: skip
    direct = feedparser.parse(
        RICH, response_headers={"content-type": "application/rss+xml"}
    )

    def without_languages(text):
        return json.loads(text.replace('"language": "en"', '"language": null'))

    shaped = without_languages(done.stdout.decode())
    expected = without_languages(json.dumps(direct))
    # What only the package knows: how things were written.
    for entry, other in zip(shaped["entries"], expected["entries"], strict=True):
        for key in {"author", "link", "links"} & other.keys():
            assert key in entry
            entry[key] = other[key]
    assert shaped == expected
