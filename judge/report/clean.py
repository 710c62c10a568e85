"""Text that came from a submission, made harmless for a terminal, and legal in XML and HTML."""

import re

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
"""What Unicode never assigns: XML 1.0 refuses some of it, and HTML calls all of it an error."""

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff"
    f"{_NONCHARACTERS}]"
)


def clean(text: str) -> str:
    """The text with control characters, escapes, direction marks, lone surrogates and
    noncharacters spelt out.

    Newlines and tabs stay.
    """
    return _CONTROL.sub(lambda match: match.group().encode("unicode_escape").decode(), text)


def clean_line(text: str) -> str:
    """`clean` for a text that must stay on one line."""
    return clean(text).replace("\n", "\\n").replace("\t", "\\t")
