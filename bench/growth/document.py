"""The page docs/accuracy.md: what was wrong, the ranges of the constants, and what is known to be wrong."""

import subprocess
from collections.abc import Callable, Sequence
from datetime import date

from bench.growth.expecting import KINDS, LEAST_RIGHT_LINES, Kind, Known, Wrong, is_blamed, wrong_of
from bench.growth.judging import Judged
from bench.growth.labelled import ROOT, Group, Labelled
from bench.growth.ranges import AWAY, Range, Side
from judge.engines.counted.engine import component_digest
from judge.versions import installed_version

PAGE = ROOT / "docs" / "accuracy.md"

Pairs = Sequence[tuple[Labelled, Judged]]

ROWS: tuple[tuple[str, tuple[Group, ...], Kind], ...] = (
    ("within the bound: rejected", ("within", "logarithm"), "rejected"),
    ("within the bound: a logarithm reported", ("within",), "claimed"),
    ("a logarithm too much: not reported, or not rejected where strict", ("logarithm",), "logarithm"),
    ("a factor n too much, in Python: accepted", ("n",), "accepted"),
    ("a factor n too much, inside C: accepted", ("n in C",), "accepted"),
    ("a factor n too much, disguised: accepted", ("n disguised",), "accepted"),
    ("a factor sqrt(n) too much: accepted", ("sqrt",), "accepted"),
    ("too slow, of the bank itself: accepted", ("unlabelled",), "accepted"),
    ("too much memory: accepted", ("memory",), "accepted"),
)
"""The rows of the table: solutions of which groups, and what would be wrong with them."""


def page(pairs: Pairs, ranges: Sequence[Range], known: Sequence[Known]) -> str:
    """Return the whole page."""
    return "\n\n".join([head(len(pairs)), table(pairs), constants(ranges), exceptions(known)]) + "\n"


def head(count: int) -> str:
    """Return what the page is, and of which revision."""
    return f"""# How often growth is judged wrongly

Written by `make bench-growth` on {date.today():%Y-%m-%d}, at revision {revision()}, with the component
`{component_digest()[:12]}` and wasmtime {installed_version("wasmtime")}. Counts are exact: the same revision
and component give the same page on every machine.

{count} solutions of the shipped problems and of twelve further ones in `bench/bank` are judged once each:
those in `solutions_reference`, which `judge verify` proves as well, and those in `bench/submissions`, written
to be right but slow or odd, a logarithm, a factor sqrt(n) or a factor n too slow, or too large. A label in
the first line says how each of them grows, and `# blame` marks the lines that a person would blame. The
constants below were set with these solutions in hand: it is no blind test."""


def revision() -> str:
    """Return the revision of the checkout, and whether the files that matter are changed in it."""
    name = _git("rev-parse", "--short", "HEAD") or "unknown"
    changed = _git("status", "--porcelain", "--", "judge", "bench", "problems", "solutions_reference")
    return f"`{name}`" + (" with local changes" if changed else "")


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


# -- what was wrong ----------------------------------------------------------------------------


def table(pairs: Pairs) -> str:
    """Return how many solutions of each kind came out wrong, and how often the line was right."""
    lines = ["| | solutions | wrong |", "|---|---|---|"]
    for words, groups, kind in ROWS:
        chosen = [(one, judged) for one, judged in pairs if one.group in groups]
        if kind == "claimed":
            chosen = [(one, judged) for one, judged in chosen if one.time]
        wrong = sum(Wrong(one.name, kind) in wrong_of(one, judged) for one, judged in chosen)
        lines.append(f"| {words} | {len(chosen)} | {wrong} |")
    for resource, least in LEAST_RIGHT_LINES.items():
        of_it = [is_blamed(one, judged) for one, judged in pairs if judged.rejected == resource]
        named = [right for right in of_it if right is not None]
        noun = "time" if resource == "time" else "memory"
        wrong = len(named) - sum(named)
        lines.append(
            f"| another line is blamed for the {noun} (at most {1 - least:.0%}) | {len(named)} | {wrong} |"
        )
    return "\n".join(lines)


CONSTANTS = """## The constants

Each constant is moved by itself, from its value to both sides, until a solution that was right before comes
out wrong; `tests/growth/test_constants.py` holds the ends that recorded counts can show. They are in
`judge/growth/rule.py`; those in `judge/growth/count.py` say what is affordable. Where no end is named, none
was found within a factor of
{most:g}."""


# -- constants ---------------------------------------------------------------------------------


def constants(ranges: Sequence[Range]) -> str:
    """Return the constants with their ranges, and what is wrong beyond them."""
    lines = [
        CONSTANTS.format(most=AWAY[-1]),
        "",
        "| constant | value | right from | to | wrong below | wrong above |",
        "|---|---|---|---|---|---|",
    ]
    for one in ranges:
        ends = " | ".join(_end(side) for side in (one.low, one.high))
        beyond = " | ".join(_beyond(side) for side in (one.low, one.high))
        lines.append(f"| `{one.name}` | {number(one.value)} | {ends} | {beyond} |")
    return "\n".join(lines)


def number(value: float) -> str:
    """Return a number as a person writes it."""
    return f"{value:,}" if isinstance(value, int) else f"{value:.3g}"


def _end(side: Side) -> str:
    return number(side.right) if side.wrong is not None else ""


def _beyond(side: Side) -> str:
    if side.wrong is None:
        return ""
    first = side.flips[0]
    slug, name = first.file.split("/")[-3], first.file.rpartition("/")[2].removesuffix(".py")
    more = f" and {len(side.flips) - 1} more" if len(side.flips) > 1 else ""
    return f"{number(side.wrong)}: {slug}/{name}{more}"


# -- exceptions --------------------------------------------------------------------------------


def exceptions(known: Sequence[Known]) -> str:
    """Return what is known to come out wrong, with the reasons."""
    if not known:
        return "## What is known to be wrong\n\nNothing."
    lines = ["## What is known to be wrong", "", "From `bench/growth/exceptions.toml`:"]
    by_kind: Callable[[Known], tuple[int, str]] = lambda one: (list(KINDS).index(one.wrong), one.file)  # noqa: E731
    for one in sorted(known, key=by_kind):
        lines += ["", f"- `{one.file}` ({KINDS[one.wrong]}): {one.reason}"]
    return "\n".join(lines)
