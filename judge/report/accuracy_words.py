"""The accuracy in words, the same in every report."""

import math

from judge.model.accuracy import Accuracy, Breach, Row, Suspect

ALL = 2.0**52
"""Units from which on no digit of a result is right."""

KINDS = {
    "nan": "the first NaN",
    "inf": "the first infinity",
    "zero": "the first number that vanishes",
    "loss": "digits are lost",
    "raised": "the exception",
}
"""What appears at the line, by the kind of the suspect."""


def ulps(error: float) -> str:
    """Return an error in units: `0.5`, `320`, `3.2e+07`, or `everything` where no digit is left."""
    if error >= ALL:
        return "everything"
    if error >= 1e5:
        return f"{error:.1e}"
    return f"{error:,.0f}" if error >= 100 else f"{error:.2g}"


def magnitude(value: float) -> str:
    """Return a magnitude as a person writes it: `700`, `1e+06`."""
    return f"{value:,.0f}" if value == int(value) and abs(value) < 1e6 else f"{value:g}"


def breaks(accuracy: Accuracy) -> str:
    """Return in a sentence from where on the results are not accurate enough; empty if they always are."""
    if accuracy.broken is None:
        return ""
    table, row = accuracy.broken
    at = f"magnitude {magnitude(row.magnitude)}"
    if not table.breaks:
        return f"not accurate from the smallest {at} on: {off(row)}"
    last = magnitude(table.rows[table.breaks - 1].magnitude)
    return f"accurate up to magnitude {last}, not from {at} on: {off(row)}"


def off(row: Row) -> str:
    """Return how far off the results of one magnitude are."""
    if not math.isfinite(row.yours):
        return "the result is infinite, NaN, or none at all, and the exact one is not"
    if row.yours >= ALL:
        return "no digit is right"
    return f"off by {ulps(row.yours)} units in the last place, where {ulps(row.allowed)} are allowed"


def difference(breach: Breach) -> str:
    """Return what was exact and what was given at one place."""
    where = f"at {breach.place}: " if breach.place else ""
    return f"{where}exactly {breach.exact}, got {breach.got}"


def where(suspect: Suspect) -> str:
    """Return what appears at the line: `the first NaN, in total`."""
    name = f", in {suspect.name}" if suspect.name else ""
    return f"{KINDS[suspect.kind]}{name}"
