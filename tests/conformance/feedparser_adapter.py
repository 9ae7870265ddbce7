#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""feedcat in the shape of feedparser: a feed on stdin, one JSON object on stdout.

  feedparser_adapter.py [--feedcat PROGRAM] [-H 'name: value']...

Headers are those of the transport. The mapping is the one of
libfeed.compat.feedparser; the extension module is not needed.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bindings" / "python" / "libfeed"))

from compat import _shape  # noqa: E402

OPTIONS = {
    "content-type": "content_type",
    "content-location": "base_uri",
    "content-language": "content_language",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--feedcat", default=os.environ.get("FEEDCAT", "feedcat"))
    parser.add_argument("-H", dest="headers", action="append", default=[])
    arguments = parser.parse_args()
    headers = {}
    command = [arguments.feedcat, "-f", "json"]
    for header in arguments.headers:
        name, _, value = header.partition(":")
        headers[name.strip().lower()] = value.strip()
        if name.strip().lower() in OPTIONS:
            option = OPTIONS[name.strip().lower()]
            command += ["-o", f"{option}={value.strip()}"]
    data = sys.stdin.buffer.read()
    run = subprocess.run(command, input=data, stdout=subprocess.PIPE, check=False)
    if run.returncode < 0:
        sys.exit(f"feedcat ended by signal {-run.returncode}")
    document = json.loads(run.stdout) if run.stdout.strip() else {}
    print(json.dumps(_shape.shape(document, data, headers)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
