"""The result of `judge recheck`, for a person and for a program."""

from typing import Any

import pytest

from judge.model.recheck import Change, Recheck
from judge.model.verdict import Verdict
from judge.report.recheck import headline, recheck_document, recheck_lines


def recheck(*differences: Change, **fields: Any) -> Recheck:
    return Recheck(
        **{
            "slug": "double",
            "student": "",
            "path": "double.py",
            "sha256": "5" * 64,
            "was": Verdict.AC,
            "now": Verdict.AC,
            "differences": differences,
            "circumstances": (),
            "cases": 443,
            "counts": 31,
            "families": 6,
            "other_component": False,
            "widest": 0.0,
            **fields,
        }
    )


def lines(found: Recheck) -> list[str]:
    return [line.plain for line in recheck_lines(found)]


def shown(was: str | int | None, now: str | int | None, **fields: Any) -> str:
    return lines(recheck(Change(what="it", was=was, now=now, **fields)))[1]


def test_what_is_the_same_says_so_and_how_much_was_compared() -> None:
    assert lines(recheck()) == [
        "The same, to the last instruction.",
        "443 cases and 31 counts of 6 families compared; the verdict is AC.",
    ]
    assert lines(recheck(cases=1, counts=0, families=0, remarks=("Not all.",))) == [
        "The same.",
        "1 case compared, and no growth; the verdict is AC.",
        "Not all.",
    ]
    assert lines(recheck(counts=2, families=1))[1].startswith("443 cases and 2 counts of 1 family ")


@pytest.mark.parametrize(
    "widest, told",
    [
        (0.0, "The same, to the last instruction."),
        (0.000791, "The same; counted by another component: within 0.08 %."),
        (0.0000001, "The same; counted by another component: within 0.01 %."),
        (0.005, "The same; counted by another component: within 0.5 %."),
    ],
)
def test_another_component_says_how_far_its_counts_differ(widest: float, told: str) -> None:
    assert headline(recheck(other_component=True, widest=widest)) == told


def test_differences_have_a_line_each_behind_the_circumstances() -> None:
    found = recheck(
        Change(what="package", was="a" * 32, now="b" * 32, follows="the package has changed since"),
        Change(what="verdict", was="AC", now="TLE"),
        now=Verdict.TLE,
        circumstances=(Change(what="judge", was="0.1.0", now="0.2.0", follows="it may judge otherwise"),),
    )
    assert lines(found) == [
        "Not the same:",
        "  judge: was 0.1.0, is 0.2.0; it may judge otherwise",
        "  package: was aaaaaaaaaaaa, is bbbbbbbbbbbb; the package has changed since",
        "  verdict: was AC, is TLE",
        "443 cases and 31 counts of 6 families compared; the verdict is TLE.",
    ]


@pytest.mark.parametrize(
    "was, now, relative, line",
    [
        (1_000_000, 1_000_351, 0.000351, "  it: was 1,000,000, is 1,000,351 (+0.0351 %)"),
        (200, 100, -0.5, "  it: was 200, is 100 (-50 %)"),
        (1, 3_000, 2999.0, "  it: was 1, is 3,000 (+299,900 %)"),
        (0, 5, None, "  it: was 0, is 5"),
        ("", "x", None, "  it: was nothing, is x"),
        ("x", None, None, "  it: was x, is nothing"),
        ("a\nb\x1b[31m", "c", None, "  it: was a\\nb\\x1b[31m, is c"),
    ],
)
def test_a_difference_is_told_on_a_line(
    was: str | int, now: str | int | None, relative: float | None, line: str
) -> None:
    assert shown(was, now, relative=relative) == line


def test_a_long_text_is_cut() -> None:
    assert len(shown("x" * 10_000, "y")) < 300


def test_the_document_holds_the_whole() -> None:
    found = recheck(
        Change(what="verdict", was="AC", now="WA"),
        now=Verdict.WA,
        student="anna",
        circumstances=(Change(what="judge", was="1", now="2", follows="so"),),
    )
    assert recheck_document(found) == {
        "schema": "judge/recheck/v1",
        "problem": {"slug": "double"},
        "student": "anna",
        "submission": {"path": "double.py", "sha256": "5" * 64},
        "same": False,
        "verdict": {"was": "AC", "is": "WA"},
        "compared": {"cases": 443, "counts": 31, "families": 6},
        "other_component": False,
        "widest": 0.0,
        "differences": [{"what": "verdict", "was": "AC", "is": "WA", "relative": None, "follows": ""}],
        "circumstances": [{"what": "judge", "was": "1", "is": "2", "relative": None, "follows": "so"}],
        "remarks": [],
    }
