# SPDX-License-Identifier: MIT
"""libfeed.compat.feedparser: small feeds, and what feedparser makes of them."""

import sys

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
