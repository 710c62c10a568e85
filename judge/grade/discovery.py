"""Finding submissions in folders, archives, lists and single files, and saying what was ignored and why."""

import difflib
import os
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from judge.catalog.bank import Bank
from judge.grade.archives import PACKED, Member, is_archive, members, no_source, too_large
from judge.grade.layout import SOLUTIONS, Layout, Place, Unplaced
from judge.grade.lists import is_list, read_list
from judge.grade.submissions import SOURCE_LIMIT, Findings, Found
from judge.model.errors import UnknownProblem, UsageError
from judge.model.grade import NOT_PYTHON, Ignored
from judge.model.show import printable

UNSEARCHED = ("__pycache__", "node_modules", "site-packages", "venv")
"""Folders that hold nobody's solutions; those whose names begin with a dot are passed over as well."""

MOST_DEEP = 32
"""Folders inside each other that are searched: a path has a limit, which a student could exceed for all."""

MOST_FILES = 200_000
"""Files of a folder that is searched: more of them are a home folder or a disk, not a class."""

UNREADABLE = "the folder cannot be read: check its permissions"

UNSEEN = (UNREADABLE, PACKED)
"""Why nobody knows whether there are submissions: it is more than a file that is none."""

LAYOUTS = (
    "Submissions are solutions/SLUG.py, STUDENT/SLUG.py or SLUG/STUDENT.py below the given path, the same in "
    "a zip or tar, or what a CSV or YAML list of student, problem and path names."
)


def discover(
    paths: Sequence[Path], bank: Bank, problems: Sequence[str] = (), students: Sequence[str] = ()
) -> Findings:
    """The submissions under the paths, of the chosen problems and students if any are named.

    Raises UsageError where a path cannot be searched, a choice names nobody, or nothing is found.
    """
    slugs = bank.slugs()
    for slug in problems:
        if slug not in slugs:
            raise UnknownProblem(slug, bank.suggest(slug))
    search = _Search(Layout(slugs, bank.suggest))
    names = Counter(path.name for path in paths if path.suffix == ".py")
    for path in paths:
        several = len(paths) > 1 and (path.suffix != ".py" or names[path.name] > 1)
        search.look_at(path, _owner(path) if several else "")
    if not search.found:
        raise UsageError(_nothing(paths, search.ignored), LAYOUTS)
    chosen = _Choice(problems, [_composed(student) for student in students])
    found = _chosen(search.found, chosen)
    if not found:
        raise UsageError(
            f"None of the {len(search.found)} submissions is of the chosen students and problems."
        )
    ordered = sorted(found, key=lambda one: (one.student, one.slug))
    return Findings(found=tuple(ordered), ignored=tuple(search.ignored_files(chosen)))


class _Choice(Struct, frozen=True):
    """The problems and students that were chosen; all of them where none is named."""

    problems: Sequence[str]
    students: Sequence[str]

    def holds(self, place: Place) -> bool:
        return (not self.problems or place.slug in self.problems) and (
            not self.students or place.student in self.students
        )


class _Search:
    """Collects what lies under several paths; the first submission of a student for a problem counts."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.ignored: list[Ignored] = []
        self._found: dict[Place, Found] = {}
        self._meant: dict[int, Place] = {}
        """By their places in the list: which submissions ignored files are plainly meant to be."""

    @property
    def found(self) -> list[Found]:
        return list(self._found.values())

    def ignored_files(self, chosen: "_Choice") -> Iterator[Ignored]:
        """What is no submission. A file that is meant to be one should have been, if there is no other, and
        if it is one of the chosen ones.
        """
        for number, ignored in enumerate(self.ignored):
            meant = self._meant.get(number)
            if meant is None:
                asked = ignored.asked and not chosen.students
            else:
                place = Place(_composed(meant.student), meant.slug)
                asked = chosen.holds(place) and (ignored.asked or place not in self._found)
            yield Ignored(ignored.path, ignored.why, asked)

    def look_at(self, path: Path, owner: str) -> None:
        """Search one path that a person gave. `owner` is the student of files that name none."""
        try:
            if path.is_dir():
                self._take(f"{path}{os.sep}", list(_folder(path)), owner, path.resolve().name)
            elif not path.exists():
                raise UsageError(f"{path} does not exist.", "Check the path of the submissions.")
            elif is_archive(path.name):
                self._take(f"{path}:", members(path), owner)
            elif is_list(path.name):
                self._take_list(path)
            else:
                self._take_file(path, owner)
        except OSError as error:
            raise UsageError(
                f"{error.filename or path} cannot be read: {error.strerror}.", "Check its permissions."
            ) from None

    def _take(self, prefix: str, files: list[Member], owner: str, folder: str = "") -> None:
        """Take the files of a folder or archive; one that all others lie in may be wrapped around them."""
        problem = folder if folder in self.layout.slugs else ""
        wrapper = self._wrapper([parts for parts, _ in files], problem)
        for parts, content in files:
            inner = parts[wrapper:] or parts  # a file beside the wrapper
            self._add(prefix + "/".join(parts), inner, content, owner, problem)

    def _wrapper(self, paths: Sequence[tuple[str, ...]], problem: str) -> int:
        """1 if all Python files lie below one folder, and more of them mean something without it."""
        python = [parts for parts in paths if parts and parts[-1].endswith(".py") and not _is_rubbish(parts)]
        if len({parts[0] for parts in python}) != 1 or any(len(parts) == 1 for parts in python):
            return 0
        whole = sum(isinstance(self.layout.place(parts, "", problem), Place) for parts in python)
        inside = sum(isinstance(self.layout.place(parts[1:]), Place) for parts in python)
        return int(inside > whole)

    def _add(self, shown: str, parts: Sequence[str], content: bytes | str, owner: str, problem: str) -> None:
        if _is_rubbish(parts):
            return
        place = self.layout.place(parts, owner, problem)
        if isinstance(place, Unplaced):
            why = content if isinstance(content, str) and content != NOT_PYTHON else place.why
            self._ignore(shown, why, place.meant, asked=content in UNSEEN)
        elif isinstance(content, str):
            self._ignore(shown, content, place, asked=True)
        else:
            self._keep(place, shown, content)

    def _take_list(self, path: Path) -> None:
        for entry in read_list(path):
            file = path.parent / entry.path
            place = Place(entry.student, entry.problem)
            if entry.problem not in self.layout.slugs:
                meant = self.layout.suggest(entry.problem)
                advice = f"; did you mean {' or '.join(meant)}?" if meant else ""
                why = f"{path.name}:{entry.line}: no problem '{entry.problem}'{advice}"
                self._ignore(str(file), why, place, asked=True)
                continue
            content = _content(file, follow=True)
            if isinstance(content, str):
                self._ignore(str(file), f"{path.name}:{entry.line}: {content}", place, asked=True)
            else:
                self._keep(place, str(file), content)

    def _take_file(self, path: Path, owner: str) -> None:
        """A single file is named after its problem; the folder it lies in does not matter."""
        place = self.layout.place((path.name,), owner)
        if isinstance(place, Unplaced):
            raise UsageError(
                f"{path} is no submission: {place.why}.", "Name it after the slug of its problem."
            )
        content = _content(path, follow=True)
        if isinstance(content, str):
            raise UsageError(f"{path} cannot be graded: {content}.")
        if place in self._found:
            raise UsageError(
                f"{path} and {self._found[place].path} are for the same problem, and name no two students.",
                "Name the folder above them, or a list of student, problem and path.",
            )
        self._keep(place, str(path), content)

    def _keep(self, place: Place, shown: str, content: bytes) -> None:
        place = Place(_composed(place.student), place.slug)
        first = self._found.get(place)
        if first is not None:
            whose = f"of {place.student} " if place.student else ""
            self._ignore(shown, f"a second submission {whose}for {place.slug}; {first.path} counts")
            return
        self._found[place] = Found(
            student=place.student, slug=place.slug, path=printable(shown), source=content
        )

    def _ignore(self, shown: str, why: str, meant: Place | None = None, *, asked: bool = False) -> None:
        if meant is not None:
            self._meant[len(self.ignored)] = meant
        self.ignored.append(Ignored(printable(shown), printable(why), asked))


def _composed(student: str) -> str:
    """A name in the one form of several that look the same: macOS takes letters and their accents apart."""
    return unicodedata.normalize("NFC", student)


def _is_rubbish(parts: Sequence[str]) -> bool:
    """Whether a path is one that a system leaves behind and nobody has written."""
    return "__MACOSX" in parts or any(part[:1] == "." and part[1:2] not in ("", ".") for part in parts)


def _folder(root: Path) -> Iterator[Member]:
    """The files below a folder, in alphabetical order; no link is followed."""
    count = 0

    closed: list[Member] = []

    def note(error: OSError) -> None:
        parts = Path(error.filename or root).relative_to(root).parts
        if not parts:
            raise error
        closed.append((parts, UNREADABLE))

    for folder, folders, names in os.walk(root, onerror=note):
        yield from closed
        closed.clear()
        here = Path(folder)
        above = here.relative_to(root).parts
        if len(above) > MOST_DEEP:
            folders.clear()
            yield above[:MOST_DEEP], f"folders more than {MOST_DEEP} deep"
            continue
        links = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in (*UNSEARCHED, *links)
        )
        for name in sorted(names + links):
            count += 1
            if count > MOST_FILES:
                raise UsageError(f"{root} holds more than {MOST_FILES:,} files.", "Name a smaller folder.")
            if name.startswith("."):
                continue
            yield (*above, name), "a link" if name in links else _content(here / name, follow=False)
    yield from closed


def _content(path: Path, *, follow: bool) -> bytes | str:
    """The bytes of a Python file, or why they cannot be had."""
    if path.suffix != ".py" and not follow:
        return no_source(path.name)
    try:
        status = path.stat(follow_symlinks=follow)
        if stat.S_ISLNK(status.st_mode):
            return "a link"
        if not stat.S_ISREG(status.st_mode):
            return "not a regular file"
        if status.st_size > SOURCE_LIMIT:
            return too_large(status.st_size)
        return path.read_bytes()
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    except ValueError:
        return "its path cannot be used"


def _owner(path: Path) -> str:
    """The student that one of several paths stands for: the name of the folder or archive, and of a file
    that of its folder."""
    if is_archive(path.name) and not path.is_dir():
        return path.name.partition(".")[0]
    resolved = path.resolve()
    folder = resolved if path.is_dir() else resolved.parent
    return folder.parent.name if folder.name == SOLUTIONS else folder.name


def _chosen(found: Sequence[Found], chosen: _Choice) -> list[Found]:
    known = sorted({one.student for one in found})
    for student in chosen.students:
        if student not in known:
            close = difflib.get_close_matches(student, known, n=3)
            advice = (
                f"Did you mean {' or '.join(close)}?" if close else "See what is found without --student."
            )
            raise UsageError(f"There is no submission of a student '{student}'.", advice)
    return [one for one in found if chosen.holds(Place(one.student, one.slug))]


def _nothing(paths: Sequence[Path], ignored: Sequence[Ignored]) -> str:
    where = ", ".join(map(str, paths[:3])) + (", ..." if len(paths) > 3 else "")
    python = [one for one in ignored if one.why != NOT_PYTHON][:5]
    told = "".join(f"\n  {one.path}: {one.why}" for one in python)
    return f"There is no submission in {where}.{told}"
