"""The rules of each tool that a schema does not say."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from judge.model.errors import UsageError
from judge.model.grade import Evidence, Grade, Ignored, Reveal
from judge.report.formats import FORMATS, classroom50, github, gradescope, html, junit, markdown, summary
from judge.report.formats import json as json_format
from tests import gradebooks, reports
from tests.gradebooks import accepted, gradebook, judge_error, part, raised, too_slow, unloadable, wrong
from tests.properties import repeatable
from tests.report.formats import parsing
from tests.report.formats.test_golden import IDENTITY

EMPTY = gradebook()


# -- all -------------------------------------------------------------------------------------------------


def test_an_empty_gradebook_is_a_valid_file_everywhere() -> None:
    assert len(parsing.xml(junit.render(EMPTY))) == 0
    assert parsing.document(gradescope.render(EMPTY), "gradescope")["score"] == 0
    assert parsing.document(classroom50.render(EMPTY, IDENTITY), "classroom50")["tests"] == []
    assert [name for name, _, _ in parsing.commands(github.render(EMPTY, {}))] == ["notice"]
    assert "0 of 0 accepted" in markdown.render(EMPTY)
    assert "0 of 0 accepted" in summary.render(EMPTY)
    assert list(html.render_pages(EMPTY)) == ["index.html"]
    parsing.html(html.render_pages(EMPTY)["index.html"])


def test_every_format_of_the_registry_can_be_imported() -> None:
    import importlib

    for module in FORMATS.values():
        found = importlib.import_module(module)
        assert hasattr(found, "render") or hasattr(found, "render_pages")


def test_what_should_have_been_graded_and_was_not_is_an_error_in_ci() -> None:
    book = gradebook(
        accepted("anna", "x"),
        ignored=(Ignored("ben.zip", "an archive inside", True), Ignored("notes.txt", "not a Python file")),
    )
    root = parsing.xml(junit.render(book))
    assert root.get("errors") == "1"
    case = root[-1][0]
    assert (case.get("name"), case[0].tag, case[0].get("message")) == (
        "ben.zip",
        "error",
        "an archive inside",
    )
    (error,) = [message for name, _, message in parsing.commands(github.render(book, {})) if name == "error"]
    assert error == "ben.zip: an archive inside"


# -- JUnit -----------------------------------------------------------------------------------------------


def endings(grade: Grade) -> dict[str, str]:
    """What became of each test case."""
    suite = parsing.xml(junit.render(gradebook(grade)))[0]
    return {
        case.get("name"): next((child.tag for child in case if child.tag != "system-out"), "passed")
        for case in suite.findall("testcase")
    }


def test_wrong_is_a_failure_raising_an_error_and_what_was_not_reached_is_skipped() -> None:
    assert endings(wrong("a", "x")) == {
        "samples": "passed",
        "hidden/edges": "passed",
        "hidden/repeats": "failure",
        "generated": "skipped",
        "growth": "skipped",
    }
    assert endings(raised("a", "x"))["samples"] == "error"
    assert endings(too_slow("a", "x"))["growth"] == "failure"


@pytest.mark.parametrize(("make", "name"), [(unloadable, "load"), (judge_error, "judge")])
def test_a_submission_that_reached_no_stage_is_not_green(make: object, name: str) -> None:
    assert endings(make("a", "x"))[name] == "error"  # type: ignore[operator]


def test_the_numbers_of_a_suite_are_those_of_its_cases() -> None:
    root = parsing.xml(junit.render(gradebooks.whole_class()))
    for attribute, tag in (
        ("tests", "testcase"),
        ("failures", "failure"),
        ("errors", "error"),
        ("skipped", "skipped"),
    ):
        for suite in root:
            assert int(suite.get(attribute)) == len(list(suite.iter(tag)))
    assert int(root.get("tests")) == len(list(root.iter("testcase")))
    assert int(root.get("failures")) == len(list(root.iter("failure")))


def test_no_two_test_cases_have_the_same_name() -> None:
    same = wrong("", "x")
    root = parsing.xml(junit.render(gradebook(same, replace(same, path="other/x.py"), same)))
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(set(names)) == len(names)


# -- Gradescope ------------------------------------------------------------------------------------------


def gradescope_of(*grades: Grade, reveal: Reveal = "group") -> dict[str, object]:
    return parsing.document(gradescope.render(gradebook(*grades, reveal=reveal)), "gradescope")


def test_the_score_is_that_of_the_tests_and_none_overrides_it() -> None:
    found = gradescope_of(wrong("anna", "x"), too_slow("anna", "y"))
    assert "score" not in found
    tests = found["tests"]
    assert isinstance(tests, list)
    assert sum(test["score"] for test in tests) == pytest.approx(3.4375 + 7, abs=1e-3)
    assert sum(test["max_score"] for test in tests) == 20


@pytest.mark.parametrize(
    ("reveal", "seen"), [("full", "after_published"), ("group", "visible"), ("count", "visible")]
)
def test_secrets_of_hidden_cases_wait_for_the_grades(reveal: Reveal, seen: str) -> None:
    tests = gradescope_of(wrong("anna", "x"), reveal=reveal)["tests"]
    assert isinstance(tests, list)
    found = {test["name"]: test["visibility"] for test in tests}
    assert found["samples"] == "visible"
    assert found["hidden/repeats"] == found["generated"] == seen


def test_the_top_tells_no_case() -> None:
    output = gradescope_of(wrong("anna", "x"), reveal="full")["output"]
    assert output == "x: Wrong Answer, 3.44 of 10 points."


def test_a_fault_of_the_judge_is_told_at_the_top() -> None:
    found = gradescope_of(judge_error("anna", "x"))
    assert "this is no grade, judge it again" in str(found["output"])


@pytest.mark.parametrize("render", [gradescope.render, lambda book: classroom50.render(book, IDENTITY)])
def test_grades_of_others_stand_in_no_file_of_a_student(render: object) -> None:
    with pytest.raises(UsageError, match="not of 2"):
        render(gradebook(accepted("a", "x"), accepted("b", "x")))  # type: ignore[operator]


# -- Classroom 50 ----------------------------------------------------------------------------------------


def classroom_of(*grades: Grade, environment: Mapping[str, str] = IDENTITY) -> dict[str, object]:
    return parsing.document(classroom50.render(gradebook(*grades), environment), "classroom50")


def test_the_identity_is_that_of_the_environment() -> None:
    found = classroom_of(accepted("", "x"))
    assert found["owner"] == "anna"
    assert found["submission"] == IDENTITY["SUBMISSION_TAG"]
    assert found["review"] == IDENTITY["COMMIT_URL"], "without a review, the commit is shown"
    review = classroom_of(
        accepted("", "x"), environment={**IDENTITY, "REVIEW_URL": "https://r", "ASSIGNMENT_TYPE": "group"}
    )
    assert (review["review"], review["assignment_type"]) == ("https://r", "group")
    assert found["datetime"] == "2026-03-02T13:05:00Z"


def test_all_that_lacks_in_the_environment_is_named() -> None:
    with pytest.raises(UsageError, match="needs ASSIGNMENT, COMMIT_URL in the environment"):
        classroom50.render(EMPTY, {**IDENTITY, "ASSIGNMENT": "", "COMMIT_URL": ""})


def test_a_problem_counts_a_hundred_points() -> None:
    found = classroom_of(accepted("", "x"), wrong("", "y"))
    assert (found["score"], found["max-score"]) == (100 + 34, 200)


def test_a_fault_of_the_judge_takes_no_points_away() -> None:
    found = classroom_of(accepted("", "x"), judge_error("", "y"))
    assert (found["score"], found["max-score"]) == (100, 100)


@settings(repeatable, max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(1, 50), st.floats(0, 50), st.floats(0, 1)).filter(lambda one: one[1] != 0),
        min_size=1,
        max_size=8,
    )
)
def test_whole_points_are_near_the_exact_ones(parts: list[tuple[int, float, float]]) -> None:
    made = tuple(
        part(f"p{i}", round(total * share), total, possible)
        for i, (total, possible, share) in enumerate(parts)
    )
    grade = replace(wrong("", "x"), parts=made, evidence=Evidence())
    possible = sum(one.possible for one in made)
    found = parsing.document(classroom50.render(gradebook(grade), IDENTITY), "classroom50")
    tests = [test for test in found["tests"] if test["test-name"] != "verdict"]
    assert found["max-score"] == 100
    for one, test in zip(made, tests, strict=True):
        assert abs(test["max-score"] - 100 * one.possible / possible) <= 1
        assert abs(test["score"] - 100 * one.earned / possible) <= 1.5
        assert test["score"] <= test["max-score"]
        if one.state == "passed":
            assert test["score"] == test["max-score"]
    assert (found["score"] == 100) == all(
        one.state == "passed" or not test["max-score"] for one, test in zip(made, tests, strict=True)
    )


def logarithmic(student: str) -> Grade:
    return accepted(student, "window_max", growth=reports.logarithm().growth)


def test_a_logarithm_too_much_is_told_in_every_format_that_has_words() -> None:
    book = gradebook(logarithmic(""))
    told = "It grows by a logarithm more than the bound: O(n log n), the bound is O(n)."
    assert (
        parsing.document(gradescope.render(book), "gradescope")["tests"][-1]["output"].split("\n")[1] == told
    )
    assert told in parsing.document(classroom50.render(book, IDENTITY), "classroom50")["tests"][-1]["output"]
    assert parsing.xml(junit.render(book))[0][-1].findtext("system-out").startswith(told)
    assert told in markdown.render(book)
    assert told in summary.render(book)
    assert told in html.render_pages(book)["window-max.html"]
    assert json.loads(json_format.render(book))["grades"][0]["growth"]["logarithm"] is True


# -- GitHub ----------------------------------------------------------------------------------------------


def test_ten_annotations_of_a_type_at_most_worst_first_and_the_last_counts_the_rest() -> None:
    many = gradebook(
        *[wrong(f"s{i:02}", "x", warnings=("uncounted",)) for i in range(30)], unloadable("z", "x")
    )
    found = parsing.commands(github.render(many, {}))
    names = [name for name, _, _ in found]
    assert (names.count("error"), names.count("warning"), names.count("notice")) == (10, 10, 1)
    assert found[0][1]["file"] == "z/x.py"
    assert found[9][2] == "22 more like these; the summary of the job lists them."


def test_the_line_to_look_at_is_marked() -> None:
    (_, properties, message), *_ = parsing.commands(github.render(gradebook(raised("a", "x")), {}))
    assert (properties["file"], properties["line"]) == ("a/x.py", "4")
    assert "IndexError" in message


@pytest.mark.parametrize(
    ("path", "root", "relative"),
    [
        ("solutions/x.py", "", "solutions/x.py"),
        ("./solutions/../a/x.py", "", "a/x.py"),
        ("/work/a/x.py", "/work", "a/x.py"),
        ("/work/a/x.py", "/other", None),
        ("/work/a/x.py", "", None),
        ("../x.py", "/work", None),
        ("class.zip:anna/x.py", "", None),
        ("class.tar.gz:anna/x.py", "", None),
        ("a:b,c%/x.py", "", "a:b,c%/x.py"),
        ("a\nb.py", "", None),
        ("", "", None),
    ],
)
def test_paths_are_those_of_the_checkout(path: str, root: str, relative: str | None) -> None:
    assert github.relative_path(path, root) == relative


def test_properties_come_through_the_escaping() -> None:
    odd = replace(wrong("a", "x"), path="a:b,c%/x.py")
    (_, properties, _), *_ = parsing.commands(github.render(gradebook(odd), {}))
    assert properties["file"] == "a:b,c%/x.py"


def test_a_summary_ends_before_github_refuses_it() -> None:
    long = "漢" * 4_000
    grades = [
        replace(wrong(f"s{i}", "x"), evidence=Evidence(call=long, expected=long, got=long)) for i in range(60)
    ]
    text = summary.render(gradebook(*grades))
    assert 900_000 < len(text.encode()) <= 1 << 20
    assert "do not fit; the uploaded reports have them all." in text
    assert text.count("<details>") == text.count("</details>")


def test_a_summary_of_very_many_has_no_table_but_the_numbers() -> None:
    text = summary.render(gradebook(*[accepted(f"s{i}", "x") for i in range(3_000)]))
    assert "3,000 of 3,000 accepted" in text
    assert "| --- |" not in text


# -- HTML ------------------------------------------------------------------------------------------------


def test_a_page_for_each_submission_and_all_are_linked() -> None:
    pages = html.render_pages(gradebooks.whole_class())
    assert len(pages) == 10
    for name in pages:
        assert name == "index.html" or f'href="{name}"' in pages["index.html"]


@pytest.mark.parametrize(
    ("students", "names"),
    [
        (("Anna", "anna"), ["anna-x.html", "anna-x--2.html"]),
        (("../../etc", "a/b"), ["etc-x.html", "a-b-x.html"]),
        (("漢字", "Émile"), ["x.html", "emile-x.html"]),
        (("x" * 500, "y"), [f"{'x' * 58}-x.html", "y-x.html"]),
        (("", ""), ["x.html", "x--2.html"]),
    ],
)
def test_files_have_names_that_every_file_system_takes(students: tuple[str, str], names: list[str]) -> None:
    book = gradebook(*[accepted(student, "x") for student in students])
    assert html.page_names(book) == names


def test_no_page_takes_the_place_of_the_index() -> None:
    assert html.page_names(gradebook(accepted("", "index"))) == ["submission-index.html"]


def test_without_evidence_a_page_shows_no_case() -> None:
    hidden = replace(wrong("a", "x"), evidence=Evidence())
    page = html.render_pages(gradebook(hidden, reveal="count"))["a-x.html"]
    assert "The failing case" not in page


def test_extra_data_is_json() -> None:
    found = json.loads(gradescope.render(gradebooks.one_student()))
    assert found["extra_data"]["versions"]["judge"] == "0.1.0"
