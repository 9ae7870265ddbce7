# SPDX-License-Identifier: MIT
"""Titles, dates and problems of a feed: `python feed.py FILE`."""

import sys
from pathlib import Path

import libfeed

feed = libfeed.parse(Path(sys.argv[1]))
print(feed.title, feed.format, feed.encoding)

for entry in feed.entries:
    print(entry.published, entry.title, entry.link)
    for author in entry.authors:
        print("  by", author.name)

for problem in feed.problems:
    print(problem.line, problem.column, problem.message)
