# SPDX-License-Identifier: MIT
"""Options: what there is, and what they may be."""

from __future__ import annotations

import operator
from typing import Any, TypedDict

from . import _native
from ._show import shorten

BOUNDS = {
    number: (least, greatest)
    for number, least, greatest, _ in _native.libfeed_py_option_bounds()
}
LONGEST = 64 * 1024
"""Bytes of an option that is text."""
TEXT_TYPE = "text/xml; charset=utf-8"
"""Text is decoded already: whatever its XML declaration says is history."""


class Options(TypedDict, total=False):
    """Keyword arguments; the names, meanings and bounds are those of C.

    ``docs/limits.md`` has the table of limits with their reasons; ``None`` is the
    same as leaving out. ``format_hint`` is 1 for XML and 2 for loose text.
    """

    base_uri: str | None
    content_type: str | None
    stop_id: str | None
    content_language: str | None
    content_location: str | None
    format_hint: int | None
    content: bool | None
    max_entries: int | None
    repair: bool | None
    repair_bytes: bool | None
    repair_characters: bool | None
    repair_references: bool | None
    repair_text: bool | None
    repair_tags: bool | None
    repair_attributes: bool | None
    repair_nesting: bool | None
    repair_prolog: bool | None
    repair_epilog: bool | None
    repair_truncation: bool | None
    repair_sections: bool | None
    repair_doctype: bool | None
    repair_double_encoding: bool | None
    limit_depth: int | None
    limit_attributes: int | None
    limit_name: int | None
    limit_attribute: int | None
    limit_token: int | None
    limit_text: int | None
    limit_items: int | None
    limit_namespaces: int | None
    limit_url: int | None
    limit_problems: int | None
    limit_memory: int | None
    limit_input: int | None
    limit_amplification: int | None
    limit_amplification_from: int | None
    limit_entity_depth: int | None


def numbers(options: Options, is_text: bool = False) -> dict[int, Any] | None:
    """Options by number, for C. ``TypeError`` for what is no option or of another
    type, ``ValueError`` for what is out of bounds."""
    if not options and not is_text:
        return None
    values: dict[int, Any] = {}
    # `repair` sets every switch at once, so it comes before the single ones.
    for name in sorted(options, key=lambda name: name != "repair"):
        number = _native.libfeed_option_find(name)
        if number == 0:
            raise TypeError(f"unknown option {name!r}")
        value = options[name]  # type: ignore[literal-required]
        if value is not None:
            check = _number if number in BOUNDS else _text
            values[number] = check(name, value, BOUNDS.get(number, (0, LONGEST)))
    if is_text:
        values[_native.OPTION_CONTENT_TYPE] = TEXT_TYPE
    return values or None


def _number(name: str, value: Any, bounds: tuple[int, int]) -> int:
    least, greatest = bounds
    wanted = (
        "True or False" if bounds == (0, 1)
        else f"a whole number from {least} to {greatest}"
    )  # fmt: skip
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError(_not(name, wanted, value)) from None
    if not least <= number <= greatest:
        raise ValueError(_not(name, wanted, value))
    return number


def _text(name: str, value: Any, bounds: tuple[int, int]) -> str:
    wanted = f"text of at most {bounds[1]} bytes, without U+0000"
    if not isinstance(value, str):
        raise TypeError(_not(name, wanted, value))
    try:
        data = value.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        raise ValueError(_not(name, wanted, value)) from None
    if len(data) > bounds[1] or b"\0" in data:
        raise ValueError(_not(name, wanted, value))
    return value


def _not(name: str, wanted: str, value: Any) -> str:
    return f"the option {name} is {wanted}, not {shorten(repr(value), 80)}"
