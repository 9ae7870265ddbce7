# SPDX-License-Identifier: MIT
"""The package in interpreters: more than one of them, and more than one import."""

import subprocess
import sys

import pytest

START = """
import libfeed
DATA = b"<rss version='2.0'><channel><title>T</title><item><title>a</title></item></channel></rss>"
feed = libfeed.parse(DATA)
"""


def run(code):
    """A program that must succeed, behind START."""
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "ignore", "-c", START + code],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_other_interpreters_are_refused():
    pytest.importorskip("_xxsubinterpreters", reason="this Python makes none so")
    run("""
import _xxsubinterpreters as interpreters
other = interpreters.create()
try:
    interpreters.run_string(other, "import libfeed")
    raise SystemExit("not refused")
except interpreters.RunFailedError as error:
    assert "ImportError" in str(error), error
assert type(libfeed.parse(DATA)) is libfeed.Feed
interpreters.destroy(other)
assert libfeed.parse(DATA) == feed and libfeed.parse(DATA).entries[0].title == "a"
""")


@pytest.mark.parametrize("kept", ["_libfeed", "_native", "nothing"])
def test_a_second_import_has_the_same_classes(kept):
    run(f"""
import sys, pickle
first = libfeed
for name in list(sys.modules):
    if name.startswith("libfeed") and not name.endswith(("_libfeed", "{kept}")):
        del sys.modules[name]
import libfeed
assert libfeed is not first and libfeed.Feed is first.Feed
for package in (first, libfeed):
    again = package.parse(DATA)
    assert type(again) is first.Feed and again == feed and again.entries == feed.entries
    assert pickle.loads(pickle.dumps(again)) == feed
    assert list(package.iterparse(DATA)) == feed.entries
assert len(set(libfeed.Feed._names)) == len(libfeed.Feed._names)
""")


def test_modules_may_be_loaded_again():
    run("""
import importlib
for module in (libfeed._records, libfeed._parts, libfeed._model, libfeed._parse, libfeed):
    importlib.reload(module)
assert libfeed.parse(DATA) == feed and type(feed) is libfeed.Feed
""")
