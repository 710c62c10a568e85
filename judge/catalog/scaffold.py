"""A new problem package from templates: a small worked example that an author replaces part by part.

Everything is written to a folder beside and moved into place at the end: a package is there whole or not
at all.
"""

import builtins
import keyword
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Literal

import jinja2
from msgspec import Struct

from judge.catalog.bank import is_slug
from judge.catalog.documents import as_yaml
from judge.model.bound import parse_bound
from judge.model.errors import UsageError

Kind = Literal["function", "class"]

TEMPLATES = Path(__file__).parent / "templates"
SUFFIX = ".jinja"

LONGEST_SLUG = 60
LONGEST_TITLE = 80

EXAMPLE_BOUNDS: dict[Kind, str] = {"function": "O(n)", "class": "O(n + q)"}
"""The time bounds of the worked examples."""

WEAKER_BOUNDS: dict[Kind, str] = {"function": "O(n log n)", "class": "O(n log n + q)"}
"""Bounds that the worked examples keep as well, while their slow solutions still break them."""

REFERENCES: dict[Kind, str] = {"function": "remember_the_largest.py", "class": "running_sums.py"}


class Plan(Struct, frozen=True, kw_only=True):
    """What a new package says of itself. `bound` is a text for `parse_bound`, empty for the example's."""

    slug: str
    kind: Kind
    title: str
    difficulty: str
    tags: tuple[str, ...]
    bound: str

    @property
    def entry(self) -> str:
        """The name of the function or of the class that a solution defines."""
        return self.slug if self.kind == "function" else class_name(self.slug)

    @property
    def example_keeps_bound(self) -> bool:
        """Whether the worked example proves itself under the bound; else it has a bound of its own."""
        kept = [set(parse_bound(bounds[self.kind]).terms) for bounds in (EXAMPLE_BOUNDS, WEAKER_BOUNDS)]
        return not self.bound or set(parse_bound(self.bound).terms) in kept


class Made(Struct, frozen=True, kw_only=True):
    """A package as it has been written. `new_bank` is whether its bank was made for it."""

    folder: Path
    solutions: Path
    new_bank: bool


def class_name(slug: str) -> str:
    """The name of the class of a problem: `rate_limiter` gives `RateLimiter`."""
    return "".join(part[:1].upper() + part[1:] for part in slug.split("_"))


def default_title(slug: str) -> str:
    """The words of a slug as a title."""
    return " ".join(part[:1].upper() + part[1:] for part in slug.split("_") if part)


def check_slug(slug: str, kind: Kind) -> None:
    """Raises UsageError if no problem can have this slug; the message says why, the advice what could be."""
    if not is_slug(slug) or len(slug) > LONGEST_SLUG:
        rule = (
            f"A slug is made of a-z, 0-9 and _, begins with a letter and has at most {LONGEST_SLUG} letters"
        )
        close = as_slug(slug)
        raise UsageError(f"'{slug}' is no slug.", f"{rule}, such as {close or 'longest_run'}.")
    reason = _reserved(slug, class_name(slug) if kind == "class" else slug)
    if reason:
        raise UsageError(
            f"'{slug}' cannot be a slug: {reason}.", f"Name it otherwise, such as {slug}_problem."
        )


def as_slug(text: str) -> str:
    """The slug that somebody probably meant; empty if there is none."""
    split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", text)
    slug = re.sub(r"[^a-z0-9]+", "_", split.lower()).strip("_")[:LONGEST_SLUG].rstrip("_")
    return slug if slug[:1].isalpha() else ""


def _reserved(slug: str, entry: str) -> str:
    """Why solutions cannot be called so, empty if they can."""
    if keyword.iskeyword(slug) or keyword.issoftkeyword(slug) or keyword.iskeyword(entry):
        return "it is a keyword of Python"
    if hasattr(builtins, entry) or hasattr(builtins, slug):
        return f"a solution would hide Python's own `{entry if hasattr(builtins, entry) else slug}`"
    if slug in sys.stdlib_module_names or slug == "judge":
        return f"a solution in {slug}.py would hide the module `{slug}`"
    return ""


def check_free(slug: str, root: Path) -> None:
    """Raises UsageError if the bank at `root` has anything of that name: nothing is ever overwritten."""
    for path in (root / "problems" / slug, root / "solutions_reference" / slug):
        if os.path.lexists(path):
            raise UsageError(
                f"{path} exists already and was left as it is.", "Choose another slug, or move it away."
            )


def scaffold(plan: Plan, root: Path) -> Made:
    """Write the package of a plan into the bank at `root`, which is made if there is none.

    Raises UsageError if anything of that name is there already, or if the folder cannot be written.
    """
    made = Made(
        folder=root / "problems" / plan.slug,
        solutions=root / "solutions_reference" / plan.slug,
        new_bank=not (root / "problems").is_dir(),
    )
    check_free(plan.slug, root)
    try:
        _write(plan, root, made)
    except OSError as error:
        place = error.filename2 or error.filename or root
        raise UsageError(
            f"{place} cannot be written: {error.strerror}.",
            "Check the path and its permissions, or name another folder with --into DIR.",
        ) from None
    return made


def render(plan: Plan) -> Iterator[tuple[Path, str]]:
    """The files of a package: their path below `problem/` or `solutions_reference/`, and their text."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["yaml"] = as_yaml
    own = EXAMPLE_BOUNDS[plan.kind]
    values = {
        "slug": plan.slug,
        "entry": plan.entry,
        "title": plan.title,
        "difficulty": plan.difficulty,
        "tags": plan.tags,
        "own": own,
        "time": plan.bound if plan.bound and plan.example_keeps_bound else own,
        "wanted": "" if plan.example_keeps_bound else plan.bound,
        "reference": REFERENCES[plan.kind],
    }
    folder = TEMPLATES / plan.kind
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        place = path.relative_to(folder).with_suffix("")
        yield place, environment.get_template(path.relative_to(TEMPLATES).as_posix()).render(values)


def _write(plan: Plan, root: Path, made: Made) -> None:
    """Write all files beside, then move both folders into place; whatever goes wrong is undone."""
    with ExitStack() as undo:
        for folder in (root, made.folder.parent, made.solutions.parent):
            _make_folder(folder, undo)
        with tempfile.TemporaryDirectory(dir=root, prefix=".new-") as beside:
            for place, text in render(plan):
                path = Path(beside) / place
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            for name, target in (("solutions_reference", made.solutions), ("problem", made.folder)):
                (Path(beside) / name).rename(target)
                undo.callback(shutil.rmtree, target, ignore_errors=True)
        undo.pop_all()


def _make_folder(folder: Path, undo: ExitStack) -> None:
    """Make a folder and those above it; undoing removes what was made."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir()
        undo.callback(_remove_empty, path)


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):  # somebody else has put something there meanwhile
        folder.rmdir()
