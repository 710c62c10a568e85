"""GitHub annotations: workflow commands that the runner turns into marks on the lines of a pull request.

Print them on stdout of a step. The runner takes whatever begins with `::` or holds `##[` for a command, so
no text of a submission begins a line here, and none holds a line break.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from judge.model.grade import Grade, Gradebook
from judge.model.verdict import Verdict
from judge.report.formats import telling

MOST = 10
"""Annotations of a type that GitHub shows for a step; it drops the rest silently."""

TITLE_LENGTH = 150
"""Characters of a title; GitHub takes 255."""


PATH_LENGTH = 1_000
"""Characters of a path that GitHub would find in a checkout."""


def render(gradebook: Gradebook, environment: Mapping[str, str] = os.environ) -> str:
    """A command a line: errors for what is not accepted, worst first, then warnings, then a notice."""
    root = environment.get("GITHUB_WORKSPACE", "")
    rejected = telling.worst_first([grade for grade in gradebook.grades if grade.verdict is not Verdict.AC])
    warned = [grade for grade in gradebook.grades if grade.warnings]
    missed = [
        (f"{telling.line(one.path)}: {telling.line(one.why)}", {"title": "Not graded"})
        for one in telling.missed(gradebook)
    ]
    lines = _limited("error", [*missed, *(_rejected(grade, root) for grade in rejected)])
    lines += _limited("warning", [_warned(grade, root) for grade in warned])
    lines.append(command("notice", ", ".join(telling.headline(gradebook.grades)), title="judge"))
    return "\n".join(lines) + "\n"


def command(name: str, message: str, **properties: str) -> str:
    """One workflow command. Properties that are empty are left out."""
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    return f"::{name}{' ' if given else ''}{given}::{_data(message)}"


def _limited(name: str, commands: Sequence[tuple[str, dict[str, str]]]) -> list[str]:
    """At most ten commands; where there are more, the tenth says how many."""
    if len(commands) <= MOST:
        return [command(name, message, **properties) for message, properties in commands]
    told = [command(name, message, **properties) for message, properties in commands[: MOST - 1]]
    left = len(commands) - len(told)
    told.append(command(name, f"{left:,} more like these; the summary of the job lists them.", title="judge"))
    return told


def _rejected(grade: Grade, root: str) -> tuple[str, dict[str, str]]:
    told = [f"{telling.score(grade)}: {telling.reason(grade)}"]
    if grade.verdict is Verdict.JE:
        told.append("The judge is at fault, not the submission: judge it again.")
    told.append(telling.as_text(telling.facts(grade)))
    return "\n".join(filter(None, told)), {**_place(grade, root), "title": _title(grade, grade.verdict.words)}


def _warned(grade: Grade, root: str) -> tuple[str, dict[str, str]]:
    message = "\n".join(telling.line(warning) for warning in grade.warnings)
    return message, {**_place(grade, root), "title": _title(grade, "Warning")}


def _title(grade: Grade, what: str) -> str:
    whose = f" ({telling.line(grade.student)})" if grade.student else ""
    return telling.line(f"{what}: {grade.slug}{whose}", TITLE_LENGTH)


def _place(grade: Grade, root: str) -> dict[str, str]:
    """The file relative to the checkout, as GitHub wants it; nothing where it is no file of the checkout."""
    path = relative_path(grade.path, root)
    if path is None:
        return {}
    return {"file": path, "line": str(grade.line) if grade.line else ""}


def relative_path(path: str, root: str) -> str | None:
    """The path below `root`, or as it is if it is relative already; None if no file of the checkout."""
    if len(path) > PATH_LENGTH:
        return None
    pure = PurePosixPath(path)
    if pure.is_absolute():
        if not root or not pure.is_relative_to(root):
            return None
        pure = pure.relative_to(root)
    parts = list(_normal(pure))
    if not parts or ".." in parts or telling.line(path, len(path)) != path or _in_an_archive(pure):
        return None
    return "/".join(parts)


def _normal(path: PurePosixPath) -> Iterator[str]:
    """The parts without those that `..` takes back."""
    kept: list[str] = []
    for part in path.parts:
        if part == ".." and kept and kept[-1] != "..":
            kept.pop()
        else:
            kept.append(part)
    return iter(kept)


def _in_an_archive(path: PurePosixPath) -> bool:
    """Whether it names a member, as in `class.zip:anna/binary_search.py`."""
    return any(f"{ending}:" in str(path).lower() for ending in (".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz"))


def _data(text: str) -> str:
    """The text as the message of a command. `##[` begins a command of the older kind anywhere in a line."""
    text = text.replace("##[", "## [")
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
