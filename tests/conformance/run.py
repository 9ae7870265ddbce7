#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Run feedcat over case lists that other people wrote, and hold the figures.

  run.py --feedcat PROGRAM [--cases FOLDER] [--list]

cases.py says where the lists and the tools that score them are.

Each suite has a floor; what lies below it fails the run. docs/conformance.md
explains what does not pass.
"""

import collections
import importlib.util
import json
import pathlib
import subprocess
import sys

import cases

HERE = pathlib.Path(__file__).resolve().parent

# (suite, share of the single checks that must hold)
FLOORS = {"corpus": 0.97, "simplepie": 0.97}


def load(path):
    """A Python file as a module, whatever its name."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def feedcat(program, data, *options):
    """What feedcat prints as one JSON object; {} where it prints none."""
    run = subprocess.run(
        [program, "-f", "json", *options],
        input=data,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    if run.returncode < 0:
        raise RuntimeError(f"feedcat ended by signal {-run.returncode}")
    return json.loads(run.stdout) if run.stdout.strip() else {}


def check_list(program, folder, path, score):
    """Run one list of neutral cases; [(case, path, wanted, got)] that fail."""
    suite = load(folder / "tools" / "cases_suite.py")
    neutral = load(HERE / "neutral.py").neutral
    failures = []
    for line in path.read_text("utf-8").splitlines():
        case = json.loads(line)
        if case["input"] is None:
            data = (folder / case["input_file"]).read_bytes()
        else:
            data = case["input"].encode("utf-8", "surrogateescape")
        options = ("--base", case["base"]) if case["base"] else ()
        result = neutral(feedcat(program, data, *options))
        for path, op, want in case["checks"]:
            holds, got = suite.holds(result, path, op, want)
            score[holds] += 1
            if not holds:
                failures.append((case["case"], path, want, got))
    return failures


def main():
    parser = cases.parser(__doc__)
    parser.add_argument("--feedcat", required=True)
    parser.add_argument("--list", action="store_true", help="print what fails")
    args = parser.parse_args()
    folder = args.cases
    if not cases.are_there(folder):
        return cases.SKIPPED
    lists = {
        "corpus": folder / "corpus" / "checks.jsonl",
        "simplepie": folder / "suites" / "simplepie" / "cases.jsonl",
    }
    good = True
    for name, path in lists.items():
        score = collections.Counter()
        failures = check_list(args.feedcat, folder, path, score)
        share = score[True] / max(1, score.total())
        ok = share >= FLOORS[name]
        good &= ok
        print(
            f"{name}: {score[True]} of {score.total()} checks ({share:.2%}), "
            f"floor {FLOORS[name]:.0%}: {'ok' if ok else 'BELOW'}"
        )
        if args.list:
            for case, path, want, got in failures:
                print(f"  {case} {path}: want {want!r:.120}, got {got!r:.120}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
