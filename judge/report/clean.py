"""Text that came from a submission, made harmless for a terminal."""

import re

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


def clean(text: str) -> str:
    """The text with control characters, escapes, direction marks and lone surrogates spelt out.

    Newlines and tabs stay.
    """
    return _CONTROL.sub(lambda match: match.group().encode("unicode_escape").decode(), text)


def clean_line(text: str) -> str:
    """`clean` for a text that must stay on one line."""
    return clean(text).replace("\n", "\\n").replace("\t", "\\t")
