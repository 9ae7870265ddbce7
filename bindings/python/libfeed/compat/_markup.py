# SPDX-License-Identifier: MIT
"""Markup in feedparser's manner: relative addresses made absolute, extension trees
written as markup again. Nothing is made safe here."""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import urljoin

# Attributes that hold an address, by element (HTML 4.01 and 5; `*`: everywhere).
ADDRESSES = {
    "a": "href", "applet": "codebase", "area": "href", "audio": "src",
    "blockquote": "cite", "body": "background", "del": "cite", "form": "action",
    "frame": "src longdesc", "iframe": "src longdesc", "head": "profile",
    "img": "src longdesc usemap", "input": "src usemap", "ins": "cite",
    "link": "href", "object": "data classid codebase usemap", "q": "cite",
    "script": "src", "source": "src", "track": "src", "video": "src poster",
}  # fmt: skip

OPENING = re.compile(r"<(?:(!--)|([A-Za-z][A-Za-z0-9:]*+))")
INSIDE = re.compile(r"""(?:[^<>"']++|"[^"]*+"|'[^']*+')*+""")
ATTRIBUTE = re.compile(
    r"""(\s)([A-Za-z:-]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'=<>`]+)"""
)


def resolve(markup: str, base: str) -> str:
    """Markup whose relative addresses are absolute; nothing else changes."""

    def attribute(match: re.Match[str], names: list[str]) -> str:
        space, name, equals, value = match.groups()
        if name.lower() not in names:
            return match[0]
        bare = value[1:-1] if value[0] in "\"'" else value
        try:
            address = urljoin(base, html.unescape(bare).strip())
        except ValueError:
            return match[0]
        return f'{space}{name}{equals}"{html.escape(address)}"'

    pieces = []
    done = at = 0
    while found := OPENING.search(markup, at):
        if found[1]:
            at = markup.find("-->", found.end())
        else:
            inside = INSIDE.match(markup, found.end())
            at = inside.end() if inside else -1
            names = ADDRESSES.get(found[2].lower(), "").split()
            if names and inside and markup[at : at + 1] == ">":
                pieces.append(markup[done : found.end()])
                pieces.append(ATTRIBUTE.sub(lambda x: attribute(x, names), inside[0]))
                done = at
            # A quote that nothing closes: no tag ends behind it.
            if markup[at : at + 1] not in ("<", ">"):
                break
        if at < 0:
            break
    pieces.append(markup[done:])
    return "".join(pieces)


def _start(node: dict[str, Any]) -> str:
    attributes = "".join(
        f' {x["name"]}="{html.escape(x.get("value", ""))}"'
        for x in node.get("attributes", ())
    )
    return f"<{node['name']}{attributes}>"


def markup_of(node: dict[str, Any]) -> str:
    """What an extension element holds, as markup."""
    pieces: list[str] = []
    stack: list[Any] = list(reversed(node.get("children", ())))
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            pieces.append(item)
        elif "name" not in item:
            pieces.append(html.escape(item.get("text", ""), quote=False))
        elif not item.get("text") and not item.get("children"):
            pieces.append(_start(item)[:-1] + " />")
        else:
            pieces.append(_start(item))
            pieces.append(html.escape(item.get("text", ""), quote=False))
            stack.append(f"</{item['name']}>")
            stack.extend(reversed(item.get("children", ())))
    return "".join(pieces)
