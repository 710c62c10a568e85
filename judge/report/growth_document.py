"""The growth for programs, the same in the report of one submission and in that of a class.

Everything but `words` is a fact: whoever wants to can decide again from the points. `words` are the sentences
that a person reads.
"""

from typing import Any

from msgspec import structs

from judge.growth.naming import in_a_sentence
from judge.model.growth import CostlyLine, Growth, Judgement, Point, Series
from judge.report.costs import ratio
from judge.report.growth_words import accepted_lines, cost_of_line, grows_by_a_logarithm

DIGITS = 4
"""Digits behind the point of what was computed from counts."""


def growth_document(growth: Growth) -> dict[str, Any]:
    """Return the counts, what they are worth, and the words on them, as plain data."""
    decisive = growth.decisive
    return {
        "decision": growth.decision,
        "resource": growth.resource,
        "bound": growth.bound,
        "strict": growth.strict,
        "claim": growth.claim,
        "component": growth.component,
        "class": decisive[1].word if decisive else None,
        "logarithm": grows_by_a_logarithm(growth),
        "uncounted": list(growth.uncounted),
        "shown": growth.shown,
        "family": decisive[0].family if decisive else None,
        "about": growth.about,
        "example": growth.example,
        "line": _line(growth.line) if growth.line else None,
        "series": [_series(*one) for one in zip(growth.series, growth.judgements, strict=True)],
        "words": _words(growth),
    }


def _series(series: Series, judgement: Judgement) -> dict[str, Any]:
    return {
        "family": series.family,
        "resource": series.resource,
        "decision": judgement.decision,
        "power": round(judgement.power, DIGITS),
        "class": judgement.word,
        "logarithm": judgement.logarithm,
        "factor": round(judgement.factor, DIGITS),
        "points": [_point(point) for point in series.points],
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "n": point.n,
        "bound": point.bound,
        "slack": point.slack,
        "yours": point.yours,
        "reference": point.reference,
        "ratio": round(ratio(point), DIGITS),
        "cut": point.cut,
    }


def _line(line: CostlyLine) -> dict[str, Any]:
    return {**structs.asdict(line), "share": round(line.share, DIGITS)}


def _words(growth: Growth) -> dict[str, Any]:
    above = growth.decision == "above"
    return {
        "sentence": in_a_sentence(growth) if above else "",
        "line": cost_of_line(growth.line, growth.resource) if growth.line else "",
        "remarks": accepted_lines(growth),
    }
