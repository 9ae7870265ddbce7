# SPDX-License-Identifier: MIT
"""The package and programs that use it pass mypy --strict."""

import ast
import inspect
import os
import pathlib
import subprocess
import sys
import typing

import pytest

import libfeed

HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = pathlib.Path(libfeed.__file__).parent
# mypy finds what is installed by itself, and wants no second way to it.
ENVIRONMENT = dict(os.environ)
if "site-packages" not in PACKAGE.parts:
    ENVIRONMENT["MYPYPATH"] = str(PACKAGE.parent)


def test_mypy(tmp_path):
    pytest.importorskip("mypy")
    done = subprocess.run(
        [
            sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path,
            "-p", "libfeed",
        ],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env=ENVIRONMENT,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_mypy_of_a_program(tmp_path):
    pytest.importorskip("mypy")
    done = subprocess.run(
        [
            sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path,
            HERE / "typed.py",
        ],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env=ENVIRONMENT,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_hints_can_be_looked_up():
    for thing in (libfeed.parse, libfeed.Parser.feed, libfeed.parse_many, libfeed.Options):
        assert typing.get_type_hints(thing)


def test_the_package_says_that_it_is_typed():
    assert (PACKAGE / "py.typed").exists()


@pytest.mark.parametrize("name", libfeed.__all__)
def test_everything_public_has_a_docstring(name):
    thing = getattr(libfeed, name)
    assert name == "Source" or (thing.__doc__ or "").strip(), name
    if inspect.isclass(thing):
        for key, member in vars(thing).items():
            if key[0] != "_" and callable(member):
                assert member.__doc__ or getattr(super(thing, thing), key, None), key


def test_every_field_of_c_is_declared_and_described():
    """Each attribute that C makes has a type and a docstring in the source."""
    for module in ("_model.py", "_parts.py"):
        tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
        for node in tree.body:
            cls = getattr(libfeed, getattr(node, "name", ""), None)
            if not isinstance(node, ast.ClassDef) or not hasattr(cls, "_fields"):
                continue
            described = {
                a.target.id
                for a, b in zip(node.body, node.body[1:])
                if isinstance(a, ast.AnnAssign) and isinstance(b, ast.Expr)
            } | {
                f.name
                for f in node.body
                if isinstance(f, ast.FunctionDef) and ast.get_docstring(f)
            }
            public = {name for name in cls._fields if name[0] != "_"}
            assert public <= described, (node.name, public - described)
