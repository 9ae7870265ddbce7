# SPDX-License-Identifier: MIT
"""From bytes, files and chunks to feeds and entries."""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, TypedDict, Union, Unpack

from . import _native
from ._errors import FeedError
from ._model import Entry, Feed, Problems
from ._parts import Problem

CHUNK = 64 * 1024
ADVERTISED = ("href", "rel", "type", "title")

Source = Union[
    bytes, bytearray, memoryview, mmap.mmap, str, "os.PathLike[str]", BinaryIO,
    Iterable[bytes],
]  # fmt: skip
"""What can be parsed: bytes in any form, text, a path, a binary file, chunks."""


class Options(TypedDict, total=False):
    """Keyword arguments; the names, meanings and bounds are those of C.

    ``docs/limits.md`` has the table of limits with their reasons.
    """

    base_uri: str
    content_type: str
    stop_id: str
    content_language: str
    content_location: str
    format_hint: int
    content: bool
    max_entries: int
    repair: bool
    repair_bytes: bool
    repair_characters: bool
    repair_references: bool
    repair_text: bool
    repair_tags: bool
    repair_attributes: bool
    repair_nesting: bool
    repair_prolog: bool
    repair_epilog: bool
    repair_truncation: bool
    repair_sections: bool
    repair_doctype: bool
    repair_double_encoding: bool
    limit_depth: int
    limit_attributes: int
    limit_name: int
    limit_attribute: int
    limit_token: int
    limit_text: int
    limit_items: int
    limit_namespaces: int
    limit_url: int
    limit_problems: int
    limit_memory: int
    limit_input: int
    limit_amplification: int
    limit_amplification_from: int
    limit_entity_depth: int


def _numbers(options: Options, is_text: bool = False) -> dict[int, Any] | None:
    """Options by number, for C."""
    values: dict[int, Any] = {}
    # `repair` sets every switch at once, so it comes before the single ones.
    for name in sorted(options, key=lambda name: name != "repair"):
        number = _native.libfeed_option_find(name)
        if number == 0:
            raise TypeError(f"unknown option {name!r}")
        value = options[name]  # type: ignore[literal-required]
        if value is not None:
            values[number] = value if isinstance(value, str) else int(value)
    if is_text:
        # Text is decoded already: whatever its XML declaration says is history.
        values[_native.OPTION_CONTENT_TYPE] = "text/xml; charset=utf-8"
    return values or None


def _encode(text: str) -> bytes:
    """Text as UTF-8; a byte order mark has done its duty, halves of surrogate
    pairs stand for nothing."""
    return text.removeprefix("\ufeff").encode("utf-8", "replace")


def _chunks(source: Any) -> Iterator[Any]:
    """The source in pieces of bytes."""
    if isinstance(source, (bytes, bytearray, memoryview, mmap.mmap)):
        view = memoryview(source)
        for at in range(0, len(view), CHUNK):
            yield view[at : at + CHUNK]
    elif isinstance(source, str):
        yield _encode(source)
    elif isinstance(source, os.PathLike):
        with open(source, "rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk
    elif hasattr(source, "read"):
        read = getattr(source, "read1", source.read)
        while chunk := read(CHUNK):
            if isinstance(chunk, str):
                raise TypeError("a file must be opened in binary mode ('rb')")
            yield chunk
    elif hasattr(source, "__iter__"):
        for chunk in source:
            if not isinstance(chunk, (bytes, bytearray, memoryview)):
                raise TypeError(
                    f"chunks must be bytes-like, not {type(chunk).__name__}"
                )
            yield chunk
    else:
        raise TypeError(
            "a source is bytes, bytearray, memoryview, mmap, str (content), a "
            "path (os.PathLike), a binary file or an iterable of bytes, not "
            f"{type(source).__name__}"
        )


def _error(
    status: int, kind: str, problem: Problem | None, partial: Feed
) -> FeedError:
    """The exception for a failure of C."""
    name = _native.libfeed_status_name(status)
    message = _native.libfeed_status_message(status)
    place = None
    error: dict[str, Any] = {"status": name, "kind": kind}
    if partial.advertised:
        error["advertised"] = [
            {k: v for k, v in link.asdict().items() if k in ADVERTISED}
            for link in partial.advertised
        ]
    if problem is None:
        error["message"] = message
    else:
        message = problem.message
        place = (problem.offset, problem.line, problem.column)
        error |= problem.asdict()
    partial._error = error
    return FeedError(name, message, place, kind, partial)


def parse(source: Source, **options: Unpack[Options]) -> Feed:
    """Parse a whole feed.

    Args:
        source: bytes in any form; ``str`` is content (never a path), and its
            XML declaration is ignored; ``os.PathLike`` is a file; a binary file
            or an iterable of chunks is read to its end.
        **options: see :class:`Options`.

    Returns:
        The feed, with ``entries`` and ``problems``.

    Raises:
        FeedError: the input is no feed, a limit ended the reading, or a repair
            that is switched off was needed; ``.partial`` is what was read.
        TypeError: ``source`` is none of the above.
        ValueError: an option is out of its bounds.
        OSError: a file can't be read.
    """
    return read(source, _numbers(options, isinstance(source, str)))


def read(source: Source, numbers: dict[int, Any] | None) -> Feed:
    """What :func:`parse` does, with the options of C."""
    if isinstance(source, str):
        source = _encode(source)
    elif not isinstance(source, (bytes, bytearray, memoryview, mmap.mmap)):
        source = b"".join(_chunks(source))
    return feed_of(_native.libfeed_py_document(source, numbers))


def feed_of(document: Any) -> Feed:
    """The feed of a document of C, or its exception."""
    status, kind, problem, *totals = _native.libfeed_py_document_state(document)
    feed: Feed = _native.libfeed_py_document_channel(document) or Feed()
    feed._document = document
    feed._kind = kind
    feed._total, feed._replaced = totals
    if status < 0:
        raise _error(status, kind, problem, feed)
    return feed


class Parser:
    """Bytes in, entries out: for sockets, ``asyncio``, anything that arrives.

    ::

        parser = libfeed.Parser()
        async for chunk in response:
            parser.feed(chunk)
            for entry in parser:
                ...
        parser.close()
        for entry in parser:
            ...

    Iterating yields the entries that are ready, each once, and raises
    :class:`FeedError` where the reading has failed, after all entries that were
    finished before. One thread at a time may use a parser.
    """

    def __init__(self, **options: Unpack[Options]) -> None:
        self._native = _native.libfeed_py_parser(_numbers(options))
        self._closed = False

    def feed(self, data: bytes | bytearray | memoryview) -> None:
        """Take the next piece. ``ValueError`` after :meth:`close`."""
        if self._closed:
            raise ValueError("feed() after close()")
        _native.libfeed_py_parser_push(self._native, data)

    def close(self) -> None:
        """Say that the input has ended; a second call does nothing."""
        if not self._closed:
            self._closed = True
            _native.libfeed_py_parser_finish(self._native)

    def __iter__(self) -> Iterator[Entry]:
        status, entries = _native.libfeed_py_parser_pull(self._native)
        yield from entries
        if status < 0:
            state = _native.libfeed_py_parser_state(self._native)
            _, kind, problem, *totals = state
            partial = self.channel or Feed()
            partial._kind = kind
            partial._total, partial._replaced = totals
            partial._problems = self.problems
            partial._advertised = _native.libfeed_py_parser_advertised(self._native)
            raise _error(status, kind, problem, partial)

    @property
    def channel(self) -> Feed | None:
        """What the feed said of itself so far, without entries; ``None`` before
        anything is known."""
        feed: Feed | None = _native.libfeed_py_parser_channel(self._native)
        if feed is not None:
            feed._kind = _native.libfeed_py_parser_state(self._native)[1]
        return feed

    @property
    def problems(self) -> Problems:
        """The problems so far."""
        return Problems(_native.libfeed_py_parser_problems(self._native))


def iterparse(source: Source, **options: Unpack[Options]) -> Iterator[Entry]:
    """Yield entries while the source is still being read, in constant memory.

    Arguments and errors are those of :func:`parse`; entries that were finished
    before an error come first.
    """
    if isinstance(source, str):
        options = {**options, "content_type": "text/xml; charset=utf-8"}
    parser = Parser(**options)
    for chunk in _chunks(source):
        parser.feed(chunk)
        yield from parser
    parser.close()
    yield from parser
