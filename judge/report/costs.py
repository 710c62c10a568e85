"""Costs as text: instructions and bytes, which are counted, and what a part of the judging took."""

from judge.model.growth import Point, Resource

UNITS: dict[Resource, str] = {"time": "instructions", "space": "bytes"}
"""What is counted, by the resource."""

FEW_KIB = 10
"""KiB below which a cost is given with a digit behind the point."""


def full(cost: int, resource: Resource) -> str:
    """Return a cost for a table or a sentence: `4,613,552`, `516 KiB`."""
    if resource == "time":
        return f"{cost:,}"
    kib = cost / 1024
    return f"{kib:,.1f} KiB" if kib < FEW_KIB and cost % 1024 else f"{kib:,.0f} KiB"


def short(cost: float, resource: Resource) -> str:
    """Return a cost for the mark of an axis, with three digits at most: `4.61 M`, `3 MiB`."""
    if resource == "space":
        return f"{_short(cost / 1024)} KiB" if cost < 1 << 20 else f"{_short(cost / (1 << 20))} MiB"
    for unit, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if cost >= unit:
            return f"{_short(cost / unit)} {letter}"
    return _short(cost)


def ratio(point: Point) -> float:
    """Return how many times the reference's cost the submission's is at a size."""
    return point.yours / max(point.reference, 1)


def ratio_text(point: Point) -> str:
    """Return the ratio for a table; one that was cut off is the least that it can be: `> 25.1`."""
    return f"{more(point)}{ratio(point):,.1f}"


def more(point: Point) -> str:
    """Return the mark of a cost that was cut off, or nothing."""
    return "> " if point.cut else ""


def duration(seconds: float) -> str:
    """Return a time with its unit: `5.2 ms`, `1.25 s`."""
    return f"{_short(1000 * seconds)} ms" if seconds < 1 else f"{_short(seconds)} s"


def _short(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}".removesuffix(".0") if value >= 10 else f"{value:.2f}".rstrip("0").rstrip(".")
