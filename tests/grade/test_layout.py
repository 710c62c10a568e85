"""Which student and problem a path stands for."""

import pytest

from judge.grade.layout import Layout, Place, Unplaced

SLUGS = ("binary_search", "rectangle_sum")
LAYOUT = Layout(SLUGS, lambda name: ["binary_search"] if "binary" in name else [])


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("solutions/binary_search.py", Place("", "binary_search")),
        ("binary_search.py", Place("", "binary_search")),
        ("anna/binary_search.py", Place("anna", "binary_search")),
        ("anna/solutions/binary_search.py", Place("anna", "binary_search")),
        ("binary_search/anna.py", Place("anna", "binary_search")),
        ("binary_search/binary_search.py", Place("", "binary_search")),
        ("Ünï côdé/rectangle_sum.py", Place("Ünï côdé", "rectangle_sum")),
        ("binary_search/anna.maria.py", Place("anna.maria", "binary_search")),
        ("binary_search/anna/binary_search.py", Place("anna", "binary_search")),
        ("anna/binary_search/binary_search.py", Place("anna", "binary_search")),
    ],
)
def test_usual_layouts_are_understood(path: str, place: Place) -> None:
    assert LAYOUT.place(path.split("/")) == place


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("README.md", "not a Python file"),
        ("anna/BinarySearch.py", "there is no problem 'BinarySearch'"),
        ("anna/binarysearch.py", "did you mean binary_search?"),
        ("binary_search/rectangle_sum.py", "both 'binary_search' and 'rectangle_sum' are problems"),
        ("year/class/anna/binary_search.py", "too deep"),
        ("binary_search/anna/solution.py", "too deep"),
        (
            "anna_12_assignsubmission_file_rectangle_sum.py",
            "if it is for rectangle_sum, name it rectangle_sum.py",
        ),
        ("anna/rectangle_sum.ipynb", "save it as one, which ends in .py"),
        ("anna/rectangle_sum.md", "not a Python file"),
        ("src/judge/model/case.py", "named after no problem"),
        ("an\nna/binary_search.py", "cannot be shown"),
        ("\u202eanna/binary_search.py", "cannot be shown"),
        (f"{'x' * 101}/binary_search.py", "more than 100 characters"),
        ("binary_search/ .py", "names no student"),
    ],
)
def test_other_files_are_refused_with_a_reason(path: str, why: str) -> None:
    place = LAYOUT.place(path.split("/"))
    assert isinstance(place, Unplaced)
    assert why in place.why


def test_the_owner_is_the_student_of_files_that_name_none() -> None:
    assert LAYOUT.place(["binary_search.py"], owner="anna") == Place("anna", "binary_search")
    assert LAYOUT.place(["ben", "binary_search.py"], owner="anna") == Place("ben", "binary_search")


def test_a_folder_named_after_a_problem_holds_students() -> None:
    assert LAYOUT.place(["anna.py"], problem="rectangle_sum") == Place("anna", "rectangle_sum")


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("anna/Binary_Search.py", Place("anna", "binary_search")),
        ("anna/binary-search (2).py", Place("anna", "binary_search")),
        ("anna/solutions/binarysearch.py", Place("anna", "binary_search")),
        ("binary_search.PY", Place("ben", "binary_search")),
        ("anna/rectangle_sum.py.txt", Place("anna", "rectangle_sum")),
        ("anna/rectangle_sum.ipynb", Place("anna", "rectangle_sum")),
        ("anna/rectangle_sum/Rectangle-Sum.py", Place("anna", "rectangle_sum")),
        ("rectangle_sum/bob.ipynb", Place("bob", "rectangle_sum")),
        ("rectangle_sum/Cleo.PY", Place("Cleo", "rectangle_sum")),
        ("rectangle_sum/notes.txt", None),
        ("anna/old/rectangle_sum.txt", None),
        ("anna/rectangle_sum.md", None),
        ("tests/test_rectangle_sum.py", None),
        ("anna/helpers.py", None),
        ("README.md", None),
    ],
)
def test_a_file_that_is_plainly_meant_as_a_submission_is_known(path: str, meant: Place | None) -> None:
    place = LAYOUT.place(path.split("/"), owner="ben")
    assert isinstance(place, Unplaced)
    assert place.meant == meant


def test_a_file_in_a_folder_of_one_problem_is_meant_for_it() -> None:
    place = LAYOUT.place(["bob.ipynb"], problem="rectangle_sum")
    assert isinstance(place, Unplaced)
    assert place.meant == Place("bob", "rectangle_sum")
