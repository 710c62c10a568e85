"""Examples of a statement are read, and what is wrong with them is found."""

from pathlib import Path

import pytest

from judge.catalog.documents import Faults
from judge.catalog.statement import Example, Unreadable, read_examples
from judge.catalog.stub import read_stub
from judge.model.case import Call
from tests.packages import CLASS_STUB, STUB


def examples(folder: Path, stub: str, text: str) -> list[Example | Unreadable]:
    (folder / "stub.py").write_text(stub)
    (folder / "statement.md").write_text(text)
    entry = read_stub(folder / "stub.py", Faults())
    assert entry is not None
    return read_examples(folder / "statement.md", entry)


@pytest.mark.parametrize("call", ["double([1, 2])", "double(values=[1, 2])", "double(\n  [1,\n   2])"])
def test_a_call_with_its_result(call: str, tmp_path: Path) -> None:
    found = examples(tmp_path, STUB, f"Text.\n\n```python\n{call} ->\n  [2, 4]\n```\n")
    assert found == [Example(line=4, calls=(Call("double", ([1, 2],)),), results=([2, 4],))]


def test_an_arrow_inside_of_a_text_is_none(tmp_path: Path) -> None:
    stub = STUB.replace("list[int]", "list[str]")
    text = '```\ndouble(["a -> b"]) -> ["->", "x -> y"]\n```\n'
    (found,) = examples(tmp_path, stub, text)
    assert found == Example(line=2, calls=(Call("double", (["a -> b"],)),), results=(["->", "x -> y"],))


def test_code_that_is_no_example_is_left_out(tmp_path: Path) -> None:
    text = "double([1]) -> [2]\n\n```\nx = 1\nother_thing(1)\n```\n"
    assert examples(tmp_path, STUB, text) == []


@pytest.mark.parametrize(
    "line", ["double([1, x]) -> [2]", "double([1, 2]) -> ...", "double(1, 2) -> [2]", "double([1"]
)
def test_what_looks_like_an_example_and_is_none(line: str, tmp_path: Path) -> None:
    (found,) = examples(tmp_path, STUB, f"```\n{line}\n```\n")
    assert isinstance(found, Unreadable)
    assert found.line == 2


def test_an_object_and_its_calls_are_one_example(tmp_path: Path) -> None:
    text = "```\na = Adder(1)\na.add((1, 2)) -> 4\na.add(()) -> 4\nb = Adder(0)\nb.add((5,)) -> 5\n```\n"
    first, second = examples(tmp_path, CLASS_STUB, text)
    assert isinstance(first, Example) and isinstance(second, Example)
    assert (first.line, first.results) == (2, (None, 4, 4))
    assert (second.line, second.results) == (5, (None, 5))
