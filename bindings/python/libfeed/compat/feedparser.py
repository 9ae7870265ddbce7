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

import datetime
import os
import time
from collections.abc import Callable, Mapping
from typing import Any

from .._errors import FeedError
from .._parse import Options, Source, _encode
from .._parse import parse as _parse
from . import _deep, _shape

__all__ = [
    "CharacterEncodingOverride",
    "CharacterEncodingUnknown",
    "FeedParserDict",
    "NonXMLContentType",
    "NotWellFormed",
    "ThingsNobodyCaresAboutButMe",
    "UndeclaredNamespace",
    "parse",
]

# -- exceptions ---------------------------------------------------------------------


class ThingsNobodyCaresAboutButMe(Exception):
    """What is wrong without hindering anybody."""


class CharacterEncodingOverride(ThingsNobodyCaresAboutButMe):
    """The document is in another charset than it says."""


class CharacterEncodingUnknown(ThingsNobodyCaresAboutButMe):
    """The charset could not be told."""


class NonXMLContentType(ThingsNobodyCaresAboutButMe):
    """The transport says that it is not XML."""


class UndeclaredNamespace(Exception):
    """A prefix is not declared."""


class NotWellFormed(ValueError):
    """An XML parser that repairs nothing would have given up.

    Attributes:
        code: the problem's stable code.
    """

    def __init__(self, message: str, code: str, line: int, column: int) -> None:
        super().__init__(message, code, line, column)
        self.code = code
        self._line = line
        self._column = column

    def getMessage(self) -> str:
        """The sentence, as with the exceptions of ``xml.sax``."""
        return str(self.args[0])

    def getLineNumber(self) -> int:
        """Counted from 1."""
        return self._line

    def getColumnNumber(self) -> int:
        """Counted from 0, as with the exceptions of ``xml.sax``."""
        return self._column - 1

    def __str__(self) -> str:
        return f"{self._line}:{self._column}: {self.args[0]}"


def _exception(problem: dict[str, Any]) -> Exception:
    code = problem.get("code", problem.get("status", ""))
    message = problem.get("message", "")
    if code == "content-type":
        return NonXMLContentType(message)
    if code in ("charset-unknown", "charset-unavailable", "charset-refused"):
        return CharacterEncodingUnknown(message)
    if code in _shape.CHARSET:
        return CharacterEncodingOverride(message)
    if code == "prefix-undeclared":
        return UndeclaredNamespace(message)
    return NotWellFormed(
        message, code, problem.get("line", 1), problem.get("column", 1)
    )


# -- the dictionary -------------------------------------------------------------------

# Another name for a key; of several the first one that is there.
_SYNONYMS: dict[str, tuple[str, ...]] = {
    "channel": ("feed",),
    "items": ("entries",),
    "guid": ("id",),
    "url": ("href",),
    "date": ("updated",),
    "date_parsed": ("updated_parsed",),
    "modified": ("updated",),
    "modified_parsed": ("updated_parsed",),
    "issued": ("published",),
    "issued_parsed": ("published_parsed",),
    "description": ("summary", "subtitle"),
    "description_detail": ("summary_detail", "subtitle_detail"),
    "tagline": ("subtitle",),
    "tagline_detail": ("subtitle_detail",),
    "copyright": ("rights",),
    "copyright_detail": ("rights_detail",),
}


class FeedParserDict(dict[str, Any]):
    """A dictionary whose keys are attributes too and have synonyms."""

    def _category(self) -> Any:
        tags = super().get("tags")
        if not tags:
            raise KeyError("category")
        return tags[0]["term"]

    def _enclosures(self) -> Any:
        return [
            FeedParserDict((k, v) for k, v in link.items() if k != "rel")
            for link in super().__getitem__("links")
            if link.get("rel") == "enclosure"
        ]

    def _license(self) -> Any:
        for link in super().get("links") or ():
            if link.get("rel") == "license" and "href" in link:
                return link["href"]
        raise KeyError("license")

    def __missing__(self, key: str) -> Any:
        if key in _COMPUTED:
            return _COMPUTED[key](self)
        # Who asks for the change of an entry that has none means its date.
        if key in ("updated", "updated_parsed"):
            return super().__getitem__(key.replace("updated", "published"))
        raise KeyError(key)

    def __getitem__(self, key: str) -> Any:
        for name in _SYNONYMS.get(key, ()):
            if super().__contains__(name):
                return super().__getitem__(name)
        if key in ("date", "modified", "date_parsed", "modified_parsed"):
            return self[_SYNONYMS[key][0]]
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, str):
            return False
        if key in ("updated", "updated_parsed"):
            return super().__contains__(key)
        try:
            self[key]
        except KeyError:
            return False
        return True

    def has_key(self, key: str) -> bool:
        """Whether the key, or one that it is a synonym of, is there."""
        return key in self

    def get(self, key: str, default: Any = None) -> Any:
        try:
            return self[key]
        except KeyError:
            return default

    def __setitem__(self, key: str, value: Any) -> None:
        super().__setitem__(_SYNONYMS.get(key, (key,))[0], value)

    def setdefault(self, key: str, default: Any = None) -> Any:
        if key not in self:
            self[key] = default
        return self[key]

    def __getattr__(self, key: str) -> Any:
        try:
            return self[key]
        except KeyError:
            raise AttributeError(key) from None

    def __hash__(self) -> int:  # type: ignore[override]
        return id(self)


_COMPUTED: dict[str, Callable[[FeedParserDict], Any]] = {
    "category": FeedParserDict._category,
    "enclosures": FeedParserDict._enclosures,
    "license": FeedParserDict._license,
}


def _wrap(value: Any, key: str = "") -> Any:
    """Plain values with the access rules."""
    if isinstance(value, dict):
        return FeedParserDict((k, _wrap(v, k)) for k, v in value.items())
    if isinstance(value, list):
        return [_wrap(item) for item in value]
    if key == "start_parsed":
        return None if value is None else datetime.timedelta(seconds=value)
    if key.endswith("_parsed") and isinstance(value, tuple):
        return time.struct_time(value)
    return value


# -- parsing ------------------------------------------------------------------------------


def _bytes_of(source: Any) -> tuple[bytes, bool]:
    """The input, and whether it was text. A ``str`` that begins no markup and
    names a file is that file, as with feedparser."""
    if isinstance(source, str):
        if "<" not in source and "\n" not in source:
            if source.startswith(("http://", "https://", "feed:", "ftp://")):
                raise ValueError("libfeed fetches nothing: pass the bytes")
            if os.path.exists(source):
                source = os.fspath(source)
                with open(source, "rb") as file:
                    return file.read(), False
        return _encode(source), True
    if isinstance(source, os.PathLike):
        with open(source, "rb") as file:
            return file.read(), False
    if hasattr(source, "read"):
        data = source.read()
        return (_encode(data), True) if isinstance(data, str) else (data, False)
    return bytes(source), False


def parse(
    url_file_stream_or_string: Source,
    etag: str | None = None,
    modified: Any = None,
    agent: str | None = None,
    referrer: str | None = None,
    handlers: Any = None,
    request_headers: Mapping[str, str] | None = None,
    response_headers: Mapping[str, str] | None = None,
    resolve_relative_uris: bool | None = None,
    sanitize_html: bool | None = None,
    optimistic_encoding_detection: bool | None = None,
) -> FeedParserDict:
    """Parse a feed as ``feedparser.parse`` does.

    Args:
        url_file_stream_or_string: bytes, text, a path or a binary file. Addresses
            are refused: libfeed fetches nothing.
        response_headers: what the transport said; ``content-type``,
            ``content-language`` and ``content-location`` are used.
        resolve_relative_uris: whether relative addresses inside markup become
            absolute; they do unless this is false.

    The other arguments concern fetching and sanitising, and do nothing.

    Returns:
        A :class:`FeedParserDict` with ``bozo``, ``feed``, ``entries``,
        ``encoding``, ``version``, ``namespaces`` and ``headers``.
    """
    data, is_text = _bytes_of(url_file_stream_or_string)
    headers = dict(response_headers or {})
    options: Options = {}
    content_type = _shape.header_of(headers, "content-type")
    if is_text:
        options["content_type"] = "text/xml; charset=utf-8"
    elif content_type:
        options["content_type"] = content_type
    if language := _shape.header_of(headers, "content-language"):
        options["content_language"] = language
    if location := _shape.header_of(headers, "content-location"):
        options["base_uri"] = location
    try:
        text = _parse(data, **options).to_json()
    except FeedError as error:
        text = error.partial.to_json() if error.partial else "{}"
    resolves = True if resolve_relative_uris is None else bool(resolve_relative_uris)
    shaped = _shape.shape(_deep.loads(text), data, headers, resolves)
    result: FeedParserDict = _wrap(shaped)
    if "bozo_exception" in shaped:
        result["bozo_exception"] = _exception(shaped["bozo_exception"])
    result["headers"] = headers
    return result
