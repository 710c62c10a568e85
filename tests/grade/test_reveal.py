"""Secrets of the bank stay in it: what may not be told is in no text of any format."""

import textwrap
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from judge.catalog.bank import Bank
from judge.grade.grader import Grader
from judge.grade.journal import Entry
from judge.grade.submissions import Found
from judge.grade.task import task_of
from judge.model.grade import Grade, Gradebook, Reveal
from judge.model.verdict import Verdict
from judge.report.formats import FORMATS
from tests.grade.support import settings_for
from tests.packages import PROBLEM, SAMPLES, write_function_bank

INPUT = "3141592"
"""The only hidden case."""

HIDDEN = f"""\
format_version: 1
groups:
  wellhidden:
    - name: pie
      input: {{values: [{INPUT}]}}
"""

GENERATE = '''\
"""Inputs of double, all of them secret."""

from hypothesis import strategies as st


def cases():
    return st.tuples(st.lists(st.sampled_from([2718281, 1618033]), max_size=3))


def constraints(values):
    yield "nothing", True


def pies(n, random):
    """Slices of 3141592."""
    return ([3141592] * n,)


families = (pies,)
'''

STARTED = "2026-11-21T12:00:00+00:00"

INPUTS, ANSWERS = (INPUT, "2718281", "1618033"), ("6283184", "5436562", "3236066")

RIGHT = "return [2 * value for value in values]"
SUBMISSIONS = {
    "wrong": "return [2 * value + (value > 1000) for value in values]",
    "echoes": "if max(values, default=0) < 1000: " + RIGHT + "\nreturn values",
    "prints": "print(values)\nreturn [2 * value + (value > 1000) for value in values]",
    "text": "if max(values, default=0) < 1000: " + RIGHT + "\nreturn str(values)",
    "raises": "if max(values, default=0) < 1000: "
    + RIGHT
    + "\nraise ValueError(f'{values} {2 * values[0]}')",
    "named": "if max(values, default=0) < 1000: " + RIGHT + "\n"
    "raise type(f'E{values[0]}_{2 * values[0]}', (Exception,), {})('x')",
    "lower": "if max(values, default=0) < 1000: " + RIGHT + "\n"
    "raise type(f'e{values[0]}', (Exception,), {})('x')",
    "framed": "if max(values, default=0) < 1000: " + RIGHT + "\n"
    "scope = {}\nexec(f'def f{values[0]}(): raise KeyError({values[0]})', scope)\nscope[f'f{values[0]}']()",
    "exits": "if max(values, default=0) < 1000: " + RIGHT + "\nimport os\nos._exit(77)",
    "hangs": "if max(values, default=0) < 1000: " + RIGHT + "\nprint(values)\nwhile True: pass",
    "floods": "if max(values, default=0) < 1000: " + RIGHT + "\nwhile True: print(values)",
}
"""Bodies of `double` that fail on the hidden case alone, each telling of it in another way."""


@pytest.fixture(scope="module")
def double(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Bank:
    """A bank whose hidden cases have values that stand nowhere else."""
    root = write_function_bank(
        tmp_path_factory.mktemp("bank"),
        problem=PROBLEM.replace("time: 1", "time: 0.3"),
        samples=SAMPLES,
        hidden=HIDDEN,
        generate=GENERATE,
    )
    return Bank(root, cache)


def graded(bank: Bank, reveal: Reveal, sources: dict[str, str], **settings: object) -> list[Grade]:
    package = bank.load("double")
    with Grader(settings_for(bank, reveal=reveal, **settings)) as grader:
        found = [
            Found(student=name, slug="double", path=f"{name}/double.py", source=source.encode())
            for name, source in sources.items()
        ]
        return [grader.grade(task_of(n, one, package, False)) for n, one in enumerate(found)]


def bodies() -> dict[str, str]:
    return {
        name: f"def double(values):\n{textwrap.indent(body, '    ')}\n" for name, body in SUBMISSIONS.items()
    }


def every_text(grades: list[Grade], reveal: Reveal) -> str:
    """Whatever anybody gets to see of these grades: all formats, and the journal."""
    import importlib

    texts = [msgspec.json.encode(Entry("k", grade)).decode() for grade in grades]
    modules = [importlib.import_module(place) for place in FORMATS.values()]
    for grade in grades:  # some formats are for one student
        book = Gradebook(
            grades=(grade,), reveal=reveal, started=STARTED, seconds=1.0, versions={"judge": "1"}
        )
        for module in modules:
            if hasattr(module, "render_pages"):
                texts += module.render_pages(book).values()
            else:
                texts.append(module.render(book))
    return "\n".join(texts)


@pytest.mark.parametrize("reveal", get_args(Reveal))
def test_secrets_appear_only_where_they_may(
    double: Bank, reveal: Reveal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CLASSROOM", "ASSIGNMENT", "SUBMISSION_TAG", "COMMIT_URL", "RELEASE_URL", "REVIEW_URL"):
        monkeypatch.setenv(name, "https://example.org/x")  # one of the formats wants to know them
    explained = ("wrong", "prints")  # looking for smaller inputs takes its time
    chosen = SUBMISSIONS if reveal in ("group", "count") else explained
    grades = graded(double, reveal, {name: bodies()[name] for name in chosen})
    assert all(grade.verdict not in (Verdict.AC, Verdict.JE) for grade in grades)
    everything = every_text(grades, reveal)
    match reveal:
        case "full":
            assert all(grade.evidence.expected for grade in grades if grade.verdict is Verdict.WA)
            assert all(grade.evidence.call for grade in grades)
        case "input":
            assert all(grade.evidence.call for grade in grades)
            knows = ("raises", "named")  # these compute the answer and tell it themselves
            text = every_text([grade for grade in grades if grade.student not in knows], reveal)
            assert [answer for answer in ANSWERS if answer in text] == []
            assert not any(grade.evidence.expected or grade.evidence.difference for grade in grades)
        case "group" | "count":
            assert {grade.verdict for grade in grades} == {Verdict.WA, Verdict.RTE, Verdict.TLE, Verdict.OLE}
            assert [secret for secret in INPUTS + ANSWERS if secret in everything] == []
            assert ("wellhidden" in everything) is (reveal == "group")


def test_the_group_is_named_and_no_line_that_the_input_may_have_chosen(double: Bank) -> None:
    (grade,) = graded(double, "group", {"raises": bodies()["raises"]})
    assert (grade.verdict, grade.reason) == (Verdict.RTE, "ValueError")
    assert grade.message == "ValueError in a hidden case"
    assert grade.evidence.case == "hidden/wellhidden"
    assert grade.line == 0
    (grade,) = graded(double, "input", {"raises": bodies()["raises"]})
    assert grade.line == 3
    (grade,) = graded(double, "count", {"raises": bodies()["raises"]})
    assert (grade.evidence.case, grade.line) == ("", 0)


def test_no_name_of_a_module_and_no_rare_exception_tells_of_the_input(double: Bank) -> None:
    """An input could choose among the many that there are."""
    body = "if max(values, default=0) < 1000: " + RIGHT + "\n"
    sources = {
        "module": body + "raise NameError(\"name 'heappush' is not defined\")",
        "rare": body + "raise StopIteration",
        "sleeps": body + "__import__('time').sleep(0.05)\n" + RIGHT,
    }
    wrapped = {
        name: f"def double(values):\n{textwrap.indent(source, '    ')}\n" for name, source in sources.items()
    }
    grades = {grade.student: grade for grade in graded(double, "group", wrapped)}
    assert (grades["module"].reason, grades["module"].evidence.mistakes) == ("NameError", ())
    assert grades["rare"].message == "an exception in a hidden case"
    assert grades["sleeps"].seconds is None
    assert {part.seconds for part in grades["sleeps"].parts if part.name != "samples"} == {None}
    (grade,) = graded(double, "count", {"module": wrapped["module"]})
    assert (grade.reason, grade.message) == ("", "run-time error in a hidden case")


def test_exceptions_that_are_not_pythons_have_no_name(double: Bank) -> None:
    sources = bodies()
    for grade in graded(double, "group", {name: sources[name] for name in ("named", "lower")}):
        assert (grade.reason, grade.message) == ("an exception", "an exception in a hidden case")


@pytest.mark.parametrize("reveal", get_args(Reveal))
def test_a_failing_sample_is_told_whole(double: Bank, reveal: Reveal) -> None:
    (grade,) = graded(double, reveal, {"anna": "def double(values):\n    return values\n"})
    assert grade.evidence.expected and grade.evidence.got
    if reveal != "full":
        assert grade.evidence.case == "samples/two_values"
        assert (grade.evidence.expected, grade.evidence.got) == ("[2, 4]", "[1, 2]")


@pytest.mark.parametrize("reveal", ["full", "group"])
def test_a_compile_error_is_told_whole(double: Bank, reveal: Reveal) -> None:
    (grade,) = graded(double, reveal, {"anna": "x = 1\ndef double(values:\n"})
    assert grade.verdict is Verdict.CE
    assert "SyntaxError" in grade.message
    assert grade.line == 2
    assert any("def double(values:" in line for line in grade.evidence.traceback)


def test_hints_that_tell_the_answer_need_full() -> None:
    from judge.grade.reveal import HARMLESS

    assert not {"off_by_one", "index_for_value", "value_for_index", "printed"} & set(HARMLESS)
