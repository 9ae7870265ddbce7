# SPDX-License-Identifier: MIT
"""Small tables for notebooks. Everything from a feed is escaped; only addresses of
the web become links."""

from __future__ import annotations

import html
from collections.abc import Sequence


LONGEST = 300
"""So many characters of a value are shown."""
LONGEST_LINK = 2000


def escape(value: object) -> str:
    """A value as text in HTML, shortened, that changes the direction of nothing
    around it; nothing for ``None``."""
    if value is None or value == "":
        return ""
    return f"<bdi>{html.escape(shorten(str(value), LONGEST))}</bdi>"


def shorten(text: str, length: int) -> str:
    """At most so many characters, and an ellipsis where some are left out."""
    return text if len(text) <= length else text[: length - 1] + "…"


def anchor(href: object, text: object) -> str:
    """A link, for http and https only; else the text."""
    if (
        isinstance(href, str)
        and href.lower().startswith(("http://", "https://"))
        and len(href) <= LONGEST_LINK
    ):
        return (
            f'<a href="{html.escape(href)}" rel="noopener noreferrer nofollow">'
            f"{escape(text)}</a>"
        )
    return escape(text)


def box(content: str) -> str:
    """HTML in which notebooks look for no formulas."""
    return f'<div class="tex2jax_ignore mathjax_ignore">{content}</div>'


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
    return box("".join(lines))
