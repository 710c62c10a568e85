"""The growth: solutions that are right get their verdict from it, and the families and sizes do what they
are for.

What one look at a solution measures serves all checks: the ratios of each family, and the reference's own
times.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from statistics import median

from msgspec import Struct, structs

from judge.engines.native.runner import Submission
from judge.growth.judgement import TINY, UPPER_SPAN, fitted_slope
from judge.journey import Silent
from judge.measuring.looks import EVIDENT
from judge.model.errors import JudgeFault
from judge.model.growth import Growth, Judgement, Point, Series
from judge.model.problem import Package
from judge.model.report import Report
from judge.model.verdict import Verdict
from judge.model.verification import GrowthFacts, JudgedSolution, Margin
from judge.verify.crew import Bench, Job
from judge.verify.solutions import ALLOWED, COSTLY
from judge.verify.subject import Subject

LOOKS = 3
"""Looks at a solution that should be rejected: what stays unclear once, on a busy machine, may not the next
time."""

STEEP = 0.35
"""Slope of the reference's own time over its bound from which on the reference itself is above the bound.

Measured on a loaded machine, references within their bounds stay below 0.15; a factor sqrt(n) has 0.5.
"""

STEEP_SPACE = 0.45
"""The same for memory, of which only two sizes are known; tables double now and then."""

QUICKEST, SLOWEST = 10e-6, 0.06
"""Seconds of the reference at the smallest and the largest size beyond which sizes should be calibrated anew.

The aim is 0.1 ms and 2 to 4 ms; machines differ.
"""


class Measured(Struct, frozen=True, kw_only=True):
    """What measuring the growth of one solution gave."""

    path: Path
    folder: str
    verdict: Verdict
    message: str
    growth: Growth | None
    looks: int

    def series(self) -> list[tuple[Series, Judgement]]:
        return list(zip(self.growth.series, self.growth.judgements, strict=True)) if self.growth else []


class Growths(Struct, frozen=True):
    """The check: measure the solutions of some folders, as far as they pass all cases."""

    folders: tuple[str, ...]

    def jobs(self, subject: Subject) -> list[Job]:
        return [
            Job(
                subject.slug,
                f"growth of {judged.folder}/{judged.path.name}",
                measure,
                (subject.package, judged.path, judged.folder),
            )
            for judged in subject.judged
            if judged.verdict is Verdict.AC and judged.folder in self.folders
        ]

    def conclude(self, subject: Subject, answers: Sequence[Measured]) -> None:
        """File the verdicts, the margins of the families, and what the reference's own times show."""
        verdicts = {measured.path: measured for measured in answers}
        subject.judged = [_with_verdict(judged, verdicts.get(judged.path)) for judged in subject.judged]
        for measured in answers:
            _check_verdict(subject, measured)
        if not any(measured.growth for measured in answers):
            return
        margins = [_margin(family, answers) for family in _families(answers)]
        for margin in margins:
            if margin.rejected is None and any(measured.folder in COSTLY for measured in answers):
                message = (
                    f"the family {margin.family} separates no too costly solution from the accepted ones"
                )
                advice = (
                    "Add the solution that it is the worst case of, or drop it: a family costs time in every "
                    "run."
                )
                subject.warn("growth.idle_family", subject.package.generate, message, 0, advice)
        _check_reference(subject, answers)
        _check_sizes(subject, margins, answers)


ALL = Growths(("accepted", *COSTLY))
ACCEPTED_ONLY = Growths(("accepted",))
"""Without those that growth must reject: a rejection is looked at until it is certain, and takes seconds."""


def measure(bench: Bench, package: Package, path: Path, folder: str) -> Measured:
    """Look at the growth of a solution, again if it should be rejected and is not."""
    submission = Submission(path.read_bytes(), path)
    looks = 0
    while True:
        report = look_at(bench, package, submission)
        looks += 1
        if folder not in COSTLY or report.verdict is not Verdict.AC or looks == LOOKS:
            break
    return Measured(
        path=path,
        folder=folder,
        verdict=report.verdict,
        message=report.message,
        growth=report.growth,
        looks=looks,
    )


def look_at(bench: Bench, package: Package, submission: Submission) -> Report:
    """One look at the growth of a submission. Raises JudgeFault: that says nothing of the submission."""
    report = bench.pipeline.judge(package, submission, Silent(), stages=())
    if report.verdict is Verdict.JE:
        raise JudgeFault("The growth could not be measured.", report.message)
    return report


def _check_verdict(subject: Subject, measured: Measured) -> None:
    expected = ALLOWED[measured.folder]
    if measured.verdict is expected:
        if measured.looks > 1:
            message = f"its growth was found to be above the bound only in look {measured.looks}"
            advice = (
                "Verify again on a quiet machine. If it stays, a family should show its cost more clearly."
            )
            subject.warn("growth.close", measured.path, message, 0, advice)
        return
    message = f"it must get {expected.words} in {measured.folder}/, and gets {measured.verdict.words}"
    if measured.verdict is Verdict.AC:
        advice = "Its cost stays within the bound in every family: add the family that is its worst case."
        subject.error("growth.verdict", measured.path, message, 0, advice)
        return
    advice = (
        "Mend its cost or the bound." if measured.folder == "accepted" else "Move it to the other folder."
    )
    why = f"{measured.message}{_in_family(measured.growth)}"
    subject.error("growth.verdict", measured.path, f"{message}: {why}", 0, advice)


def _in_family(growth: Growth | None) -> str:
    """Which family showed what was found."""
    if growth is None or growth.shown is None:
        return ""
    return f", in the family {growth.series[growth.shown].family}"


def _with_verdict(judged: JudgedSolution, measured: Measured | None) -> JudgedSolution:
    if measured is None:
        return structs.replace(judged, unproven=judged.verdict is Verdict.AC and judged.folder in COSTLY)
    return structs.replace(judged, verdict=measured.verdict, message=measured.message)


def _families(answers: Iterable[Measured]) -> list[str]:
    return list(dict.fromkeys(s.family for m in answers for s, _ in m.series() if s.look == "quick"))


def _margin(family: str, answers: Sequence[Measured]) -> Margin:
    """How far apart a family keeps accepted and rejected solutions."""
    accepted = [
        (judgement.rise, measured.path.name)
        for measured in answers
        for series, judgement in measured.series()
        if (series.family, series.resource, series.look) == (family, "time", "quick")
        and measured.verdict is Verdict.AC
    ]
    rejected = [
        (_risen(series, judgement), measured.path.name)
        for measured in answers
        for series, judgement in measured.series()
        if measured.folder in COSTLY
        and series.family == family
        and series.resource in ("time", "space")
        and _separates(series, judgement)
    ]
    slowest = max(accepted, default=(1.0, ""))
    fastest = min(rejected, default=None)
    return Margin(
        family=family,
        accepted=slowest[1],
        accepted_rise=slowest[0],
        rejected=fastest[1] if fastest else None,
        rejected_rise=fastest[0] if fastest else None,
    )


def _separates(series: Series, judgement: Judgement) -> bool:
    """Whether a look shows that a solution is too costly; a quick one at time must show it beyond noise."""
    if any(point.cut for point in series.points):
        return True
    quick = (series.resource, series.look) == ("time", "quick")
    return judgement.decision == "above" and (not quick or EVIDENT.exceeded_by(judgement))


def _risen(series: Series, judgement: Judgement) -> float:
    """How much a ratio rises; of a series that was cut off early, how far the ratio has come at least."""
    cut = any(point.cut for point in series.points)
    return max(judgement.rise, judgement.factor) if cut else judgement.rise


def _check_reference(subject: Subject, answers: Sequence[Measured]) -> None:
    """The reference within its own bound: measured beside itself its ratio is flat, whatever it costs."""
    complexity = subject.package.problem.complexity
    own = complexity.reference or complexity.time
    for family in _families(answers):
        times = _costs(family, "time", answers)
        if len(times) > 1 and _slope(times) > STEEP:
            message = (
                f"the reference takes more than its bound {own} in the family {family}: "
                f"its time over the bound grows like n^{_slope(times):.1f}"
            )
            advice = (
                "Mend the reference or the bound: it is the yardstick that all solutions are measured by."
            )
            subject.error("growth.reference", subject.package.reference, message, 0, advice)
        space = _costs(family, "space", answers)
        if len(space) > 1 and _slope(space) > STEEP_SPACE:
            message = (
                f"the reference takes more memory than its bound {complexity.space} in the family {family}"
            )
            subject.error("growth.reference", subject.package.reference, message)


def _costs(family: str, resource: str, answers: Sequence[Measured]) -> dict[int, float]:
    """What the reference costs over its bound at the upper sizes of a family: the least of all looks."""
    costs: dict[int, float] = {}
    for measured in answers:
        for series, _ in measured.series():
            if (series.family, series.resource, series.look) == (family, resource, "quick"):
                for point in series.points:
                    cost = max(min(point.reference), TINY[resource]) * point.slack / point.bound
                    costs[point.n] = min(cost, costs.get(point.n, cost))
    largest = max(costs, default=0)
    return {n: cost for n, cost in costs.items() if n * UPPER_SPAN * 1.01 >= largest}


def _slope(costs: dict[int, float]) -> float:
    sizes = sorted(costs)
    return fitted_slope(sizes, [costs[n] for n in sizes])


def _check_sizes(subject: Subject, margins: list[Margin], answers: Sequence[Measured]) -> None:
    """File what the reference takes at both ends of the sizes, and whether that can be measured well."""
    points: dict[int, dict[str, list[Point]]] = {}
    for measured in answers:
        for series, _ in measured.series():
            if series.resource == "time" and series.look == "quick":
                for point in series.points:
                    points.setdefault(point.n, {}).setdefault(series.family, []).append(point)
    ends = [median(_usual(of_family) for of_family in points[n].values()) for n in (min(points), max(points))]
    calibrated = subject.growth.calibrated if subject.growth else None
    subject.growth = GrowthFacts(
        margins=tuple(margins),
        sizes=(min(points), max(points)),
        seconds=(ends[0], ends[1]),
        calibrated=calibrated,
    )
    if ends[0] < QUICKEST or ends[1] > SLOWEST:
        message = (
            f"the reference takes {1000 * ends[0]:.3f} ms at n = {min(points):,} and {1000 * ends[1]:.1f} ms "
            f"at n = {max(points):,}: too little to be measured, or too long to wait for"
        )
        advice = "Measure the sizes with `judge verify --calibrate`."
        subject.warn("growth.sizes", subject.folder / "problem.yaml", message, 0, advice)


def _usual(points: Iterable[Point]) -> float:
    """The median of all looks: the least one may be what was left of a time when too much was subtracted."""
    return median(chain.from_iterable(point.reference for point in points))
