# SPDX-License-Identifier: MIT
"""libfeed: RSS, Atom, RDF and loose article text into one model.

>>> import libfeed
>>> feed = libfeed.parse(b"<rss version='2.0'><channel><title>T</title></channel></rss>")
>>> feed.title
'T'

``parse`` reads a whole source, ``iterparse`` yields entries while it is still
arriving, ``Parser`` takes bytes as you get them, ``parse_many`` uses threads.
Absent is ``None``, lists are always lists, dates are aware ``datetime`` objects.
"""

from ._errors import FeedError
from ._many import parse_many
from ._model import Entry, Feed, Problems
from ._native import libfeed_version as _version
from ._options import Options
from ._parse import Parser, iterparse, parse
from ._parts import (
    Block,
    Candidate,
    Category,
    Encoding,
    Extension,
    Generator,
    Link,
    Media,
    Person,
    Problem,
    Text,
    Update,
)
from ._sources import Source

__version__: str = _version()

__all__ = [
    "Block",
    "Candidate",
    "Category",
    "Encoding",
    "Entry",
    "Extension",
    "Feed",
    "FeedError",
    "Generator",
    "Link",
    "Media",
    "Options",
    "Parser",
    "Person",
    "Problem",
    "Problems",
    "Source",
    "Text",
    "Update",
    "iterparse",
    "parse",
    "parse_many",
]
