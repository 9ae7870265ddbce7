# SPDX-License-Identifier: MIT
"""What parsing raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._model import Feed


class FeedError(Exception):
    """The reading ended before the input did, or the input is no feed.

    A broken feed is no error: what was repaired is in ``Feed.problems``.

    Attributes:
        code: ``"E_NOT_FEED"``, ``"E_SYNTAX"``, ``"E_LIMIT"``, …
        message: a sentence for people.
        offset: where it happened, in bytes from 0; ``None`` without a place.
        line, column: the same, counted from 1; ``None`` without a place.
        kind: what the input is (``"html"``, ``"opml"``, …).
        partial: the feed as far as it came.
    """

    def __init__(
        self,
        code: str,
        message: str,
        place: tuple[int, int, int] | None = None,
        kind: str = "unknown",
        partial: Feed | None = None,
    ) -> None:
        super().__init__(code, message, place, kind, partial)
        self.code = code
        self.message = message
        self.offset: int | None = None
        self.line: int | None = None
        self.column: int | None = None
        if place is not None:
            self.offset, self.line, self.column = place
        self.kind = kind
        self.partial = partial

    def __str__(self) -> str:
        if self.line is None:
            return self.message
        return f"{self.line}:{self.column}: {self.message}"

    def __repr__(self) -> str:
        return f"FeedError({self.code!r}, {str(self)!r})"
