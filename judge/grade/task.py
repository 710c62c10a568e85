"""What travels between the judge that grades and the processes that judge for it."""

from pathlib import Path

import msgspec
from msgspec import Struct

from judge.engines.native.isolation import Tier
from judge.grade.scores import possible
from judge.grade.submissions import Found
from judge.model.grade import Grade, Reveal
from judge.model.problem import Package


class Settings(Struct, frozen=True, kw_only=True):
    """How submissions are judged, and where the judge keeps things. The same for all of one command."""

    version: str
    """That of the judge; every process that judges must be of the same."""
    banks: tuple[str, ...]
    """Folders in which problems are searched, in order."""
    cache: str
    secrets: tuple[str, ...]
    reveal: Reveal
    lowest: Tier
    growth: bool

    @property
    def hidden_from_submissions(self) -> list[Path]:
        return [Path(secret) for secret in self.secrets]


class Task(Struct, frozen=True, kw_only=True):
    """One submission to judge. `digest` is the hash of the package that it must be judged with."""

    number: int
    student: str
    slug: str
    title: str
    path: str
    sha256: str
    possible: float
    digest: str
    source: bytes


class Done(Struct, frozen=True, kw_only=True):
    """What became of a task: its grade, or why the process that judged it was lost."""

    number: int
    grade: Grade | None = None
    lost: str = ""


def task_of(number: int, found: Found, package: Package, growth: bool) -> Task:
    """The task of judging what was found with a package."""
    problem = package.problem
    return Task(
        number=number,
        student=found.student,
        slug=found.slug,
        title=problem.title,
        path=found.path,
        sha256=found.sha256,
        possible=possible(problem, growth),
        digest=package.digest,
        source=found.source,
    )


def encode(message: Settings | Task | Done) -> bytes:
    return msgspec.msgpack.encode(message)
