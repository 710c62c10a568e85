"""Mutants: small changes of a text, each in its place, and none that compiles to the same code."""

import ast
from pathlib import Path

import pytest

from judge.verify.mutants import mutants_of
from judge.verify.operators import OPERATORS, Operator

HERE = Path("solution.py")


def changes(source: str) -> set[str]:
    """The changed lines of all mutants."""
    return {mutant.after for mutant in mutants_of(HERE, source.encode())}


def program(line: str) -> str:
    """A function with one line, and a body if the line asks for one."""
    return f"def f(*names):\n    {line}{' pass' if line.endswith(':') else ''}\n"


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
def test_an_operator_does_what_its_example_says(operator: Operator) -> None:
    before, after = operator.example
    made = [m for m in mutants_of(HERE, program(before).encode()) if m.operator == operator.name]
    assert after in {
        mutant.after.removesuffix(" pass") if after != "pass" else mutant.after for mutant in made
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("return a - b * c", {"return a + b * c", "return a - (b + c)"}),
        (
            "return nums[low:high]",
            {"return nums[:high]", "return nums[low:high - 1]", "return nums[low + 1:high]"},
        ),
        (
            "return not a or b in c",
            {"return not a", "return b in c", "return a or b in c", "return not a or b not in c"},
        ),
        ("return f(a, b, key=c)", {"return f(b, a, key=c)", "return f(a, b)"}),
        ("return [x for x in xs if x]", {"return [x for x in xs if True]"}),
        ("return -1", {"return 1", "return -2", "return -0"}),
        ("return 'é' + x[i]", {"return '' + x[i]", "return 'é' + x[i - 1]"}),
    ],
)
def test_replacements_stand_in_their_place(line: str, expected: set[str]) -> None:
    assert expected <= changes(program(line))


def test_every_mutant_compiles_differs_and_says_which_line_changed() -> None:
    source = (Path(__file__).parents[2] / "judge" / "growth" / "rule.py").read_bytes()
    mutants = mutants_of(HERE, source)
    assert len(mutants) > 50
    assert len({mutant.source for mutant in mutants}) == len(mutants)
    lines = source.decode().splitlines()
    for mutant in mutants:
        ast.parse(mutant.source)
        assert mutant.source != source
        assert lines[mutant.line - 1].strip() == mutant.before.split("\n")[0]


def test_nothing_is_changed_that_no_case_could_notice() -> None:
    assert (
        changes(
            '"""A text."""\n\nimport math\n\n\ndef f(x: int = None) -> "list[int]":\n    """Another."""\n'
        )
        == set()
    )
    assert changes("if x:\n    pass\n") == {"if False:", "if True:"} - changes("")
    assert mutants_of(HERE, b"def f(:\n") == []


def test_equal_code_is_no_mutant() -> None:
    assert changes("def f(a):\n    return min(a, a)\n") == {"return max(a, a)"}
    assert changes("x = 1\nwhile True:\n    x()\n") == {"x = 2", "x = 0", "while False:", "pass"} & changes(
        "x = 1\nwhile True:\n    x()\n"
    )


def test_defaults_of_what_is_called_with_all_arguments_are_left_alone() -> None:
    source = b"def solve(x, axis=-1):\n    return helper(x)\n\n\ndef helper(x, base=-1):\n    return x\n"
    assert {mutant.line for mutant in mutants_of(HERE, source)} >= {1, 5}
    assert 1 not in {mutant.line for mutant in mutants_of(HERE, source, ["solve"])}
    assert 5 in {mutant.line for mutant in mutants_of(HERE, source, ["solve"])}
