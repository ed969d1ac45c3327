"""Text as XML can hold it."""

from __future__ import annotations

import re
from html import escape

# What is left out: all that XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets) and the control characters
# that it only advises against.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def xml(text: str) -> str:
    """*text* for an element or an attribute in double quotes, on one line, without control characters."""
    return escape(" ".join(_NO_TEXT.sub("", text).split()))
