# SPDX-License-Identifier: MIT
"""How programs use the package, for the type checker: it is never run."""

import array
import datetime
import gzip
import mmap
import urllib.request
from collections.abc import Generator
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
found_in: Generator[libfeed.Entry, None, None] = libfeed.iterparse(b"")
found_in.close()
headers: dict[str, str] = {}
libfeed.parse([bytearray(b"")], content_type=headers.get("content-type"))
libfeed.parse([memoryview(b"")])
libfeed.parse(array.array("B"))
with open("feed", "rb") as file:
    libfeed.parse(file)
    libfeed.parse(mmap.mmap(file.fileno(), 0))
libfeed.parse(gzip.open("feed"))
with urllib.request.urlopen("http://example.org/") as answer:
    libfeed.parse(answer)
for result in libfeed.parse_many([b""], workers=2):
    assert_type(result, libfeed.Feed | Exception)
parser = libfeed.Parser(repair=False)
assert_type(feed.problems[1:], libfeed.Problems)
assert_type(entry.problems, libfeed.Problems)
with libfeed.Parser() as opened:
    assert_type(opened, libfeed.Parser)
    assert_type(opened.problem_total, int)
parser.feed(memoryview(b""))
assert_type(parser.channel, libfeed.Feed | None)
assert_type(feedparser.parse(b""), feedparser.FeedParserDict)
