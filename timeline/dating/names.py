"""The names in a text: its capitalised words."""

from __future__ import annotations

import re

NAME = re.compile(r"\b[^\W\d_a-zà-öø-ÿ][\w-]{3,}")
