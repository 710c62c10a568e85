"""What every command needs of its surroundings: the bank, the judge's own folders, the isolation."""

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

import judge
from judge.catalog.bank import Bank
from judge.grade.layout import SOLUTIONS
from judge.grade.submissions import SOURCE_LIMIT
from judge.model.errors import UsageError

if TYPE_CHECKING:
    from judge.engines.native.isolation import Tier
    from judge.grade.task import Settings
    from judge.model.grade import Reveal

BANK_VARIABLE = "JUDGE_BANK"
CACHE_VARIABLE = "JUDGE_CACHE"
STATE_VARIABLE = "JUDGE_STATE"


def shipped_bank() -> Path:
    """The bank that comes with the package: inside it when installed, beside it in a checkout."""
    package = Path(judge.__file__).resolve().parent
    inside = package / "bank"
    return inside if inside.is_dir() else package.parent


def bank_here() -> Path | None:
    """The current directory, if it is a bank: if it has both folders, or `problems/` holds a package."""
    try:
        here = Path.cwd()
        both = (here / "problems").is_dir() and (here / "solutions_reference").is_dir()
        return here if both or any(here.glob("problems/*/problem.yaml")) else None
    except OSError:  # the directory is gone, or not ours to read
        return None


def default_banks() -> list[Path]:
    """Where problems are looked for if nobody says: in the current directory, then in the shipped bank."""
    here = bank_here()
    return list(dict.fromkeys([*([here] if here else []), shipped_bank()]))


def named_banks() -> list[Path]:
    """The banks that JUDGE_BANK names."""
    return [Path(name) for name in os.environ.get(BANK_VARIABLE, "").split(os.pathsep) if name]


class Workspace:
    """The bank a command works on and the folders where the judge keeps things.

    `banks` are folders that are searched in order; without any, those of JUDGE_BANK, else the default ones.
    With `named_only`, the current directory is none unless it is named: it may be a student's.
    """

    def __init__(self, banks: Sequence[Path] = (), *, named_only: bool = False) -> None:
        named = list(banks) or named_banks()
        default = [shipped_bank()] if named_only else default_banks()
        self.roots = [path.resolve() for path in named] or default

    @property
    def root(self) -> Path:
        """The first of the banks."""
        return self.roots[0]

    @cached_property
    def bank(self) -> Bank:
        return Bank(self.roots[0], self.cache, *self.roots[1:])

    @cached_property
    def cache(self) -> Path:
        """Where corpora, loaded packages and the compiled filter are kept. Safe to delete."""
        return _folder(CACHE_VARIABLE, platformdirs.user_cache_path("judge", appauthor=False))

    @cached_property
    def state(self) -> Path:
        """Where the verdicts of a solver's runs are kept, for `judge list`."""
        return _folder(STATE_VARIABLE, platformdirs.user_state_path("judge", appauthor=False))

    @property
    def secrets(self) -> list[Path]:
        """Folders that no submission may see."""
        return [*self.roots, self.cache, Path(judge.__file__).resolve().parent]

    def settings(self, reveal: "Reveal", lowest: "Tier", *, growth: bool = True) -> "Settings":
        """How submissions are graded with these banks and folders."""
        from judge.grade.task import Settings

        return Settings(
            version=judge.__version__,
            banks=tuple(map(str, self.roots)),
            cache=str(self.cache),
            secrets=tuple(map(str, self.secrets)),
            reveal=reveal,
            lowest=lowest,
            growth=growth,
        )


def _folder(variable: str, default: Path) -> Path:
    return Path(os.environ[variable]).absolute() if os.environ.get(variable) else default


def solution_places(slug: str) -> tuple[Path, Path]:
    """Where the solver's file for a problem may lie, the one to begin first: `solutions/SLUG.py`, or
    `SLUG.py`, which comes first inside of a folder `solutions`.
    """
    below, here = Path(SOLUTIONS, f"{slug}.py"), Path(f"{slug}.py")
    return (here, below) if _is_inside_solutions() else (below, here)


def _is_inside_solutions() -> bool:
    try:
        return Path.cwd().name == SOLUTIONS and not Path(SOLUTIONS).is_dir()
    except OSError:  # the directory is gone
        return False


def default_solution(slug: str) -> Path:
    """The solver's file for a problem. Raises UsageError where there is none."""
    places = solution_places(slug)
    for place in places:
        if place.exists():
            return place
    looked = " and ".join(str(place) for place in places)
    raise UsageError(
        f"There is no solution of '{slug}' here (looked for {looked}).",
        f"Run `judge start {slug}` to begin one, or name your file: `judge run {slug} FILE`.",
    )


def read_source(path: Path) -> bytes:
    """The bytes of a submission. Raises UsageError with what is wrong with the path."""
    try:
        if path.is_dir():
            raise UsageError(f"{path} is a directory, not a solution.", "Name the Python file inside it.")
        if not path.exists():
            raise UsageError(f"{path} does not exist.", "Check the path of the solution.")
        if not path.is_file():
            raise UsageError(f"{path} is not a regular file.", "Name a Python file.")
        size = path.stat().st_size
        if size > SOURCE_LIMIT:
            raise UsageError(
                f"{path} is too large: {size:,} bytes, of at most {SOURCE_LIMIT:,}.",
                "A solution holds code, not data.",
            )
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.", "Check its permissions.") from None
