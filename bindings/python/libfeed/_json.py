# SPDX-License-Identifier: MIT
"""JSON as feedcat prints it, of what the library's own writer does not know."""

from __future__ import annotations

import json
import re
from typing import Any

ESCAPES = {
    r"\b": r"\u0008", r"\t": r"\u0009", r"\n": r"\u000a", r"\f": r"\u000c",
    r"\r": r"\u000d",
}  # fmt: skip


def compact(value: Any) -> str:
    """A value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def compact_error(error: dict[str, Any]) -> str:
    """An error: in it feedcat writes all control characters by their numbers."""
    return re.sub(r"\\.", lambda at: ESCAPES.get(at[0], at[0]), compact(error))
