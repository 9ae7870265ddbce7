#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Golden files: each input below data/ against the JSON beside it.

    run.py --feedcat PROGRAM [--update] [TOPIC | FILE]...

CASE.json is what `feedcat -f json` prints for CASE.xml (or any other ending);
CASE.args holds options, a NAME=VALUE in each line. Adding a pair is all that a
new case takes: --update writes the JSON, and whoever adds it reads it. The JSON
lines of the same input must say the same as the one object.
"""

import argparse
import difflib
import json
import pathlib
import subprocess
import sys

DATA = pathlib.Path(__file__).resolve().parent / "data"


def run(feedcat, path, *arguments):
    options = []
    listed = path.with_suffix(".args")
    if listed.exists():
        for line in listed.read_text(encoding="utf-8").splitlines():
            if line:
                options += ["-o", line]
    done = subprocess.run(
        [feedcat, *arguments, *options, path],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    if done.returncode not in (0, 1, 4):
        raise ValueError(f"feedcat ended with {done.returncode}: {done.stderr!r}")
    return done.stdout.decode("utf-8"), done.returncode


def without_repeats(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError(f"an object has a key twice: {keys}")
    return dict(pairs)


def parse(text):
    return json.loads(text, object_pairs_hook=without_repeats)


def from_lines(text):
    """The same object as -f json prints, out of JSON lines."""
    whole = {"entries": [], "problems": []}
    for line in text.rstrip("\n").split("\n"):
        item = parse(line)
        kind = item.pop("type")
        if kind == "entry":
            whole["entries"].append(item)
        elif kind == "problem":
            whole["problems"].append(item)
        elif kind == "feed":
            if item.pop("final", False) != ("feed" in whole):
                raise ValueError("a second feed that is not final, or a first that is")
            if whole.get("feed") == item:
                raise ValueError("a final feed that did not change")
            whole["feed"] = item
        else:
            whole[kind] = item
    return whole


def check(feedcat, path):
    """The object for a case; raises ValueError where feedcat contradicts itself."""
    text, status = run(feedcat, path, "-f", "json")
    whole = parse(text)
    if text.count("\n") != 1:
        raise ValueError("-f json is not one line")
    if (status != 0) != ("error" in whole):
        raise ValueError(f"status {status} does not fit the JSON")
    lines, lines_status = run(feedcat, path)
    if lines_status != status:
        raise ValueError("JSON lines end with another status")
    other = from_lines(lines)
    if other != whole:
        raise ValueError("JSON lines say something else:\n" + difference(whole, other))
    return whole


def pretty(whole):
    """As it is kept: the feed first, one member a line."""
    order = {"feed": 0, "entries": 1, "problems": 2}
    keys = sorted(whole, key=lambda key: order.get(key, 3))
    return (
        json.dumps({key: whole[key] for key in keys}, ensure_ascii=False, indent=1)
        + "\n"
    )


def difference(expected, got):
    lines = difflib.unified_diff(
        json.dumps(expected, ensure_ascii=False, indent=1, sort_keys=True).splitlines(),
        json.dumps(got, ensure_ascii=False, indent=1, sort_keys=True).splitlines(),
        "expected",
        "got",
        lineterm="",
        n=2,
    )
    return "\n".join(list(lines)[:60])


def cases(wanted):
    for path in sorted(DATA.rglob("*")):
        if not path.is_file() or path.suffix in (".json", ".args"):
            continue
        name = str(path.relative_to(DATA))
        if not wanted or any(
            name.startswith(one + "/") or name.startswith(one) for one in wanted
        ):
            yield name, path


def main():
    parser = argparse.ArgumentParser(description="Compares golden files.")
    parser.add_argument("--feedcat", required=True)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("topics", nargs="*")
    arguments = parser.parse_args()

    passed = failed = 0
    for name, path in cases(arguments.topics):
        golden = path.with_suffix(".json")
        try:
            got = check(arguments.feedcat, path)
            if arguments.update:
                text = pretty(got)
                if not golden.exists() or golden.read_text(encoding="utf-8") != text:
                    golden.write_text(text, encoding="utf-8")
                    print(f"wrote {golden.relative_to(DATA)}")
            elif not golden.exists():
                raise ValueError("there is no .json; script/update-golden writes it")
            else:
                expected = parse(golden.read_text(encoding="utf-8"))
                if got != expected:
                    raise ValueError(difference(expected, got))
            passed += 1
        except (ValueError, subprocess.TimeoutExpired) as error:
            failed += 1
            print(f"FAILED {name}\n{error}")
    if passed + failed == 0:
        print("there are no cases")
        return 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
