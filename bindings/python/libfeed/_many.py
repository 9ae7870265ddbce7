# SPDX-License-Identifier: MIT
"""Many sources at once, with threads."""

from __future__ import annotations

import collections
import itertools
import operator
import os
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import Any, Union, Unpack

from . import _native
from ._model import Feed
from ._options import Options, numbers
from ._parse import feed_of, read
from ._sources import Source, is_one

AHEAD = 12
"""So many sources for each worker are taken before their results are asked for.
Feeds differ in size: with fewer, all would wait for a big one too often."""
TOGETHER = 64 * 1024
"""So many bytes, or one source, are parsed at a time: passing the interpreter's lock
on costs as much as parsing a small feed."""
LINGER = 0.1
"""Seconds for which a helper without work waits for more."""

Result = Union[Feed, Exception]
Results = Generator[Result, None, None]
"""A generator: ``close()`` ends it early."""


class _Job:
    """A source, and what became of it."""

    __slots__ = ("failure", "is_done", "result", "size", "source")

    def __init__(self, source: Source) -> None:
        self.source = source
        # What has to be read first is parsed alone.
        self.size = len(source) if type(source) is bytes else TOGETHER
        self.is_done = False
        self.result: Feed | Exception
        self.failure: BaseException | None = None


class _Crew:
    """The calling thread and the threads that help it.

    The calling thread works as well; it waits only for a result whose turn has
    come and that a helper has in hand. A helper that finds nothing to begin ends
    soon, so that none is left behind, whatever becomes of the caller.
    """

    def __init__(
        self, work: Callable[[list[Source]], list[Feed | Exception]], helpers: int
    ):
        self._work = work
        self._most = helpers
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()  # for what follows
        self._more = threading.Condition(self._lock)  # there are jobs to begin
        self._done = threading.Condition(self._lock)  # the awaited one is done
        self._jobs: collections.deque[_Job] = collections.deque()
        self._awaited: _Job | None = None
        self._helpers = 0
        self._idle = 0  # so many of them
        self._is_over = False

    def add(self, jobs: Sequence[_Job]) -> None:
        """Take jobs, in the order in which their results will be asked for."""
        with self._lock:
            self._jobs.extend(jobs)
            if self._idle:
                self._more.notify(len(jobs))
            # One of the jobs is the calling thread's own.
            room = self._most - self._helpers
            wanted = min(room, len(self._jobs) - 1 - self._idle) if room else 0
            self._helpers += max(wanted, 0)
        if wanted <= 0:
            return
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        for started in range(wanted):
            thread = threading.Thread(target=self._help, name="libfeed.parse_many")
            try:
                thread.start()
            except RuntimeError:  # no more threads: those that are there do it all
                with self._lock:
                    self._helpers -= wanted - started
                return
            self._threads.append(thread)

    def result(self, job: _Job) -> Feed | Exception:
        """The result of a job; while it isn't there, others are done."""
        while not job.is_done:
            with self._lock:
                if not self._jobs:
                    self._awaited = job
                    self._done.wait_for(lambda: job.is_done)
                    break
                jobs = self._take()
            self._do(jobs)
        if job.failure is not None:
            raise job.failure
        result = job.result
        del job.result  # the caller's alone, however long a helper has the job
        return result

    def dismiss(self) -> None:
        """Drop what nobody has begun; helpers end with what they have begun.

        A generator that was dropped is dismissed by the garbage collector: in any
        thread, whatever that is at and whatever it holds. So nothing waits here.
        """
        self._is_over = True
        # Where the lock is taken, those without work find out after a while.
        if self._lock.acquire(blocking=False):
            self._more.notify_all()
            self._lock.release()

    def wait(self) -> None:
        """Return when all helpers of a crew that was dismissed have ended."""
        for thread in self._threads if self._is_over else ():
            if thread is not threading.current_thread():
                thread.join()

    def _take(self) -> list[_Job]:
        """What one thread does next; there are jobs, and the lock is held."""
        jobs = [self._jobs.popleft()]
        size = jobs[0].size
        while self._jobs and (size := size + self._jobs[0].size) <= TOGETHER:
            if len(jobs) > len(self._jobs):  # the others shall have some as well
                break
            jobs.append(self._jobs.popleft())
        return jobs

    def _do(self, jobs: list[_Job]) -> None:
        results = self._work([job.source for job in jobs])
        for job, result in zip(jobs, results, strict=True):
            job.result = result
            job.is_done = True

    def _next(self) -> list[_Job]:
        """What a helper does next; nothing ends it."""
        with self._lock:
            if not self._jobs and not self._is_over:
                self._idle += 1
                self._more.wait_for(lambda: self._jobs or self._is_over, LINGER)
                self._idle -= 1
            if self._jobs and not self._is_over:
                return self._take()
            self._helpers -= 1
            return []

    def _help(self) -> None:
        while jobs := self._next():
            try:
                self._do(jobs)
            except BaseException as failure:  # raised where the result is asked for
                for job in jobs:
                    job.failure = failure
                    job.is_done = True
            with self._lock:
                if self._awaited in jobs:
                    self._awaited = None
                    self._done.notify()


class _Results(Results):
    """A generator that waits for the crew when it has ended, in whatever way but by
    being dropped."""

    def __init__(self, results: Results, crew: _Crew) -> None:
        self._results = results
        self._crew = crew

    def send(self, value: None) -> Result:
        try:
            return self._results.send(value)
        except BaseException:
            self._crew.wait()
            raise

    def throw(self, *error: Any) -> Result:
        try:
            return self._results.throw(*error)
        except BaseException:
            self._crew.wait()
            raise

    def close(self) -> None:
        self._results.close()
        self._crew.wait()


def _results(sources: Iterator[Source], crew: _Crew, workers: int) -> Results:
    ahead = AHEAD * workers
    pending: collections.deque[_Job] = collections.deque()
    end: Exception | None = None
    is_open = True
    try:
        while True:
            wanted = ahead - len(pending)
            if is_open and wanted >= workers:
                jobs: list[_Job] = []
                try:
                    for source in itertools.islice(sources, wanted):
                        jobs.append(_Job(source))
                except Exception as error:  # what came before it comes before it
                    end = error
                is_open = len(jobs) == wanted and end is None
                pending.extend(jobs)
                crew.add(jobs)
            if not pending:
                break
            yield crew.result(pending.popleft())
        if end is not None:
            raise end
    finally:
        crew.dismiss()


def _count(workers: int | None) -> int:
    """How many threads."""
    if workers is None:
        return os.cpu_count() or 1
    try:
        count = operator.index(workers)
    except TypeError:
        raise TypeError(f"workers is a number, not {workers!r}") from None
    if count < 1:
        raise ValueError(f"workers must be 1 or more, not {count}")
    return count


def parse_many(
    sources: Iterable[Source], *, workers: int | None = None, **options: Unpack[Options]
) -> Results:
    """Parse many sources with threads; C parses outside the interpreter's lock.

    The thread that asks for the results is one of the workers, and the one that
    ``sources`` is iterated in; files and chunks are read by the worker that parses
    them. Others are started as long as there is something for them to do. A few
    sources for each worker are taken ahead. A result is handed out when its turn
    has come and the calling thread is through with the source it is at. Leaving
    early (``close()``, an exception) waits for what the others have begun; where the
    generator is just dropped, they end by themselves.

    Args:
        sources: anything that :func:`parse` takes.
        workers: how many threads; by default one for each processor. With 1 it is
            the calling thread alone, and nothing is taken ahead.

    Yields:
        For each source, in order, its feed or the exception that it raised. What
        ``sources`` itself raises is raised after the results of those before.

    Raises:
        TypeError: there is no such option, ``sources`` is a single one (bytes, text,
            a path, a file) or can't be iterated, or ``workers`` is no integer.
        ValueError: ``workers`` is less than 1, or an option is out of its bounds.
    """
    if is_one(sources) or not hasattr(sources, "__iter__"):
        raise TypeError(
            f"several sources are wanted, in a list say, not {type(sources).__name__}"
        )
    count = _count(workers)
    usual, of_text = numbers(options), numbers(options, True)

    def work(source: Source) -> Feed | Exception:
        try:
            return read(source, of_text if isinstance(source, str) else usual)
        except Exception as error:  # handed to the caller
            return error

    def finish(document: Any) -> Feed | Exception:
        try:
            return feed_of(document)
        except Exception as error:  # handed to the caller
            return error

    def work_together(sources: list[Source]) -> list[Feed | Exception]:
        if len(sources) == 1:
            return [work(sources[0])]
        try:
            documents = _native.libfeed_py_documents(sources, usual)
        except Exception:  # of one of them: which?
            return [work(source) for source in sources]
        return [finish(document) for document in documents]

    if count == 1:
        return (work(source) for source in sources)
    crew = _Crew(work_together, count - 1)
    return _Results(_results(iter(sources), crew, count), crew)
