# SPDX-License-Identifier: MIT
"""Why a document counts as ``bozo``, in the classes that feedparser has for it."""

from __future__ import annotations

from typing import Any
from xml.sax import SAXParseException
from xml.sax.xmlreader import Locator

# Problems of the charset.
CHARSET = frozenset(
    {
        "bytes-foreign", "bytes-invalid", "charset-contradicted", "charset-refused",
        "charset-unavailable", "charset-unknown",
    }
)  # fmt: skip


class ThingsNobodyCaresAboutButMe(Exception):
    """What is wrong without hindering anybody."""


class CharacterEncodingOverride(ThingsNobodyCaresAboutButMe):
    """The document is in another charset than it says."""


class CharacterEncodingUnknown(ThingsNobodyCaresAboutButMe):
    """The charset could not be told; libfeed can always tell one."""


class NonXMLContentType(ThingsNobodyCaresAboutButMe):
    """The transport says that it is not XML."""


class UndeclaredNamespace(Exception):
    """A prefix is not declared; that is a :class:`NotWellFormed`."""


class _Place(Locator):
    """A place in the way of ``xml.sax``: columns count from 0."""

    def __init__(self, line: int, column: int) -> None:
        self._line = line
        self._column = column

    def getLineNumber(self) -> int:
        return self._line

    def getColumnNumber(self) -> int:
        return self._column - 1


class NotWellFormed(SAXParseException):
    """An XML parser that repairs nothing would have given up.

    Attributes:
        code: the problem's stable code.
    """

    def __init__(self, message: str, code: str, line: int, column: int) -> None:
        super().__init__(message, None, _Place(line, column))
        # What the class is made again from by `pickle`.
        self.args = (message, code, line, column)
        self.code = code

    def __str__(self) -> str:
        return f"{self.args[2]}:{self.args[3]}: {self.args[0]}"


def exception_of(problem: dict[str, Any]) -> Exception:
    """The exception that stands for a problem or error."""
    code = problem.get("code", problem.get("status", ""))
    message = problem.get("message", "")
    if code == "content-type":
        return NonXMLContentType(message)
    if code in CHARSET:
        return CharacterEncodingOverride(message)
    return NotWellFormed(
        message, code, problem.get("line", 1), problem.get("column", 1)
    )
