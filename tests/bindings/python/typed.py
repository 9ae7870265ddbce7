# SPDX-License-Identifier: MIT
"""How programs use the package, for the type checker: it is never run."""

import datetime
from typing import assert_type

import libfeed
from libfeed.compat import feedparser

feed = libfeed.parse(b"", max_entries=3)
entry = feed.entries[0]
assert_type(entry.published, datetime.datetime | None)
assert_type(entry.links[0].href, str | None)
assert_type(entry.media[0].thumbnails, list[libfeed.Media])
assert_type(feed.problems[0].line, int)
for found in libfeed.iterparse([b""]):
    assert_type(found, libfeed.Entry)
for result in libfeed.parse_many([b""], workers=2):
    assert_type(result, libfeed.Feed | Exception)
parser = libfeed.Parser(repair=False)
parser.feed(memoryview(b""))
assert_type(parser.channel, libfeed.Feed | None)
assert_type(feedparser.parse(b""), feedparser.FeedParserDict)
