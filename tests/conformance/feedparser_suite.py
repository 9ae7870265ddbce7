#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Run feedparser's suite over feedcat in feedparser's shape, and hold the figures.

  feedparser_suite.py --feedcat PROGRAM [--cases FOLDER]

cases.py says where the suite and the tool that runs it are. docs/conformance.md
explains what does not pass.
"""

import collections
import json
import pathlib
import shlex
import subprocess
import sys
import tempfile

import cases

HERE = pathlib.Path(__file__).resolve().parent

# What is damaged on purpose, and all but what waits for the HTML sanitiser.
DAMAGED = ("illformed/", "encoding/", "entities/")
FLOORS = {"damaged": 0.97, "outside sanitize": 0.94}


def groups(path):
    """The names in FLOORS that a case counts for."""
    if path.startswith(DAMAGED):
        yield "damaged"
    if not path.startswith("wellformed/sanitize/"):
        yield "outside sanitize"


def units(folder, feedcat):
    """The tool's answer for each case."""
    adapter = [sys.executable, str(HERE / "feedparser_adapter.py")]
    with tempfile.TemporaryDirectory() as scratch:
        out = pathlib.Path(scratch) / "units.json"
        subprocess.run(
            [
                sys.executable, folder / "tools" / "feedparser_suite.py",
                "--command", shlex.join([*adapter, "--feedcat", feedcat]),
                "--header-flag=-H", "--json-out", out,
                "--tests", folder / "suites" / "feedparser",
            ],
            stdout=subprocess.DEVNULL,
            check=False,
        )  # fmt: skip
        return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def main():
    parser = cases.parser(__doc__)
    parser.add_argument("--feedcat", required=True)
    args = parser.parse_args()
    if not cases.are_there(args.cases):
        return cases.SKIPPED
    score = {name: collections.Counter() for name in FLOORS}
    for unit in units(args.cases, args.feedcat):
        for name in groups(unit["file"]):
            score[name][unit["status"]] += 1
    good = True
    for name, counts in score.items():
        total = counts["pass"] + counts["fail"]
        share = counts["pass"] / max(1, total)
        ok = share >= FLOORS[name]
        good &= ok
        print(
            f"{name}: {counts['pass']} of {total} cases ({share:.2%}), "
            f"floor {FLOORS[name]:.0%}: {'ok' if ok else 'BELOW'}"
        )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
