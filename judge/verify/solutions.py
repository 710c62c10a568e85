"""The solutions of a package: each gets the verdict of its folder, and all that are right agree on all
cases."""

import ast
import difflib
from collections.abc import Sequence
from pathlib import Path

from judge.casegen.reference import line_of
from judge.catalog.package import EXPECTATIONS
from judge.engines.native.runner import Runner
from judge.journey import Journey, Silent
from judge.model.accuracy import Accuracy
from judge.model.case import Case, size_of
from judge.model.errors import JudgeFault
from judge.model.problem import Package
from judge.model.show import show_call
from judge.model.submission import Submission
from judge.model.verdict import Verdict
from judge.model.verification import JudgedSolution
from judge.pipeline import STAGES
from judge.report.accuracy_words import breaks
from judge.verify.crew import Bench, Job
from judge.verify.subject import Subject

ALLOWED = {
    "accepted": Verdict.AC,
    "wrong_answer": Verdict.WA,
    "time_limit_exceeded": Verdict.TLE,
    "memory_limit_exceeded": Verdict.MLE,
    "run_time_error": Verdict.RTE,
}
"""The verdict that each folder stands for."""

FEWEST = {"accepted": 2, "wrong_answer": 3, "time_limit_exceeded": 2}
"""Solutions of a kind that a package should have: two accepted ones check each other, and cases that reject
one wrong one may still miss the next."""

COSTLY = ("time_limit_exceeded", "memory_limit_exceeded")
"""Folders whose solutions are right, and rejected for what they cost: they may pass all cases."""

ALIASES = {
    "ac": "accepted",
    "correct": "accepted",
    "wa": "wrong_answer",
    "wrong": "wrong_answer",
    "tle": "time_limit_exceeded",
    "slow": "time_limit_exceeded",
    "timeout": "time_limit_exceeded",
    "mle": "memory_limit_exceeded",
    "rte": "run_time_error",
    "runtime_error": "run_time_error",
}
"""The names that the folders have elsewhere."""

ACKNOWLEDGED = "equivalent_mutants.yaml"
"""The file beside the folders in which an author acknowledges mutants."""

STUB, ORACLE = "stub", "oracle"
"""The kinds of files that are judged beside the solutions: the stub, and the author's brute force."""


def files(subject: Subject) -> list[Path]:
    """Return the solutions of a package, folder by folder."""
    return [path for folder in EXPECTATIONS for path in sorted((subject.solutions / folder).glob("*.py"))]


def jobs(subject: Subject) -> list[Job]:
    """Judge each solution on all cases; the stub, which must fail; and the brute force, if there is one."""
    asked = [(path, path.parent.name) for path in files(subject)]
    asked.append((subject.package.stub, STUB))
    brute_force = subject.folder / "hidden" / "brute_force.py"
    if brute_force.exists():
        asked.append((brute_force, ORACLE))
    return [
        Job(subject.slug, f"judging {kind}/{path.name}", judge, (subject.package, path, kind))
        for path, kind in asked
    ]


def judge(bench: Bench, package: Package, path: Path, kind: str) -> JudgedSolution:
    """Judge a file on all cases; if a sample fails, on the hidden ones too. Its growth is not counted.

    A brute force gets the smallest cases first, and is judged on those that it has time for.
    """
    corpus, compare = bench.material(package)
    submission = Submission(path.read_bytes(), path)
    stages: dict[str, Sequence[Case]] = {stage: corpus.stage(stage) for stage in STAGES}
    if kind == ORACLE:
        stages = {ORACLE: sorted(corpus.cases, key=lambda case: size_of(case.calls))}
    with Runner(bench.pipeline.sandbox, submission, package.problem.entry, package.problem.limits) as runner:
        journey = Journey(package, runner, compare, Silent())
        failures = journey.load()
        loaded = not failures
        for stage, cases in stages.items() if loaded else ():
            if failures and stage == "generated":
                break  # the verdict is known, and which of these fail matters to nobody
            found = journey.judge(stage, cases)
            if kind == ORACLE:
                found = [result for result in found if result.verdict is not Verdict.TLE]
            failures = failures or found
        if not failures and kind != ORACLE:
            failures = bench.pipeline.judge_beyond_answers(journey, submission, corpus)
        if journey.accuracy is not None and journey.is_inaccurate:
            return _inaccurate(path, kind, journey.accuracy)
        if not failures:
            compared = any(result.accepted for result in journey.judged)
            verdict = Verdict.AC if compared or not corpus.cases else Verdict.TLE
            return JudgedSolution(path=path, folder=kind, verdict=verdict, accuracy=journey.accuracy)
        result = journey.at_once(failures).result
    if result.verdict is Verdict.JE:
        raise JudgeFault("The sandbox could not run it.", result.message)
    failing = [other.case.id for other in journey.judged if not other.accepted]
    return JudgedSolution(
        path=path,
        folder=kind,
        verdict=result.verdict,
        reason=result.reason,
        message=result.message,
        case=result.case.id,
        line=line_of(result.outcome),
        shown="; ".join(show_call(call, 80) for call in result.case.calls[-2:]),
        failing=tuple(failing),
    )


def _inaccurate(path: Path, kind: str, accuracy: Accuracy) -> JudgedSolution:
    """Return a solution that is right, and not accurate enough."""
    assert accuracy.breach is not None
    case = accuracy.breach.case
    return JudgedSolution(
        path=path,
        folder=kind,
        verdict=Verdict.WA,
        reason="accuracy",
        message=breaks(accuracy),
        case=case.id,
        shown="; ".join(show_call(call, 80) for call in case.calls[-2:]),
        failing=(case.id,),
        accuracy=accuracy,
    )


def conclude(subject: Subject, answers: Sequence[JudgedSolution]) -> None:
    """File the verdicts, and what is wrong with the folders."""
    _check_folders(subject)
    for judged in answers:
        if judged.folder == STUB:
            _check_stub(subject, judged)
        elif judged.folder == ORACLE:
            _check_oracle(subject, judged)
        else:
            subject.judged.append(judged)
            _check_verdict(subject, judged)


def _check_verdict(subject: Subject, judged: JudgedSolution) -> None:
    expected = ALLOWED[judged.folder]
    counted = judged.folder != "time_limit_exceeded" or not subject.package.problem.complexity.vectorized
    if judged.verdict is expected or (judged.verdict is Verdict.AC and judged.folder in COSTLY and counted):
        return  # what passes all cases and must not is counted next
    message = f"it must get {expected.words} in {judged.folder}/, and gets {judged.verdict.words}"
    if judged.verdict is Verdict.AC:
        advice = (
            "No case rejects it: add one to hidden/cases.yaml, or let the strategy reach what it gets wrong."
        )
        subject.error("solutions.verdict", judged.path, message, 0, advice)
        return
    message += f" on {judged.case}" if judged.case else ""
    message += f": {judged.message}"
    message += f"; the call was {judged.shown}" if judged.shown else ""
    line = judged.line
    subject.error("solutions.verdict", judged.path, message, line, _advice_for(judged))


def _advice_for(judged: JudgedSolution) -> str:
    home = next((folder for folder, verdict in ALLOWED.items() if verdict is judged.verdict), None)
    if judged.folder == "accepted":
        return "Accepted solutions must agree on every case: one of them or the reference is wrong."
    return f"Fix it, or move it to {home}/." if home else "Fix it."


def _check_stub(subject: Subject, judged: JudgedSolution) -> None:
    if judged.verdict is Verdict.AC:
        message = "the stub is accepted: whoever starts with it has solved the problem"
        subject.error("stub.accepted", judged.path, message, 0, "Let it raise NotImplementedError.")
    elif not judged.case or judged.case == "load":
        message = f"the stub cannot be loaded: {judged.message}"
        subject.error("stub.unloadable", judged.path, message, judged.line)


def _check_oracle(subject: Subject, judged: JudgedSolution) -> None:
    if judged.verdict is Verdict.TLE:
        message = "the brute force has had time for none of the cases: it is not a second opinion"
        subject.warn("oracle.idle", judged.path, message, 0, "Fix it, or remove it.")
    elif judged.case == "load":
        message = f"the brute force cannot be judged: {judged.message}"
        advice = "It defines what the stub defines, and solves the problem in the simplest way."
        subject.error("oracle.fails", judged.path, message, judged.line, advice)
    elif judged.verdict is not Verdict.AC:
        message = (
            f"the brute force and the reference differ on {judged.case}: {judged.message}; "
            f"the call was {judged.shown}"
        )
        advice = "Work the case out by hand: one of the two is wrong."
        subject.error("oracle.differs", judged.path, message, judged.line, advice)


def _check_folders(subject: Subject) -> None:
    """File folders that stand for no verdict, files that are not judged, and kinds of which there are few."""
    for path in sorted(subject.solutions.iterdir()) if subject.solutions.is_dir() else ():
        if path.name.startswith((".", "_")) or path.name == ACKNOWLEDGED:
            continue
        if path.is_dir() and path.name not in EXPECTATIONS:
            meant = _meant(path.name)
            advice = f"Did you mean {meant}/?" if meant else f"There are {', '.join(EXPECTATIONS)}."
            subject.error(
                "solutions.folder",
                path,
                f"{path.name}/ is the name of no verdict: it is not judged",
                0,
                advice,
            )
        if path.is_file() and path.suffix == ".py":
            advice = f"Move it into the folder of its verdict: {', '.join(EXPECTATIONS)}."
            subject.warn("solutions.stray", path, "it lies in no folder, and is not judged", 0, advice)
        for stray in sorted(path.iterdir()) if path.is_dir() else [path]:
            if stray.suffix != ".py" and not stray.name.startswith((".", "_")):
                subject.warn("solutions.stray", stray, "it is not a Python file, and is not judged")
    for folder, fewest in FEWEST.items():
        count = sum(path.parent.name == folder for path in files(subject))
        if folder in COSTLY and not subject.is_counted:
            fewest = 0  # what is too slow passes, as long as nothing counts it
        if count < fewest:
            place = subject.solutions / folder
            message = (
                f"{count or 'no'} solution{'s' * (count != 1)} in {folder}/, {fewest} or more prove something"
            )
            subject.warn("solutions.few", place, message)
    for path in files(subject):
        _check_docstring(subject, path)


def _check_docstring(subject: Subject, path: Path) -> None:
    try:
        described = ast.get_docstring(ast.parse(path.read_bytes()))
    except (SyntaxError, ValueError):
        return  # its verdict reports it
    if not described:
        message = "it does not say in its first line what it does, or what is wrong with it"
        subject.warn("solutions.undescribed", path, message, 1)


def _meant(name: str) -> str | None:
    """Return the folder that somebody has probably meant, None if there is none."""
    plain = name.lower().replace("-", "_").replace(" ", "_")
    if plain in EXPECTATIONS:
        return plain
    if plain in ALIASES:
        return ALIASES[plain]
    return next(iter(difflib.get_close_matches(plain, EXPECTATIONS, n=1, cutoff=0.6)), None)
