# SPDX-License-Identifier: MIT
"""Many sources: order, exceptions, how far ahead, and what becomes of threads."""

import gc
import io
import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from conftest import many

import libfeed
from libfeed._many import AHEAD

SMALL = b"<rss version='2.0'><channel><title>T</title><item><guid>1</guid></item></channel></rss>"
WORKERS = [1, 2, 3, 40]


def helpers():
    """The threads that help."""
    return [t for t in threading.enumerate() if t.name == "libfeed.parse_many"]


def all_end():
    """Whether all helpers end by themselves."""
    deadline = time.monotonic() + 60
    while helpers() and time.monotonic() < deadline:
        time.sleep(0.01)
    return helpers() == []


@pytest.fixture(autouse=True)
def nobody_is_left_behind():
    yield
    gc.collect()
    assert all_end()


@pytest.mark.parametrize("workers", WORKERS)
def test_order_is_kept_and_exceptions_are_handed_out(workers):
    sources = [many(i, 10) for i in range(30)]
    sources[7] = b"no feed"
    sources[9] = 5
    found = list(libfeed.parse_many(sources, workers=workers))
    assert isinstance(found[7], libfeed.FeedError) and isinstance(found[9], TypeError)
    assert [len(f) for i, f in enumerate(found) if i not in (7, 9)] == [
        i for i in range(30) if i not in (7, 9)
    ]


def test_big_and_small_feeds_keep_their_order():
    sizes = [2000 if i % 7 == 0 else i % 3 for i in range(200)]
    sources = [many(n, 20) for n in sizes]
    for workers in WORKERS:
        found = libfeed.parse_many(sources, workers=workers)
        assert [len(feed) for feed in found] == sizes


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_only_so_many_sources_are_taken_ahead(workers):
    taken = 0

    def sources():
        nonlocal taken
        while True:
            taken += 1
            yield SMALL

    found = libfeed.parse_many(sources(), workers=workers)
    assert taken == 0
    most = 1 if workers == 1 else AHEAD * workers
    for given in range(100):
        next(found)
        assert taken <= given + most
    found.close()


@pytest.mark.parametrize("workers", WORKERS)
def test_an_exception_of_the_iterator_comes_in_its_place(workers):
    def sources():
        yield from [SMALL] * 5
        raise LookupError("no more")

    found = libfeed.parse_many(sources(), workers=workers)
    for _ in range(5):
        assert next(found).title == "T"
    with pytest.raises(LookupError, match="no more"):
        next(found)
    assert list(found) == []


@pytest.mark.parametrize("workers", WORKERS)
def test_sources_are_iterated_in_the_calling_thread(workers):
    threads = set()

    def sources():
        for _ in range(100):
            threads.add(threading.get_ident())
            yield SMALL

    assert len(list(libfeed.parse_many(sources(), workers=workers))) == 100
    assert threads == {threading.get_ident()}


@pytest.mark.parametrize("n", [0, 1, 2])
def test_more_workers_than_sources(n):
    assert len(list(libfeed.parse_many([SMALL] * n, workers=16))) == n
    assert len(list(libfeed.parse_many(iter([SMALL] * n)))) == n
    assert helpers() == []


def test_mistakes_are_told_at_once():
    with pytest.raises(ValueError, match="workers"):
        libfeed.parse_many([], workers=0)
    with pytest.raises(TypeError, match="colour"):
        libfeed.parse_many([], colour=1)
    for wrong in (1, SMALL, "abc", bytearray(SMALL), memoryview(SMALL), Path("x")):
        with pytest.raises(TypeError, match="several sources"):
            libfeed.parse_many(wrong)
    with pytest.raises(TypeError, match="several sources"):
        libfeed.parse_many(io.BytesIO(SMALL))
    for wrong in (2.5, "2"):
        with pytest.raises(TypeError, match="workers"):
            libfeed.parse_many([SMALL], workers=wrong)
    found = libfeed.parse_many([many(5)], workers=2, max_entries=2)
    assert [len(feed) for feed in found] == [2]


def test_small_sources_that_are_parsed_together_fail_alone():
    sources = [SMALL, b"no feed", SMALL, b"", SMALL, b"<html></html>"] * 20
    found = list(libfeed.parse_many(sources, workers=2))
    assert [isinstance(f, libfeed.FeedError) for f in found] == [
        not s.startswith(b"<rss") for s in sources
    ]
    assert {f.kind for f in found[5::6]} == {"html"}
    documents = libfeed._native.libfeed_py_documents
    assert documents([], None) == []
    for wrong in ([SMALL, 5], [SMALL, bytearray(SMALL)], SMALL, None):
        with pytest.raises(TypeError):
            documents(wrong, None)


def test_sources_are_read_at_the_same_time():
    both = threading.Barrier(2, timeout=60)

    def chunks():
        both.wait()
        yield SMALL

    found = list(libfeed.parse_many([chunks(), chunks()], workers=2))
    assert [feed.title for feed in found] == ["T", "T"]


def test_a_slow_source_holds_up_nobody_but_those_behind_it():
    go = threading.Event()
    done = []

    def slow():
        assert go.wait(60)
        yield SMALL

    def quick(i):
        done.append(i)
        if len(done) == 8:
            go.set()
        yield SMALL

    sources = [slow(), *(quick(i) for i in range(20))]
    assert len(list(libfeed.parse_many(sources, workers=2))) == 21
    assert len(done) == 20


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("end", [SystemExit, KeyboardInterrupt])
def test_what_is_no_exception_is_raised(workers, end):
    def chunks():
        time.sleep(0.01)
        raise end
        yield

    found = libfeed.parse_many([chunks() for _ in range(9)], workers=workers)
    with pytest.raises(end):
        list(found)


@pytest.mark.parametrize("leave", ["close", "drop", "raise", "throw"])
def test_leaving_early(leave):
    found = libfeed.parse_many(itertools.repeat(many(200)), workers=3)
    assert len(next(found)) == 200
    if leave == "close":
        found.close()
        assert list(found) == []
    elif leave == "drop":
        del found
    elif leave == "raise":
        with pytest.raises(ZeroDivisionError):
            for _ in found:
                raise ZeroDivisionError
        del found
    else:
        with pytest.raises(KeyError):
            found.throw(KeyError("stop"))
    gc.collect()
    assert all_end() if leave in ("drop", "raise") else helpers() == []


COLLECTED = """
import faulthandler, gc, sys, threading, time
import libfeed

faulthandler.dump_traceback_later(60, exit=True)
class Cycle: pass
failures = []
sys.unraisablehook = lambda failure: failures.append(failure.exc_value)
def sources(cycle):
    for _ in range(60):
        yield %r
gc.set_threshold(3, 1, 1)
for n in range(100):
    cycle = Cycle()
    cycle.itself = cycle
    cycle.found = libfeed.parse_many(sources(cycle), workers=3)
    next(cycle.found)
    del cycle
    if n %% 3 == 0:
        time.sleep(0.002)
while threading.active_count() > 1:
    gc.collect()
    time.sleep(0.01)
print(failures)
"""


def test_a_generator_may_be_collected_in_any_thread():
    """Whatever that thread is at: helping, starting, holding a lock."""
    done = subprocess.run(
        [sys.executable, "-c", COLLECTED % many(300, 10)],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")


def test_a_helper_may_leave_another_crew_early():
    def chunks():
        inner = libfeed.parse_many(itertools.repeat(SMALL), workers=2)
        title = next(inner).title
        inner.close()
        yield SMALL.replace(b"T", title.encode() * 2)

    found = libfeed.parse_many((chunks() for _ in range(30)), workers=3)
    assert {feed.title for feed in found} == {"TT"}


def test_a_generator_that_was_never_begun_or_rests_has_no_threads():
    found = libfeed.parse_many([SMALL] * 1000, workers=4)
    assert helpers() == []
    next(found)
    assert all_end()
    assert len(list(found)) == 999


def test_nested():
    def inner(n):
        for feed in libfeed.parse_many([SMALL] * n, workers=2):
            yield SMALL.replace(b"T", feed.title.encode() * 2)

    found = libfeed.parse_many(inner(50), workers=2)
    assert {feed.title for feed in found} == {"TT"}
    found = libfeed.parse_many([[b"".join(inner(1))] for _ in range(20)], workers=3)
    assert [feed.title for feed in found] == ["TT"] * 20


def test_without_threads_the_caller_does_it_all(monkeypatch):
    def start(self):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", start)
    assert len(list(libfeed.parse_many([SMALL] * 100, workers=4))) == 100


def test_results_are_not_kept():
    """Nothing but the caller holds a feed that was handed out."""
    kept = []
    for feed in libfeed.parse_many([SMALL] * 50, workers=2):
        kept.append(sys.getrefcount(feed))
    assert set(kept) == {2}


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
def test_interruption():
    """SIGINT while the caller waits for what a helper reads."""
    read = []

    def slow(seconds):
        read.append(threading.get_ident())
        time.sleep(seconds)
        yield SMALL

    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            list(libfeed.parse_many([slow(1.0), slow(0.1)], workers=2))
    finally:
        signal.signal(signal.SIGINT, before)
        timer.join()
    assert len(set(read)) == 2


EXIT = """
import libfeed
found = libfeed.parse_many([%r] * 1000, workers=4)
print(next(found).title)
"""


def test_the_interpreter_can_end_at_any_time():
    done = subprocess.run(
        [sys.executable, "-c", EXIT % SMALL],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "T\n", "")
