# SPDX-License-Identifier: MIT
"""Check what the documents quote: test_snippets.py BUILD

- a block of C after `<!-- docs/examples/FILE -->` is a part of that file;
- a block of `console` is a session: each line after `$ ` is run from the root
  of the sources with feedcat in the path, and prints the lines that follow;
- a block of `sh` is not run;
- a relative link leads somewhere.
"""
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"(?:^<!-- (?P<file>\S+) -->\n+)?^```(?P<kind>[\w-]*)\n"
                   r"(?P<text>.*?)^```$", re.M | re.S)
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")

build = Path(sys.argv[1])
ENVIRONMENT = dict(os.environ,
                   PATH=f"{build / 'tools'}:{os.environ.get('PATH', '')}")


def documents():
    yield from sorted(ROOT.glob("*.md"))
    yield from sorted((ROOT / "docs").rglob("*.md"))


def check_session(text):
    faults = []
    for command, expected in re.findall(r"^\$ (.*\n)((?:(?!\$ ).*\n)*)", text,
                                        re.M):
        done = subprocess.run(command, shell=True, cwd=ROOT, text=True,
                              env=ENVIRONMENT, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT,
                              stdin=subprocess.DEVNULL)
        if done.stdout != expected:
            faults.append(f"$ {command}prints\n{done.stdout}not\n{expected}")
    return faults


def check(path):
    text = path.read_text(encoding="utf-8")
    faults = []
    count = 0
    for match in BLOCK.finditer(text):
        file, kind, body = match.group("file", "kind", "text")
        if file:
            count += 1
            source = ROOT / file
            if not source.exists():
                faults.append(f"{file} does not exist")
            elif body not in source.read_text(encoding="utf-8"):
                faults.append(f"a block of {kind} is no part of {file}")
        elif kind == "c":
            faults.append(f"a block of C names no file:\n{body}")
        if kind == "console":
            count += 1
            faults += check_session(body)
    prose = BLOCK.sub("", text)
    faults += [f"the link {target} leads nowhere"
               for target in LINK.findall(prose)
               if not (path.parent / target).exists()]
    return count, [f"{path.relative_to(ROOT)}: {fault}" for fault in faults]


def main():
    faults = []
    count = 0
    for path in documents():
        checked, found = check(path)
        count += checked
        faults += found
    print("\n".join(faults) or f"{count} snippets are as quoted")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
