"""Documents of reports and grades for the tests of comparing them."""

import json
from copy import deepcopy
from typing import Any

from judge.model.grade import Grade, Gradebook
from judge.model.recheck import Recheck
from judge.model.report import Report
from judge.recheck.compare import compare
from judge.recheck.reading import read_report
from judge.recheck.statements import statement_of
from judge.report.document import encode, report_document
from judge.report.formats import json as grades_json
from judge.report.formats import jsonl

KNOWN: dict[str, Any] = {"digest": "d" * 32, "corpus": "c" * 32, "versions": {"judge": "0.1.0"}}
"""What a grade holds that was judged."""


def of_run(report: Report) -> Any:
    """The document of a report as a program reads it."""
    return json.loads(encode(report_document(report)))


def book_of(*grades: Grade) -> Gradebook:
    return Gradebook(grades=grades, reveal="group", started="2026-01-01T00:00:00+00:00", seconds=1.0)


def of_grade(grade: Grade) -> Any:
    """The document of a grade: a line of JSON lines."""
    return json.loads(jsonl.render(book_of(grade)))


def of_class(*grades: Grade) -> Any:
    """The document of all grades."""
    return json.loads(grades_json.render(book_of(*grades)))


def changed(document: Any, path: str, value: object) -> Any:
    """A copy of a document with another value at a path such as `stages.1.run`."""
    copy = deepcopy(document)
    *above, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    place = copy
    for key in above:
        place = place[key]
    place[last] = value
    return copy


def compared(was: Any, now: Any) -> Recheck:
    """Two documents, compared."""
    first, second = (statement_of(read_report(json.dumps(one).encode(), "it")) for one in (was, now))
    return compare(first, second)
