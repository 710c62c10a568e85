"""Verdicts as the field spells them, and what makes two failures alike."""

import pytest

from judge.model.case import Call, Case
from judge.model.outcome import Output, Returned, Usage
from judge.model.result import CaseResult
from judge.model.verdict import Verdict


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("AC", "Accepted"),
        ("WA", "Wrong Answer"),
        ("TLE", "Time Limit Exceeded"),
        ("MLE", "Memory Limit Exceeded"),
        ("OLE", "Output Limit Exceeded"),
        ("RTE", "Run-Time Error"),
        ("CE", "Compile Error"),
        ("SV", "Security Violation"),
        ("JE", "Judge Error"),
    ],
)
def test_a_verdict_has_its_code_and_its_words(code: str, words: str) -> None:
    assert str(Verdict(code)) == code
    assert Verdict(code).words == words


def test_there_are_no_other_verdicts() -> None:
    assert len(Verdict) == 9


def result(verdict: Verdict, reason: str) -> CaseResult:
    case = Case(id="t", stage="samples", calls=(Call("f", ()),), expected=(1,))
    outcome = Returned(values=(1,), output=Output(), usage=Usage(wall=0.0, cpu=None))
    return CaseResult(case=case, verdict=verdict, reason=reason, outcome=outcome)


def test_only_accepted_is_accepted() -> None:
    for verdict in Verdict:
        assert result(verdict, "").accepted is (verdict is Verdict.AC)


def test_failures_are_alike_when_verdict_and_reason_agree() -> None:
    assert result(Verdict.RTE, "ValueError").kind == result(Verdict.RTE, "ValueError").kind
    assert result(Verdict.RTE, "ValueError").kind != result(Verdict.RTE, "KeyError").kind
    assert result(Verdict.TLE, "limit").kind != result(Verdict.MLE, "limit").kind


def test_a_wrong_length_and_a_wrong_value_are_alike_and_a_wrong_type_is_not() -> None:
    assert result(Verdict.WA, "length").kind == result(Verdict.WA, "value").kind
    assert result(Verdict.WA, "type").kind != result(Verdict.WA, "value").kind
