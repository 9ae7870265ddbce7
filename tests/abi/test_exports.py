# SPDX-License-Identifier: MIT
"""The shared library exports what exports.txt lists, in the node LIBFEED_1.0,
and nothing else: test_exports.py LIBRARY NM"""
import subprocess
import sys
from pathlib import Path

library, nm = sys.argv[1:3]
golden = Path(__file__).with_name("exports.txt").read_text().split()

listing = subprocess.run([nm, "-D", "--defined-only", "--with-symbol-versions",
                          library], check=True, capture_output=True, text=True)
exported = []
faults = []
for line in listing.stdout.splitlines():
    kind, symbol = line.split()[-2:]
    name, _, node = symbol.partition("@@")
    if kind == "A":  # the node itself
        continue
    exported.append(name)
    if node != "LIBFEED_1.0":
        faults.append(f"{name} is in the node {node or '(none)'}")
    if kind != "T":
        faults.append(f"{name} is no function ({kind})")

faults += [f"{name} is not exported" for name in golden
           if name not in set(exported)]
faults += [f"{name} is exported but not in exports.txt" for name in exported
           if name not in set(golden)]
print("\n".join(faults) or f"{len(exported)} exports")
sys.exit(1 if faults else 0)
