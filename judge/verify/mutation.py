"""How strong the cases are: small changes of the accepted solutions must be rejected.

A case that fails kills a mutant, as does one that hangs. A mutant that passes all cases may still cost too
much: that is counted in a later round (`survivors`).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from judge.accuracy_stage import measure
from judge.catalog.documents import Faults
from judge.catalog.equivalents import FILE, Acknowledgement, read_equivalents
from judge.checking.assess import assess
from judge.engines.native.runner import Runner
from judge.model.accuracy import Accuracy
from judge.model.case import Case
from judge.model.errors import JudgeFault
from judge.model.outcome import Lost
from judge.model.problem import Package
from judge.model.result import CaseResult
from judge.model.signature import ClassEntry
from judge.model.submission import Submission
from judge.model.verdict import Verdict
from judge.model.verification import Fate, JudgedMutant, Mutant
from judge.verify.crew import Bench, Job
from judge.verify.mutants import mutants_of
from judge.verify.subject import Subject

AT_ONCE = 8
"""Mutants of one job: reading the cases costs about as much as judging one."""

PATIENCE = 0.5
"""Seconds that a mutant has for one case, which takes accepted solutions milliseconds."""

CHEAP = 0.02
"""Seconds of a failing case up to which the other hidden cases are run as well, to learn which would fail."""


class Killed(Struct, frozen=True, kw_only=True):
    """The case that a mutant failed, or none; and all hidden ones that it failed, as far as it was run."""

    case: str = ""
    failing: tuple[str, ...] = ()


def jobs(subject: Subject) -> list[Job]:
    """Judge all mutants of the accepted solutions, some at a time."""
    if any(judged.folder == "accepted" and judged.verdict is not Verdict.AC for judged in subject.judged):
        return []  # mutants of what is wrong itself prove nothing
    entry = subject.package.problem.entry
    called = ["__init__", *(m.name for m in entry.methods)] if isinstance(entry, ClassEntry) else [entry.name]
    return [
        Job(subject.slug, f"mutants of {mutants[0].path.name}", judge, (subject.package, mutants))
        for path in accepted(subject)
        for mutants in _batched(mutants_of(path, path.read_bytes(), called), AT_ONCE)
    ]


def _batched(mutants: Sequence[Mutant], count: int) -> list[Sequence[Mutant]]:
    return [mutants[start : start + count] for start in range(0, len(mutants), count)]


def accepted(subject: Subject) -> list[Path]:
    """Return the accepted solutions of a package."""
    return sorted((subject.solutions / "accepted").glob("*.py"))


def judge(bench: Bench, package: Package, mutants: Sequence[Mutant]) -> list[tuple[Mutant, Killed]]:
    """Run mutants on the cases, each until the first one that it fails."""
    corpus, compare = bench.material(package)
    bound = package.problem.accuracy
    ladders = () if bound is None else bench.pipeline.corpora.accuracy(package)
    stages = [corpus.stage(stage) for stage in ("hidden", "samples", "generated")]
    limits = structs.replace(package.problem.limits, time=min(PATIENCE, package.problem.limits.time))
    judged = []
    for mutant in mutants:
        submission = Submission(mutant.source, mutant.path)
        with Runner(bench.pipeline.sandbox, submission, package.problem.entry, limits) as runner:

            def fails(case: Case, runner: Runner = runner) -> tuple[bool, float]:
                outcome = runner.run(case.calls)
                if isinstance(outcome, Lost):
                    raise JudgeFault("The sandbox could not run it.", outcome.detail)
                usage = getattr(outcome, "usage", None)
                failed = not assess(case, outcome, package.problem.entry, compare).accepted
                return failed, usage.wall if usage else PATIENCE

            killed = _killed(stages, fails)
            if bound is not None and not killed.case:
                killed = Killed(case=_inaccurate(measure(runner, ladders, bound, package.problem.entry)))
            judged.append((mutant, killed))
    return judged


def _killed(stages: Sequence[Sequence[Case]], fails: Any) -> Killed:
    hidden, *others = stages
    failing: list[str] = []
    for case in hidden:
        failed, seconds = fails(case)
        if failed:
            failing.append(case.id)
            if seconds > CHEAP:
                break
    if failing:
        return Killed(case=failing[0], failing=tuple(failing))
    first = next((case.id for cases in others for case in cases if fails(case)[0]), "")
    return Killed(case=first)


def _inaccurate(found: Accuracy | CaseResult) -> str:
    """Return the case at which a mutant is not accurate enough, or goes wrong; empty if there is none."""
    if isinstance(found, CaseResult):
        return found.case.id
    return found.breach.case.id if found.breach is not None else ""


def conclude(subject: Subject, answers: Sequence[list[tuple[Mutant, Killed]]]) -> None:
    """File how the mutants ended, and acknowledgements that are no longer true."""
    faults = Faults()
    acknowledged = read_equivalents(subject.solutions, faults)
    for fault in faults.found:
        message = f"{fault.key}: {fault.message}" if fault.key else fault.message
        subject.error("mutants.acknowledgement", fault.path, message, fault.line)
    if not answers:
        return
    said = {(entry.path, entry.before, entry.after): entry for entry in acknowledged}
    killers: dict[tuple[Path, str, str], str] = {}
    surviving: set[tuple[Path, str, str]] = set()
    subject.mutants = []
    for mutant, killed in (pair for answer in answers for pair in answer):
        key = mutant.path, mutant.before, mutant.after
        entry = said.get(key)
        if killed.case:
            killers[key] = killed.case
            judged = JudgedMutant(mutant=mutant, fate="killed", case=killed.case, failing=killed.failing)
        else:
            surviving.add(key)
            fate: Fate = "acknowledged" if entry else "survived"
            judged = JudgedMutant(mutant=mutant, fate=fate, reason=entry.reason if entry else "")
        subject.mutants.append(judged)
    for key, entry in said.items():
        if key in surviving:
            continue  # the same line may stand in the file twice
        if key in killers:
            _warn_of_stale(subject, entry, f"{killers[key]} rejects it")
        else:
            missing = (
                "there is no such file"
                if not entry.path.exists()
                else f"{entry.path.name} has no such mutant"
            )
            _warn_of_stale(subject, entry, missing)


def _warn_of_stale(subject: Subject, entry: Acknowledgement, why: str) -> None:
    message = f"the acknowledged mutant `{entry.after}` of {entry.path.name} is not needed any more: {why}"
    path = subject.solutions / FILE
    subject.warn("mutants.stale", path, message, entry.line, "Remove the acknowledgement.")
