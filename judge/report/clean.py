"""Text that came from a submission, made harmless for a terminal, and legal in XML and HTML."""

import re

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
"""What Unicode never assigns: XML 1.0 refuses some of it, and HTML calls all of it an error."""

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff"
    "\xad\u115f\u1160\u200b\u2060-\u2064\u206a-\u206f\u3164\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
    f"{_NONCHARACTERS}]"
)


_COMMAND = re.compile(r":(?=:\s*[a-z][\w-]*(\s[^\n]*?)?::)|#(?=#(vso)?\[)", re.IGNORECASE)
"""The first character of a command to a runner of GitHub or Azure, which obeys what a step prints:
`::error::` where a line begins (and wrapping may begin one anywhere), `##[error]` anywhere."""


def clean(text: str) -> str:
    """The text with control characters, escapes, direction marks, invisible characters, lone surrogates,
    noncharacters and the beginnings of workflow commands spelt out.

    Newlines and tabs stay.
    """
    spelt = _CONTROL.sub(lambda match: match.group().encode("unicode_escape").decode(), text)
    return _COMMAND.sub(lambda match: f"\\x{ord(match.group()):02x}", spelt)


def clean_json(text: str) -> str:
    """A JSON text with its own escapes for what `clean` spells out: the same document, harmless to read."""
    escaped = _CONTROL.sub(lambda match: _json_escape(match.group()), text)
    return _COMMAND.sub(lambda match: _json_escape(match.group()), escaped)


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i] << 8 | units[i + 1]:04x}" for i in range(0, len(units), 2))


def clean_line(text: str) -> str:
    """`clean` for a text that must stay on one line."""
    return clean(text).replace("\n", "\\n").replace("\t", "\\t")
