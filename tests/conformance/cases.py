# SPDX-License-Identifier: MIT
"""Where the cases are that other people wrote.

They are not part of the project. The environment variable LIBFEED_CASES names
their folder; without it that is `shared` beside the project's. What finds none
says so and exits with SKIPPED, which ctest shows as skipped.
"""

import argparse
import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77


def parser(description):
    """For the command line of a script that reads cases: knows --cases."""
    result = argparse.ArgumentParser(description=description)
    result.add_argument(
        "--cases",
        metavar="FOLDER",
        type=pathlib.Path,
        default=pathlib.Path(os.environ.get("LIBFEED_CASES", ROOT.parent / "shared")),
        help="default: %(default)s",
    )
    return result


def are_there(folder):
    """True where `folder` is; else says that what follows is skipped."""
    if not folder.is_dir():
        print(f"skipped: no folder {folder} with other people's cases")
    return folder.is_dir()
