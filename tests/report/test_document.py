"""The report for programs: its shape, and that JSON can always hold it."""

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from judge.growth.naming import judge_series
from judge.model.case import Call, Case
from judge.model.growth import Point, Series
from judge.model.outcome import Foreign, Frame, Killed, Lost, Outcome, Output, Raised, Tampered, Unloadable
from judge.model.report import Answer, IsolationInfo, Report, Scope
from judge.model.verdict import Verdict
from judge.report.document import VALUE_LEAVES, answer_document, case_document, encode, report_document
from tests import reports
from tests.properties import PLAIN, repeatable
from tests.reports import ATTACK, FLOOD, USAGE, failure, gave, raised, result, window

GROWN = reports.GROWTH | {"counted": reports.counted, "logarithm": reports.logarithm}

SURROGATES = st.text(st.characters(categories=["Cs"]), min_size=1, max_size=3)


def document(report: Report) -> Any:
    """The document as a program reads it, strictly: no NaN and no other extensions of JSON."""
    return strictly(encode(report_document(report)))


def strictly(text: str) -> Any:
    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is not JSON")

    return json.loads(text, parse_constant=refuse)


def with_value(value: object) -> Any:
    """How a returned value is described."""
    of = result(window([1], 1, [1]), Verdict.WA, "value", "", gave(value))
    return document(reports.report(failure(of)))["failure"]["outcome"]["values"][0]


def with_outcome(outcome: Outcome, verdict: Verdict = Verdict.RTE) -> Any:
    of = result(window([1], 1, [1]), verdict, "reason", "message", outcome)
    return document(reports.report(failure(of)))["failure"]


# -- the whole document ----------------------------------------------------------------------------------


def test_an_accepted_report_has_every_field_of_the_schema() -> None:
    assert document(reports.accepted()) == {
        "schema": "judge/report/v1",
        "problem": {"slug": "window_max", "title": "Sliding Window Maximum", "digest": "d" * 64},
        "corpus": {"digest": "c" * 64, "shipped": True},
        "submission": {
            "path": "solutions/window_max.py",
            "sha256": "5" * 64,
            "bytes": len(reports.SOURCE),
        },
        "scope": {"stages": [], "cases": [], "fuzz": None, "growth": False, "claim": ""},
        "verdict": "AC",
        "reason": "",
        "message": "",
        "stages": [
            {"name": "load", "verdict": "AC", "total": 1, "run": 1, "passed": 1, "seconds": 0.0123},
            {"name": "samples", "verdict": "AC", "total": 3, "run": 3, "passed": 3, "seconds": 0.0123},
            {"name": "hidden", "verdict": "AC", "total": 14, "run": 14, "passed": 14, "seconds": 0.0123},
            {
                "name": "generated",
                "verdict": "AC",
                "total": 1312,
                "run": 1312,
                "passed": 1312,
                "seconds": 0.0123,
            },
        ],
        "failure": None,
        "accuracy": None,
        "growth": None,
        "isolation": {"tier": "strict", "note": ""},
        "seed": 20240229,
        "versions": {"judge": "0.1.0", "python": "3.11.7", "component": "e" * 64, "wasmtime": "50.0.1"},
        "warnings": [],
        "seconds": 0.1235,
    }


def test_a_report_says_what_it_was_asked_to_be_judged_on() -> None:
    scope = Scope(stages=("samples", "hidden"), fuzz=1.5, growth=True, claim="O(n)")
    assert document(reports.report(scope=scope))["scope"] == {
        "stages": ["samples", "hidden"],
        "cases": [],
        "fuzz": 1.5,
        "growth": True,
        "claim": "O(n)",
    }


def test_a_failure_has_every_field_of_the_schema() -> None:
    report = document(reports.wrong_answer())
    assert (report["verdict"], report["reason"]) == ("WA", "value")
    assert report["message"] == "first difference at [1]: expected -2, got 0"
    assert report["failure"] == {
        "stage": "generated",
        "failing_cases": 12,
        "case": {
            "id": "xW1stMSwtMl0sMV0",
            "stage": "hidden",
            "calls": [
                {
                    "name": "window_max",
                    "receiver": 0,
                    "text": "window_max([-1, -2], 1)",
                    "arguments": [{"text": "[-1, -2]", "value": [-1, -2]}, {"text": "1", "value": 1}],
                    "expected": {"text": "[-1, -2]", "value": [-1, -2]},
                }
            ],
        },
        "elided": None,
        "shrunk_from": "generated/17",
        "verdict": "WA",
        "reason": "value",
        "message": "first difference at [1]: expected -2, got 0",
        "failing_call": 0,
        "outcome": {
            "kind": "returned",
            "values": [{"text": "[-1, 0]", "value": [-1, 0]}],
            "cpu_seconds": 0.001,
            "wall_seconds": 0.001235,
            "output": {"text": "window 0\nwindow 1\n", "bytes": 18},
        },
        "traceback": [],
        "before": [],
        "mistakes": [{"kind": "off_by_one", "message": "Every wrong answer is exactly 1 too small."}],
        "reproduce": ["xW1stMSwtMl0sMV0"],
    }


@pytest.mark.parametrize("make", reports.EVERY.values(), ids=reports.EVERY)
def test_every_kind_of_report_is_json_of_one_shape(make: Callable[[], Report]) -> None:
    found = document(make())
    reference = document(reports.accepted())
    assert found.keys() == reference.keys()
    if found["failure"] is not None:
        assert found["failure"].keys() == document(reports.wrong_answer())["failure"].keys()
        assert found["failure"]["verdict"] == found["verdict"]


def test_growth_has_every_field_of_the_schema() -> None:
    report = reports.too_slow()
    assert report.growth is not None and report.growth.line is not None
    found = document(report)["growth"]
    series = found.pop("series")
    assert found == {
        "decision": "above",
        "resource": "time",
        "bound": "O(n)",
        "strict": False,
        "claim": "",
        "component": "e" * 64,
        "class": "n^2",
        "logarithm": False,
        "uncounted": [],
        "shown": 2,
        "family": "wide",
        "about": "Random numbers, and a window of half their length.",
        "example": "window_max([4, 1, 5, 2, 2, 0], 3)",
        "line": {
            "line": 4,
            "source": "best.append(largest(nums[i : i + k]))",
            "sizes": [256, 1024],
            "runs": [257, 1025],
            "costs": [2411, 9373],
            "share": 0.934,
            "why": report.growth.line.why,
        },
        "words": {
            "sentence": "the time grows like n^2, the bound is O(n)",
            "line": "one run costs 2,411 instructions at n = 256 and 9,373 at n = 1,024, "
            "and it runs 257 and 1,025 times; 93% of all",
            "remarks": [],
        },
    }
    assert [(one["family"], one["resource"], one["decision"], one["class"]) for one in series] == [
        ("ascending", "space", "within", "n"),
        ("ascending", "time", "within", "n"),
        ("wide", "time", "above", "n^2"),
    ]
    assert series[2] | {"points": [], "power": 1.0} == {
        "family": "wide",
        "resource": "time",
        "decision": "above",
        "power": 1.0,
        "class": "n^2",
        "logarithm": False,
        "factor": 387.5242,
        "points": [],
    }
    assert series[2]["points"][2] == {
        "n": 16384,
        "bound": 16384.0,
        "slack": 1.0,
        "yours": 4653384335,
        "reference": 12007983,
        "ratio": 387.5242,
        "cut": True,
    }


@pytest.mark.parametrize("make", GROWN.values(), ids=GROWN)
def test_growth_comes_with_all_points_so_that_anybody_can_decide_again(make: Callable[[], Report]) -> None:
    found = document(make())["growth"]
    for one in found["series"]:
        series = Series(
            family=one["family"],
            resource=one["resource"],
            points=tuple([msgspec.convert(point, Point) for point in one["points"]]),
        )
        again = judge_series(series, found["strict"])
        assert (again.decision, again.word, again.logarithm) == (
            one["decision"],
            one["class"],
            one["logarithm"],
        )
        assert again.power == pytest.approx(one["power"], abs=1e-4)
    shown = found["series"][found["shown"]]
    assert (shown["decision"], shown["class"]) == (found["decision"], found["class"])


def test_a_logarithm_too_much_is_a_fact_and_a_sentence() -> None:
    found = document(reports.logarithm())["growth"]
    assert (found["logarithm"], found["claim"]) == (True, "O(n log n)")
    assert found["words"] == {
        "sentence": "",
        "line": "",
        "remarks": [
            "It grows by a logarithm more than the bound: O(n log n), the bound is O(n).",
            "It takes up to 4.8 times the reference's instructions; memory 1.1 times.",
        ],
    }
    assert document(reports.counted())["growth"]["logarithm"] is False


def test_what_could_not_be_counted_is_in_the_document() -> None:
    report = reports.counted()
    assert report.growth is not None
    told = ("wide: at n = 4,096 it takes too many instructions there",)
    growth = replace(report.growth, uncounted=told, series=(), judgements=(), shown=None)
    found = document(replace(report, growth=growth))["growth"]
    assert found["uncounted"] == [*told]
    assert (found["class"], found["family"], found["series"]) == (None, None, [])


def test_two_reports_of_one_run_are_the_same_to_the_letter() -> None:
    assert encode(report_document(reports.too_slow())) == encode(report_document(reports.too_slow()))


# -- failures while the growth was counted ---------------------------------------------------------------


def counted_failure(outcome: Outcome, call: int, **fields: Any) -> Any:
    """How a wrong result is described in a sequence of 16,384 calls."""
    count = 16_384
    calls = (
        Call("Sums", ([[i] * 64 for i in range(256)],)),
        *[Call("query", (i, i)) for i in range(1, count)],
    )
    case = Case(id="growth/wide/16384", stage="growth", calls=calls, expected=(None, *range(1, count)))
    of = result(case, Verdict.WA, "value", "expected 9, got 8", outcome, call=call)
    report = reports.report(failure(of, stage="growth", **fields), problem=reports.CLASS_PROBLEM)
    assert len(encode(report_document(report))) < 6_000
    return document(report)["failure"]


def test_inputs_that_were_made_for_counting_are_elided_with_the_way_to_see_them() -> None:
    found = counted_failure(gave(*range(16_384)), 9, reproduce=())
    assert found["elided"] == {
        "calls": 16_384,
        "call": 9,
        "see": "judge run sums solutions/sums.py --growth-only",
    }
    constructor, failing = found["case"]["calls"]
    assert constructor["name"] == "Sums"
    assert constructor["arguments"][0]["value"] is None
    assert constructor["arguments"][0]["text"].endswith("(256 x 64)")
    assert (failing["text"], failing["expected"]["value"]) == ("query(9, 9)", 9)
    assert found["failing_call"] == 1
    assert found["outcome"]["values"] == [{"text": "0", "value": 0}, {"text": "9", "value": 9}]


def test_what_raised_while_it_was_counted_keeps_what_came_before() -> None:
    outcome = raised("ValueError", "no", before=tuple(range(9)))
    found = counted_failure(outcome, 9, reproduce=("xW1",))
    assert found["elided"]["see"] == "judge run sums solutions/sums.py --case xW1"
    assert found["outcome"]["values"] == [{"text": "0", "value": 0}]
    assert found["failing_call"] == 1


def test_a_first_call_that_fails_is_there_once() -> None:
    found = counted_failure(gave(*range(16_384)), 0, reproduce=())
    assert len(found["case"]["calls"]) == len(found["outcome"]["values"]) == 1
    assert found["failing_call"] == 0


# -- sequences -------------------------------------------------------------------------------------------


def test_a_sequence_keeps_its_calls_in_order_with_what_each_should_give() -> None:
    failed = document(reports.class_sequence())["failure"]
    calls = failed["case"]["calls"]
    assert [call["name"] for call in calls] == ["Sums"] + ["query"] * 12
    assert calls[0]["expected"] == {"text": "None", "value": None}
    assert calls[10]["text"] == "query(1, 0)"
    assert failed["failing_call"] == 10
    assert failed["outcome"]["values"][10] == {"text": "99", "value": 99}


def test_what_must_run_before_is_told_with_its_ids() -> None:
    failed = document(reports.keeps_state())["failure"]
    assert failed["before"] == [["window_max([1], 1)"]]
    assert failed["reproduce"] == ["xW1sxXSwxXQ", "xW1syXSwxXQ"]
    assert failed["mistakes"][0]["kind"] == "keeps_state"


def test_a_case_has_its_document() -> None:
    case = Case(id="samples/a", stage="samples", calls=(Call("f", ((1, 2), "x")),), expected=({1},))
    assert strictly(encode(case_document(case))) == {
        "id": "samples/a",
        "stage": "samples",
        "calls": [
            {
                "name": "f",
                "receiver": 0,
                "text": "f((1, 2), 'x')",
                "arguments": [{"text": "(1, 2)", "value": [1, 2]}, {"text": "'x'", "value": "x"}],
                "expected": {"text": "{1}", "value": None},
            }
        ],
    }


def test_the_document_is_indented_for_people_who_look_at_it() -> None:
    text = encode(report_document(reports.accepted()))
    assert text.startswith('{\n  "schema": "judge/report/v1",\n')
    assert encode({"a": [1], "b": "ä"}) == '{\n  "a": [\n    1\n  ],\n  "b": "ä"\n}'


# -- outcomes --------------------------------------------------------------------------------------------


def test_an_exception_comes_with_its_lines() -> None:
    failed = document(reports.run_time_error())["failure"]
    assert failed["outcome"]["kind"] == "raised"
    assert failed["outcome"]["exception"] == {"type": "IndexError", "message": "list index out of range"}
    assert failed["traceback"] == [
        {
            "line": 4,
            "function": "window_max",
            "source": "best.append(largest(nums[i : i + k]))",
        },
        {"line": 9, "function": "largest", "source": "return max(values[0], largest(values[1:]))"},
        {"line": 9, "function": "largest", "source": "return max(values[0], largest(values[1:]))"},
    ]


def test_a_frame_outside_of_the_file_has_no_source() -> None:
    frames = tuple(Frame(line, "f") for line in (-3, -1, 0, 1, 2, 3, 10**6))
    of = result(window([1], 1, [1]), Verdict.RTE, "ValueError", "", raised("ValueError", "", frames))
    found = document(reports.report(failure(of), source="first\nsecond"))["failure"]["traceback"]
    assert [frame["source"] for frame in found] == ["", "", "", "first", "second", "", ""]


@pytest.mark.parametrize("separator", ["\x0c", "\x1c", "\x85", "\u2028"], ids=ascii)
def test_lines_are_counted_as_python_counts_them(separator: str) -> None:
    """Only a newline or a carriage return ends a line of Python, not what str.splitlines() takes for one."""
    source = f"# a page{separator}break\nx = 1\nraise ValueError\n"
    of = result(
        window([1], 1, [1]), Verdict.RTE, "ValueError", "", raised("ValueError", "", (Frame(3, "f"),))
    )
    found = document(reports.report(failure(of), source=source))
    assert found["failure"]["traceback"][0]["source"] == "raise ValueError"


@pytest.mark.parametrize(
    ("outcome", "facts"),
    [
        (
            Killed(cause="signal", number=11, usage=USAGE),
            {"kind": "killed", "cause": "signal", "number": 11},
        ),
        (Killed(cause="time", limit=2.0, usage=USAGE), {"kind": "killed", "cause": "time"}),
        (
            Unloadable(kind="syntax", type_name="SyntaxError", message="bad", line=3, output=Output("hi", 2)),
            {
                "kind": "unloadable",
                "exception": {"type": "SyntaxError", "message": "bad"},
                "output": {"text": "hi", "bytes": 2},
            },
        ),
        (Tampered(detail="doubled"), {"kind": "tampered", "detail": "doubled"}),
        (Lost(detail="no worker"), {"kind": "lost", "detail": "no worker"}),
    ],
    ids=["signal", "time", "unloadable", "tampered", "lost"],
)
def test_every_outcome_is_told_with_its_facts(outcome: Outcome, facts: dict[str, object]) -> None:
    found = with_outcome(outcome)["outcome"]
    assert {key: found[key] for key in facts} == facts


def test_time_that_could_not_be_measured_is_null() -> None:
    outcome = replace(gave([1]), usage=replace(USAGE, cpu=None))
    assert with_outcome(outcome, Verdict.WA)["outcome"]["cpu_seconds"] is None


def test_an_own_input_has_a_document_with_both_answers() -> None:
    case = window([1], 1, [1])
    answer = Answer(
        isolation=IsolationInfo("strict"),
        calls=case.calls,
        result=result(case, Verdict.WA, "value", "first difference at [0]: expected 1, got 2", gave([2])),
        solution=gave([2]),
        reference=gave([1]),
        broken=("1 <= k",),
    )
    found = strictly(encode(answer_document(answer, "window_max")))
    assert found["schema"] == "judge/answer/v1"
    assert found["problem"] == {"slug": "window_max"}
    assert found["verdict"] == "WA"
    assert found["broken_constraints"] == ["1 <= k"]
    assert found["solution"]["values"] == [{"text": "[2]", "value": [2]}]
    assert found["reference"]["values"] == [{"text": "[1]", "value": [1]}]
    refused = replace(answer, result=None, refusal="the reference has no answer to this input")
    found = strictly(encode(answer_document(refused, "window_max")))
    assert (found["verdict"], found["message"]) == (None, "the reference has no answer to this input")


# -- values ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "text", "json_value"),
    [
        (None, "None", None),
        (True, "True", True),
        (-5, "-5", -5),
        (0.5, "0.5", 0.5),
        ("a\n", r"'a\n'", "a\n"),
        ([1, [2]], "[1, [2]]", [1, [2]]),
        ((1, (2,)), "(1, (2,))", [1, [2]]),
        ({"a": (1,)}, "{'a': (1,)}", {"a": [1]}),
        ((1 << 63) - 1, str((1 << 63) - 1), (1 << 63) - 1),
        (-(1 << 63), str(-(1 << 63)), -(1 << 63)),
    ],
    ids=repr,
)
def test_a_small_value_is_given_as_text_and_as_itself(value: object, text: str, json_value: object) -> None:
    assert with_value(value) == {"text": text, "value": json_value}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (float("nan"), "nan"),
        ([1.0, float("inf")], "[1.0, inf]"),
        (-float("inf"), "-inf"),
        (1 << 63, str(1 << 63)),
        ([-(1 << 63) - 1], f"[{-(1 << 63) - 1}]"),
        ({1, 2}, "{1, 2}"),
        (b"x", "b'x'"),
        ({1: 2}, "{1: 2}"),
        (Foreign("generator"), "<generator object>"),
        ([Foreign("Node")], "[<Node object>]"),
        (["\ud800"], r"['\ud800']"),
        ({"\ud800": 1}, r"{'\ud800': 1}"),
    ],
    ids=repr,
)
def test_what_json_cannot_hold_is_given_as_text_alone(value: object, text: str) -> None:
    assert with_value(value) == {"text": text, "value": None}


def test_a_long_value_is_given_as_elided_text_alone() -> None:
    found = with_value(list(range(100_000)))
    assert found["value"] is None
    assert found["text"].startswith("[0, 1, 2, ")
    assert found["text"].endswith(", 99999] (100,000 elements)")
    assert len(found["text"]) < 500


def test_values_are_given_as_themselves_up_to_a_number_of_numbers() -> None:
    half = list(range(VALUE_LEAVES // 2))
    assert with_value(half)["value"] == half
    assert with_value([half])["value"] == [half]
    assert with_value(list(range(VALUE_LEAVES + 1)))["value"] is None
    assert with_value([half, half, half])["value"] is None


def test_a_long_text_makes_no_long_document() -> None:
    of = result(window([FLOOD], 1, [FLOOD]), Verdict.WA, "value", "", gave(FLOOD))
    assert len(encode(report_document(reports.report(failure(of))))) < 20_000


def test_deep_nesting_is_no_obstacle() -> None:
    value: Any = 1
    for _ in range(72):
        value = [value]
    assert with_value(value)["value"] is not None


@repeatable
@given(PLAIN | SURROGATES)
def test_every_value_can_be_in_a_document(value: Any) -> None:
    found = with_value(value)
    assert found.keys() == {"text", "value"}
    assert found["text"].isprintable()


@pytest.mark.parametrize(
    "text", [ATTACK, FLOOD, "\ud800", "[red]" * 3], ids=["attack", "flood", "lone", "markup"]
)
def test_no_text_of_a_submission_breaks_the_document(text: str) -> None:
    for report in reports.hostile(text).values():
        encoded = encode(report_document(report))
        assert strictly(encoded)["schema"] == "judge/report/v1"
        encoded.encode("utf-8")


def test_a_path_that_is_no_text_breaks_no_document() -> None:
    accepted = reports.accepted()
    report = replace(accepted, submission=replace(accepted.submission, path="solutions/\udcff.py"))
    assert document(report)["verdict"] == "AC"


@repeatable
@given(st.text(max_size=20) | SURROGATES, st.text(max_size=20) | SURROGATES)
def test_every_message_can_be_in_a_document(message: str, printed: str) -> None:
    outcome: Raised = replace(raised("ValueError", message), output=Output(printed, 9))
    assert with_outcome(outcome)["outcome"]["exception"]["type"] == "ValueError"
