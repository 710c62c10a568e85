"""JSON, JSON lines and CSV of a gradebook."""

import csv
import io
import json
from importlib import import_module

from msgspec.structs import replace

from judge.model.grade import Evidence, Gradebook, Ignored, Part
from judge.model.verdict import Verdict
from judge.report.document import encode
from judge.report.formats import FORMATS
from judge.report.growth_document import growth_document
from tests.gradebooks import growth_of
from tests.report.test_gradetable import CLASS, book, grade

PART = Part(
    name="samples", state="passed", passed=3, total=3, earned=1.0, possible=1.0, seconds=0.5, message=""
)
GROWTH = growth_of("too_slow")
SLOW = replace(CLASS[1], growth=GROWTH, parts=(PART,), line=4)
HOSTILE = "=1+1\x00\x1b[31m\u202e]]>&<script>\r\n::error::\ufffe'\""
EVIL = replace(
    grade(f"=cmd{HOSTILE}", "binary_search", Verdict.RTE, 0.0, HOSTILE),
    evidence=Evidence(call=HOSTILE, got=HOSTILE, output=HOSTILE, traceback=(HOSTILE,)),
)


def render(name: str, gradebook: Gradebook) -> str:
    text = import_module(FORMATS[name]).render(gradebook)
    assert isinstance(text, str)
    return text


def test_json_is_one_document_with_all_that_is_known() -> None:
    document = json.loads(render("json", replace(book(*CLASS, SLOW), ignored=(Ignored("x", "why"),))))
    assert document["schema"] == "judge/grades/v1"
    assert document["summary"] == {
        "submissions": 5,
        "accepted": 1,
        "rejected": 3,
        "judge_errors": 1,
        "ignored": 1,
    }
    slow = document["grades"][4]
    assert slow["parts"][0] == {
        "name": "samples",
        "state": "passed",
        "passed": 3,
        "total": 3,
        "earned": 1.0,
        "possible": 1.0,
        "seconds": 0.5,
        "message": "",
    }
    assert slow["growth"]["decision"] == "above"
    assert slow["growth"] == json.loads(encode(growth_document(GROWTH)))
    assert document["grades"][3]["growth"] is None
    assert document["grades"][3]["earned"] is None
    assert document["ignored"] == [{"path": "x", "why": "why"}]


def test_json_lines_are_a_grade_each() -> None:
    lines = render("jsonl", book(*CLASS)).splitlines()
    assert [json.loads(line)["student"] for line in lines] == ["anna", "anna", "ben", "ben"]
    assert {json.loads(line)["schema"] for line in lines} == {"judge/grade/v1"}
    assert {json.loads(line)["reveal"] for line in lines} == {"group"}


def test_csv_has_a_row_for_each_grade() -> None:
    assert render("csv", book(*CLASS)).replace("\r\n", "\n") == (
        "student,problem,verdict,earned,possible,reason,message,path,sha256,seconds\n"
        f"anna,binary_search,AC,10,10,,,anna/binary_search.py,{'0' * 64},0.250\n"
        f"anna,rectangle_sum,TLE,7,10,value,the time grows like n^2,anna/rectangle_sum.py,{'0' * 64},0.250\n"
        f"ben,binary_search,WA,1.75,10,value,a wrong answer to a hidden case,ben/binary_search.py,{'0' * 64},"
        "0.250\n"
        "ben,rectangle_sum,JE,,10,value,the judging process was ended by SIGKILL (killed),"
        f"ben/rectangle_sum.py,{'0' * 64},0.250\n"
    )


def test_hostile_texts_give_valid_files() -> None:
    assert json.loads(render("json", book(EVIL)))["grades"][0]["message"] == HOSTILE
    (line,) = render("jsonl", book(EVIL)).splitlines()
    assert json.loads(line)["evidence"]["output"] == HOSTILE
    header, row = csv.reader(io.StringIO(render("csv", book(EVIL)), newline=""))
    assert len(row) == len(header)
    assert row[0].startswith("'=cmd") and row[6].startswith("'=")
    assert not {"\x00", "\x1b", "\u202e", "\n"} & set("".join(row))
