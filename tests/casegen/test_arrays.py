"""A package with NumPy: its files see real arrays, and the judge keeps them as plain data from there on."""

from pathlib import Path
from random import Random

import numpy as np
import pytest

from judge.casegen.arrays import from_numpy, to_numpy
from judge.casegen.corpus import Corpora
from judge.casegen.generator import Generator, comparator_of
from judge.catalog.bank import Bank, written_cases
from judge.model.array import Array
from judge.model.case import Call
from judge.model.errors import InvalidPackage
from judge.model.problem import Close, Package
from judge.versions import installed_version
from tests import packages
from tests.arrays import bools, floats, ints

PROBLEM = (
    packages.PROBLEM.replace("compare: exact", "packages: [numpy]\ncompare: custom")
    .replace("Double", "Layer")
    .replace("n: len(values)", "n: weights.size\n    m: weights.shape[1]")
)

STUB = '''\
import numpy as np
from numpy.typing import NDArray


class Layer:
    """A linear layer."""

    def __init__(self, weights: NDArray[np.float64], bias: NDArray[np.float64] | None = None) -> None:
        raise NotImplementedError("write your solution here")

    def apply(self, x: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Return weights @ x + bias, and the places of its largest entry."""
        raise NotImplementedError("write your solution here")
'''

SAMPLES = """\
format_version: 1
samples:
  - name: twice
    input: {weights: [[2]]}
    calls:
      - apply: [[3]]
        expected: [[6], [0]]
"""

HIDDEN = """\
format_version: 1
groups:
  edges:
    - name: nothing_comes_in
      input: {weights: {shape: [1, 0]}, bias: [.inf]}
      calls:
        - apply: {x: {shape: [0]}}
"""

GENERATE = '''\
"""Inputs of Layer."""

import numpy as np
from hypothesis import strategies as st


def cases():
    row = st.lists(st.integers(-3, 3), min_size=2, max_size=2)
    rows = st.lists(row, min_size=1, max_size=2)
    weights = rows.map(lambda rows: np.array(rows, dtype=np.float32))
    x = row.map(lambda x: np.array(x, float))
    calls = st.lists(st.tuples(st.just("apply"), st.tuples(x)), min_size=1)
    return st.tuples(st.tuples(weights, st.none()), calls)


def constraints(weights, bias, calls):
    yield "weights is a matrix", weights.ndim == 2
    yield "bias fits", bias is None or bias.shape == weights.shape[:1]
    yield "x fits", all(x.shape == weights.shape[1:] for name, (x,) in calls)
    weights[...] = 7  # a copy: nobody else sees it


def wide(n, random):
    """One row."""
    return (np.array([[random.random() for _ in range(n)]]), None), [("apply", (np.ones(n),))]


families = (wide,)
'''

COMPARE = """\
import numpy as np


def compare(arguments, expected, got):
    assert isinstance(arguments[0], np.ndarray) and isinstance(expected, tuple)
    if got[0].shape != expected[0].shape:
        return f"wrong shape: {got[0].shape}"
    return None if np.allclose(got[0], expected[0]) else "wrong values"
"""

REFERENCE = '''\
"""Multiplies."""

import numpy as np


class Layer:
    def __init__(self, weights, bias=None):
        self.weights, self.bias = weights, 0.0 if bias is None else bias

    def apply(self, x):
        found = self.weights @ x + self.bias
        return found, np.flatnonzero(found == found.max())
'''


def package(root: Path, **changed: str) -> Package:
    files = {
        "problem": PROBLEM,
        "stub": STUB,
        "samples": SAMPLES,
        "hidden": HIDDEN,
        "generate": GENERATE,
        "compare": COMPARE,
        "reference": REFERENCE,
        **changed,
    }
    return Bank(packages.write_bank(root, "layer", files), root / "cache").load("layer")


def fault_of(root: Path, **changed: str) -> str:
    with pytest.raises(InvalidPackage) as error:
        made = package(root, **changed)
        Corpora(root / "cache", [root]).load(made, lambda: written_cases(made))
    return "\n".join(map(str, error.value.faults))


def test_its_corpus_holds_plain_arrays_and_the_answers_of_the_reference(tmp_path: Path) -> None:
    made = package(tmp_path)
    corpora = Corpora(tmp_path / "cache", [tmp_path])
    corpus = corpora.load(made, lambda: written_cases(made))
    assert corpora.load(made, lambda: written_cases(made)).cases == corpus.cases  # the second one is read
    assert corpus.versions["numpy"] == installed_version("numpy")
    (sample,) = corpus.stage("samples")
    assert sample.calls == (Call("Layer", (floats([[2]]), None)), Call("apply", (floats([3]),)))
    assert sample.expected == (None, (floats([6]), ints([0])))
    (hidden,) = corpus.stage("hidden")
    assert hidden.expected == (None, (floats(["inf"]), ints([0])))
    drawn = corpus.stage("generated")[0]
    assert isinstance(drawn.calls[0].arguments[0], Array)
    assert drawn.calls[0].arguments[0].dtype == "float64"
    assert not any(element == 7 for case in corpus.cases for element in case.calls[0].arguments[0].elements)


def test_its_comparison_sees_real_arrays_of_the_right_kind(tmp_path: Path) -> None:
    compare = comparator_of(package(tmp_path))
    arguments, expected = (floats([3]),), (floats([6]), ints([0]))
    assert compare(arguments, expected, (floats([6]), ints([0]))) is None
    for got, words in (
        ((floats([[6]]), ints([0])), "wrong shape: (1, 1)"),
        ((floats([7]), ints([0])), "wrong values"),
        ((ints([6]), ints([0])), "wrong dtype: expected float64, got int64"),
        ((floats([6]), bools([False])), "wrong dtype: expected int64, got bool"),
    ):
        found = compare(arguments, expected, got)
        assert found is not None
        assert found.message == words


def test_a_family_builds_arrays_of_any_size(tmp_path: Path) -> None:
    generator = Generator(package(tmp_path))
    (calls,) = generator.family_inputs(generator.families[0], 5, Random(0))
    assert calls[0].arguments[0].shape == (1, 5)
    assert generator.violations(calls) == []
    assert generator.violations((calls[0], Call("apply", (floats([1]),)))) == ["x fits"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (
            {"generate": GENERATE.replace("np.float32", "int")},
            "weights must be of type NDArray[np.float64], got",
        ),
        ({"generate": GENERATE.replace("np.float32", "object")}, "got ndarray"),
        ({"generate": GENERATE.replace("np.float32", "complex")}, "got ndarray"),
        ({"generate": GENERATE.replace("weights.ndim == 2", "weights == 2")}, "is ambiguous"),
        ({"samples": SAMPLES.replace("[[2]]", "[[2], [3, 4]]")}, "lists of unlike lengths: 2 instead of 1"),
        ({"samples": SAMPLES.replace("[[2]]", "[[a]]")}, "got str at [0, 0]"),
        (
            {"samples": SAMPLES.replace("[[6], [0]]", "[[6], [0.5]]")},
            "expected NDArray[np.int64], got float at",
        ),
        (
            {"samples": SAMPLES.replace("[[6], [0]]", "[[7], [0]]")},
            "does not answer what is expected: wrong values",
        ),
        (
            {"problem": PROBLEM.replace("[numpy]", "[scipy]")},
            "packages: one of numpy is expected, not 'scipy'",
        ),
        ({"problem": PROBLEM.replace("[numpy]", "numpy")}, "packages: a list of 1 entries is expected"),
        ({"problem": PROBLEM.replace("packages: [numpy]\n", "")}, "it has arrays: write `packages: [numpy]`"),
        ({"problem": PROBLEM.replace("weights.size", "bias.size")}, "`bias` is not an array"),
    ],
)
def test_a_slip_of_the_author_has_its_message(tmp_path: Path, changed: dict[str, str], words: str) -> None:
    assert words in fault_of(tmp_path, **changed)


@pytest.mark.parametrize(
    ("written", "comparison"),
    [
        ("", Close(1e-8, 1e-5, added=True)),
        ("compare: close", Close(1e-8, 1e-5, added=True)),
        ("compare: {close: {absolute: 0, relative: 1e-9}}", Close(0.0, 1e-9, added=True)),
        ("compare: {close: {absolute: 0.5, relative: 0, nan: true}}", Close(0.5, 0.0, added=True, nan=True)),
    ],
)
def test_results_are_compared_as_numpy_does_unless_the_package_says_otherwise(
    tmp_path: Path, written: str, comparison: Close
) -> None:
    made = package(tmp_path, problem=PROBLEM.replace("compare: custom", written))
    assert made.problem.comparison == comparison
    assert made.problem.packages == ("numpy",)


@pytest.mark.parametrize(
    "written",
    [
        "{absolute: 1}",
        "{absolute: 0, relative: 0}",
        "{absolute: 1e-6, relative: a}",
        "{absolute: 1e-6, relative: 0, nan: 1}",
        "{absolute: true, relative: 0}",
    ],
)
def test_a_tolerance_that_says_nothing_is_refused(tmp_path: Path, written: str) -> None:
    problem = PROBLEM.replace("compare: custom", f"compare: {{close: {written}}}")
    assert "compare: one of exact, unordered, custom or close" in fault_of(tmp_path, problem=problem)


def test_numpys_own_values_come_and_go() -> None:
    value = {"x": [np.float64(0.5), np.int8(3), np.bool_(True)], "y": (np.ones((1, 2)), None, "text")}
    plain = from_numpy(value)
    assert plain == {"x": [0.5, 3, True], "y": (floats([[1, 1]]), None, "text")}
    assert [type(one) for one in plain["x"]] == [float, int, bool]
    back = to_numpy(plain)["y"][0]
    assert back.dtype == np.float64 and back.shape == (1, 2) and back.flags.writeable
    assert from_numpy(np.array([None])).dtype == object
