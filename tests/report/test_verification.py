"""What `judge verify` reports of a problem, on a screen and as a document."""

import json
from pathlib import Path

import pytest
from rich.console import Console, Group

from judge.model.verification import (
    CountedFamily,
    Finding,
    GrowthFacts,
    Severity,
    Verification,
    VerifiedProblem,
)
from judge.report.verification import closing, place_from, problem_screen, verification_document

HERE = Path("/bank")

WIDE = CountedFamily(name="wide", smallest=64, largest=16384, far=65536, rejects="slow.py")
TALL = CountedFamily(name="tall", smallest=16, largest=4096)


def problem(*families: CountedFamily, findings: tuple[Finding, ...] = ()) -> VerifiedProblem:
    allowed = 100_000 if WIDE in families else 0
    growth = GrowthFacts(families=families, component="c0ffee", allowed=allowed)
    return VerifiedProblem(slug="some", title="Some", folder=HERE, findings=findings, growth=growth)


def printed(*families: CountedFamily, findings: tuple[Finding, ...] = ()) -> str:
    console = Console(width=120, color_system=None)
    with console.capture() as capture:
        screen = problem_screen(problem(*families, findings=findings), place_from(HERE))
        console.print(Group(*screen), crop=False)
    return capture.get()


@pytest.mark.parametrize(
    ("families", "line"),
    [
        ((TALL,), "1 family, counted up to n = 4,096\n"),
        (
            (WIDE, TALL),
            "2 families, counted up to n = 4,096 to 16,384 (far 65,536); the constraints allow 100,000\n",
        ),
    ],
)
def test_the_growth_is_one_line_about_all_families(families: tuple[CountedFamily, ...], line: str) -> None:
    assert f"growth      {line}" in printed(*families)


def test_findings_are_printed_with_their_place_errors_first() -> None:
    def finding(severity: Severity, message: str) -> Finding:
        return Finding(
            severity=severity,
            rule="growth.some",
            problem="some",
            path=HERE / f"{'long' * 30}.py",
            line=3,
            message=message,
            advice="Do it.",
        )

    text = printed(TALL, findings=(finding("warning", "odd"), finding("error", "wrong")))
    assert f"error     growth.some   {'long' * 30}.py:3\n" in text  # never wrapped
    assert text.index("wrong") < text.index("Do it.") < text.index("odd")


def test_the_document_holds_each_family_and_the_component_that_counted() -> None:
    verification = Verification(problems=(problem(WIDE, TALL),), quick=False, versions={}, seconds=1.0)
    (document,) = verification_document(verification)["problems"]
    assert json.loads(json.dumps(document["growth"])) == {
        "component": "c0ffee",
        "allowed": 100_000,
        "forbidden": None,
        "families": [
            {"family": "wide", "sizes": [64, 16384], "far": 65536, "rejects": "slow.py"},
            {"family": "tall", "sizes": [16, 4096], "far": None, "rejects": None},
        ],
    }
    console = Console(width=120, color_system=None)
    with console.capture() as capture:
        console.print(closing(verification))
    assert "1 problem verified in 1.0 s: no errors, no warnings." in capture.get()
