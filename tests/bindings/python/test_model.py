# SPDX-License-Identifier: MIT
"""Feeds, entries and their parts as Python objects."""

import copy
import datetime
import json
import pickle

import pytest
from conftest import RICH, deep, golden_cases

import libfeed

RECORDS = [
    libfeed.Entry, libfeed.Feed, libfeed.Link, libfeed.Person, libfeed.Category,
    libfeed.Text, libfeed.Media, libfeed.Block, libfeed.Problem, libfeed.Candidate,
    libfeed.Extension,
]  # fmt: skip


def parsed_golden():
    """Every golden input, as far as it can be read."""
    for path in golden_cases():
        try:
            yield libfeed.parse(path)
        except libfeed.FeedError as error:
            yield error.partial


def records_of(value, seen):
    """All records below a value, without recursion."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(item)
        elif hasattr(item, "_names"):
            seen.append(item)
            stack.extend(getattr(item, name) for name in item._names)
            if isinstance(item, libfeed.Feed):
                stack.extend([item.entries, item.problems])
    return seen


def test_values(rich):
    entry = rich.entries[0]
    assert (rich.title, rich.subtitle, rich.format) == ("A & B", "News of all", "rss2.0")
    assert rich.subtitle_detail.value == "News <b>of</b> all"
    assert rich.update.ttl == 60 and rich.update.skip_hours == ()
    assert rich.generator.name and rich.encoding.name == "UTF-8"
    assert str(rich.encoding) == "UTF-8" and rich.encoding.source == "declaration"
    assert rich.namespaces["x"] == "http://example.org/x"
    assert (entry.id, entry.title, entry.summary) == ("one", "First", "short")
    assert entry.published == datetime.datetime(
        2002, 9, 7, 9, 42, 31, tzinfo=datetime.timezone(datetime.timedelta(hours=2))
    )
    assert entry.published.utcoffset() == datetime.timedelta(hours=2)
    assert entry.published_raw == "Sat, 07 Sep 2002 09:42:31 +0200"
    assert entry.published_precision == "second" and not entry.published_zone_assumed
    assert str(entry.authors[0]) == "Ann" and entry.authors[0].email == "ann@example.org"
    assert [c.term for c in entry.categories] == ["c1", "c2"]
    assert entry.categories[0].scheme == "d" and entry.categories[1].scheme is None
    assert entry.content[0].value == "<p>Long <i>one</i></p>"
    (media,) = entry.media
    assert (media.url, media.duration, media.length) == (
        "http://example.org/1.mp4", 61.5, 1000,
    )  # fmt: skip
    assert media.thumbnails[0].width == 4 and media.keywords == []
    assert (media.credits[0].name, media.credits[0].role) == ("Bob", "director")
    second = rich.entries[1]
    assert second.published_zone_assumed and second.published_precision == "day"
    assert second.summary is None and second.media == [] and second.image is None
    assert "id" in second.derived and second.index == 1 and second.position[1] > 1
    assert second.link == "http://example.org/2"


def test_access_by_name(rich):
    entry = rich.entries[0]
    assert entry["title"] == entry.title == entry.get("title")
    assert entry.get("summary") == "short" and entry.get("rights", "none") == "none"
    assert entry.get("colour", 1) == 1 and "title" in entry and "rights" not in entry
    assert "colour" not in entry and 5 not in entry
    with pytest.raises(KeyError):
        entry["colour"]
    with pytest.raises(AttributeError):
        entry.colour
    with pytest.raises(AttributeError):
        entry.title = "x"
    assert dict(entry)["media"] is entry.media
    plain = entry.asdict()
    assert plain["media"][0]["credits"] == [{"name": "Bob", "role": "director"}]
    assert plain["published"] is entry.published
    assert plain["extensions"][0]["children"][-1]["text"] == "l"
    assert rich.to_dicts()[0] == plain and dict(rich)["update"].ttl == 60
    assert rich.asdict()["update"] == {"ttl": 60}
    assert list(rich) == rich.entries and len(rich) == 2 and bool(libfeed.Feed())


@pytest.mark.parametrize("cls", RECORDS)
def test_one_rule_for_names(cls, rich):
    """What is not None is present, for every way to ask."""
    (record,) = [r for r in records_of(rich, [cls()]) if type(r) is cls][:1]
    for name in cls._names:
        value = record[name]
        assert value is getattr(record, name)
        assert (name in record) == (value is not None) == (name in record.keys())
        assert record.get(name) is value
        assert record.get(name, "x") is ("x" if value is None else value)
    assert record.items() == list(zip(record.keys(), record.values(), strict=True))
    assert dict(record) == dict(record.items())
    assert set(record.asdict()) <= set(record.keys())


def test_names_of_what_belongs_to_the_whole_feed(rich):
    assert rich["entries"] is rich.entries and "entries" in rich
    assert rich.get("problems") is rich.problems and rich["kind"] == "feed"
    assert (rich["problem_total"], rich["replaced_total"]) == (len(rich.problems), 0)
    assert rich["advertised"] == [] and "colour" not in rich
    assert rich.entries[0] in rich and libfeed.Entry(title="x") not in rich
    assert "contributors" in rich.entries[0]
    assert rich.entries[0].get("contributors", "x") == []


def test_what_differs_is_not_equal():
    def entry(kind, text, more=""):
        (found,) = libfeed.parse(
            "<feed xmlns='http://www.w3.org/2005/Atom'><id>f</id><entry><id>i</id>"
            f"<title type='{kind}'>{text}</title>"
            f"<summary type='{kind}'>{text}</summary>{more}</entry></feed>"
        )
        return found

    marked = entry("html", 'a &lt;a href="http://e.org/">b&lt;/a>')
    flat = entry("text", "a b")
    assert marked.title == flat.title and marked.summary == flat.summary
    assert marked != flat and marked == entry("html", 'a &lt;a href="http://e.org/">b&lt;/a>')
    assert entry("text", "a b", "<foo xmlns='x'/>") != flat
    assert pickle.loads(pickle.dumps(marked)) == marked
    assert libfeed.Link(href="a", raw="b") != libfeed.Link(href="a")
    later = libfeed.parse(RICH.replace(b"<item>", b"<item/><item>", 1)).entries[1]
    assert later == libfeed.parse(RICH).entries[0] and later.index == 1


def test_dictionaries_have_the_details_of_the_json():
    """Markup, and a language or base of its own, where the JSON has them."""

    def details(value):
        return {key: made for key, made in value.items() if key.endswith("_detail")}

    found = 0
    for feed in parsed_golden():
        written = json.loads(feed.to_json())
        pairs = list(zip(feed.entries, written["entries"], strict=True))
        if "feed" in written:
            pairs.append((feed, written["feed"]))
        pairs += [(e.source, w["source"]) for e, w in pairs if "source" in w]
        for record, expected in pairs:
            assert details(record.asdict()) == details(expected)
            found += len(details(expected))
    assert found > 40
    data = b"<rss version='2.0'><channel><item><title>T</title></item></channel></rss>"
    (plain,) = libfeed.parse(data)
    assert plain.title_detail.value == "T" and plain.asdict().keys() >= {"title"}
    assert "title_detail" not in plain.asdict()


def test_zero_is_not_absent():
    feed = libfeed.parse(
        b'<rss version="2.0" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">'
        b"<channel><item><slash:comments>0</slash:comments></item></channel></rss>"
    )
    assert feed.entries[0].comments_number == 0
    assert feed.entries[0].asdict()["comments_number"] == 0


def test_values_are_made_once(rich):
    entry = rich.entries[0]
    for name in entry._names:
        assert getattr(entry, name) is getattr(entry, name), name


def test_extensions(rich):
    (tree,) = rich.entries[0].extensions
    assert tree.attribute("a") == "1" and tree.attribute("b") is None
    assert tree.attribute("b", "http://example.org/x") == "2"
    assert tree.find("http://example.org/x", "leaf").text == "l"
    assert tree.find("http://example.org/x", "nothing") is None
    assert rich.entries[0].extension("http://example.org/x", "tree") is tree
    assert rich.extension("http://example.org/x", "box").find(
        "http://example.org/x", "lid"
    )


def test_candidates(rich):
    (candidate, *_) = rich.entries[0].candidates("published")
    assert (candidate.name, candidate.value) == (
        "pubDate", "Sat, 07 Sep 2002 09:42:31 +0200",
    )  # fmt: skip
    assert rich.candidates("title")[0].value == "A & B"
    with pytest.raises(KeyError):
        rich.entries[0].candidates("colour")
    assert libfeed.Entry().candidates("title") == []


@pytest.mark.parametrize("cls", RECORDS)
def test_records_can_be_made_by_hand(cls):
    empty = cls()
    assert empty == cls() and hash(empty) == hash(cls()) and empty != 1
    assert pickle.loads(pickle.dumps(empty)) == empty and repr(empty)
    for name in cls._names:
        assert getattr(empty, name) in (None, [], False, 0, {}, "unknown"), name
    with pytest.raises(TypeError):
        cls(colour=1)
    with pytest.raises(TypeError):
        cls("x")
    key = next(name for name in cls._shown if name not in ("severity",))
    made = cls(**{key: "v"})
    assert getattr(made, key) == "v" and made != empty


def test_what_the_collector_does_not_know_holds_no_parts():
    """Records of a few strings can be in no cycle, whoever makes them."""

    class Mine(str):
        pass

    for cls in RECORDS:
        name = cls._shown[0]
        for value in ([], {}, Mine("v"), ("v", []), cls):
            if cls in (libfeed.Entry, libfeed.Feed, libfeed.Media, libfeed.Extension):
                assert getattr(cls(**{name: value}), name) is value
            else:
                with pytest.raises(TypeError, match=f"{name} of a .* is a string"):
                    cls(**{name: value})
    assert libfeed.Candidate(position=(1, 2, 3)).position == (1, 2, 3)


def test_what_was_replaced_is_counted():
    data = (
        b"<?xml version='1.0' encoding='shift_jis'?>"
        b"<rss><channel><title>\xff \xff</title></channel></rss>"
    )
    feed = libfeed.parse(data)
    assert (feed.title, feed.replaced_total) == ("\ufffd \ufffd", 2)
    assert pickle.loads(pickle.dumps(feed)).replaced_total == 2
    assert libfeed.parse(b"<rss><channel/></rss>").replaced_total == 0
    with pytest.raises(libfeed.FeedError) as caught:
        libfeed.parse(data[:-20] + b"<a b=c>", repair_attributes=False)
    assert caught.value.partial.replaced_total == 2


def test_pickle_copy_equality_hash_repr_of_everything():
    for feed in parsed_golden():
        again = pickle.loads(pickle.dumps(feed))
        assert again == feed and again is not feed
        assert again.to_json() == feed.to_json()
        assert (again.kind, again.problem_total) == (feed.kind, feed.problem_total)
        assert copy.deepcopy(feed) == feed == copy.copy(feed)
        for record in records_of(feed, []):
            assert copy.copy(record) == record
            assert isinstance(hash(record), int)
            assert "\n" not in repr(record)
            assert not (record != record)


def test_copies_do_not_share_lists(rich):
    entry = rich.entries[0]
    shallow, deep_copy = copy.copy(entry), copy.deepcopy(entry)
    entry.categories.append(libfeed.Category(term="c3"))
    assert len(shallow.categories) == len(deep_copy.categories) == 2
    assert shallow != entry and deep_copy.categories[0] is not entry.categories[0]


def test_deep_trees_need_no_stack():
    """As deep as the library goes; two elements are around the tree's root."""
    feed = libfeed.parse(deep(509))
    entry = feed.entries[0]
    node, levels = entry.extensions[0], 1
    while node.children:
        node, levels = node.children[0], levels + 1
    assert levels == 509 and node.text == "t"
    for again in (
        pickle.loads(pickle.dumps(feed)),
        copy.deepcopy(feed),
        libfeed.parse(deep(509)),
    ):
        assert again == feed and again.entries[0] == entry
        assert hash(again.entries[0].extensions[0]) == hash(entry.extensions[0])
    assert len(str(entry.asdict)) and repr(entry.extensions[0])
    assert libfeed.parse(deep(508)).entries[0] != entry


def test_deep_trees_of_a_raised_limit_are_let_go():
    feed = libfeed.parse(deep(4000), limit_depth=4096)
    node = feed.entries[0].extensions[0]
    while node.children:
        node = node.children[0]
    del feed
    assert node.text == "t"


def test_html_of_notebooks_runs_nothing():
    evil = b"""<rss version="2.0"><channel><title>&lt;script&gt;alert(1)&lt;/script&gt;</title>
    <link>javascript:alert(1)</link><item><title>&lt;img src=x onerror=alert(1)&gt;"'</title>
    <link>http://e.org/"onmouseover="alert(1)</link><author>&lt;b&gt;x</author>
    <category>&lt;script&gt;</category><description>&amp;lt;script&amp;gt;</description>
    </item><item><link>data:text/html,x</link></item></channel></rss>"""
    feed = libfeed.parse(evil)
    shown = feed._repr_html_() + "".join(e._repr_html_() for e in feed)
    shown += feed.problems._repr_html_()
    shown += libfeed.Problems([libfeed.Problem(message="<script>")])._repr_html_()
    for tag in ("<script", "<img", "<b>x", "javascript:alert(1)\"", "href=\"data:"):
        assert tag not in shown
    assert 'onmouseover="' not in shown and "&lt;script&gt;" in shown
    assert all(line.count("\n") == 0 for line in (repr(feed), repr(feed.entries[0])))


def test_tables_in_notebooks_are_short():
    entries = b"".join(b"<item><title>%d</title></item>" % i for i in range(40))
    feed = libfeed.parse(b"<rss version='2.0'><channel>" + entries + b"</channel></rss>")
    assert "30 more" in feed._repr_html_() and feed._repr_html_().count("<tr>") == 12


def test_tables_in_notebooks_keep_to_themselves():
    """Long texts are shortened; directions and formulas stay text."""
    data = (
        "<rss version='2.0'><channel><title>{0}</title><link>http://e.org/{1}</link>"
        "<item><title>{0}</title><link>http://e.org/{1}</link><category>{0}</category>"
        "<author>{0}</author></item></channel></rss>"
    )
    feed = libfeed.parse(data.format("\u202e$x$" + "a" * 20_000, "b" * 3000))
    for shown in (feed._repr_html_(), feed.entries[0]._repr_html_()):
        assert len(shown) < 5000 and "<bdi>\u202e$x$aaa" in shown and "…</bdi>" in shown
        assert "mathjax_ignore" in shown and "tex2jax_ignore" in shown
        assert "href" not in shown
    assert "<bdi>" in libfeed.Problems([libfeed.Problem(message="m")])._repr_html_()
    made = libfeed.Entry(title="<b>", link=5, authors=["<i>"], summary="<u>")
    assert "&lt;i&gt;" in made._repr_html_()


def test_every_list_of_problems_shows_as_a_table():
    data = b"<rss version='2.0'><channel><title>a & b</title><item><title>c & d & e</title></item>"
    feed = libfeed.parse(data)
    (entry,) = feed.entries
    assert len(entry.problems) >= 2 and entry.problems is entry["problems"]
    parser = libfeed.Parser()
    parser.feed(data)
    again = pickle.loads(pickle.dumps(entry))
    for problems in (
        feed.problems, feed.problems[1:], entry.problems, entry.problems[:1], again.problems,
        copy.copy(entry).problems, copy.deepcopy(entry).problems, libfeed.Entry().problems,
        parser.problems, feed.problems[5:2], libfeed.Feed().problems,
    ):  # fmt: skip
        assert type(problems) is libfeed.Problems and problems._repr_html_()
    assert type(feed.problems[0]) is libfeed.Problem
    assert feed.problems[:2] == list(feed.problems)[:2]


def test_dates_that_datetime_does_not_have():
    feed = libfeed.parse(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id>'
        b"<updated>9999-12-31T23:59:59-12:00</updated></entry><entry><id>2</id>"
        b"<updated>0001-01-01T00:00:00+00:00</updated></entry><entry><id>3</id>"
        b"<updated>2024-02-29T23:59:59.123456789+05:45</updated></entry><entry>"
        b"<id>4</id><updated>1900-03-01T00:00:00-00:00</updated></entry></feed>"
    )
    moments = [entry.updated for entry in feed]
    assert moments[0].year == 9999 and moments[1].year == 1
    assert moments[2].isoformat() == "2024-02-29T23:59:59.123456+05:45"
    assert moments[3].isoformat() == "1900-03-01T00:00:00+00:00"


def test_dates_agree_with_datetime():
    """Every day of leap and other years, and the edges of months."""
    days = [datetime.date(y, m, 1) for y in range(1, 9999, 97) for m in range(1, 13)]
    days += [day - datetime.timedelta(days=1) for day in days[1:]]
    stamps = [f"{day.year:04}-{day:%m-%d}T12:00:00Z" for day in days]
    items = "".join(f"<entry><id>{s}</id><updated>{s}</updated></entry>" for s in stamps)
    feed = libfeed.parse(f'<feed xmlns="http://www.w3.org/2005/Atom">{items}</feed>')
    assert [e.updated.date() for e in feed if e.updated] == days


def test_source_of_an_entry():
    feed = libfeed.parse(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><source>'
        b"<title>Other</title><id>o</id></source></entry></feed>"
    )
    source = feed.entries[0].source
    del feed
    assert (source.title, source.id, source.entries) == ("Other", "o", [])
    assert pickle.loads(pickle.dumps(source)) == source


def test_loose_text():
    feed = libfeed.parse(
        ("The council met on Tuesday to talk about the bridge. " * 12 + "\n") * 6
    )
    assert feed.format == "text" and feed.kind == "article"
    assert feed.entries[0].kind == "article" and feed.entries[0].blocks
    assert {block.role for block in feed.entries[0].blocks} <= {
        "paragraph", "headline", "summary", "byline",
    }  # fmt: skip


def test_rich_is_really_rich():
    assert {"media", "content", "authors", "extensions"} <= set(
        libfeed.parse(RICH).entries[0].keys()
    )


def test_subclasses_are_records_too():
    class Reference(libfeed.Link):
        """With room for more."""

    class Item(libfeed.Entry):
        __slots__ = ()

    link = Reference(href="http://example.org/", rel="self")
    link.checked = True
    assert (link.href, link.rel, link.type, link.checked) == (
        "http://example.org/", "self", None, True,
    )  # fmt: skip
    assert pickle.loads(pickle.dumps(libfeed.Link(href="a"))).href == "a"
    item = Item(title="T", links=[link])
    assert item.links == [link] and item.asdict()["title"] == "T"
    with pytest.raises(AttributeError):
        link.href = "other"


@pytest.mark.parametrize("cls", RECORDS)
def test_subclasses_keep_their_attributes(cls):
    mine = type("Mine", (cls,), {"__module__": __name__})
    globals()["Mine"] = mine
    record = mine(**({"title": "T"} if "title" in cls._names else {}))
    record.notes, record.itself = ["a"], record
    for again in (copy.copy(record), copy.deepcopy(record), pickle.loads(pickle.dumps(record))):
        assert type(again) is mine and again == record and again.notes == ["a"]
    assert copy.copy(record).notes is record.notes
    assert copy.deepcopy(record).notes is not record.notes
    assert copy.deepcopy(record).itself is not record


def test_words_are_shared(rich):
    first, second = libfeed.parse(RICH).entries[0], rich.entries[0]
    assert first.links[0].rel is second.links[0].rel
    assert first.content[0].type is second.content[0].type
    link = first.links[0]
    assert link.raw is link.href


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Sat, 07 Sep 2002 09:42:31 +0200", "2002-09-07T09:42:31+02:00"),
        ("Sat, 07 Sep 2002 09:42:31 GMT", "2002-09-07T09:42:31+00:00"),
        ("1969-12-31T23:59:59-00:01", "1969-12-31T23:59:59-00:01"),
        ("1968-02-29T12:00:00-09:30", "1968-02-29T12:00:00-09:30"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00+00:00"),
        ("9999-12-31T23:59:59.123456789-11:30", "9999-12-31T23:59:59.123456-11:30"),
        ("2000-02-29T00:00:00.5+14:00", "2000-02-29T00:00:00.500000+14:00"),
        ("2020-01-01T00:00:00.0000005Z", "2020-01-01T00:00:00+00:00"),
        ("2002-09-08", "2002-09-08T00:00:00+00:00"),
    ],
)
def test_dates(written, read):
    data = "<rss version='2.0'><channel><item><pubDate>%s</pubDate></item></channel></rss>"
    date = libfeed.parse(data % written).entries[0].published
    assert type(date) is datetime.datetime and date.isoformat() == read
