"""The hostile submissions: what each of them tries, and which verdicts it may get.

A submission opens with lines of the form `# key: value`, which end at the first line of another form:

    tries       what it tries, in a few words
    verdicts    those that it may get, separated by blanks; `refused` where the judge does not take the file
    problem     the slug, sliding_window_max if it is left out
    run         cases (all, the default), samples, or growth (the samples, then the measurement)
    tiers       strict (the default), or `strict restricted` where it must get the same without namespaces
    time        seconds of the limit of a case, where it will be reached
    coding      the encoding of the file, for Python
"""

import re
from pathlib import Path
from typing import Literal, cast

from msgspec import Struct

from judge.model.verdict import Verdict
from tests.hostile.made import MADE

FOLDER = Path(__file__).resolve().parent / "submissions"

GROUPS = ("forging", "stealing", "corrupting", "exhausting", "cheating_the_clock", "honest")
SLUGS = ("sliding_window_max", "binary_search", "rectangle_sum", "array_intersection", "weighted_iou")
REFUSED = "refused"

Run = Literal["samples", "cases", "growth"]

_LINE = re.compile(r"# (\w+): (\S.*)")
_RUNS = ("samples", "cases", "growth")
_TIERS = ("strict", "strict restricted")
_KEYS = ("tries", "verdicts", "problem", "run", "tiers", "time", "coding")


class Hostile(Struct, frozen=True, kw_only=True):
    """One submission. `name` is GROUP/NAME, `path` is None for one that is made and not kept as a file."""

    name: str
    path: Path | None
    source: bytes
    tries: str
    verdicts: frozenset[str]
    problem: str
    run: Run
    restricted: bool
    time: float | None

    @property
    def group(self) -> str:
        return self.name.partition("/")[0]


def read_all() -> tuple[list[Hostile], list[str]]:
    """All submissions in order, and what is wrong with the headers of others."""
    sources: dict[str, tuple[Path | None, bytes]] = {name: (None, source) for name, source in MADE.items()}
    for file in sorted(FOLDER.glob("*/*.py")):
        sources[f"{file.parent.name}/{file.stem}"] = file, file.read_bytes()
    found: list[Hostile] = []
    faults: list[str] = []
    for name, (path, source) in sorted(sources.items()):
        hostile = _parse(name, path, source, faults)
        if hostile is not None:
            found.append(hostile)
    return found, faults


def _parse(name: str, path: Path | None, source: bytes, faults: list[str]) -> Hostile | None:
    """One submission; None if its header has faults, which are added to `faults`."""
    fields: dict[str, str] = {}
    before = len(faults)
    for line in source.removeprefix(b"\xef\xbb\xbf").splitlines()[:12]:
        match = _LINE.fullmatch(line.decode("utf-8", "replace"))
        if match is None:
            break
        key, value = match.groups()
        if key not in _KEYS or key in fields:
            faults.append(f"{name}: {key} is {'given twice' if key in fields else 'unknown'}")
        fields[key] = value
    verdicts = fields.get("verdicts", "").split()
    problem = fields.get("problem", SLUGS[0])
    run = fields.get("run", "cases")
    tiers = fields.get("tiers", "strict")
    time = fields.get("time")
    checks = {
        "the group is unknown": name.partition("/")[0] in GROUPS,
        "tries is missing": "tries" in fields,
        "verdicts are missing": bool(verdicts),
        "verdicts are unknown": set(verdicts) <= {*(v.value for v in Verdict), REFUSED},
        "JE is nobody's due": Verdict.JE.value not in verdicts,
        "the problem is unknown": problem in SLUGS,
        "run is none of " + ", ".join(_RUNS): run in _RUNS,
        "tiers is none of " + ", ".join(_TIERS): tiers in _TIERS,
        "time is no number of seconds": time is None or re.fullmatch(r"\d+(\.\d+)?", time) is not None,
    }
    faults += [f"{name}: {what}" for what, holds in checks.items() if not holds]
    if len(faults) > before:
        return None
    return Hostile(
        name=name,
        path=path,
        source=source,
        tries=fields["tries"],
        verdicts=frozenset(verdicts),
        problem=problem,
        run=cast(Run, run),
        restricted=tiers == _TIERS[1],
        time=None if time is None else float(time),
    )


HOSTILE, FAULTS = read_all()
