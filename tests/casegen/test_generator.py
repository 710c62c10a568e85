"""A package's generator speaks in the model's types, and its slips have a message with a line."""

from pathlib import Path
from random import Random

import pytest

from judge.casegen.draw import draw
from judge.casegen.generator import Generator, comparator_of, load_module, to_input
from judge.catalog.bank import Bank
from judge.model.case import Call, Input
from judge.model.errors import Fault, InvalidPackage
from judge.model.plain import WrongArguments
from judge.model.problem import Package
from tests import packages


def function_package(root: Path, **changed: str) -> Package:
    return Bank(packages.write_function_bank(root, **changed), root / "cache").load("double")


def class_package(root: Path, **changed: str) -> Package:
    return Bank(packages.write_class_bank(root, **changed), root / "cache").load("adder")


def only_fault(caught: "pytest.ExceptionInfo[InvalidPackage]") -> Fault:
    (fault,) = caught.value.faults
    return fault


# -- what it gives -----------------------------------------------------------------------------------------


def test_a_generator_of_a_function_gives_single_calls(tmp_path: Path) -> None:
    generator = Generator(function_package(tmp_path))
    assert list(generator.exhaustive()) == [(Call("double", ([],)),), (Call("double", ([0],)),)]
    for calls, _ in draw(generator.strategy(), 20, seed=0):
        ((name, (values,)),) = [(call.name, call.arguments) for call in calls]
        assert name == "double"
        assert len(values) <= 8
        assert all(-9 <= value <= 9 for value in values)
    (alike,) = generator.families
    value = Random(0).randint(-9, 9)
    assert generator.family_inputs(alike, 5, Random(0)) == [(Call("double", ([value] * 5,)),)]


def test_a_generator_of_a_class_gives_a_construction_and_calls_of_methods(tmp_path: Path) -> None:
    generator = Generator(class_package(tmp_path))
    for calls, _ in draw(generator.strategy(), 20, seed=0):
        assert calls[0].name == "Adder"
        assert -3 <= calls[0].arguments[0] <= 3
        assert 1 <= len(calls[1:]) <= 3
        for call in calls[1:]:
            assert call.name == "add"
            assert type(call.arguments[0]) is tuple
    (many,) = generator.families
    value = Random(0).randint(-3, 3)
    adding = (Call("Adder", (0,)), *[Call("add", ((value,),))] * 2)
    assert generator.family_inputs(many, 2, Random(0)) == [adding]


def test_small_scope_and_large_inputs_may_be_left_out(tmp_path: Path) -> None:
    generator = Generator(class_package(tmp_path))
    assert list(generator.exhaustive()) == []
    assert list(generator.large()) == []


def test_large_inputs_of_the_authors_are_calls_as_well(tmp_path: Path) -> None:
    large = packages.GENERATE + "\n\ndef large():\n    yield ([10**9] * 3,)\n"
    generator = Generator(function_package(tmp_path, generate=large))
    assert list(generator.large()) == [(Call("double", ([10**9] * 3,)),)]


def test_every_object_of_a_sequence_keeps_the_rules_by_itself(tmp_path: Path) -> None:
    generator = Generator(class_package(tmp_path))
    one = (Call("Adder", (0,)), Call("add", ((),)))
    assert generator.violations((one[0], Call("Adder", (1,), 1), one[1], Call("add", ((),), 1))) == []
    assert generator.violations((one[0], Call("Adder", (1,), 1), one[1])) == ["at least one call"]


@pytest.mark.parametrize(
    "calls",
    [
        (Call("add", ((),)),),
        (Call("add", ((),)), Call("Adder", (0,))),
        (Call("Adder", (0,)), Call("Adder", (0,)), Call("add", ((),))),
        (Call("Adder", (0,)), Call("add", ((),)), Call("add", ((),), 1)),
    ],
    ids=["never constructed", "constructed late", "constructed twice", "another object"],
)
def test_a_sequence_that_no_object_could_see_breaks_a_rule(tmp_path: Path, calls: Input) -> None:
    assert len(Generator(class_package(tmp_path)).violations(calls)) == 1


def test_broken_rules_are_named_and_valid_inputs_break_none(tmp_path: Path) -> None:
    generator = Generator(function_package(tmp_path))
    assert generator.violations((Call("double", ([0] * 10_000,)),)) == []
    assert generator.violations((Call("double", ([0] * 10_001,)),)) == ["at most 10000 values"]
    of_class = Generator(class_package(tmp_path / "class"))
    assert of_class.violations((Call("Adder", (0,)), Call("add", ((),)))) == []
    assert of_class.violations((Call("Adder", (0,)),)) == ["at least one call"]


def test_containers_and_numbers_become_what_the_stub_says(tmp_path: Path) -> None:
    entry = function_package(
        tmp_path, stub=packages.STUB.replace("list[int]", "tuple[float, ...]", 1)
    ).problem.entry
    (call,) = to_input([[1, 2.5]], entry)
    assert repr(call.arguments) == repr(((1.0, 2.5),))


@pytest.mark.parametrize("drawn", [([1], [2]), (["x"],), (None,), ([True],), ([1.5],), (), ({"a": 1},)])
def test_an_input_that_does_not_fit_the_stub_is_refused(drawn: object, tmp_path: Path) -> None:
    with pytest.raises(WrongArguments):
        to_input(drawn, function_package(tmp_path).problem.entry)


def test_loading_leaves_no_bytecode_in_the_package(tmp_path: Path) -> None:
    package = function_package(tmp_path)
    Generator(package)
    assert [path for path in package.folder.rglob("*") if "pycache" in path.name] == []


def test_the_comparison_is_the_one_that_the_package_asks_for(tmp_path: Path) -> None:
    exact = comparator_of(function_package(tmp_path))
    assert exact((), [1, 2], [1, 2]) is None
    assert exact((), [1, 2], [2, 1]) is not None
    unordered = comparator_of(
        function_package(
            tmp_path / "other", problem=packages.PROBLEM.replace("compare: exact", "compare: unordered")
        )
    )
    assert unordered((), [1, 2], [2, 1]) is None


def test_a_package_may_bring_its_own_comparison(tmp_path: Path) -> None:
    compare = (
        "def compare(arguments, expected, got):\n"
        "    return None if sum(got) == sum(expected) else 'another sum'\n"
    )
    own = comparator_of(
        function_package(
            tmp_path, problem=packages.PROBLEM.replace("compare: exact", "compare: custom"), compare=compare
        )
    )
    assert own((), [1, 2], [3]) is None
    difference = own((), [1, 2], [4])
    assert difference is not None
    assert (difference.reason, difference.message) == ("value", "another sum")


# -- slips of its author -----------------------------------------------------------------------------------


def broken(root: Path, old: str, new: str) -> Generator:
    assert old in packages.GENERATE
    return Generator(function_package(root, generate=packages.GENERATE.replace(old, new)))


def line_of(root: Path, text: str) -> int:
    lines = (root / "problems/double/hidden/generate.py").read_text().splitlines()
    (number,) = [number for number, line in enumerate(lines, 1) if text in line]
    return number


def test_a_generator_that_cannot_be_imported_is_a_fault_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(InvalidPackage) as caught:
        broken(tmp_path, "families = (alike,)", "families = (alike,)\nTOTAL = 1 / 0")
    fault = only_fault(caught)
    assert fault.path == tmp_path / "problems/double/hidden/generate.py"
    assert fault.line == line_of(tmp_path, "TOTAL")
    assert "cannot be imported: ZeroDivisionError: division by zero" in fault.message
    assert caught.value.slug == "double"


@pytest.mark.parametrize(
    ("old", "new", "use"),
    [
        ("return st.tuples(", "oops = 1 / 0; return st.tuples(", lambda g: g.strategy()),
        (
            "return ([random.randint(-9, 9)] * n,)",
            "oops = 1 / 0",
            lambda g: g.family_inputs(g.families[0], 3, Random(0)),
        ),
        ("yield ([0],)", "oops = 1 / 0", lambda g: list(g.exhaustive())),
        ('yield "at most', 'oops = 1 / 0; yield "at most', lambda g: g.violations((Call("double", ([],)),))),
        ("return st.tuples(", "oops = st.nothing().no_such; return st.tuples(", lambda g: g.strategy()),
    ],
    ids=["cases", "a family", "the small scope", "the constraints", "another exception"],
)
def test_a_function_that_raises_is_a_fault_with_its_line(
    tmp_path: Path, old: str, new: str, use: object
) -> None:
    generator = broken(tmp_path, old, new)
    with pytest.raises(InvalidPackage) as caught:
        use(generator)  # type: ignore[operator]
    fault = only_fault(caught)
    assert fault.line == line_of(tmp_path, "oops")
    assert "Error: " in fault.message


@pytest.mark.parametrize(
    ("old", "new", "use"),
    [
        (
            "return ([random.randint(-9, 9)] * n,)",
            "return [0] * n, n",
            lambda g: g.family_inputs(g.families[0], 3, Random(0)),
        ),
        (
            "return ([random.randint(-9, 9)] * n,)",
            "return None",
            lambda g: g.family_inputs(g.families[0], 3, Random(0)),
        ),
        ("yield ([0],)", "yield ['x'],", lambda g: list(g.exhaustive())),
        ("yield ([0],)", "yield 5", lambda g: list(g.exhaustive())),
        ("return st.tuples(", "return st.lists(", lambda g: draw(g.strategy(), 20, 0)),
        ("families = (alike,)", "families = 5", lambda g: g.families),
        ("families = (alike,)", "families = ()", lambda g: g.families),
        ('yield "at most 10000 values",', "yield", lambda g: g.violations((Call("double", ([],)),))),
        ("def constraints(values)", "def constraints()", lambda g: g.violations((Call("double", ([],)),))),
        (
            "    return st.tuples(st.lists(st.integers(-9, 9), max_size=8))",
            "    return 5",
            lambda g: g.strategy(),
        ),
    ],
    ids=[
        "too many arguments",
        "nothing",
        "another type",
        "a number",
        "another strategy",
        "no families",
        "an empty tuple of families",
        "a rule without a name",
        "constraints of nothing",
        "no strategy",
    ],
)
def test_what_is_not_of_the_shape_that_is_asked_for_is_a_fault(
    tmp_path: Path, old: str, new: str, use: object
) -> None:
    generator = broken(tmp_path, old, new)
    with pytest.raises(InvalidPackage) as caught:
        use(generator)  # type: ignore[operator]
    fault = only_fault(caught)
    assert fault.path.name == "generate.py"
    assert fault.message


def test_a_sequence_with_a_method_that_does_not_exist_is_a_fault(tmp_path: Path) -> None:
    generator = Generator(
        class_package(
            tmp_path, generate=packages.CLASS_GENERATE.replace('[("add", ((random', '[("sub", ((random')
        )
    )
    with pytest.raises(InvalidPackage) as caught:
        generator.family_inputs(generator.families[0], 3, Random(0))
    assert "sub" in only_fault(caught).message


def test_a_comparison_that_cannot_be_imported_is_a_fault_of_its_own_file(tmp_path: Path) -> None:
    path = tmp_path / "compare.py"
    path.write_text("import nowhere_to_be_found\n\ndef compare(arguments, expected, got): ...\n")
    with pytest.raises(InvalidPackage) as caught:
        load_module(path, "double")
    fault = only_fault(caught)
    assert (fault.path, fault.line) == (path, 1)
    assert "nowhere_to_be_found" in fault.message
