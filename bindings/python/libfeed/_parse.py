# SPDX-License-Identifier: MIT
"""From bytes, files and chunks to feeds and entries."""

from __future__ import annotations

import collections
import contextlib
from collections.abc import Generator, Iterator
from typing import Any, Self, Unpack, cast

from . import _native
from ._errors import FeedError
from ._model import Entry, Feed, Problems
from ._options import Options, numbers
from ._parts import Link, Problem
from ._sources import Buffer, Pieces, Source, content, encode, hint_for, pieces

ADVERTISED = ("href", "rel", "type", "title")


def _error(
    status: int, kind: str, problem: Problem | None, partial: Feed, hint: str
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
    if status == _native.E_NOT_FEED:
        message += hint
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
        TypeError: ``source`` is none of the above, an option is unknown or of
            another type.
        ValueError: an option is out of its bounds.
        OSError: a file can't be read.
    """
    return read(source, numbers(options, isinstance(source, str)))


def read(source: Source, options: dict[int, Any] | None) -> Feed:
    """What :func:`parse` does, with the options of C."""
    data = content(source)
    if data is not None:
        return feed_of(_native.libfeed_py_document(data, options), source)
    native = _native.libfeed_py_parser(options)
    entries: list[Entry] = []
    for batch in _batches(native, pieces(source)):
        entries += batch
    feed = _so_far(native)
    feed._entries = entries
    _raise_failure(native, feed)
    return feed


def feed_of(document: Any, source: Any = None) -> Feed:
    """The feed of a document of C, or its exception, with a hint where the source
    asks for one."""
    status, kind, problem, total, replaced = _native.libfeed_py_document_state(
        document
    )
    feed: Feed | None = _native.libfeed_py_document_channel(document)
    if feed is None:
        feed = Feed()
    feed._document = document
    feed._kind = kind
    feed._total = total
    feed._replaced = replaced
    if status < 0:
        raise _error(status, kind, problem, feed, hint_for(source))
    return feed


# -- what a parser of C gives -----------------------------------------------------


def _batches(native: Any, parts: Pieces) -> Iterator[list[Entry]]:
    """Push pieces until they or the parser have ended, and pull the entries."""
    with contextlib.closing(parts):
        for part in parts:
            _native.libfeed_py_parser_push(native, part)
            status, entries = _native.libfeed_py_parser_pull(native)
            yield entries
            if status != _native.AGAIN:
                break
    _native.libfeed_py_parser_finish(native)
    yield _native.libfeed_py_parser_pull(native)[1]


def _so_far(native: Any) -> Feed:
    """The feed up to here, without entries."""
    feed: Feed = _native.libfeed_py_parser_channel(native) or Feed()
    _, feed._kind, _, feed._total, feed._replaced = (
        _native.libfeed_py_parser_state(native)
    )  # fmt: skip
    feed._problems = _native.libfeed_py_parser_problems(native)
    feed._advertised = _native.libfeed_py_parser_advertised(native)
    return feed


def _raise_failure(native: Any, feed: Feed | None = None, hint: str = "") -> None:
    """Raise what ended the reading, if anything did."""
    status, kind, problem, *_ = _native.libfeed_py_parser_state(native)
    if status < 0:
        raise _error(status, kind, problem, feed or _so_far(native), hint)


class Parser:
    """Bytes in, entries out: for sockets, ``asyncio``, anything that arrives.

    ::

        with libfeed.Parser() as parser:
            async for chunk in response:
                parser.feed(chunk)
                for entry in parser:
                    ...
        for entry in parser:
            ...

    Leaving the block is :meth:`close`.

    Iterating yields the entries that are ready, each once, however many loops take
    them and wherever one is left. It raises :class:`FeedError` where the reading has
    failed, after all entries that were finished before. One thread at a time may use
    a parser.
    """

    def __init__(self, **options: Unpack[Options]) -> None:
        self._native = _native.libfeed_py_parser(numbers(options))
        self._closed = False
        self._ready: collections.deque[Entry] = collections.deque()

    def feed(self, data: Buffer) -> None:
        """Take the next piece. ``ValueError`` after :meth:`close`."""
        if self._closed:
            raise ValueError("feed() after close()")
        _native.libfeed_py_parser_push(self._native, data)

    def close(self) -> None:
        """Say that the input has ended; a second call does nothing."""
        if not self._closed:
            _native.libfeed_py_parser_finish(self._native)
            self._closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, traceback: object) -> None:
        """:meth:`close`, unless an exception says that the input did not end."""
        if kind is None:
            self.close()

    def __iter__(self) -> Iterator[Entry]:
        while True:
            if not self._ready:
                self._pull()
            try:
                entry = self._ready.popleft()
            except IndexError:
                return
            yield entry

    def _pull(self) -> None:
        status, entries = _native.libfeed_py_parser_pull(self._native)
        self._ready.extend(entries)
        if status < 0 and not entries:
            _raise_failure(self._native)

    @property
    def channel(self) -> Feed | None:
        """What the feed said of itself so far, without entries and problems; ``None``
        before anything is known."""
        feed: Feed | None = _native.libfeed_py_parser_channel(self._native)
        if feed is not None:
            _, feed._kind, _, feed._total, feed._replaced = self._state()
        return feed

    @property
    def problems(self) -> Problems:
        """The problems so far."""
        return cast(Problems, _native.libfeed_py_parser_problems(self._native))

    @property
    def problem_total(self) -> int:
        """How many problems there were so far; as :attr:`Feed.problem_total`."""
        return cast(int, self._state()[3])

    @property
    def replaced_total(self) -> int:
        """How many sequences of bytes became U+FFFD; as
        :attr:`Feed.replaced_total`."""
        return cast(int, self._state()[4])

    @property
    def kind(self) -> str:
        """What the input is, as far as can be told; as :attr:`Feed.kind`."""
        return cast(str, self._state()[1])

    @property
    def advertised(self) -> list[Link]:
        """Feeds that a web page names, or where a feed has moved to."""
        return cast(
            "list[Link]", _native.libfeed_py_parser_advertised(self._native)
        )

    def _state(self) -> tuple[Any, ...]:
        return cast("tuple[Any, ...]", _native.libfeed_py_parser_state(self._native))


def iterparse(
    source: Source, **options: Unpack[Options]
) -> Generator[Entry, None, None]:
    """Yield entries while the source is still being read, in constant memory.

    Arguments and errors are those of :func:`parse`; entries that were finished
    before an error come first. ``close()`` ends the reading early.
    """
    parts = pieces(source)
    native = _native.libfeed_py_parser(numbers(options, isinstance(source, str)))
    return _entries(native, parts, hint_for(source))


def _entries(
    native: Any, parts: Pieces, hint: str
) -> Generator[Entry, None, None]:
    for batch in _batches(native, parts):
        yield from batch
    _raise_failure(native, hint=hint)
