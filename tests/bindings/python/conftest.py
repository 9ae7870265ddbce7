# SPDX-License-Identifier: MIT
"""What the tests of the Python package share."""

import pathlib

import pytest

import libfeed

ROOT = pathlib.Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "tests" / "golden" / "data"
EXAMPLES = ROOT / "docs" / "examples"

RICH = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:x="http://example.org/x"
 xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>A &amp; B</title><link>http://example.org/</link>
<description>News &lt;b&gt;of&lt;/b&gt; all</description><ttl>60</ttl>
<language>en</language><generator>Pen 2</generator>
<x:box a="1"><x:lid>up</x:lid></x:box>
<item><guid isPermaLink="false">one</guid><title>First</title>
<link>http://example.org/1</link>
<pubDate>Sat, 07 Sep 2002 09:42:31 +0200</pubDate>
<author>ann@example.org (Ann)</author><category domain="d">c1</category>
<category>c2</category><description>short</description>
<content:encoded>&lt;p&gt;Long &lt;i&gt;one&lt;/i&gt;&lt;/p&gt;</content:encoded>
<media:content url="http://example.org/1.mp4" type="video/mp4" duration="61.5"
 fileSize="1000"><media:thumbnail url="http://example.org/1.png" width="4"/>
<media:credit role="director">Bob</media:credit>
</media:content>
<x:tree a="1" x:b="2">t<x:leaf>l</x:leaf></x:tree></item>
<item><title>Second</title><link>/2</link><pubDate>2002-09-08</pubDate></item>
</channel></rss>
"""


@pytest.fixture
def rich() -> libfeed.Feed:
    """A feed with a bit of everything."""
    return libfeed.parse(RICH)


def golden_cases() -> list[pathlib.Path]:
    """The inputs of the golden tests."""
    return [
        path
        for path in sorted(GOLDEN.rglob("*"))
        if path.suffix not in (".json", ".args") and path.with_suffix(".json").exists()
    ]


def deep(levels: int) -> bytes:
    """An entry with an extension tree of so many levels."""
    return (
        b'<rss version="2.0" xmlns:x="http://example.org/x"><channel><item>'
        + b"<x:n>" * levels
        + b"t"
        + b"</x:n>" * levels
        + b"</item></channel></rss>"
    )


def many(n: int, size: int = 1000) -> bytes:
    """A feed with so many entries."""
    head = b'<rss version="2.0"><channel><title>T</title>'
    item = (
        b"<item><guid>%d</guid><title>Title</title><description>"
        + b"x" * size
        + b"</description></item>"
    )
    return head + b"".join(item % i for i in range(n)) + b"</channel></rss>"
