# SPDX-License-Identifier: MIT
"""What ``feedparser.parse`` takes: content, files, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .._sources import encode, pieces

_ADDRESS = re.compile(r"\s*(?:https?|ftp|file|feed):[^\s<]*\s*", re.IGNORECASE)


def _named(name: str) -> bytes | None:
    """The content of a file, or ``None`` where it cannot be read: then the name is
    content itself, as with feedparser."""
    if "<" in name or "\n" in name:
        return None
    try:
        with open(name, "rb") as file:
            return file.read()
    except (OSError, ValueError):
        return None


def bytes_of(source: Any) -> tuple[bytes, bool]:
    """The input, and whether it was text."""
    if isinstance(source, str):
        if _ADDRESS.fullmatch(source):
            raise ValueError("libfeed fetches nothing: pass the bytes")
        data = _named(source)
        return (encode(source), True) if data is None else (data, False)
    if hasattr(source, "read"):
        content = source.read()
        if isinstance(content, str):
            return encode(content), True
        return bytes(memoryview(content)), False
    return b"".join(pieces(source)), False


def texts_of(headers: Mapping[Any, Any]) -> dict[str, str]:
    """Headers as text, whatever the client that gave them calls text."""

    def text(value: Any) -> str:
        return value.decode("latin-1") if isinstance(value, bytes) else str(value)

    return {text(name): text(value) for name, value in headers.items()}
