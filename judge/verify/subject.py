"""One problem while it is verified: its package, and all that is known of it so far."""

import ast
from collections.abc import Iterable
from pathlib import Path

from judge.catalog.bank import Bank
from judge.catalog.cases import case_lines
from judge.model.errors import Fault, InvalidPackage
from judge.model.problem import Package
from judge.model.verification import (
    AccuracyFacts,
    Coverage,
    Finding,
    GrowthFacts,
    JudgedMutant,
    JudgedSolution,
    Severity,
    Strength,
    VerifiedProblem,
)

MOST_FAULTS = 20
"""Faults of one kind that are reported one by one: a strategy may break a rule hundreds of times."""


class Subject:
    """The problem behind a slug of a bank, with the findings so far. Raises UnknownProblem.

    One that is not `usable` is looked at no further.
    """

    def __init__(self, bank: Bank, slug: str) -> None:
        root = bank.root_of(slug)
        self.bank = bank
        self.slug = slug
        self.folder = root / "problems" / slug
        self.solutions = root / "solutions_reference" / slug
        self.usable = True
        self._package: Package | None = None
        self.findings: list[Finding] = []
        self.judged: list[JudgedSolution] = []
        self.mutants: list[JudgedMutant] | None = None
        self.coverage: Coverage | None = None
        self.accuracy: AccuracyFacts | None = None
        self.growth: GrowthFacts | None = None
        try:
            self._package = bank.load(slug)
        except InvalidPackage as error:
            self.refuse(error.faults)

    @property
    def package(self) -> Package:
        assert self._package is not None
        return self._package

    @property
    def is_counted(self) -> bool:
        """Whether growth is counted: not where solutions may import packages."""
        return not self.package.problem.packages

    def line_of_family(self, name: str) -> int:
        """Return the line of `hidden/generate.py` that defines a family; 0 if it is not a plain function."""
        tree = ast.parse(self.package.generate.read_bytes())
        named = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)
        return next((node.lineno for node in named), 0)

    def line_of_variable(self, name: str) -> int:
        """Return the line of `problem.yaml` that defines a variable of the bounds; 0 if it is not found."""
        lines = (self.folder / "problem.yaml").read_text(encoding="utf-8").splitlines()
        begin = next((i for i, line in enumerate(lines) if line.strip().startswith("variables:")), len(lines))
        named = (i for i in range(begin, len(lines)) if lines[i].strip().startswith(f"{name}:"))
        return next(named, -1) + 1

    def error(self, rule: str, path: Path, message: str, line: int = 0, advice: str = "") -> None:
        self._note("error", rule, path, message, line, advice or ADVICE.get(rule, ""))

    def warn(self, rule: str, path: Path, message: str, line: int = 0, advice: str = "") -> None:
        self._note("warning", rule, path, message, line, advice)

    def refuse(self, faults: Iterable[Fault]) -> None:
        """File faults of the package that keep it from being used."""
        self.usable = False
        places = case_lines(self.folder)
        counts: dict[str, int] = {}
        for fault in faults:
            rule = fault.rule or "package.fault"
            counts[rule] = counts.get(rule, 0) + 1
            if counts[rule] <= MOST_FAULTS:
                path, line = fault.path, fault.line
                place = places.get(fault.key)
                if not line and place is not None and place[0] == path:
                    _, line = place
                message = f"{fault.key}: {fault.message}" if fault.key else fault.message
                self.error(rule, path, message, line)
        for rule, count in counts.items():
            if count > MOST_FAULTS:
                self.error(rule, self.folder, f"{count - MOST_FAULTS:,} more of this kind")

    def result(self) -> VerifiedProblem:
        """Return all that is known, as a part of the document."""
        return VerifiedProblem(
            slug=self.slug,
            title=self._package.problem.title if self._package else self.slug,
            folder=self.folder,
            findings=tuple(self.findings),
            solutions=tuple(self.judged),
            coverage=self.coverage,
            strength=None if self.mutants is None else Strength(mutants=tuple(self.mutants)),
            accuracy=self.accuracy,
            growth=self.growth,
            packages=self._package.problem.packages if self._package else (),
        )

    def _note(self, severity: Severity, rule: str, path: Path, message: str, line: int, advice: str) -> None:
        finding = Finding(
            severity=severity,
            rule=rule,
            problem=self.slug,
            path=path,
            line=line,
            message=message,
            advice=advice,
        )
        if finding not in self.findings:
            self.findings.append(finding)


ADVICE = {
    "cases.invalid": "Fix the case, or `constraints` in hidden/generate.py if the statement allows it.",
    "cases.expected": "Work the case out by hand: either the expected value is wrong or the reference is.",
    "comparison.fails": "compare() returns None or a text and never raises; `got` has the type of the stub.",
    "comparison.junk": "Check that `got` answers this call; every solution would be right.",
    "comparison.rejects": "`expected` is the reference's answer, which must be right whatever else is.",
    "reference.fails": "The reference must answer every valid input within five times the time limit.",
}
"""The advice for errors, by their rules, where the finding has none of its own."""
