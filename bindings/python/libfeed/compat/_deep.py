# SPDX-License-Identifier: MIT
"""JSON of any depth. The decoder of the standard library recurses, and trees of
extension elements may be deeper than its stack."""

from __future__ import annotations

import json
import re
from typing import Any

_SPACE = re.compile(r"[ \t\r\n]*")
_WORD = re.compile(r'"(?:[^"\\]++|\\.)*+"|[^\s,:\[\]{}"]++')


def loads(text: str) -> Any:
    """What ``json.loads`` gives, for what feedcat prints."""
    try:
        return json.loads(text)
    except RecursionError:
        return _loads(text)


def _loads(text: str) -> Any:
    """The same without recursion: `open` are the containers around a place."""
    root: list[Any] = []
    open: list[Any] = [root]
    key: str | None = None
    at = 0
    while True:
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
        if at == len(text):
            return root[0]
        sign = text[at]
        if sign in ",:":
            at += 1
            continue
        if sign in "]}":
            open.pop()
            at += 1
            continue
        value: Any
        if sign in "[{":
            value = [] if sign == "[" else {}
            at += 1
        else:
            word = _WORD.match(text, at)
            if word is None:
                raise ValueError(f"no JSON at {at}")
            value = json.loads(word[0])
            at = word.end()
        around = open[-1]
        if isinstance(around, list):
            around.append(value)
        elif key is None:
            key = value
            continue
        else:
            around[key] = value
            key = None
        if sign in "[{":
            open.append(value)
