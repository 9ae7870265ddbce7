# SPDX-License-Identifier: MIT
# What SWIG generates: functions and constants, none of which leave the package.
from typing import Any

def __getattr__(name: str) -> Any: ...
