"""Tasks, grades and engines made up for the tests of grading."""

from collections import deque
from collections.abc import Callable
from pathlib import Path

from judge import __version__
from judge.catalog.bank import Bank
from judge.grade.submissions import Findings, Found
from judge.grade.task import Done, Settings, Task
from judge.model.grade import Grade, Ignored
from judge.model.verdict import Verdict

KNOWN = {"judge": __version__, "hypothesis": "1", "python": "3"}

SETTINGS = Settings(
    version=__version__,
    banks=("/nowhere",),
    cache="/nowhere",
    secrets=(),
    reveal="group",
    lowest="none",
    growth=True,
)


def settings_for(bank: Bank, **changed: object) -> Settings:
    """Settings for judging with a bank, as well isolated as this machine can."""
    fields = {
        "banks": (str(bank.root),),
        "cache": str(bank.cache),
        "secrets": (str(bank.root),),
        "growth": False,
    }
    return Settings(
        **{  # type: ignore[arg-type]
            "version": __version__,
            "reveal": "group",
            "lowest": "none",
            **fields,
            **changed,
        }
    )


def task(number: int, source: bytes = b"") -> Task:
    return Task(
        number=number,
        student=f"student {number}",
        slug="double",
        title="Double",
        path=f"class/student {number}/double.py",
        sha256=f"{number:064}",
        possible=10.0,
        digest="d",
        source=source,
    )


def grade_for(task: Task, verdict: Verdict = Verdict.AC, message: str = "") -> Grade:
    return Grade(
        student=task.student,
        slug=task.slug,
        title=task.title,
        path=task.path,
        sha256=task.sha256,
        verdict=verdict,
        reason="",
        message=message,
        parts=(),
        earned=None if verdict is Verdict.JE else 10.0,
        possible=10.0,
        tier="strict",
        seconds=0.5,
    )


def findings(count: int, slug: str = "double", source: bytes = b"") -> Findings:
    """So many submissions, each with a source of its own."""
    found = [
        Found(
            student=f"student {n:04}", slug=slug, path=f"{n}/{slug}.py", source=source or f"# {n}\n".encode()
        )
        for n in range(count)
    ]
    return Findings(found=tuple(found), ignored=(Ignored("README.md", "not a Python file"),))


class Scripted:
    """An engine without processes: `judge` says what becomes of a task. Ends tasks in reversed order."""

    def __init__(self, judge: Callable[[Task], Done], capacity: int = 3) -> None:
        self.judge = judge
        self.most = capacity
        self.given: list[Task] = []
        self.closed = False
        self._open: deque[Task] = deque()

    def capacity(self) -> int:
        return self.most

    def submit(self, task: Task) -> None:
        assert len(self._open) < self.most
        self.given.append(task)
        self._open.append(task)

    def wait(self, seconds: float | None) -> list[Done]:
        return [self.judge(self._open.pop())] if self._open else []

    def __enter__(self) -> "Scripted":
        return self

    def __exit__(self, *_: object) -> None:
        self.closed = True


class Watched:
    """A watcher that remembers what it was told."""

    def __init__(self) -> None:
        self.total = self.known = 0
        self.grades: list[Grade] = []

    def begin(self, total: int, known: int) -> None:
        self.total, self.known = total, known

    def graded(self, grade: Grade) -> None:
        self.grades.append(grade)


def write_class(folder: Path, files: dict[str, str]) -> Path:
    """Files below a folder, by their paths."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return folder
