# SPDX-License-Identifier: MIT
"""Sources: what is taken, and how it becomes bytes, in pieces where it is long."""

from __future__ import annotations

import collections.abc
import io
import mmap
import os
from collections.abc import Generator, Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, Union

CHUNK = 64 * 1024
"""So many bytes at most are pushed at a time."""

if TYPE_CHECKING:
    from typing_extensions import Buffer as Buffer
else:  # for those who look hints up at run time; 3.12 has the real one
    Buffer = getattr(collections.abc, "Buffer", bytes)

Source = Union[Buffer, str, os.PathLike[str], BinaryIO, Iterable[Buffer]]
"""What can be parsed: bytes in any form, text, a path, a binary file, chunks."""

Pieces = Generator[Any, None, None]

TAKEN = (
    "a source is bytes, bytearray, memoryview, mmap, str (content), a path "
    "(os.PathLike), a binary file or an iterable of bytes"
)
LONGEST_NAME = 1000
NO_NAME = (
    " (text is content, never a name: a file is a pathlib.Path, an address has to be "
    "fetched first)"
)
TEXT_FILE = "a file must be opened in binary mode ('rb')"


def encode(text: str) -> bytes:
    """Text as UTF-8, without its byte order mark, which has done its duty."""
    return _utf8(text.removeprefix("\ufeff"))


def _utf8(text: str) -> bytes:
    """The halves of a surrogate pair become their character; one half alone, which
    is none, U+FFFD."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        units = text.encode("utf-16-le", "surrogatepass")
        return units.decode("utf-16-le", "replace").encode()


def is_buffer(value: Any) -> bool:
    """Whether it holds bytes: ``bytes``, ``mmap``, ``array``, …"""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return True
    try:
        memoryview(value)
    except TypeError:
        return False
    return True


def is_one(source: Any) -> bool:
    """Whether it can only be a single source, although it can be iterated."""
    return (
        isinstance(source, (str, os.PathLike))
        or is_buffer(source)
        or hasattr(source, "read")
    )


def hint_for(source: Any) -> str:
    """What to say where a source that is no feed may have been meant as a name."""
    if not isinstance(source, str) or len(source) > LONGEST_NAME:
        return ""
    return NO_NAME if source and not set(source) & set("<\n") else ""


def content(source: Any) -> Any:
    """What can be parsed in one call, or ``None`` for what has to be read. A file
    in memory is read as well: others may write to it, and it is too long to copy."""
    if type(source) is bytes:  # as nearly always
        return source
    if isinstance(source, str):
        return encode(source)
    if isinstance(source, mmap.mmap) or not is_buffer(source):
        return None
    return source


def pieces(source: Any) -> Pieces:
    """The source in pieces of at most :data:`CHUNK` bytes, each read when it is
    asked for. ``TypeError`` at once for what is no source."""
    if isinstance(source, str):
        return _of_text(source)
    if is_buffer(source):
        return _cut(source)
    if isinstance(source, os.PathLike):
        return _of_path(source)
    if isinstance(source, io.TextIOBase):
        raise TypeError(TEXT_FILE)
    if hasattr(source, "__aiter__"):
        raise TypeError(
            f"{TAKEN}; what is awaited, as {type(source).__name__}, is for Parser"
        )
    if hasattr(source, "read"):
        return _of_file(source)
    if hasattr(source, "__iter__"):
        return _of_chunks(iter(source))
    raise TypeError(f"{TAKEN}, not {type(source).__name__}")


def _cut(data: Any) -> Pieces:
    if type(data) is bytes and len(data) <= CHUNK:
        yield data
        return
    view = memoryview(data)
    if view.ndim != 1:
        view = memoryview(view.tobytes())
    for at in range(0, len(view), CHUNK):
        yield view[at : at + CHUNK]


def _of_text(text: str) -> Pieces:
    text = text.removeprefix("\ufeff")
    at = 0
    while at < len(text):
        end = at + CHUNK // 4  # a character takes four bytes at most
        if "\ud800" <= text[end - 1 : end] <= "\udbff":  # the other half comes next
            end += 1
        yield _utf8(text[at:end])
        at = end


def _of_path(path: os.PathLike[str]) -> Pieces:
    with open(path, "rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _of_file(file: Any) -> Pieces:
    has_read1 = hasattr(file, "read1")
    while True:
        chunk = file.read1(CHUNK) if has_read1 else file.read(CHUNK)
        if has_read1 and chunk == b"":
            # The end, or nothing yet: read() tells which.
            chunk = file.read(CHUNK)
        if chunk is None:
            raise BlockingIOError(
                "read() gave None: the file does not block, and nothing has "
                "arrived yet; Parser takes bytes as they come"
            )
        if isinstance(chunk, str):
            raise TypeError(TEXT_FILE)
        if not is_buffer(chunk):
            raise TypeError(f"read() gave {type(chunk).__name__}, not bytes")
        if memoryview(chunk).nbytes == 0:
            return
        yield from _cut(chunk)


def _of_chunks(chunks: Iterator[Any]) -> Pieces:
    for chunk in chunks:
        if not is_buffer(chunk):
            raise TypeError(f"chunks must be bytes-like, not {type(chunk).__name__}")
        yield from _cut(chunk)
