"""A bank: folders with `problems/` and `solutions_reference/`. Finds packages and loads them.

Loaded packages are cached by the hash of their files, so that a warm run parses no YAML.
"""

import difflib
import re
from pathlib import Path

import msgspec

from judge import __version__
from judge.catalog.digest import digest_of
from judge.model.case import Case
from judge.model.errors import Fault, InvalidPackage, UnknownProblem, UsageError
from judge.model.problem import Package, Problem
from judge.storage import read_sealed, write_sealed

FORMAT = 5
"""Rises when an unchanged package would be loaded into something else."""


_SLUG = re.compile(r"[a-z][a-z0-9_]*")


class Bank:
    """The problems under one root, or under several: a slug means the first package of that name.

    `cache` is the folder for what has been loaded before.
    """

    def __init__(self, root: Path, cache: Path, *others: Path) -> None:
        self.root = root
        self.roots = (root, *others)
        self.cache = cache
        for folder in self.roots:
            if not (folder / "problems").is_dir():
                raise UsageError(
                    f"{folder} is not a bank of problems: it has no folder `problems`.",
                    "Name the folder that holds `problems/` and `solutions_reference/`.",
                )

    def slugs(self) -> list[str]:
        """The slugs of all packages, valid or not, in alphabetical order."""
        return sorted(
            {
                path.name
                for root in self.roots
                for path in (root / "problems").iterdir()
                if path.is_dir() and not path.name.startswith((".", "_"))
            }
        )

    def root_of(self, slug: str) -> Path:
        """The root that a package is taken from. Raises UnknownProblem."""
        if is_slug(slug):
            for root in self.roots:
                if (root / "problems" / slug).is_dir():
                    return root
        raise UnknownProblem(slug, self.suggest(slug))

    def load(self, slug: str) -> Package:
        """The package of a problem. Raises UnknownProblem or InvalidPackage."""
        root = self.root_of(slug)
        folder = root / "problems" / slug
        solutions = root / "solutions_reference" / slug
        try:
            digest = digest_of(folder, solutions)
        except OSError as error:
            place = Path(error.filename or folder)
            fault = Fault(place, 0, "", f"the file cannot be read: {error.strerror}")
            raise InvalidPackage(slug, [fault]) from None
        path = self.cache / "packages" / f"{slug}-{digest}-{FORMAT}-{__version__}.bin"
        known = self._cached(path, slug)
        if known is not None:
            return Package(problem=known, folder=folder, solutions=solutions, digest=digest)
        from judge.catalog.package import load_package  # yaml, only where nothing is cached

        package = load_package(folder, solutions, digest)
        write_sealed(path, msgspec.msgpack.encode(package.problem))
        return package

    def suggest(self, slug: str) -> list[str]:
        """Slugs that somebody may have meant by this one, best first."""
        slugs = self.slugs()
        wanted = slug.strip().lower().replace("-", "_").removesuffix(".py")
        containing = [known for known in slugs if len(wanted) > 2 and wanted in known]
        close = difflib.get_close_matches(wanted, slugs, n=3, cutoff=0.6)
        return list(dict.fromkeys(containing + close))[:3]

    def _cached(self, path: Path, slug: str) -> Problem | None:
        content = read_sealed(path)
        if content is None:
            return None
        try:
            problem = msgspec.msgpack.decode(content, type=Problem)
        except msgspec.MsgspecError:
            return None
        return problem if problem.slug == slug else None


def is_slug(name: str) -> bool:
    """Whether a folder of this name can be a problem."""
    return _SLUG.fullmatch(name) is not None


def written_cases(package: Package) -> tuple[Case, ...]:
    """The samples and the hidden cases of a package as its author wrote them. Raises InvalidPackage."""
    from judge.catalog.package import load_cases

    return load_cases(package)


def load_all(bank: Bank) -> tuple[list[Package], list[InvalidPackage]]:
    """Every package of the bank, and what is wrong with those that cannot be loaded."""
    packages: list[Package] = []
    invalid: list[InvalidPackage] = []
    for slug in bank.slugs():
        try:
            packages.append(bank.load(slug))
        except InvalidPackage as error:
            invalid.append(error)
    return packages, invalid
