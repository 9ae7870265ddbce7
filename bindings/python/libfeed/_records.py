# SPDX-License-Identifier: MIT
"""Records: what feeds, entries and all their parts have in common.

The extension module has a base class for each kind of record. It makes the value
of a field when it is first asked for and keeps it; everything else is here.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, cast

from . import _native

if TYPE_CHECKING:

    class Native:
        """What a record is below. Fields are given by their names; those that
        are left out are absent."""

        def __init__(self, **values: Any) -> None: ...

    class EntryNative(Native): ...

    class ChannelNative(Native): ...

    class LinkNative(Native): ...

    class PersonNative(Native): ...

    class CategoryNative(Native): ...

    class TextNative(Native): ...

    class CandidateNative(Native): ...

    class MediaNative(Native): ...

    class BlockNative(Native): ...

    class NodeNative(Native): ...

    class ProblemNative(Native): ...

    _fields: dict[type, tuple[str, ...]]
else:
    _fields = {}
    for _kind, (_base, _names) in _native.libfeed_py_bases().items():
        globals()[f"{_kind.title()}Native"] = _base
        _fields[_base] = tuple(_names)

R = TypeVar("R", bound="type[Record]")
T = TypeVar("T", bound=type)


def registered(cls: T) -> T:
    """Make a class known to C. A package that is imported a second time gets the
    classes of the first."""
    return cast(T, _native.libfeed_py_register(cls))


def record(cls: R) -> R:
    """Make a class the one that C creates for its kind of record."""
    for base in cls.__mro__:
        if base in _fields:
            cls._fields = _fields[base]
    cls._names = (*(name for name in cls._fields if name[0] != "_"), *cls._made)
    cls._shown = tuple(name for name in cls._names if name not in cls._quiet)
    cls._compared = tuple(name for name in cls._names if name not in cls._apart)
    return registered(cls)


def is_empty(value: Any) -> bool:
    """Whether nothing was said: ``None``, ``False``, an empty list or dict."""
    return value is None or value is False or value == [] or value == {}


def plain(value: Any) -> Any:
    """A value out of dictionaries, lists and scalars only."""
    if hasattr(value, "asdict"):
        return value.asdict()
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


class Record:
    """Access by name, values as dictionaries, equality, copies.

    ``record.name`` and ``record["name"]`` are the same value, for every attribute.
    What is ``None`` is absent: ``in``, ``get``, ``keys``, ``values`` and ``items``
    leave it out. Lists and flags are never absent, but may be empty or ``False``.
    Records compare by value, and can be hashed, pickled and copied, with what a
    subclass keeps in ``__dict__``.
    """

    __slots__ = ()

    _fields: ClassVar[tuple[str, ...]] = ()
    """What C makes."""
    _made: ClassVar[tuple[str, ...]] = ()
    """Properties that Python makes."""
    _names: ClassVar[tuple[str, ...]] = ()
    """What can be asked for by name."""
    _shown: ClassVar[tuple[str, ...]] = ()
    """What :meth:`asdict` and ``repr`` are about."""
    _quiet: ClassVar[frozenset[str]] = frozenset()
    """Names that are not shown: they follow from others."""
    _compared: ClassVar[tuple[str, ...]] = ()
    """What equality is about."""
    _apart: ClassVar[frozenset[str]] = frozenset()
    """Names that are not compared: where it was found, not what it says."""

    def __getitem__(self, key: str) -> Any:
        """The attribute with this name; ``KeyError`` for an unknown one."""
        if key in self._names:
            return getattr(self, key)
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        """Whether the attribute with this name is present, which is not ``None``."""
        return key in self._names and getattr(self, str(key)) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys())

    def get(self, key: str, default: Any = None) -> Any:
        """The attribute with this name; ``default`` where it is absent."""
        value = getattr(self, key) if key in self._names else None
        return default if value is None else value

    def keys(self) -> list[str]:
        """The names of the attributes that are present."""
        return [name for name in self._names if getattr(self, name) is not None]

    def values(self) -> list[Any]:
        """The attributes that are present."""
        return [getattr(self, name) for name in self.keys()]

    def items(self) -> list[tuple[str, Any]]:
        """Names and values of the attributes that are present."""
        return [(name, getattr(self, name)) for name in self.keys()]

    def _said(self) -> dict[str, Any]:
        """What is shown and is neither absent nor empty."""
        values = {name: getattr(self, name) for name in self._shown}
        return {name: value for name, value in values.items() if not is_empty(value)}

    def asdict(self) -> dict[str, Any]:
        """What is said, as plain dictionaries, lists and scalars: as in the JSON
        (``docs/json.md``), what is absent, empty or ``False`` is left out.

        Dates stay ``datetime`` objects.
        """
        return {name: plain(value) for name, value in self._said().items()}

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(self) is not type(other):
            return NotImplemented
        return all(
            getattr(self, name) == getattr(other, name) for name in self._compared
        )

    def __hash__(self) -> int:
        values = (getattr(self, name) for name in self._shown)
        return hash((type(self), *(v for v in values if isinstance(v, str))))

    def _values(self) -> dict[str, Any]:
        """What is present, by the names of the fields."""
        values = {name: getattr(self, name) for name in self._fields}
        return {name: value for name, value in values.items() if not is_empty(value)}

    @classmethod
    def _restore(cls, values: dict[str, Any]) -> Self:
        return cls(**values)

    def _own(self) -> dict[str, Any]:
        """What a subclass keeps."""
        return getattr(self, "__dict__", {})

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self)._restore, (self._values(),), self._own() or None

    def __copy__(self) -> Self:
        values = self._values()
        for name, value in values.items():
            if isinstance(value, (list, dict)):
                values[name] = copy.copy(value)
        made = self._restore(values)
        made._own().update(self._own())
        return made

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        made = self._restore(copy.deepcopy(self._values(), memo))
        memo[id(self)] = made
        made._own().update(copy.deepcopy(self._own(), memo))
        return made

    def __repr__(self) -> str:
        parts = []
        for name, value in self._said().items():
            text = f"[…{len(value)}]" if isinstance(value, list) else repr(value)
            parts.append(f"{name}={text if len(text) <= 80 else text[:79] + '…'}")
        return f"{type(self).__name__}({', '.join(parts)})"
