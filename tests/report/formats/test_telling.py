"""What all formats say of a grade."""

import pytest
from msgspec.structs import replace

from judge.model.grade import Evidence
from judge.model.verdict import Verdict
from judge.report.formats import telling
from judge.report.sums import points, totals, worth_of
from tests import gradebooks, reports
from tests.gradebooks import accepted, gradebook, judge_error, raised, too_slow, unloadable, wrong


def test_a_grade_without_a_score_counts_neither_as_earned_nor_as_possible() -> None:
    found = totals((accepted("a", "x"), wrong("b", "x"), judge_error("c", "x")))
    assert (found.graded, found.accepted, found.unscored) == (3, 1, 1)
    assert (found.earned, found.possible) == (10.0 + 3.4375, 20.0)
    assert telling.headline(gradebook(judge_error("c", "x")).grades) == [
        "0 of 1 accepted",
        "0 of 0 points",
        "1 could not be judged and has no score",
    ]


def test_what_was_not_handed_in_counts_as_possible() -> None:
    grades = (accepted("a", "x"), wrong("b", "x"), accepted("a", "y"), judge_error("c", "y"))
    worth = worth_of(grades)
    assert worth == {"x": 10.0, "y": 10.0}
    assert [totals([one for one in grades if one.student == who], worth).possible for who in "abc"] == [
        20.0,
        20.0,
        10.0,
    ]
    assert totals(grades).possible == 50.0


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (10.0, "10"), (7.5, "7.5"), (3.4375, "3.44"), (0.1 + 0.2, "0.3"), (1200, "1,200")],
)
def test_points_have_no_more_digits_than_they_need(value: float, text: str) -> None:
    assert points(value) == text


def test_names_are_never_alike() -> None:
    same = accepted("anna", "x")
    book = gradebook(same, replace(same, path="late/anna/x.py"), accepted("", "x"), accepted("", "x"))
    names = telling.names(book)
    assert names[:2] == ["anna/x (anna/x.py)", "anna/x (late/anna/x.py)"]
    assert len(set(names)) == 4


def test_the_worst_come_first_and_among_equals_those_with_the_fewest_points() -> None:
    better = replace(wrong("f", "x"), earned=9.0)
    grades = [
        accepted("a", "x"),
        too_slow("b", "x"),
        better,
        wrong("c", "x"),
        unloadable("d", "x"),
        judge_error("e", "x"),
    ]
    order = [(grade.student, grade.verdict) for grade in telling.worst_first(grades)]
    assert [student for student, _ in order] == ["e", "d", "c", "f", "b", "a"]


def test_every_verdict_has_a_place_among_the_worst() -> None:
    assert sorted(telling.WORST_FIRST) == sorted(Verdict)


@pytest.mark.parametrize("make", [unloadable, judge_error])
def test_a_verdict_that_no_part_tells_gets_a_part_of_its_own(make: object) -> None:
    grade = make("anna", "x")  # type: ignore[operator]
    first, *rest = telling.told_parts(grade)
    assert first.state == "error"
    assert first.possible == 0
    assert tuple(rest) == grade.parts
    assert telling.told_parts(wrong("anna", "x")) == wrong("anna", "x").parts


def test_the_evidence_belongs_to_the_part_whose_case_it_shows() -> None:
    grade = wrong("anna", "x")
    edges = replace(grade.parts[1], state="failed", passed=5)
    both = replace(grade, parts=(grade.parts[0], edges, *grade.parts[2:]))
    blamed = telling.blamed_part(both)
    assert blamed is not None and blamed.name == "hidden/repeats"
    by_group = telling.blamed_part(replace(both, evidence=Evidence(case="hidden/repeats")))
    assert by_group is not None and by_group.name == "hidden/repeats"
    unknown = telling.blamed_part(replace(both, evidence=Evidence(case="a hidden case")))
    assert unknown is not None and unknown.name == "hidden/edges"
    assert telling.blamed_part(accepted("anna", "x")) is None


def test_facts_come_in_the_order_to_read_them_and_none_is_empty() -> None:
    labels = [fact.label for fact in telling.facts(wrong("anna", "x"))]
    assert labels == ["Case", "Call", "Expected", "Got", "Differs", "Likely", "Printed"]
    assert [fact.label for fact in telling.facts(raised("anna", "x"))] == ["Case", "Call", "Traceback"]
    reason = replace(too_slow("anna", "x"), message="too slow")
    labels = [fact.label for fact in telling.facts(reason)]
    assert labels == ["Growth", "Blame", "", "Why", "Input", "Such as"]
    assert [fact.label for fact in telling.facts(too_slow("anna", "x"))] == labels[1:], "it is the message"
    assert telling.facts(accepted("anna", "x")) == []


def test_growth_is_told_with_the_line_what_it_costs_and_why() -> None:
    found = {fact.label: fact.text for fact in telling.growth_facts(gradebooks.growth_of("too_slow"))}
    assert found["Blame"] == "line 4: best.append(largest(nums[i : i + k]))"
    assert found[""].startswith("One run costs 2,411 instructions at n = 256 and 9,373 at n = 1,024")
    assert found["Why"].startswith("`nums[i : i + k]` copies")
    claimed = {
        fact.label: fact.text for fact in telling.growth_facts(gradebooks.growth_of("claimed_too_little"))
    }
    assert claimed["Blame"] == "no single line explains it"
    assert claimed["Claimed"] == "O(n), required O(n), counted O(n log n)"


def test_growth_within_the_bound_is_no_reason_but_remarked_upon_beside_its_part() -> None:
    grade = accepted("anna", "x", growth=reports.logarithm().growth)
    assert telling.facts(grade) == []
    *others, growth = grade.parts
    assert [telling.growth_remarks(part, grade) for part in others] == [[]] * len(others)
    first, _ = telling.growth_remarks(growth, grade)
    assert first == "It grows by a logarithm more than the bound: O(n log n), the bound is O(n)."
    assert telling.growth_remarks(growth, accepted("anna", "x")) == []


def test_a_growth_that_failed_says_nothing_of_families_that_were_not_counted() -> None:
    assert telling.part_result(too_slow("anna", "x").parts[-1]) == "failed"
    assert telling.part_result(accepted("anna", "x").parts[-1]) == "5 of 5 families within the bounds"


def test_a_long_text_says_how_much_is_missing() -> None:
    text = telling.block("x" * 1_000_000)
    assert len(text) < telling.TEXT_LENGTH + 40
    assert text.endswith("… (996,000 more characters)")
    assert len(telling.line("x" * 1_000_000)) == telling.LINE_LENGTH
    assert telling.block("short\ntwo\n") == "short\ntwo"


def test_facts_as_text_put_lines_below_their_label() -> None:
    facts = [
        telling.Fact("Got", "1"),
        telling.Fact("Printed", "a\nb", block=True),
        telling.Fact("", "Alone."),
    ]
    assert telling.as_text(facts) == "Got: 1\nPrinted:\n    a\n    b\nAlone."
