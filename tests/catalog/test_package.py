"""Loading is strict, and reports every fault of a package at once, each with its place."""

from pathlib import Path

import pytest

from judge.catalog.bank import Bank, load_all, written_cases
from judge.model.case import MISSING, Call
from judge.model.errors import InvalidPackage, UnknownProblem, UsageError
from judge.model.problem import Close, Custom, Exact, Package, Unordered
from judge.model.signature import ClassEntry, FunctionEntry
from tests import packages


def load(root: Path, slug: str = "double") -> Package:
    return Bank(root, root / "cache").load(slug)


def faults(root: Path, slug: str = "double") -> list[str]:
    """The faults of an invalid package as `file:line: key: message`, with paths from the bank's root."""
    with pytest.raises(InvalidPackage) as caught:
        load(root, slug)
    return [str(fault).replace(f"{root}/", "") for fault in caught.value.faults]


def test_a_function_package_is_loaded_into_its_types(tmp_path: Path) -> None:
    package = load(packages.write_function_bank(tmp_path))
    problem = package.problem
    assert (problem.slug, problem.title, problem.difficulty) == ("double", "Double", "easy")
    assert isinstance(problem.entry, FunctionEntry)
    assert str(problem.entry) == "def double(values: list[int]) -> list[int]"
    assert problem.comparison == Exact()
    assert (problem.limits.time, problem.limits.memory, problem.limits.output) == (1.0, 256 << 20, 64 << 10)
    assert package.reference.name == "reference.py"


def test_a_bound_is_strict_where_the_package_says_so(tmp_path: Path) -> None:
    assert not load(packages.write_function_bank(tmp_path / "lax")).problem.complexity.strict
    strict = packages.PROBLEM.replace("  time: O(n)\n", "  time: O(n)\n  strict: true\n")
    assert load(packages.write_function_bank(tmp_path, problem=strict)).problem.complexity.strict


def test_written_cases_come_in_order_with_their_expectations(tmp_path: Path) -> None:
    cases = written_cases(load(packages.write_function_bank(tmp_path)))
    assert [case.id for case in cases] == [
        "samples/two_values",
        "hidden/edges/empty",
        "hidden/edges/answered_by_the_reference",
    ]
    assert cases[0].calls == (Call("double", ([1, 2],)),)
    assert cases[0].expected == ([2, 4],)
    assert cases[2].expected == (MISSING,)


def test_a_class_package_has_a_constructor_methods_and_sequences(tmp_path: Path) -> None:
    package = load(packages.write_class_bank(tmp_path), "adder")
    assert isinstance(package.problem.entry, ClassEntry)
    assert [method.name for method in package.problem.entry.methods] == ["add"]
    sample = written_cases(package)[0]
    assert sample.calls == (Call("Adder", (1,)), Call("add", ((1, 2),)), Call("add", ((),)))
    assert sample.expected == (None, 4, 4)


def test_every_fault_is_reported_at_once_with_file_and_line(tmp_path: Path) -> None:
    packages.write_function_bank(
        tmp_path,
        problem=packages.PROBLEM.replace("easy", "trivial").replace("time: 1\n", "time: fast\n")
        + "extra: 1\n",
        samples=packages.SAMPLES.replace("[2, 4]", "[2, 'four']"),
        hidden=packages.HIDDEN.replace("values: [7]", "value: [7]"),
        stub=packages.STUB.replace("list[int])", "numpy.ndarray)"),
        generate=packages.GENERATE.replace("families =", "family ="),
    )
    found = faults(tmp_path)
    expected = [
        "problem.yaml:3: difficulty: one of easy, medium, hard is expected, not 'trivial'",
        "problem.yaml:8: limits.time: a number from 0.1 to 60 is expected, not 'fast'",
        "problem.yaml:19: extra: unknown key",
        "stub.py:1: values: the type `numpy.ndarray` is not supported",
        "hidden/generate.py: it must define `families`",
    ]
    for words in expected:
        assert any(words in fault for fault in found), (words, found)


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("problem", "format_version: 1", "format_version: 2", "format_version: version 1 is expected, not 2"),
        ("problem", "format_version: 1\n", "", "format_version: the key is missing"),
        ("problem", "title: Double", "title: Double\ntitle: Again", "title: the key is given twice"),
        ("problem", "compare: exact", "compare: fuzzy", "compare: one of exact, unordered, custom"),
        ("problem", "compare: exact", "compare: {close: {absolute: 2, relative: 0}}", "compare: one of"),
        ("problem", "[arithmetic]", "[Arithmetic]", "tags: a tag is made of a-z"),
        ("problem", "[arithmetic]", "[]", "tags: a list of 1 to 12 entries"),
        ("problem", "O(n)\n  space", "n\n  space", "complexity.time: a bound is written O(...), not 'n'"),
        ("problem", "time: O(n)", "time: O(m log m)", "complexity.time: `m` is not among the variables"),
        ("problem", "  space:", "  sizes: [64, 2048]\n  space:", "the sizes are found by the judge now"),
        ("problem", "  space:", "  strict: perhaps\n  space:", "complexity.strict: true or false"),
        ("problem", "memory: 256", "memory: 1", "limits.memory: a number from 64 to 8192"),
        ("problem", "growth: 1", "growth: -1", "weights.growth: a number from 0 to 1000"),
        ("problem", "hints:\n  - Twice is two times.\n", "", "hints: the key is missing"),
        ("problem", "compare: exact", "compare: exact\nreference: best.py", "best.py is not in accepted/"),
        ("problem", "compare: exact", "compare: custom", "compare.py: the file is missing"),
        ("problem", "title: Double", "title: [", "not valid YAML"),
        ("problem", "title: Double", "title: ''", "title: a text is expected"),
        ("stub", "def double", "def _double", "exactly one public function or class"),
        ("stub", " -> list[int]", "", "double ->: a type is missing"),
        ("stub", '    """Return twice each value."""\n', "", "double: a docstring is missing"),
        ("stub", "values: list[int]", "*values: list[int]", "only plain parameters are supported"),
        (
            "stub",
            "values: list[int]",
            "values: list[int] = None",
            "values: the default `None` is not a plain value of type list[int]",
        ),
        ("stub", "list[int]:", "NDArray[np.float64]:", "it has arrays: write `packages: [numpy]`"),
        ("stub", "list[int]:", "NDArray[np.complex128]:", "`NDArray[np.complex128]` is not supported"),
        ("stub", "def double(", "def double((", "not valid Python"),
        ("samples", "    expected: [2, 4]\n", "", "samples/two_values.expected: the key is missing"),
        ("samples", "name: two_values", "name: Two Values", "a case's name is made of a-z"),
        ("samples", "    input:", "    inputs:", "unknown key; known are"),
        ("samples", "[1, 2]", "[1, true]", "values[1] must be of type int, got bool"),
        ("hidden", "name: answered_by_the_reference", "name: empty", "two cases are named empty"),
        ("hidden", "  edges:", "  Big Edges:", "a group's name is made of a-z"),
        ("hidden", "groups:", "group:", "groups: the key is missing"),
        ("generate", "def cases", "def draw", "it must define `cases`"),
        ("generate", "def cases", "def cases(", "not valid Python"),
        ("reference", "def double", "def triple", "the reference must define the function `double`"),
        ("statement", "# A problem\n", "", "the statement is empty"),
    ],
)
def test_each_kind_of_fault_has_its_message(
    tmp_path: Path, file: str, old: str, new: str, words: str
) -> None:
    texts = {
        "problem": packages.PROBLEM,
        "stub": packages.STUB,
        "samples": packages.SAMPLES,
        "hidden": packages.HIDDEN,
        "generate": packages.GENERATE,
        "reference": packages.REFERENCE,
        "statement": "# A problem\n",
    }
    assert old in texts[file]
    packages.write_function_bank(tmp_path, **{file: texts[file].replace(old, new, 1)})
    found = faults(tmp_path)
    assert any(words in fault for fault in found), found


def test_missing_and_undecodable_files_are_faults(tmp_path: Path) -> None:
    packages.write_function_bank(tmp_path)
    folder = tmp_path / "problems" / "double"
    (folder / "statement.md").unlink()
    (folder / "samples.yaml").write_bytes(b"#\n\xff\xfe\xff")
    (tmp_path / "solutions_reference" / "double" / "accepted" / "reference.py").unlink()
    found = " ".join(faults(tmp_path))
    assert "statement.md: the file is missing" in found
    assert "samples.yaml:2: the file is not UTF-8 (byte 2): save it as UTF-8" in found
    assert "no accepted solution" in found


def test_files_that_are_missing_together_are_told_together(tmp_path: Path) -> None:
    packages.write_function_bank(tmp_path)
    folder = tmp_path / "problems" / "double"
    for name in ("stub.py", "samples.yaml", "hidden/cases.yaml"):
        (folder / name).unlink()
    found = " ".join(faults(tmp_path))
    assert all(f"{name}: the file is missing" in found for name in ("stub.py", "samples.yaml", "cases.yaml"))


def test_all_comparisons_can_be_asked_for(tmp_path: Path) -> None:
    def comparison(text: str, **more: str) -> object:
        root = tmp_path / str(len(list(tmp_path.iterdir())))
        problem = packages.PROBLEM.replace("compare: exact", f"compare: {text}")
        return load(packages.write_function_bank(root, problem=problem, **more)).problem.comparison

    assert comparison("unordered") == Unordered()
    assert comparison("{close: {absolute: 1e-6, relative: 0.001}}") == Close(1e-6, 0.001)
    assert (
        comparison("custom", compare="def compare(arguments, expected, got):\n    return None\n") == Custom()
    )


def test_a_loaded_package_is_cached_until_any_of_its_files_changes(tmp_path: Path) -> None:
    packages.write_function_bank(tmp_path)
    first = load(tmp_path)
    assert load(tmp_path) == first
    (tmp_path / "problems" / "double" / "statement.md").write_text("# Another text\n")
    assert load(tmp_path).digest != first.digest
    (tmp_path / "problems" / "double" / "problem.yaml").write_text("title: broken\n")
    faults(tmp_path)


def test_a_damaged_cache_of_packages_is_read_again_from_the_sources(tmp_path: Path) -> None:
    packages.write_function_bank(tmp_path)
    first = load(tmp_path)
    cached = list((tmp_path / "cache" / "packages").iterdir())
    assert len(cached) == 1
    for damage in (b"", b"garbage", cached[0].read_bytes()[:-3]):
        cached[0].write_bytes(damage)
        assert load(tmp_path) == first


def test_a_bank_with_one_broken_package_still_serves_the_others(tmp_path: Path) -> None:
    packages.write_function_bank(tmp_path)
    packages.write_class_bank(tmp_path, stub="class Adder: pass\n")
    loaded, invalid = load_all(Bank(tmp_path, tmp_path / "cache"))
    assert [package.problem.slug for package in loaded] == ["double"]
    assert [error.slug for error in invalid] == ["adder"]


def test_unknown_slugs_get_suggestions(bank: Bank) -> None:
    with pytest.raises(UnknownProblem) as caught:
        bank.load("sliding-window-max")
    assert caught.value.suggestions == ("sliding_window_max",)
    assert bank.suggest("rotated") == ["search_rotated_array"]
    assert bank.suggest("weigted_iou")[0] == "weighted_iou"
    assert bank.suggest("zzz") == []


def test_a_folder_without_problems_is_no_bank(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not a bank"):
        Bank(tmp_path, tmp_path / "cache")


def test_a_number_of_thousands_of_digits_is_a_fault_like_any_other(tmp_path: Path) -> None:
    huge = f"0x{'f' * 5000}"
    changed = packages.PROBLEM.replace("memory: 256", f"memory: {huge}").replace(
        "compare: exact", f"compare: {huge}"
    )
    changed = changed.replace("format_version: 1", f"format_version: {huge}").replace("easy", huge)
    root = packages.write_function_bank(tmp_path, problem=changed)
    with pytest.raises(InvalidPackage) as caught:
        Bank(root, tmp_path / "cache").load("double")
    assert "memory" in str([fault.key for fault in caught.value.faults])
