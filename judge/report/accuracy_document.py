"""The accuracy for programs. Errors that are not finite are null: JSON knows no infinity."""

import math
from typing import Any

from msgspec import structs

from judge.model.accuracy import Accuracy, Breach, Table
from judge.model.show import show_call
from judge.report.accuracy_words import breaks, difference, where

TEXT_WIDTH = 400
"""Characters of a call."""


def accuracy_document(accuracy: Accuracy) -> dict[str, Any]:
    """Return the errors, what is allowed, and where it breaks, as plain data."""
    broken = accuracy.broken
    return {
        "decision": accuracy.decision,
        "bound": structs.asdict(accuracy.bound),
        "family": broken[0].family if broken else None,
        "breaks_at": broken[1].magnitude if broken else None,
        "tables": [_table(table) for table in accuracy.tables],
        "breach": _breach(accuracy.breach) if accuracy.breach else None,
        "words": breaks(accuracy),
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "family": table.family,
        "about": table.about,
        "rows": [
            {
                "magnitude": row.magnitude,
                "yours": _finite(row.yours),
                "reference": _finite(row.reference),
                "allowed": row.allowed,
                "broken": row.broken,
            }
            for row in table.rows
        ],
    }


def _breach(breach: Breach) -> dict[str, Any]:
    suspect = breach.suspect
    return {
        "case": breach.case.id,
        "calls": [show_call(call, TEXT_WIDTH) for call in breach.case.calls],
        "failing_call": breach.call,
        "place": breach.place,
        "exact": breach.exact,
        "got": breach.got,
        "error": _finite(breach.error),
        "words": difference(breach),
        "line": None if suspect is None else {**structs.asdict(suspect), "words": where(suspect)},
    }


def _finite(error: float) -> float | None:
    return float(f"{error:.4g}") if math.isfinite(error) else None
