# SPDX-License-Identifier: MIT
"""Small tables for notebooks. Everything from a feed is escaped; only addresses of
the web become links."""

from __future__ import annotations

import html
from collections.abc import Sequence


def escape(value: object) -> str:
    """A value as text in HTML; nothing for ``None``."""
    return "" if value is None else html.escape(str(value))


def shorten(text: str, length: int) -> str:
    """At most so many characters, and an ellipsis where some are left out."""
    return text if len(text) <= length else text[: length - 1] + "…"


def anchor(href: str | None, text: object) -> str:
    """A link, for http and https only; else the text."""
    if href and href.lower().startswith(("http://", "https://")):
        return (
            f'<a href="{html.escape(href)}" rel="noopener noreferrer nofollow">'
            f"{escape(text)}</a>"
        )
    return escape(text)


def table(head: Sequence[str], rows: Sequence[Sequence[str]], more: int = 0) -> str:
    """A table of cells that are HTML already."""
    lines = ["<table>"]
    if head:
        lines.append("<tr>" + "".join(f"<th>{x}</th>" for x in head) + "</tr>")
    for row in rows:
        lines.append("<tr>" + "".join(f"<td>{x}</td>" for x in row) + "</tr>")
    if more > 0:
        width = max(len(head), 1)
        lines.append(f'<tr><td colspan="{width}">… {more} more</td></tr>')
    lines.append("</table>")
    return "".join(lines)
