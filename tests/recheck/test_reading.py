"""Reading a report that shall be judged again: one clear message for each way in which it cannot be."""

import json
from typing import Any

import pytest

from judge.model.errors import UsageError
from judge.recheck.documents import GradeDocument, RunDocument
from judge.recheck.reading import read_report
from tests import gradebooks, reports
from tests.recheck.support import KNOWN, changed, of_class, of_grade, of_run

RUN = of_run(reports.too_slow())
ANNA, BEN = (gradebooks.accepted(name, "window_max", **KNOWN) for name in ("anna", "ben"))
CLASS = of_class(ANNA, BEN, gradebooks.wrong("ben", "binary_search", **KNOWN))


def read(document: Any, **chosen: str) -> RunDocument | GradeDocument:
    return read_report(json.dumps(document).encode(), "r.json", **chosen)


def refused(data: bytes, **chosen: str) -> UsageError:
    with pytest.raises(UsageError) as error:
        read_report(data, "r.json", **chosen)
    assert error.value.advice
    return error.value


def without(document: Any, *keys: str) -> bytes:
    return json.dumps({key: value for key, value in document.items() if key not in keys}).encode()


def test_the_report_of_a_run_is_read() -> None:
    found = read(RUN)
    assert isinstance(found, RunDocument)
    assert found.problem.slug == "window_max"
    assert found.growth is not None and found.growth.series[0].word == "n"
    marked = b"\xef\xbb\xbf" + json.dumps(RUN).encode()
    assert read_report(marked, "r.json") == found


def test_a_grade_is_chosen_by_student_and_problem() -> None:
    found = read(CLASS, student="ben", problem="binary_search")
    assert isinstance(found, GradeDocument)
    assert (found.student, found.slug, found.reveal) == ("ben", "binary_search", "group")
    assert isinstance(only := read(CLASS, student="anna"), GradeDocument)
    assert only.student == "anna"


def test_json_lines_hold_grades_as_well() -> None:
    lines = "\n".join(json.dumps(of_grade(grade)) for grade in (ANNA, BEN))
    found = read_report(lines.encode(), "r.jsonl", student="ben")
    assert isinstance(found, GradeDocument)
    assert found.student == "ben"
    alone = read(of_grade(ANNA))
    assert isinstance(alone, GradeDocument)


def test_which_grade_is_meant_must_be_said() -> None:
    several = refused(json.dumps(CLASS).encode())
    assert "holds 3 grades" in several.message and "--student" in several.message
    assert several.advice == "It holds anna window_max, ben window_max, ben binary_search."
    nobody = refused(json.dumps(CLASS).encode(), student="cleo", problem="two")
    assert nobody.message == "r.json holds no grade of cleo for two."
    assert "--student" in refused(json.dumps(RUN).encode(), student="anna").advice


@pytest.mark.parametrize(
    "data, message",
    [
        (b"", "r.json is empty."),
        (b" \n", "r.json is empty."),
        (b"Accepted\n", "r.json is not JSON: JSON is malformed"),
        (b'{"schema"', "r.json is not JSON: Input data was truncated"),
        (b'"\xff"', "r.json is not JSON"),
        (b"[" * 100_000, "r.json is not JSON: it is nested too deeply"),
        (b'{"a": 1}\n{"a"', "r.json is not JSON: line 2: "),
        (b"[]", "r.json is JSON, and not a report of judge."),
        (b'{"schema": 3}', "r.json is JSON, and not a report of judge."),
        (b'{"schema": "judge/doctor/v1"}', "not a report of judge but of the kind judge/doctor/v1"),
        (b'{"schema": "judge/answer/v1"}', "an input of one's own (--input)"),
        (b'{"schema": "judge/grades/v1", "grades": []}', "r.json holds no grade."),
        (b'{"schema": "judge/grades/v1"}', "not a report of judge"),
    ],
)
def test_what_is_not_a_report_is_refused(data: bytes, message: str) -> None:
    assert message in refused(data).message


def test_several_reports_of_runs_are_refused() -> None:
    line = json.dumps(RUN).encode()
    assert refused(line + b"\n" + line).message == "r.json holds several reports."


def test_a_report_of_an_older_version_lacks_what_is_named() -> None:
    old = refused(without(RUN, "scope", "corpus"))
    assert old.message == "r.json lacks corpus.digest, scope: an older version of judge wrote it."
    old = refused(without(of_grade(ANNA), "reveal", "digest"))
    assert old.message == "r.json lacks digest, reveal: an older version of judge wrote it."


def test_a_report_of_a_fault_of_the_judge_says_nothing_to_compare() -> None:
    assert "Judge Error" in refused(json.dumps(of_run(reports.judge_error())).encode()).message
    broken = gradebooks.judge_error("anna", "window_max")
    assert "Judge Error" in refused(json.dumps(of_grade(broken)).encode()).message


@pytest.mark.parametrize(
    "path, value, where",
    [
        ("stages.0.run", "all", "$.stages[0].run"),
        ("verdict", "OK", "$.verdict"),
        ("scope.stages", ["everything"], "$.scope.stages[0]"),
        ("scope.claim", "quick", "scope.claim"),
        ("growth.series.0.points.0.yours", 1.5, "yours"),
        ("failure", [], "$.failure"),
    ],
)
def test_a_damaged_report_is_refused_with_the_place(path: str, value: object, where: str) -> None:
    error = refused(json.dumps(changed(RUN, path, value)).encode())
    assert error.message.startswith("r.json is damaged: ") and where in error.message


def test_no_text_of_a_report_reaches_a_terminal_as_it_is() -> None:
    hostile = changed(of_grade(ANNA), "student", "\x1b[31manna")
    lines = "\n".join(json.dumps(one) for one in (hostile, of_grade(BEN)))
    assert "\x1b" not in refused(lines.encode()).advice
    assert "\x1b" not in refused(b'{"schema": "\\u001b[31m"}').message


def test_every_kind_of_report_can_be_read() -> None:
    for make in reports.EVERY.values():
        if (document := of_run(make()))["verdict"] != "JE":
            assert isinstance(read(document), RunDocument)
