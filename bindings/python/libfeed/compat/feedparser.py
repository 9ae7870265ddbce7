# SPDX-License-Identifier: MIT
"""feedparser's interface over libfeed: ``parse()`` and its results.

::

    from libfeed.compat import feedparser

    result = feedparser.parse(data)
    print(result.feed.title, result.bozo, [entry.link for entry in result.entries])

What differs is on purpose: nothing is fetched (an address is a ``ValueError``),
and markup is handed out as it was written: HTML is not made safe yet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .. import _native
from .._errors import FeedError
from .._model import Feed
from .._options import Options
from .._parse import parse as _parse
from .._sources import Source
from . import _shape
from ._dict import FeedParserDict, wrap
from ._exceptions import (
    CharacterEncodingOverride,
    CharacterEncodingUnknown,
    NonXMLContentType,
    NotWellFormed,
    ThingsNobodyCaresAboutButMe,
    UndeclaredNamespace,
    exception_of,
)
from ._input import bytes_of, texts_of
from ._written import document_of

__all__ = [
    "RESOLVE_RELATIVE_URIS",
    "SANITIZE_HTML",
    "USER_AGENT",
    "CharacterEncodingOverride",
    "CharacterEncodingUnknown",
    "FeedParserDict",
    "NonXMLContentType",
    "NotWellFormed",
    "ThingsNobodyCaresAboutButMe",
    "UndeclaredNamespace",
    "parse",
    "registerDateHandler",
]

__version__ = "6.0.14"
"""The version of feedparser whose interface this is."""

USER_AGENT = f"libfeed/{_native.libfeed_version()}"
"""Nothing is fetched: this names nobody."""

RESOLVE_RELATIVE_URIS = 1
"""Whether relative addresses inside markup become absolute, unless :func:`parse` is
told otherwise."""

SANITIZE_HTML = 1
"""Without effect: markup is not made safe yet."""

_date_handlers: list[Callable[[str], Any]] = []


def registerDateHandler(func: Callable[[str], Any]) -> None:
    """Have a function read the dates that libfeed cannot read.

    It gets a date as written and returns nine numbers in UTC, or ``None``. The
    one that was registered last is asked first.
    """
    _date_handlers.insert(0, func)


def _handled(text: str) -> tuple[int, ...] | None:
    """What the first handler that knows a date makes of it."""
    for handler in _date_handlers:
        try:
            numbers = handler(text)
            if numbers:
                nine = tuple(int(number) for number in numbers)
                return nine if len(nine) == 9 else None
        except Exception:  # a handler may fail as it likes
            continue
    return None


def _read_dates(record: dict[str, Any]) -> None:
    """Gives the dates that libfeed could not read to the handlers."""
    for key in [key for key in record if key.endswith("_parsed")]:
        text = record.get(key.removesuffix("_parsed"))
        if record[key] is None and isinstance(text, str) and text:
            record[key] = _handled(text)


def _options(headers: Mapping[str, str], is_text: bool) -> Options:
    """What the headers tell libfeed."""
    options: Options = {}
    if is_text:
        options["content_type"] = "text/xml; charset=utf-8"
    elif content_type := _shape.header_of(headers, "content-type"):
        options["content_type"] = content_type
    if language := _shape.header_of(headers, "content-language"):
        options["content_language"] = language
    if location := _shape.header_of(headers, "content-location"):
        options["base_uri"] = location
    return options


def parse(
    url_file_stream_or_string: Source,
    etag: str | None = None,
    modified: Any = None,
    agent: str | None = None,
    referrer: str | None = None,
    handlers: Any = None,
    request_headers: Mapping[str, str] | None = None,
    response_headers: Mapping[Any, Any] | None = None,
    resolve_relative_uris: bool | None = None,
    sanitize_html: bool | None = None,
    optimistic_encoding_detection: bool | None = None,
) -> FeedParserDict:
    """Parse a feed as ``feedparser.parse`` does.

    Args:
        url_file_stream_or_string: bytes, text, a path, a binary file or chunks of
            bytes. Addresses are refused: libfeed fetches nothing.
        response_headers: what the transport said; ``content-type``,
            ``content-language`` and ``content-location`` are used.
        resolve_relative_uris: whether relative addresses inside markup become
            absolute; without it :data:`RESOLVE_RELATIVE_URIS` decides.

    The other arguments concern fetching and sanitising, and do nothing.

    Returns:
        A :class:`FeedParserDict` with ``bozo``, ``feed``, ``entries``,
        ``encoding``, ``version``, ``namespaces`` and ``headers``.

    Raises:
        ValueError: the source is an address.
        TypeError: the source is nothing that can be read.
    """
    data, is_text = bytes_of(url_file_stream_or_string)
    headers = texts_of(response_headers or {})
    feed: Feed | None
    try:
        feed = _parse(data, **_options(headers, is_text))
    except FeedError as error:
        feed = error.partial
    document = document_of(feed) if feed else {}
    resolves = resolve_relative_uris
    if resolves is None:
        resolves = bool(RESOLVE_RELATIVE_URIS)
    shaped = _shape.shape(document, data, headers, resolves)
    if _date_handlers:
        for record in (shaped["feed"], *shaped["entries"]):
            _read_dates(record)
    result: FeedParserDict = wrap(shaped)
    if "bozo_exception" in shaped:
        result["bozo_exception"] = exception_of(shaped["bozo_exception"])
    result["headers"] = dict(response_headers or {})
    return result
