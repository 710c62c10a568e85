"""The result of `judge recheck`, for a person at a terminal and as a document."""

import math
import re
from collections.abc import Iterator
from typing import Any

from msgspec import structs
from rich.text import Text

from judge.model.recheck import Change, Recheck
from judge.report.clean import clean_line
from judge.report.sums import counted

SCHEMA = "judge/recheck/v1"

SHORT = 12
"""Digits of a digest that a person compares."""

WIDTH = 240
"""Characters of a text that is shown."""

_DIGEST = re.compile(r"[0-9a-f]{32,}")


# -- for a person --------------------------------------------------------------------------------------


def recheck_lines(found: Recheck) -> Iterator[Text]:
    """Yield the answer, what it rests on, and a line for each difference; circumstances come first."""
    yield Text(headline(found), "bold green" if found.same else "bold red")
    for change in (*found.circumstances, *found.differences):
        yield Text(f"  {_sentence(change)}")
    yield Text(_compared(found))
    for remark in found.remarks:
        yield Text(remark)


def headline(found: Recheck) -> str:
    """Return the answer in one line."""
    if not found.same:
        return "Not the same:"
    if not found.counts:
        return "The same."
    if not found.widest:
        return "The same, to the last instruction."
    percent = math.ceil(found.widest * 10_000) / 100
    return f"The same; counted by another component: within {percent:g} %."


def _compared(found: Recheck) -> str:
    """Return how much was compared: `443 cases and 31 counts of 6 families, AC.`"""
    cases = counted(found.cases, "case")
    many = "families" if found.families != 1 else "family"
    counts = f"{counted(found.counts, 'count')} of {found.families:,} {many}"
    both = f"{cases} and {counts} compared" if found.counts else f"{cases} compared, and no growth"
    return f"{both}; the verdict is {found.now}."


def _sentence(change: Change) -> str:
    relative = f" ({_percent(change.relative)})" if change.relative is not None else ""
    follows = f"; {change.follows}" if change.follows else ""
    return f"{clean_line(change.what)}: was {_shown(change.was)}, is {_shown(change.now)}{relative}{follows}"


def _shown(value: str | int | None) -> str:
    """Return a value of one side on a line."""
    if value is None or value == "":
        return "nothing"
    if isinstance(value, int):
        return f"{value:,}"
    if _DIGEST.fullmatch(value):
        return value[:SHORT]
    return clean_line(value if len(value) <= WIDTH else f"{value[: WIDTH - 3]}...")


def _percent(share: float) -> str:
    """Return a relative difference with its sign: `+0.0351 %`."""
    percent = 100 * share
    return f"{percent:+,.0f} %" if abs(percent) >= 100 else f"{percent:+.3g} %"


# -- for a program -------------------------------------------------------------------------------------


def recheck_document(found: Recheck) -> dict[str, Any]:
    """Return the whole as plain data."""
    return {
        "schema": SCHEMA,
        "problem": {"slug": found.slug},
        "student": found.student or None,
        "submission": {"path": found.path, "sha256": found.sha256},
        "same": found.same,
        "verdict": {"was": found.was, "is": found.now},
        "compared": {"cases": found.cases, "counts": found.counts, "families": found.families},
        "other_component": found.other_component,
        "widest": found.widest,
        "differences": [_change(change) for change in found.differences],
        "circumstances": [_change(change) for change in found.circumstances],
        "remarks": list(found.remarks),
    }


def _change(change: Change) -> dict[str, Any]:
    plain = structs.asdict(change)
    return {"what": plain.pop("what"), "was": plain.pop("was"), "is": plain.pop("now"), **plain}
