# SPDX-License-Identifier: MIT
"""Count the instructions that each attack takes at one size and at twice that
size: test_linear.py PROGRAM [ATTACK…]

Valgrind counts, without simulating caches, so the result does not depend on
the machine's speed or load. What the program takes for no input is subtracted.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

SIZE = 60_000
MOST = 2.5


def instructions(program, name, size, folder):
    out = os.path.join(folder, f"{name}-{size}")
    done = subprocess.run(
        ["valgrind", "--tool=cachegrind", "--cache-sim=no",
         f"--cachegrind-out-file={out}", program, name, str(size)],
        capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{name} {size}: status {done.returncode}\n"
                           f"{done.stdout}{done.stderr}")
    with open(out, encoding="utf-8") as lines:
        for line in lines:
            match = re.match(r"summary:\s+(\d+)", line)
            if match:
                return int(match.group(1)), done.stdout.strip()
    raise RuntimeError(f"{name} {size}: no summary")


def measure(program, name, none, folder):
    once, _ = instructions(program, name, SIZE, folder)
    twice, said = instructions(program, name, 2 * SIZE, folder)
    return (twice - none) / max(once - none, 1), (twice - none) / SIZE / 2, said


def main():
    program = sys.argv[1]
    if not shutil.which("valgrind"):
        print("skipped: valgrind was not found")
        return 77
    listed = subprocess.run([program, "--list"], check=True,
                            capture_output=True, text=True)
    names = sys.argv[2:] or listed.stdout.split()
    folder = tempfile.mkdtemp(prefix="libfeed-linear-")
    failed = 0
    try:
        none, _ = instructions(program, names[0], 0, folder)
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            results = pool.map(lambda name: measure(program, name, none,
                                                    folder), names)
            for name, (ratio, per_byte, said) in zip(names, results):
                bad = ratio >= MOST
                failed += bad
                print(f"{'FAIL ' if bad else ''}{name}: ratio {ratio:.2f}, "
                      f"{per_byte:.0f} instructions a byte ({said})")
    finally:
        shutil.rmtree(folder)
    print(f"{len(names)} attacks, {failed} not linear")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
