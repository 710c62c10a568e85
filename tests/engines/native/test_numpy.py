"""Submissions with NumPy: what they see of it, how arrays come in and go out, and what hostile ones gain."""

import importlib.util
import math
import struct
import sys
from pathlib import Path
from typing import Any

import pytest

from judge.checking.assess import assess
from judge.checking.compare import comparator
from judge.engines.native import packages
from judge.engines.native import sandbox as sandboxes
from judge.engines.native.packages import Imports
from judge.engines.native.sandbox import Sandbox
from judge.model.array import Array
from judge.model.case import Call, Case
from judge.model.errors import JudgeFault
from judge.model.outcome import Foreign, Killed, Raised, Returned, Unloadable
from judge.model.problem import Close
from judge.model.signature import Type
from judge.model.verdict import Verdict
from judge.versions import installed_version
from tests import arrays, workers
from tests.arrays import bools, floats, ints, outcome_of
from tests.workers import raised, returned

box = workers.box
nothing_left_behind = workers.nothing_left_behind
pytestmark = pytest.mark.usefixtures("nothing_left_behind")

X = floats([[1.0, 2.0], [3.0, 4.0]])


def value(sandbox: Sandbox, source: str, *arguments: Any) -> Any:
    """What the one call returned."""
    return returned(outcome_of(sandbox, source, *arguments)).values[0]


def verdict(
    sandbox: Sandbox, source: str, expected: Any = X, returns: Type = arrays.ARRAY
) -> tuple[str, str]:
    """The verdict on one call with X, and its message."""
    case = Case(id="one", stage="hidden", calls=(Call("solve", (X,)),), expected=(expected,))
    with arrays.runner(sandbox, source, arrays.entry(returns)) as once:
        result = assess(case, once.run(case.calls), once.entry, comparator(Close(1e-8, 1e-5, added=True)))
    return result.verdict.value, result.message


# -- what a submission sees ----------------------------------------------------------------------------


def test_numpy_is_there_in_its_installed_version(box: Sandbox) -> None:
    assert value(box, "def solve(x): return np.__version__") == installed_version("numpy")


def test_it_runs_one_thread_of_its_libraries(sandbox: Sandbox) -> None:
    source = """
    import threading, os
    def solve(x):
        np.ones((300, 300)) @ np.ones((300, 300))
        return os.environ["OPENBLAS_NUM_THREADS"], threading.active_count()
    """
    assert value(sandbox, source) == ("1", 1)


def test_nothing_else_of_site_packages_can_be_imported(box: Sandbox) -> None:
    source = """
    def solve(x):
        found = []
        for name in ("msgspec", "yaml", "hypothesis", "click", "wasmtime", "pip", "judge.model", "pytest"):
            try:
                __import__(name)
            except ImportError:
                continue
            found.append(name)
        return found
    """
    assert value(box, source) == []


def test_a_strict_worker_sees_the_package_read_only_and_nothing_beside_it(sandbox: Sandbox) -> None:
    source = """
    import os
    def solve(x):
        place = os.path.dirname(os.path.dirname(np.__file__))
        try:
            open(np.__file__, "a")
        except OSError:
            return place, sorted(os.listdir(place))
        return "it can be written"
    """
    folder, seen = value(sandbox, source)
    assert folder == packages.INSIDE
    assert set(seen) <= {"numpy", "numpy.libs"}
    assert "numpy" in seen


def test_the_rest_of_numpy_is_imported_when_it_is_asked_for(box: Sandbox) -> None:
    source = """
    def solve(x):
        from numpy.typing import NDArray
        values = np.random.default_rng(0).random(3), np.linalg.inv(np.eye(2)), np.fft.fft(np.ones(4)).real
        return np.polynomial.Polynomial([1, 2])(1.0), len(values)
    """
    assert value(box, source) == (3.0, 3)


def test_a_problem_without_packages_has_none(box: Sandbox) -> None:
    outcome = workers.outcome_of(box, "import numpy\ndef solve(x): return x")
    assert isinstance(outcome, Unloadable)
    assert outcome.type_name == "ModuleNotFoundError"


def test_the_isolation_is_strict_with_a_package(sandbox: Sandbox) -> None:
    with arrays.runner(sandbox, "def solve(x): return x") as one:
        assert one.load() is None
        assert one.isolation.tier == "strict"
        assert one.versions == {"python": sys.version.split()[0], "numpy": installed_version("numpy")}


def test_a_prepared_worker_without_the_package_is_not_taken(cache: Path) -> None:
    fresh = Sandbox(cache, [])
    fresh.prepare()
    assert value(fresh, "def solve(x): return x") == X
    fresh.prepare(("numpy",))
    assert workers.returned(workers.outcome_of(fresh, "def solve(x): return x", 7)).values == (7,)
    fresh.close()


# -- a machine without it ------------------------------------------------------------------------------


def test_a_package_that_is_not_installed_is_named_with_what_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(JudgeFault) as error:
        packages.find(("numpy",))
    assert error.value.message == "This problem needs NumPy, which is not installed."
    assert "pip install numpy" in error.value.advice


def test_a_package_that_cannot_be_imported_is_named_with_the_reason(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "numpy"
    broken.mkdir()
    (broken / "__init__.py").write_text("raise ImportError('no such library')\n")
    monkeypatch.setattr(sandboxes, "find", lambda names: Imports(names, (broken,)))
    with pytest.raises(
        JudgeFault, match=r"NumPy, which cannot be imported .*\(ImportError: no such library\)"
    ):
        outcome_of(Sandbox(cache, []), "def solve(x): return x")


# -- arrays in and out -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    [
        X,
        floats(1.5),
        floats([[[1, 2]], [[3, 4]]]),
        floats(["nan", "inf", "-inf", -0.0]),
        floats({"shape": [0, 3]}),
        ints([[-(2**63)], [2**63 - 1]]),
        bools([True, False]),
        bools({"shape": [2, 0]}),
    ],
    ids=str,
)
def test_an_array_comes_back_as_it_went_in(sandbox: Sandbox, given: Array) -> None:
    assert value(sandbox, "def solve(x): return x", given) == given


def test_a_submission_gets_an_array_of_its_own_to_change(sandbox: Sandbox) -> None:
    source = """
    def solve(x):
        x += 1
        return x.flags.writeable, x.flags.owndata, x.flags.aligned, x.dtype.str, type(x) is np.ndarray
    """
    assert value(sandbox, source) == (True, True, True, "<f8", True)


def test_arrays_travel_inside_lists_and_dicts(sandbox: Sandbox) -> None:
    given = {"w": X, "layers": [ints([1]), (bools([True]), None)]}
    source = "def solve(x): return {'w': x['w'].T, 'layers': x['layers']}"
    assert value(sandbox, source, given) == {"w": floats([[1, 3], [2, 4]]), "layers": given["layers"]}


@pytest.mark.parametrize(
    ("returned_value", "arrives"),
    [
        ("x[::-1]", floats([[3, 4], [1, 2]])),
        ("x.T", floats([[1, 3], [2, 4]])),
        ("x[:, 1]", floats([2, 4])),
        ("np.asfortranarray(x)", X),
        ("x.astype('>f8')", X),
        ("np.broadcast_to(x[0], (2, 2))", floats([[1, 2], [1, 2]])),
        ("x.astype(np.float32)", Array("float32", (2, 2), X.data)),
        ("x.astype(np.longdouble)", Array("longdouble", (2, 2), X.data)),
        ("x.astype(np.int8)", Array("int8", (2, 2), struct.pack("<4q", 1, 2, 3, 4))),
        ("x.astype(np.uint64)", Array("uint64", (2, 2), struct.pack("<4q", 1, 2, 3, 4))),
        ("x > 2", bools([[False, False], [True, True]])),
        ("np.array([7], dtype='u1').view(bool)", bools([True])),
        ("np.zeros((0, 10**12))", Array("float64", (0, 10**12), b"")),
    ],
)
def test_the_elements_come_out_however_they_lie(
    sandbox: Sandbox, returned_value: str, arrives: Array
) -> None:
    assert value(sandbox, f"def solve(x): return {returned_value}") == arrives


@pytest.mark.parametrize(
    ("returned_value", "arrives"),
    [
        ("np.float64(0.5)", 0.5),
        ("np.float32(0.5)", 0.5),
        ("np.int16(3)", 3),
        ("np.uint64(2**64 - 1)", 2**64 - 1),
        ("np.bool_(True)", True),
        ("[x.sum(), x.argmax()]", [10.0, 3]),
        ("(x.mean(), {'n': np.int64(4)})", (2.5, {"n": 4})),
    ],
)
def test_numbers_of_numpy_are_pythons_own(sandbox: Sandbox, returned_value: str, arrives: Any) -> None:
    found = value(sandbox, f"def solve(x): return {returned_value}")
    assert found == arrives
    assert type(found) is type(arrives)


def test_a_million_numbers_of_numpy_in_a_list_are_few_enough(sandbox: Sandbox) -> None:
    assert len(value(sandbox, "def solve(x): return list(np.arange(10**6))")) == 10**6


@pytest.mark.parametrize(
    ("returned_value", "type_name", "reason"),
    [
        ("np.array([1, 'a', None], dtype=object)", "ndarray", "of dtype object"),
        ("np.array(['a'])", "ndarray", "of dtype <U1"),
        ("x.astype(complex)", "ndarray", "of dtype complex128"),
        ("np.array(['2020-01-01'], dtype='M8[D]')", "ndarray", "of dtype datetime64[D]"),
        ("np.zeros(2, dtype=[('a', 'i4')])", "ndarray", "of dtype [('a', '<i4')]"),
        ("np.array([2**63], dtype=np.uint64)", "ndarray", "of uint64, with numbers beyond int64"),
        ("np.asmatrix(x)", "matrix", ""),
        ("np.ma.array(x)", "MaskedArray", ""),
        ("x.view(np.recarray)", "recarray", ""),
        ("np.memmap(np.__file__, mode='c')", "memmap", ""),
        ("np.complex128(1j)", "complex128", ""),
        ("np.str_('a')", "str_", ""),
        ("np.dtype('f8')", "Float64DType", ""),
    ],
)
def test_what_is_no_array_of_numbers_is_named(
    sandbox: Sandbox, returned_value: str, type_name: str, reason: str
) -> None:
    assert value(sandbox, f"def solve(x): return {returned_value}") == Foreign(type_name, reason)


def test_a_result_is_fixed_when_its_call_returns(sandbox: Sandbox) -> None:
    source = """
    kept = []
    def solve(x):
        kept.append(x)
        kept[0][:] += 1
        return kept[0]
    """
    with arrays.runner(sandbox, source) as one:
        outcome = one.run((Call("solve", (floats([0]),)), Call("solve", (floats([0]),))))
    assert returned(outcome).values == (floats([1]), floats([2]))


def test_changed_arguments_are_seen(sandbox: Sandbox) -> None:
    with arrays.runner(sandbox, "def solve(x):\n x.sort(); return x[0]") as one:
        outcome = one.run((Call("solve", (floats([3, 1, 2]),)),), want_arguments=True)
    assert returned(outcome).arguments == ((floats([1, 2, 3]),),)


# -- verdicts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("returned_value", "message"),
    [
        ("x.tolist()", "wrong type: expected NDArray[np.float64], got list"),
        ("x.astype(object)", "wrong type: expected NDArray[np.float64], got ndarray (of dtype object)"),
        ("np.asmatrix(x)", "wrong type: expected NDArray[np.float64], got matrix"),
        ("x.sum()", "wrong type: expected NDArray[np.float64], got float"),
        ("None", "wrong type: expected NDArray[np.float64], got None"),
        ("x.astype(int)", "wrong dtype: expected float64, got int64"),
        ("x > 0", "wrong dtype: expected float64, got bool"),
        ("x[:1]", "wrong shape: expected (2, 2), got (1, 2)"),
        ("x.ravel()", "wrong shape: expected (2, 2), got (4,)"),
        ("np.zeros((0, 10**12))", "wrong shape: expected (2, 2), got (0, 1000000000000)"),
        ("x + 1", "4 of 4 elements wrong, first at [0, 0]: expected 1.0, got 2.0; largest error 1; "
         "allowed is 1e-08 + 1e-05 * |expected|"),
    ],
)  # fmt: skip
def test_a_wrong_array_is_a_wrong_answer_that_says_why(
    sandbox: Sandbox, returned_value: str, message: str
) -> None:
    assert verdict(sandbox, f"def solve(x): return {returned_value}") == ("WA", message)


@pytest.mark.parametrize(
    "returned_value", ["x.astype(np.float32)", "x.astype(np.longdouble)", "x + 1e-6", "x[:]"]
)
def test_precision_and_layout_are_free(sandbox: Sandbox, returned_value: str) -> None:
    assert verdict(sandbox, f"def solve(x): return {returned_value}") == ("AC", "")


def test_an_array_without_axes_is_no_float(sandbox: Sandbox) -> None:
    found = verdict(sandbox, "def solve(x): return np.array(10.0)", 10.0, Type("float"))
    assert found == ("WA", "wrong type: expected float, got ndarray of float64")


# -- hostile -----------------------------------------------------------------------------------------------

LIAR = """
class Liar(np.ndarray):
    def __array_finalize__(self, other): pass
    def __getattribute__(self, name): raise SystemExit
    def __array__(self, *a, **k): return np.array([[1.0, 2.0], [3.0, 4.0]])
    def __array_function__(self, *a, **k): return np.array([[1.0, 2.0], [3.0, 4.0]])
    def __array_ufunc__(self, *a, **k): return np.array([[1.0, 2.0], [3.0, 4.0]])
    def __eq__(self, other): return True
    def __class__(self): return np.ndarray
    __class__ = np.ndarray
"""

HOSTILE = {
    "a subclass that lies": f"{LIAR}\ndef solve(x): return np.zeros(1).view(Liar)",
    "an object with __array__": """
        class A:
            def __array__(self, *a, **k): return np.array([[1.0, 2.0], [3.0, 4.0]])
        def solve(x): return A()
        """,
    "an object with __array_interface__": """
        class A:
            __array_interface__ = {"shape": (2, 2), "typestr": "<f8", "data": (1, True), "version": 3}
        def solve(x): return A()
        """,
    "a metaclass with a hash and an equality": """
        class M(type):
            def __hash__(self): raise SystemExit
            def __eq__(self, other): return True
        class A(metaclass=M): pass
        def solve(x): return A()
        """,
    "another class in the place of ndarray": """
        class ndarray: pass
        np.ndarray = ndarray
        np.dtype = np.frombuffer = np.errstate = None
        def solve(x): return np.ndarray()
        """,
    "errors that are raised for every float": """
        import warnings
        def solve(x):
            np.seterr(all="raise")
            warnings.simplefilter("error")
            return np.full((2, 2), np.longdouble("1e4000"))
        """,
    "a name of a dtype that lies": """
        import numpy._core._dtype as d
        def solve(x):
            d._name_get = lambda dtype: "float64"
            d.__str__ = d.__repr__ = lambda dtype: "x" * 10**7
            return np.array([None])
        """,
    "the translator forged": """
        import gc
        def solve(x):
            for found in gc.get_objects():
                if type(found).__name__ == "Translator":
                    found.names = {c: "float64" for c in "dfO"}
                    found.dtypes = {}
            return x
        """,
    "a huge shape without memory": "def solve(x): return np.broadcast_to(np.zeros(1), (10**15,))",
    "sizes that overflow": """
        def solve(x):
            return np.lib.stride_tricks.as_strided(x, (2**31, 2**31), (0, 0))
        """,
    "more memory than there is": "def solve(x): return np.zeros((10**11,)) + 1",
    "foreign memory by strides": """
        def solve(x):
            return np.lib.stride_tricks.as_strided(x, (3, 10**6), (-(2**40), 8))
        """,
    "memory before the array": """
        def solve(x):
            return np.lib.stride_tricks.as_strided(x[1:], (2, 2), (-64, 8))
        """,
    "a pickle": "def solve(x): return np.load(np.__file__, allow_pickle=True)",
    "files that do not exist here": "def solve(x): return np.loadtxt('/etc/passwd')",
    "a file that is written": """
        def solve(x):
            np.save("/tmp/x.npy", x)
            return x * 2
        """,
    "ctypes": """
        import ctypes
        def solve(x):
            ctypes.memset(x.ctypes.data - 10**9, 0, 10**9)
            return x
        """,
    "a class of C that is changed": """
        import ctypes
        def solve(x):
            ctypes.memset(id(np.ndarray), 0, 64)
            return x
        """,
    "a cyclic object array": """
        def solve(x):
            a = np.empty(1, dtype=object)
            a[0] = a
            return a
        """,
    "an array with sixty-four axes": "def solve(x): return np.zeros((1,) * 64)",
    "a shape that is changed": """
        import warnings
        warnings.simplefilter("ignore")
        def solve(x):
            x.shape = (4,)
            return x
        """,
    "threads": """
        import threading
        def solve(x):
            y = np.zeros((2, 2))
            def spoil():
                while True: y[:] = [[1.0, 2.0], [3.0, 4.0]]; y[:] = 0
            threading.Thread(target=spoil, daemon=True).start()
            return y * 0
        """,
}


@pytest.mark.hostile
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_array_gains_nothing_and_is_never_the_judges_fault(sandbox: Sandbox, name: str) -> None:
    found, message = verdict(sandbox, HOSTILE[name])
    if name == "the translator forged":  # what it returns is right by itself
        assert found in ("AC", "WA", "RTE", "SV")
    else:
        assert found in {one.value for one in Verdict} - {"AC", "JE"}, message
    assert message or found == "AC"


def test_leaked_memory_holds_no_expected_answer(sandbox: Sandbox) -> None:
    source = """
    def solve(x):
        import gc
        found = []
        for one in gc.get_objects():
            if type(one) is np.ndarray and one.size == 1 and one.ravel()[0] == 0.123456789:
                found.append(one)
        return np.array([float(len(found))])
    """
    case = Case(id="a", stage="hidden", calls=(Call("solve", (X,)),), expected=(floats([0.123456789]),))
    with arrays.runner(sandbox, source) as one:
        assert returned(one.run(case.calls)).values == (floats([0.0]),)


def test_memory_that_runs_out_is_the_limit(sandbox: Sandbox) -> None:
    assert verdict(sandbox, HOSTILE["more memory than there is"])[0] == "MLE"


def test_the_memory_limit_is_that_of_the_solution_not_of_numpy(sandbox: Sandbox) -> None:
    fits = "def solve(x): y = np.ones(6 * 10**6); return y[:1]"
    too_much = "def solve(x): y = np.ones(40 * 10**6); return y[:1]"
    assert isinstance(outcome_of(sandbox, fits, memory=64 << 20), Returned)
    assert isinstance(outcome_of(sandbox, too_much, memory=64 << 20), Raised)


def test_too_large_a_result_is_the_output_limit(sandbox: Sandbox) -> None:
    outcome = outcome_of(sandbox, "def solve(x): return np.zeros(5 * 10**6)")
    assert isinstance(outcome, Killed)
    assert outcome.cause == "result"


def test_an_exception_of_numpy_is_told_with_the_line(sandbox: Sandbox) -> None:
    outcome = raised(outcome_of(sandbox, "def solve(x): return x @ np.ones(3)"))
    assert outcome.type_name == "ValueError"
    assert outcome.frames[-1].line == 2


def test_nan_and_infinity_are_equal_only_where_they_may_be(sandbox: Sandbox) -> None:
    source = "def solve(x): return np.array([[np.nan, np.inf], [1.0, 2.0]])"
    assert verdict(sandbox, source, floats([["nan", "inf"], [1, 2]]))[0] == "WA"
    assert verdict(sandbox, source, floats([[1e308, "inf"], [1, 2]]))[0] == "WA"
    assert math.isnan(value(sandbox, source).elements[0])
