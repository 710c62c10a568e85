"""What a judged submission earns: a part for each stage and each group of hidden cases.

The weights of `problem.yaml` are points. Those of the hidden cases are shared equally by their groups. A
part earns all of its points or none: whoever guesses passes half of the cases of most groups.
"""

import math
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from judge.growth.naming import in_a_sentence
from judge.journey import group_of
from judge.model.grade import Part, Reveal, State
from judge.model.outcome import Killed, Raised, Returned
from judge.model.problem import Corpus, Problem
from judge.model.report import Report, StageReport
from judge.model.result import CaseResult
from judge.model.verdict import Verdict

NOT_REACHED = "not reached"

HIDDEN = "hidden/"

Groups = dict[str, int]
"""How many cases there are: of each group of hidden ones, `hidden/edges`, in their order, and of the other
stages."""


def count_groups(corpus: Corpus) -> Groups:
    """The groups of a corpus."""
    return dict(Counter(group_of(case) if case.stage == "hidden" else case.stage for case in corpus.cases))


def parts_of(report: Report, groups: Groups, growth: bool, reveal: Reveal) -> tuple[Part, ...]:
    """The parts of a score in the order of judging; with `growth` that of the measured growth as well."""
    weights, growth = report.problem.weights, growth and not report.problem.packages
    hidden = _hidden_parts(report, groups, weights["hidden"])
    parts = [
        _stage_part(report, "samples", groups, weights["samples"]),
        *([_together(hidden, weights["hidden"])] if reveal == "count" else hidden),
        _stage_part(report, "generated", groups, weights["generated"]),
        *(
            [_stage_part(report, "accuracy", groups, weights["accuracy"])]
            if report.problem.accuracy is not None
            else []
        ),
        *([_stage_part(report, "growth", groups, weights["growth"])] if growth else []),
    ]
    if report.verdict is not Verdict.AC and all(part.state in ("passed", "skipped") for part in parts):
        _blame_one(parts, report.verdict)
    if reveal in ("group", "count"):
        parts = [part if part.name == "samples" else replace(part, seconds=None) for part in parts]
    return tuple(parts)


def told_seconds(seconds: float, reveal: Reveal) -> float | None:
    """How long a submission took; None where hidden inputs are hidden from whoever reads it."""
    return None if reveal in ("group", "count") else round(seconds, 4)


def earned(parts: Sequence[Part]) -> float:
    """The points of all parts together."""
    return round(math.fsum(part.earned for part in parts), 6)


def possible(problem: Problem, growth: bool) -> float:
    """Return the points that a perfect submission earns; those of the growth only where it can be counted."""
    weights, growth = problem.weights, growth and not problem.packages
    return math.fsum(points for stage, points in weights.items() if growth or stage != "growth")


def _stage_part(report: Report, name: str, groups: Groups, points: float) -> Part:
    stage = next((stage for stage in report.stages if stage.name == name), None)
    if stage is None:
        return _skipped(name, groups.get(name, 0), points)
    return Part(
        name=name,
        state=_state(stage.verdict),
        passed=stage.passed,
        total=stage.total,
        earned=points if stage.verdict is Verdict.AC else 0.0,
        possible=points,
        seconds=stage.seconds,
        message=_stage_message(report, stage),
    )


def _stage_message(report: Report, stage: StageReport) -> str:
    if stage.verdict is Verdict.AC:
        return ""
    if stage.name == "accuracy":
        return (
            "not accurate enough" if report.accuracy is not None else f"a run failed: {stage.verdict.words}"
        )
    if stage.name != "growth":
        return _counted(stage.run - stage.passed, stage.total, stage.verdict)
    if report.growth is not None:
        return in_a_sentence(report.growth)
    return f"a measured run failed: {stage.verdict.words}"


def _hidden_parts(report: Report, groups: Groups, points: float) -> list[Part]:
    ran: dict[str, list[CaseResult]] = {name: [] for name in groups if name.startswith(HIDDEN)}
    for result in report.shown:
        if result.case.stage == "hidden":
            ran[group_of(result.case)].append(result)
    share = points / max(len(ran), 1)
    return [_group_part(name, results, groups[name], share) for name, results in ran.items()]


def _group_part(name: str, results: Sequence[CaseResult], total: int, points: float) -> Part:
    failed = [result for result in results if not result.accepted]
    if not failed and len(results) < total:
        return _skipped(name, total, points)
    verdict = failed[0].verdict if failed else Verdict.AC
    return Part(
        name=name,
        state=_state(verdict),
        passed=len(results) - len(failed),
        total=total,
        earned=0.0 if failed else points,
        possible=points,
        seconds=math.fsum(map(_seconds, results)),
        message=_counted(len(failed), total, verdict) if failed else "",
    )


def _together(hidden: Sequence[Part], points: float) -> Part:
    """All groups as one part, for readers who may not know of them."""
    states = [part.state for part in hidden]
    state: State = next((s for s in ("error", "failed", "skipped") if s in states), "passed")
    passed, total = sum(part.passed for part in hidden), sum(part.total for part in hidden)
    whole = {"passed": "", "skipped": NOT_REACHED}
    return Part(
        name="hidden",
        state=state,
        passed=passed,
        total=total,
        earned=round(math.fsum(part.earned for part in hidden), 6),
        possible=points,
        seconds=math.fsum(part.seconds or 0.0 for part in hidden),
        message=whole.get(state, f"{total - passed} of {total} cases did not pass"),
    )


def _blame_one(parts: list[Part], verdict: Verdict) -> None:
    """Let one part carry a verdict that belongs to none, such as that of a file that cannot be loaded."""
    index = next((i for i, part in enumerate(parts) if part.state == "skipped"), len(parts) - 1)
    parts[index] = replace(parts[index], state=_state(verdict), earned=0.0, message=verdict.words)


def _skipped(name: str, total: int, points: float) -> Part:
    return Part(
        name=name,
        state="skipped",
        passed=0,
        total=total,
        earned=0.0,
        possible=points,
        seconds=0.0,
        message=NOT_REACHED,
    )


def _state(verdict: Verdict) -> State:
    match verdict:
        case Verdict.AC:
            return "passed"
        case Verdict.RTE | Verdict.CE | Verdict.JE:
            return "error"
    return "failed"


def _counted(failed: int, total: int, verdict: Verdict) -> str:
    return f"{failed} of {total} cases fail: {verdict.words}"


def _seconds(result: CaseResult) -> float:
    outcome = result.outcome
    return outcome.usage.wall if isinstance(outcome, Returned | Raised | Killed) else 0.0
