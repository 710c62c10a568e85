"""Strength by mutation: survivors, acknowledgements, and those that are no longer true."""

from pathlib import Path
from typing import Any

import pytest

from judge.catalog.bank import Bank
from judge.model.verification import JudgedMutant, Mutant, Strength
from judge.verify import mutation, survivors
from judge.verify.mutation import Killed
from judge.verify.subject import Subject
from tests.provable import write_provable_bank

ACKNOWLEDGED = """\
format_version: 1
equivalent:
  - file: adds.py
    before: result.append(value + value)
    after: [result.append(2 * value), 'result.append(value * 1)']
    reason: The same.
"""


@pytest.fixture
def subject(tmp_path: Path, cache: Path) -> Subject:
    root = write_provable_bank(tmp_path)
    return Subject(Bank(root, cache), "double")


def mutant(subject: Subject, after: str) -> Mutant:
    path = subject.solutions / "accepted" / "adds.py"
    before = "result.append(value + value)"
    return Mutant(path=path, line=7, operator="arithmetic", before=before, after=after, source=b"")


def conclude(subject: Subject, *fates: tuple[str, str]) -> None:
    """Mutants by their changed lines, with the case that killed each."""
    answers: Any = [[(mutant(subject, after), Killed(case=case)) for after, case in fates]]
    mutation.conclude(subject, answers)


def test_a_survivor_is_shown_with_its_line_and_difference(subject: Subject) -> None:
    conclude(subject, ("result.append(value - value)", "hidden/a/b"), ("result.append(value)", ""))
    survivors.conclude(subject, [False])
    survived, score = subject.findings
    assert (survived.rule, survived.severity, survived.line) == ("mutants.survived", "warning", 7)
    assert "- result.append(value + value)\n+ result.append(value)" in survived.message
    assert (score.rule, score.severity) == ("mutants.score", "error")
    assert "50.0%" in score.message


def test_growth_may_kill_what_passes_all_cases(subject: Subject) -> None:
    conclude(subject, ("result.append(value)", ""))
    survivors.conclude(subject, [True])
    assert subject.findings == []
    assert subject.mutants is not None
    assert [judged.fate for judged in subject.mutants] == ["killed by growth"]


def test_an_acknowledged_mutant_is_no_finding_and_one_that_is_killed_is_stale(subject: Subject) -> None:
    (subject.solutions / "equivalent_mutants.yaml").write_text(ACKNOWLEDGED)
    conclude(subject, ("result.append(2 * value)", ""), ("result.append(value * 1)", "hidden/a/b"))
    (stale,) = subject.findings
    assert (stale.rule, stale.severity, stale.line) == ("mutants.stale", "warning", 3)
    assert "hidden/a/b" in stale.message
    survivors.conclude(subject, [])
    assert subject.mutants is not None
    assert [judged.fate for judged in subject.mutants] == ["acknowledged", "killed"]
    assert subject.mutants[0].reason == "The same."


def test_an_acknowledgement_of_nothing_is_stale(subject: Subject) -> None:
    (subject.solutions / "equivalent_mutants.yaml").write_text(ACKNOWLEDGED)
    conclude(subject, ("result.append(2 * value)", ""))
    (stale,) = subject.findings
    assert stale.message.startswith("the acknowledged mutant `result.append(value * 1)` of adds.py")
    assert stale.message.endswith("adds.py has no such mutant")


def test_faults_of_the_acknowledgements_are_named(subject: Subject) -> None:
    (subject.solutions / "equivalent_mutants.yaml").write_text(
        "format_version: 1\nequivalent:\n  - file: a.py\n    befor: x\n"
    )
    conclude(subject)
    assert {finding.rule for finding in subject.findings} == {"mutants.acknowledgement"}
    assert any("befor" in finding.message for finding in subject.findings)


def test_the_score_leaves_out_what_is_acknowledged(subject: Subject) -> None:
    def judged(fate: Any) -> JudgedMutant:
        return JudgedMutant(mutant=mutant(subject, "x"), fate=fate)

    some = Strength(mutants=tuple(map(judged, ["killed", "killed by growth", "acknowledged", "survived"])))
    assert some.score == pytest.approx(2 / 3)
    assert Strength(mutants=()).score == 1.0
