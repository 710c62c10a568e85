"""The stage `vectorized` of one submission: its Python steps are counted as the elements get more.

No clock: the steps of a run are the same each time. Each family is run at growing sizes in a worker that does
nothing else; the results must be right there as well, so that nothing else can be done where it is counted.
"""

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from judge.casegen.vectorized import STAGE, size_of
from judge.checking.assess import assess
from judge.checking.compare import Comparator
from judge.engines.native.runner import Runner
from judge.growth.steps import find_loop, in_a_sentence
from judge.model.case import Case
from judge.model.outcome import Outcome, Output, Returned, Usage
from judge.model.problem import Problem
from judge.model.result import CaseResult
from judge.model.show import source_lines, source_text
from judge.model.steps import Loop, StepCount, StepsAt, Vectorized
from judge.model.verdict import Verdict


class Counted(Struct, frozen=True, kw_only=True):
    """What the stage came to: the runs that were counted, the steps, and the failing result, if any."""

    runs: int
    steps: Vectorized | None = None
    failing: CaseResult | None = None


def count_steps(problem: Problem, cases: Sequence[Case], runner: Runner, compare: Comparator) -> Counted:
    """Count family after family until one shows a loop, or a run is not right."""
    text = source_text(runner.submission.source)
    runs = 0
    shown: list[tuple[str, list[StepsAt]]] = []
    for family, members in groupby(cases, key=_family):
        series: list[StepsAt] = []
        for case in members:
            runs += 1
            found = runner.steps(case.calls)
            failing = _failing(case, found, problem, compare)
            if failing is not None:
                return Counted(runs=runs, failing=failing)
            assert isinstance(found, StepCount)
            series.append(StepsAt(size_of(problem, case.calls), found))
            if found.ended:
                break
        loop = find_loop(series, text)
        if loop is not None:
            steps = _vectorized(problem, family, series, loop, text)
            return Counted(runs=runs, steps=steps, failing=_rejected(case, steps, series[-1].count))
        shown.append((family, series))
    most = max(shown, key=lambda one: one[1][-1].count.all, default=None)
    return Counted(runs=runs, steps=most and _vectorized(problem, *most, None, text))


def _family(case: Case) -> str:
    return case.id.split("/")[1]


def _failing(
    case: Case, found: StepCount | Outcome, problem: Problem, compare: Comparator
) -> CaseResult | None:
    """Return the failing result of a run that did not return what it must; None where it did."""
    if isinstance(found, StepCount) and found.ended:
        return None
    outcome = found if not isinstance(found, StepCount) else _returned(found)
    result = assess(case, outcome, problem.entry, compare)
    return None if result.accepted else result


def _returned(count: StepCount) -> Returned:
    return Returned(values=count.values, output=Output("", 0), usage=Usage(wall=0.0, cpu=None))


def _vectorized(
    problem: Problem, family: str, series: Sequence[StepsAt], loop: Loop | None, text: str
) -> Vectorized:
    lines = source_lines(text)
    named = loop is not None and 0 < loop.line <= len(lines)
    return Vectorized(
        over=problem.complexity.vectorized,
        family=family,
        sizes=tuple([point.n for point in series]),
        steps=tuple([point.count.all for point in series]),
        loop=loop,
        source=lines[loop.line - 1].strip() if named and loop is not None else "",
    )


def _rejected(case: Case, steps: Vectorized, count: StepCount) -> CaseResult:
    assert steps.loop is not None
    message = f"it is not vectorized: {in_a_sentence(steps.loop, ' + '.join(steps.over))}"
    return CaseResult(case=case, verdict=Verdict.TLE, reason=STAGE, message=message, outcome=_returned(count))
