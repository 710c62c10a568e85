"""The labelled set: which solutions there are, and what is known of each.

`bench/submissions` and `solutions_reference` are for the shipped problems, `bench/bank` for further ones. The
folder of a solution says what it must get. Its first line says how it grows:

    # time: O(n log n); space: O(n); factor: log n; where: -

`factor` is what is too much: `none`, `log n`, `sqrt` or `n`. `where` is `python`, `C` or `disguised`, or `-`
if that is at most a logarithm. `# blame` marks the lines that a person would blame.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

ROOT = Path(__file__).resolve().parents[2]
OWN_BANK = ROOT / "bench" / "bank"
BANKS = (ROOT, OWN_BANK)

FOLDERS = ("accepted", "time_limit_exceeded", "memory_limit_exceeded")

LABEL = re.compile(r"# time: (.+); space: (.+); factor: (none|log n|sqrt|n); where: (python|C|disguised|-)$")

Group = Literal["within", "logarithm", "n", "n in C", "n disguised", "sqrt", "unlabelled", "memory"]
"""What a solution stands for: a row of the table."""


class Labelled(Struct, frozen=True, kw_only=True):
    """One solution of the set. `time` is its cost in words; `blamed` are the marked lines."""

    path: Path
    slug: str
    group: Group
    time: str = ""
    blamed: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """Its path in the repository."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def is_right(self) -> bool:
        """Whether it must be accepted where a logarithm is allowed."""
        return self.group in ("within", "logarithm")


def labelled_set() -> Iterator[Labelled]:
    """Return every labelled solution, problem by problem. Raises ValueError for a label that is not one."""
    folders = (ROOT / "solutions_reference", ROOT / "bench" / "submissions", OWN_BANK / "solutions_reference")
    paths = [path for folder in folders for path in folder.glob("*/*/*.py")]
    for path in sorted(paths, key=lambda path: (path.parts[-3], path.parts)):
        if path.parent.name in FOLDERS and _is_counted(path.parts[-3]):
            yield read_label(path)


def _is_counted(slug: str) -> bool:
    """Return whether the growth of a problem's solutions is counted: not with packages."""
    folder = next(bank / "problems" / slug for bank in BANKS if (bank / "problems" / slug).is_dir())
    lines = (folder / "problem.yaml").read_text(encoding="utf-8").splitlines()
    return not any(line.startswith("packages:") for line in lines)


def read_label(path: Path) -> Labelled:
    """Return a solution with its label. Raises ValueError for a label that does not fit its folder."""
    lines = path.read_text(encoding="utf-8").splitlines()
    slug, folder = path.parts[-3], path.parts[-2]
    match = LABEL.match(lines[0])
    if lines[0].startswith("# time:") and match is None:
        raise ValueError(f"{path}: not a label: {lines[0]}")
    factor, where = (match.group(3), match.group(4)) if match else ("", "-")
    if match and (folder == "accepted") != (factor in ("none", "log n")):
        raise ValueError(f"{path}: factor {factor} does not belong into {folder}/")
    return Labelled(
        path=path,
        slug=slug,
        group=_group(folder, factor, where),
        time=match.group(1) if match else "",
        blamed=frozenset([number for number, line in enumerate(lines, 1) if "# blame" in line]),
    )


def _group(folder: str, factor: str, where: str) -> Group:
    if folder == "memory_limit_exceeded":
        return "memory"
    if folder == "accepted":
        return "logarithm" if factor == "log n" else "within"
    if factor == "n":
        return "n in C" if where == "C" else "n disguised" if where == "disguised" else "n"
    return "sqrt" if factor == "sqrt" else "unlabelled"
