# SPDX-License-Identifier: MIT
"""libfeed behind the interfaces of other libraries."""
