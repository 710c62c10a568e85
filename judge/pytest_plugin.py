"""A pytest plugin that grades submissions: an item for each submission and stage. Opt-in:

    pytest -p judge.pytest_plugin --judge-solutions DIR

Goes with pytest-xdist. `--dist loadgroup` keeps the stages of a submission in one process; otherwise it may
be judged once in several of them.

pytest itself imports what it collects, and that outside of the sandbox: nothing below the folders of the
submissions is collected, and pytest is not started inside of one.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from judge.cli.workspace import Workspace
from judge.engines.native.isolation import TIERS
from judge.grade.discovery import discover
from judge.grade.grader import Grader
from judge.grade.submissions import Found
from judge.grade.task import task_of
from judge.model.errors import JudgeError
from judge.model.grade import Evidence, Grade, Part, Reveal
from judge.model.problem import Package
from judge.model.verdict import Verdict
from judge.pipeline import STAGES
from judge.report.clean import clean


class Rejected(Exception):
    """A part of a submission did not pass."""


class JudgeFailed(Exception):
    """The judge is at fault; nothing is known about the submission."""


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("judge", "grading of submissions")
    group.addoption(
        "--judge-solutions",
        action="append",
        default=[],
        metavar="DIR",
        help="grade the submissions in DIR: what `judge grade DIR` would find; repeatable",
    )
    group.addoption("--judge-bank", metavar="DIR", help="bank of problems to use")
    group.addoption("--judge-reveal", choices=get_args(Reveal), default="group", help="default: group")
    group.addoption("--judge-allow-isolation", choices=TIERS, default="strict", help="default: strict")
    group.addoption("--judge-no-growth", action="store_true", help="do not measure how time and memory grow")


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker of pytest-xdist known, which need not be installed."""
    config.addinivalue_line("markers", "xdist_group(name): keep the stages of a submission in one process")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Refuse to start where pytest would load a conftest.py out of the submissions."""
    options = early_config.known_args_namespace
    here = early_config.invocation_params.dir
    folders = _folders(options.judge_solutions, here)
    for argument in options.file_or_dir or [""]:
        start = here / argument.partition("::")[0]
        for place in (start, *start.glob("test*/conftest.py")):
            if _lies_in(place, folders):
                raise pytest.UsageError(
                    f"pytest would import what submissions bring along, outside of the sandbox: {place}. "
                    "Start it in another folder, and without this path: --judge-solutions alone names it."
                )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Keep pytest from importing anything out of the submissions."""
    folders = _folders(config.getoption("--judge-solutions"), config.invocation_params.dir)
    return True if _lies_in(collection_path, folders) else None


def _folders(paths: list[str], here: Path) -> list[Path]:
    """The folders of submissions, and those that lists and archives lie in as far as they are not `here`."""
    found = []
    for path in paths:
        place = (here / path).resolve()
        if not place.is_dir():
            place = place.parent
            if here.resolve().is_relative_to(place):
                continue
        found.append(place)
    return found


def _lies_in(path: Path, folders: list[Path]) -> bool:
    whole = path.resolve()
    return any(whole.is_relative_to(folder) for folder in folders)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, items: list[pytest.Item]) -> None:
    """Add the items of all submissions behind those that pytest found itself."""
    paths = [Path(path) for path in session.config.getoption("--judge-solutions")]
    if not paths:
        return
    try:
        mine = list(_Grading(session.config, paths).items(session))
    except JudgeError as error:
        raise pytest.UsageError(f"{error.message} {error.advice}".strip()) from None
    items += mine
    report = pytest.CollectReport(session.nodeid, "passed", None, list(mine))
    session.ihook.pytest_collectreport(report=report)  # they count as collected


class _Grading:
    """Judges submissions as their items run, each once in this process."""

    def __init__(self, config: pytest.Config, paths: list[Path]) -> None:
        bank = config.getoption("--judge-bank")
        workspace = Workspace([Path(bank)] if bank else [], named_only=True)
        self.settings = workspace.settings(
            config.getoption("--judge-reveal"),
            config.getoption("--judge-allow-isolation"),
            growth=not config.getoption("--judge-no-growth"),
        )
        self.bank = workspace.bank
        self.findings = discover(paths, workspace.bank)
        self._packages: dict[str, Package] = {}
        self._grader: Grader | None = None
        self._grades: dict[tuple[str, str, str], Grade] = {}
        config.add_cleanup(self.close)

    def items(self, session: pytest.Session) -> Iterator[pytest.Item]:
        """An item a stage, in the order of submissions and stages; and one for each submission that a list
        names and that cannot be graded."""
        for ignored in self.findings.ignored:
            if ignored.asked:
                yield UngradedItem.from_parent(
                    session, name=ignored.path, nodeid=ignored.path, why=ignored.why
                )
        for found in self.findings.found:
            name = f"{found.student}/{found.slug}" if found.student else found.slug
            submission = SubmissionNode.from_parent(session, name=name, nodeid=name)
            for stage in (*STAGES, *self._accuracy(found), *(["growth"] if self.settings.growth else [])):
                yield StageItem.from_parent(submission, name=stage, grading=self, found=found)

    def _accuracy(self, found: Found) -> list[str]:
        """Return the stage of the accuracy, if there is one. Faults of a package are told in judging it."""
        try:
            return ["accuracy"] if self._package(found).problem.accuracy is not None else []
        except JudgeError:
            return []

    def _package(self, found: Found) -> Package:
        if found.slug not in self._packages:
            self._packages[found.slug] = self.bank.load(found.slug)
        return self._packages[found.slug]

    def grade(self, found: Found) -> Grade:
        """The grade of a submission, judged when its first item asks for it."""
        key = found.student, found.slug, found.path
        if key not in self._grades:
            if self._grader is None:
                self._grader = Grader(self.settings).__enter__()
            task = task_of(0, found, self._package(found), self.settings.growth)
            self._grades[key] = self._grader.grade(task)
        return self._grades[key]

    def close(self) -> None:
        if self._grader is not None:
            self._grader.__exit__()


class SubmissionNode(pytest.Collector):
    """A submission; its items are its stages."""

    def collect(self) -> list[pytest.Item]:
        return []


class StageItem(pytest.Item):
    """A stage of a submission. It fails where one of the parts of the stage does."""

    def __init__(self, *, grading: _Grading, found: Found, **other: Any) -> None:
        super().__init__(**other)
        self.grading = grading
        self.found = found
        self.add_marker(pytest.mark.xdist_group(f"{found.student}/{found.slug}"))

    def runtest(self) -> None:
        grade = self.grading.grade(self.found)
        if grade.verdict is Verdict.JE:
            raise JudgeFailed(grade.message)
        parts = [part for part in grade.parts if part.name.partition("/")[0] == self.name]
        if any(part.state in ("failed", "error") for part in parts):
            raise Rejected(_told(grade, parts))
        if all(part.state == "skipped" for part in parts):
            pytest.skip("not reached")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The reason alone: a traceback of the judge helps nobody."""
        if isinstance(excinfo.value, Rejected | JudgeFailed):
            return clean(str(excinfo.value))
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path | str, int | None, str]:
        return self.found.path, None, self.nodeid


class UngradedItem(pytest.Item):
    """A submission that should have been graded and cannot be: it fails, and says why."""

    def __init__(self, *, why: str, **other: Any) -> None:
        super().__init__(**other)
        self.why = why

    def runtest(self) -> None:
        raise JudgeFailed(f"not graded: {self.why}")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        return clean(str(excinfo.value))

    def reportinfo(self) -> tuple[Path | str, int | None, str]:
        return self.name, None, self.name


def _told(grade: Grade, parts: list[Part]) -> str:
    lines = [f"{grade.verdict.words}: {grade.message}" if grade.message else grade.verdict.words]
    lines += [f"{part.name}: {part.message}" for part in parts if part.state in ("failed", "error")]
    return "\n".join([*lines, *_evidence(grade.evidence)])


def _evidence(evidence: Evidence) -> list[str]:
    rows = [
        ("case", evidence.case),
        ("call", evidence.call),
        ("expected", evidence.expected),
        ("got", evidence.got),
        ("printed", evidence.output),
        ("likely", " ".join(evidence.mistakes)),
    ]
    return [f"{name}: {text}" for name, text in rows if text] + list(evidence.traceback)
