"""Sentences about the growth that every output shares: the line, the remarks, the claim.

Texts of a submission (the source of a line, and why it is slow) are not in here: each output cleans its own.
"""

from judge.growth.naming import bound_in_words
from judge.model.growth import CostlyLine, Growth, Judgement, Resource
from judge.report.costs import full

NO_LINE = "no single line explains it"

MORE = 1.2
"""Times from which on the runs of a line, or the cost of one, are said to have grown between two sizes. These
are two or four times apart, where n^0.5 is 1.4 or 2; costs that do not grow differ by 0.002."""

DEAR = 3.0
"""Times the reference's instructions from which on an accepted solution is told so by a remark."""


def cost_of_line(line: CostlyLine, resource: Resource) -> str:
    """Return how the cost of a line has grown, as a clause: by its runs, by what one costs, or by both."""
    (small, large), (before, after), (few, many) = line.sizes, line.costs, line.runs
    part = f"{line.share:.0%} of all"
    if resource == "space":
        held = f"holds {full(before, resource)} at n = {small:,} and {full(after, resource)} at n = {large:,}"
        return f"{held}, {part}"
    oftener = many >= MORE * few and many > few
    if after >= MORE * before and after > before:
        told = f"one run costs {before:,} instructions at n = {small:,} and {after:,} at n = {large:,}"
        if oftener:
            told += f", and it runs {few:,} and {many:,} times"
    elif oftener:
        told = f"it runs {_times(few)} at n = {small:,} and {_times(many)} at n = {large:,}"
    else:
        told = f"it runs {_times(many)} at n = {large:,}, for {after:,} instructions each"
    return f"{told}; {part}"


def grows_by_a_logarithm(growth: Growth) -> bool:
    """Return whether the time of any family grows by a logarithm more than the bound."""
    return any(judgement.logarithm for judgement in _judgements(growth, "time"))


def remarks(growth: Growth) -> list[str]:
    """Return what has to be told of a growth within the bound: a logarithm too much, a high cost."""
    if growth.decision == "above":
        return []
    found = []
    times = _judgements(growth, "time")
    logarithmic = [judgement.word for judgement in times if judgement.logarithm]
    if logarithmic:
        bound = bound_in_words(growth.bound)
        found.append(
            f"It grows by a logarithm more than the bound: O({logarithmic[0]}), the bound is {bound}."
        )
    if (factor := _factor(times)) is not None and factor >= DEAR:
        found.append(f"It takes up to {factor:,.1f} times the reference's instructions.")
    return found


def accepted_lines(growth: Growth) -> list[str]:
    """Return class, ratios and remarks of a growth within the bound in two sentences at most, one a line."""
    times = _judgements(growth, "time")
    time, memory = _factor(times), _factor(_judgements(growth, "space"))
    if growth.decision == "above" or growth.decisive is None or time is None:
        return []
    told = remarks(growth)
    held = "" if memory is None else f"; memory {memory:,.1f} times"
    word = growth.decisive[1].word
    if grows_by_a_logarithm(growth):
        upto = "up to " if time >= DEAR else ""
        return [told[0], f"It takes {upto}{time:,.1f} times the reference's instructions{held}."]
    if told:
        beside = f"{held} the reference's" if held else ""
        return [f"Time grows like {word}{beside}.", *told]
    return [f"Time grows like {word}, {time:,.1f} times the reference's instructions{held}."]


def claimed(growth: Growth) -> str:
    """Return the claimed bound beside the required one and the class that was counted."""
    times = _judgements(growth, "time")
    claim = bound_in_words(growth.claim)
    if not times or growth.resource != "time":
        return f"{claim}; the time was not counted"
    decisive = growth.decisive[1] if growth.decisive else max(times, key=lambda one: one.power)
    return f"{claim}, required {bound_in_words(growth.bound)}, counted O({decisive.word})"


def family_in_words(growth: Growth) -> str:
    """Return the family of inputs that shows the growth, with what its author says of it."""
    if growth.decisive is None:
        return ""
    family = growth.decisive[0].family
    return f"{family}: {growth.about}" if growth.about else family


def _judgements(growth: Growth, resource: Resource) -> list[Judgement]:
    return [
        judgement
        for series, judgement in zip(growth.series, growth.judgements, strict=True)
        if series.resource == resource
    ]


def _factor(judgements: list[Judgement]) -> float | None:
    """Return the largest ratio to the reference, if there is any."""
    return max((judgement.factor for judgement in judgements), default=None)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"
