# SPDX-License-Identifier: MIT
"""The public functions and types are those of the baseline:
test_types.py LIBRARY. An intended change refreshes it: script/update-abi"""
import sys

import gate

library = sys.argv[1]
gate.require_amd64()
gate.require_tools()
if not gate.has_types(library):
    gate.skip("the library was built without -g")
report = gate.differences(gate.BASELINE, library)
print(report or "no differences")
sys.exit(1 if report else 0)
