"""The result of `judge verify`, for a person at a terminal and as a document."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from judge.model.packages import ALLOWED, uncounted
from judge.model.verification import (
    AccuracyFacts,
    CountedFamily,
    Finding,
    GrowthFacts,
    Strength,
    Verification,
    VerifiedProblem,
)
from judge.report.clean import clean, clean_line
from judge.report.parts import Paragraph, Rows

SCHEMA = "judge/verification/v1"

SEVERITY = {"error": "bold red", "warning": "yellow"}

Place = Callable[[Path], str]
"""A path as a reader should see it: as short as it can be from where they are."""


def place_from(here: Path) -> Place:
    """Return what shows paths below a directory from there, and all others whole."""
    return lambda path: str(path.relative_to(here) if path.is_relative_to(here) else path)


# -- for a person --------------------------------------------------------------------------------------


def problem_screen(
    problem: VerifiedProblem, place: Place, versions: Mapping[str, str] = MappingProxyType({})
) -> Iterator[RenderableType]:
    """Yield one problem: the facts in a few rows, then its findings, the errors first.

    `versions` are those of the packages that solutions may import.
    """
    heading = Text.assemble((problem.slug, "bold"), "  ", (clean_line(problem.title), "dim"))
    yield heading
    rows = Rows()
    for label, text in _facts(problem, versions):
        rows.add(label, Text(text))
    if rows.rows:
        yield rows
    for finding in sorted(problem.findings, key=lambda finding: finding.severity):
        yield from finding_lines(finding, place)
    yield Text()


def finding_lines(finding: Finding, place: Place) -> Iterator[RenderableType]:
    """Yield a finding: what kind, where, what is wrong, and what to do."""
    where = place(finding.path) + (f":{finding.line}" if finding.line else "")
    yield Text.assemble(
        "  ",
        (f"{finding.severity:<7}", SEVERITY[finding.severity]),
        f"   {finding.rule}   ",
        (clean_line(where), "dim"),
        no_wrap=True,  # a place is there to be copied
        overflow="ignore",
    )
    rows = Rows()
    rows.add("", Text(clean(finding.message)))
    if finding.advice:
        rows.add("", Text(clean(finding.advice), "dim"))
    yield rows


def closing(verification: Verification) -> RenderableType:
    """Return the last line: how many problems, and how many findings of each kind."""
    errors, warnings = verification.count("error"), verification.count("warning")
    problems = len(verification.problems)
    text = Text(f"{problems} problem{'s' * (problems != 1)} verified in {verification.seconds:,.1f} s: ")
    text.append(_counted(errors, "error"), "bold red" if errors else "bold green")
    text.append(f", {_counted(warnings, 'warning')}", "yellow" if warnings else "")
    if verification.quick:
        text.append(". Quick: without mutation, and without the growth of too costly solutions", "dim")
    text.append(".")
    return Paragraph(text)


def _counted(count: int, word: str, words: str = "") -> str:
    """Return a number with its noun; `words` is the plural where that has more than an s."""
    return f"{count or 'no'} {word if count == 1 else words or word + 's'}"


def _facts(problem: VerifiedProblem, versions: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    coverage = problem.coverage
    if coverage is not None:
        yield (
            "cases",
            f"{_counted(coverage.samples, 'sample')}, {coverage.hidden} hidden, "
            f"{coverage.generated:,} generated; the largest has {coverage.largest:,} elements",
        )
        if coverage.idle:
            yield "", f"no wrong solution and no mutant needs {', '.join(coverage.idle)}"
    if problem.solutions:
        wrong = sum(f.rule in ("solutions.verdict", "growth.verdict") for f in problem.findings)
        unproven = sum(judged.unproven for judged in problem.solutions)
        total = len(problem.solutions) - unproven
        line = f"{total - wrong} of {total} get the verdict of their folder"
        if unproven:
            line += f"; {unproven} too costly {'one was' if unproven == 1 else 'ones were'} not counted"
        yield "solutions", line
    if problem.strength is not None:
        yield "strength", _strength_line(problem.strength)
    if problem.accuracy is not None:
        yield "accuracy", _accuracy_line(problem.accuracy)
    if problem.growth is not None:
        yield "growth", _growth_line(problem.growth)
    if problem.packages:
        names = [f"{ALLOWED[name].title} {versions.get(name, '')}".rstrip() for name in problem.packages]
        yield "packages", f"{', '.join(names)}; {uncounted(problem.packages)}"


def _strength_line(strength: Strength) -> str:
    killed = strength.count("killed") + strength.count("killed by growth")
    line = f"{killed:,} of {len(strength.mutants):,} mutants killed"
    if by_growth := strength.count("killed by growth"):
        line += f" ({by_growth} by growth)"
    if acknowledged := strength.count("acknowledged"):
        line += f", {acknowledged} acknowledged"
    return f"{line}: score {strength.score:.1%}"


def _accuracy_line(accuracy: AccuracyFacts) -> str:
    """Return how far apart right and unstable solutions are."""
    steps = sum(len(family.magnitudes) for family in accuracy.families)
    families = _counted(len(accuracy.families), "family", "families")
    line = f"{families}, {_counted(steps, 'magnitude')}; "
    line += f"right solutions take up to {accuracy.right:.1%} of what is allowed"
    if accuracy.unstable is None:
        return line
    return f"{line}, unstable ones {_times(accuracy.unstable)}"


def _times(share: float) -> str:
    """Return how many times the allowed error is taken at least."""
    return f"at least {share:.1e} times that" if math.isfinite(share) else "break altogether"


def _growth_line(growth: GrowthFacts) -> str:
    """Return how far the families are counted, and how far the constraints let inputs go."""
    families = growth.families
    line = f"{_counted(len(families), 'family', 'families')}, counted up to n = {_range(families)}"
    if farthest := max(family.far for family in families):
        line += f" (far {farthest:,})"
    if growth.allowed:
        line += f"; the constraints allow {growth.allowed:,}"
    return line


def _range(families: Sequence[CountedFamily]) -> str:
    """Return the largest sizes of families: one number if they are the same, else the least and the most."""
    largest = [family.largest for family in families]
    least, most = min(largest), max(largest)
    return f"{most:,}" if least == most else f"{least:,} to {most:,}"


# -- for a program -------------------------------------------------------------------------------------


def verification_document(verification: Verification) -> dict[str, Any]:
    """Return the whole as plain data."""
    return {
        "schema": SCHEMA,
        "quick": verification.quick,
        "errors": verification.count("error"),
        "warnings": verification.count("warning"),
        "findings": [_finding(finding) for finding in verification.findings],
        "problems": [_problem(problem) for problem in verification.problems],
        "versions": verification.versions,
        "seconds": round(verification.seconds, 3),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity,
        "rule": finding.rule,
        "problem": finding.problem or None,
        "path": str(finding.path),
        "line": finding.line or None,
        "message": finding.message,
        "advice": finding.advice or None,
    }


def _problem(problem: VerifiedProblem) -> dict[str, Any]:
    coverage, strength, growth = problem.coverage, problem.strength, problem.growth
    return {
        "slug": problem.slug,
        "title": problem.title,
        "folder": str(problem.folder),
        "findings": [_finding(finding) for finding in problem.findings],
        "solutions": [
            {
                "path": str(judged.path),
                "folder": judged.folder,
                "verdict": judged.verdict,
                "message": judged.message or None,
                "case": judged.case or None,
                "failing": len(judged.failing),
                "unproven": judged.unproven,
            }
            for judged in problem.solutions
        ],
        "cases": None
        if coverage is None
        else {
            "samples": coverage.samples,
            "hidden": coverage.hidden,
            "generated": coverage.generated,
            "largest": coverage.largest,
            "idle": list(coverage.idle),
        },
        "strength": None if strength is None else _strength(strength),
        "accuracy": None if problem.accuracy is None else _accuracy(problem.accuracy),
        "growth": None if growth is None else _growth(growth),
        "packages": list(problem.packages),
    }


def _strength(strength: Strength) -> dict[str, Any]:
    return {
        "score": round(strength.score, 4),
        "mutants": len(strength.mutants),
        "killed": strength.count("killed"),
        "killed_by_growth": strength.count("killed by growth"),
        "acknowledged": strength.count("acknowledged"),
        "survivors": [
            {
                "path": str(judged.mutant.path),
                "line": judged.mutant.line,
                "operator": judged.mutant.operator,
                "before": judged.mutant.before,
                "after": judged.mutant.after,
            }
            for judged in strength.mutants
            if judged.fate == "survived"
        ],
    }


def _accuracy(accuracy: AccuracyFacts) -> dict[str, Any]:
    unstable = accuracy.unstable
    return {
        "right": float(f"{accuracy.right:.4g}"),
        "unstable": float(f"{unstable:.4g}") if unstable is not None and math.isfinite(unstable) else None,
        "families": [
            {"name": one.name, "magnitudes": list(one.magnitudes), "rejects": one.rejects or None}
            for one in accuracy.families
        ],
    }


def _growth(growth: GrowthFacts) -> dict[str, Any]:
    return {
        "component": growth.component,
        "allowed": growth.allowed or None,
        "forbidden": growth.forbidden or None,
        "families": [
            {
                "family": family.name,
                "sizes": [family.smallest, family.largest],
                "far": family.far or None,
                "rejects": family.rejects or None,
            }
            for family in growth.families
        ],
    }
