"""One problem while it is verified: its package, and what has been found out about it so far."""

from collections.abc import Iterable
from pathlib import Path

from judge.catalog.bank import Bank
from judge.catalog.cases import case_lines
from judge.model.errors import Fault, InvalidPackage
from judge.model.problem import Package
from judge.model.verification import (
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
"""Faults of one kind that are told one by one: a strategy that breaks a rule breaks it hundreds of times."""


class Subject:
    """The problem behind a slug of a bank. One that is not `usable` is not looked at further.

    Raises UnknownProblem.
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
        self.growth: GrowthFacts | None = None
        self.reload()

    def reload(self) -> None:
        """Load the package; what the loader finds wrong with it is noted."""
        try:
            self._package = self.bank.load(self.slug)
        except InvalidPackage as error:
            self.refuse(error.faults)

    @property
    def package(self) -> Package:
        assert self._package is not None
        return self._package

    def error(self, rule: str, path: Path, message: str, line: int = 0, advice: str = "") -> None:
        self._note("error", rule, path, message, line, advice or ADVICE.get(rule, ""))

    def warn(self, rule: str, path: Path, message: str, line: int = 0, advice: str = "") -> None:
        self._note("warning", rule, path, message, line, advice)

    def refuse(self, faults: Iterable[Fault]) -> None:
        """Note faults of the package that keep it from being used."""
        self.usable = False
        places = case_lines(self.folder)
        told: dict[str, int] = {}
        for fault in faults:
            rule = fault.rule or "package.fault"
            told[rule] = told.get(rule, 0) + 1
            if told[rule] <= MOST_FAULTS:
                path, line = fault.path, fault.line
                place = places.get(fault.key)
                if not line and place is not None and place[0] == path:
                    _, line = place
                message = f"{fault.key}: {fault.message}" if fault.key else fault.message
                self.error(rule, path, message, line)
        for rule, count in told.items():
            if count > MOST_FAULTS:
                self.error(rule, self.folder, f"{count - MOST_FAULTS:,} more of this kind")

    def result(self) -> VerifiedProblem:
        """What was found out, as a part of the document."""
        return VerifiedProblem(
            slug=self.slug,
            title=self._package.problem.title if self._package else self.slug,
            folder=self.folder,
            findings=tuple(self.findings),
            solutions=tuple(self.judged),
            coverage=self.coverage,
            strength=None if self.mutants is None else Strength(mutants=tuple(self.mutants)),
            growth=self.growth,
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
    "cases.invalid": "Mend the case, or `constraints` in hidden/generate.py if the statement allows it.",
    "cases.expected": "Work the case out by hand: either the expected value is wrong or the reference is.",
    "comparison.fails": "compare() gives None or a text, ends, and never raises: of `got` the type is sure.",
    "comparison.junk": "Check that `got` answers this call; every solution would be right.",
    "comparison.rejects": "`expected` is the reference's answer, which must be right whatever else is.",
    "reference.fails": "The reference must answer every valid input within five times the time limit.",
}
"""What to do about errors, by their rules, where the finding does not say it."""
