"""Grading one submission: the same journey as `judge run`, and what it earns."""

import os
import sys
import traceback
from contextlib import nullcontext
from pathlib import Path

from msgspec.structs import replace

from judge import __version__
from judge.catalog.bank import Bank
from judge.engines.counted.engine import component_digest
from judge.grade.reveal import text, told
from judge.grade.scores import Groups, count_groups, earned, parts_of, told_seconds
from judge.grade.task import Settings, Task
from judge.journey import Silent
from judge.model.errors import JudgeError, JudgeFault
from judge.model.grade import Grade
from judge.model.outcome import Lost
from judge.model.problem import Package
from judge.model.report import Report
from judge.model.submission import Submission
from judge.model.verdict import Verdict
from judge.pipeline import Building, Pipeline

CANARY = b"def solve():\n    return 0\n"


class Grader:
    """Grades one submission after another. A context manager; leaving it ends what it has started.

    `building` wraps what takes a while once on a machine, to show progress.
    """

    def __init__(self, settings: Settings, building: Building = nullcontext) -> None:
        if settings.version != __version__:
            raise JudgeFault(
                f"The judge here is {__version__}, and grading began with {settings.version}.",
                "Every machine needs the same version.",
            )
        self.settings = settings
        cache = Path(settings.cache)
        first, *others = map(Path, settings.banks)
        self.bank = Bank(first, cache, *others)
        self.pipeline = Pipeline(
            cache,
            settings.hidden_from_submissions,
            building,
            lowest=settings.lowest,
            enough=settings.lowest,
            beside=False,
        )
        self._packages: dict[str, tuple[Package, Groups]] = {}

    def grade(self, task: Task) -> Grade:
        """The grade of a submission; `JE` where that cannot be told, whatever the reason is."""
        try:
            return self._grade(task)
        except JudgeError as error:
            return judge_error(task, error.message)
        except Exception as error:
            if os.environ.get("JUDGE_DEBUG"):
                traceback.print_exc(file=sys.stderr)
            return judge_error(
                task, f"the judge failed with {type(error).__name__}; JUDGE_DEBUG=1 shows where"
            )

    def _grade(self, task: Task) -> Grade:
        package, groups = self._package(task)
        settings = self.settings
        report = self.pipeline.judge(
            package,
            Submission(task.source, Path(task.path)),
            Silent(),
            growth=settings.growth,
            explain=settings.reveal in ("full", "input"),
            every_group=True,
        )
        return grade_of(report, task, groups, settings)

    def _package(self, task: Task) -> tuple[Package, Groups]:
        """The package of a problem, and how many cases it has, loaded once."""
        if task.slug not in self._packages:
            package = self.bank.load(task.slug)
            if package.digest != task.digest:
                raise JudgeFault(
                    f"The package of '{task.slug}' here is another one than where grading began.",
                    "Every machine needs the same bank.",
                )
            self._packages[task.slug] = package, count_groups(self.pipeline.corpus(package))
        return self._packages[task.slug]

    def check_isolation(self, package: Package) -> str:
        """The tier that submissions run in here. Raises TooLittleIsolation or JudgeFault."""
        problem = package.problem
        with self.pipeline.cases.runner(
            Submission(CANARY, Path("canary")), problem.entry, problem.limits
        ) as one:
            found = one.load()
            if isinstance(found, Lost):
                raise JudgeFault(f"No submission can be run here: {found.detail}.")
            return one.isolation.tier

    def __enter__(self) -> "Grader":
        self.pipeline.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.pipeline.__exit__()


def grade_of(report: Report, task: Task, groups: Groups, settings: Settings) -> Grade:
    """The grade behind a report, with what may be told of it."""
    may = told(report, settings.reveal)
    parts = parts_of(report, groups, settings.growth, settings.reveal)
    return replace(
        _ungraded(task),
        verdict=report.verdict,
        reason=may.reason,
        message=may.message,
        parts=parts,
        earned=None if report.verdict is Verdict.JE else earned(parts),
        evidence=may.evidence,
        growth=may.growth,
        line=may.line,
        warnings=report.warnings,
        tier=report.isolation.tier,
        seconds=told_seconds(report.seconds, settings.reveal),
        corpus=report.corpus,
        versions=report.versions,
    )


def judge_error(task: Task, message: str) -> Grade:
    """The grade of a submission that could not be judged: it has no score."""
    return replace(_ungraded(task), message=text(message))


def _ungraded(task: Task) -> Grade:
    """What a task says of the grade, as long as nothing else is known."""
    return Grade(
        student=task.student,
        slug=task.slug,
        title=task.title,
        path=task.path,
        sha256=task.sha256,
        digest=task.digest,
        verdict=Verdict.JE,
        reason="judge",
        message="",
        parts=(),
        earned=None,
        possible=task.possible,
        tier="none",
        seconds=0.0,
    )


def versions() -> dict[str, str]:
    """What a grade depends on besides the submission, the bank and the settings."""
    component = component_digest()[:16]
    return {"judge": __version__, "component": component, "python": sys.version.split()[0]}
