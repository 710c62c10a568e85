"""Python steps counted in the worker: what loops over elements, what does not, and what tries to hide it."""

import textwrap
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from judge.engines.native.runner import Runner
from judge.engines.native.sandbox import Sandbox
from judge.growth.steps import find_loop
from judge.model.array import Array
from judge.model.case import Call
from judge.model.outcome import Outcome, Tampered
from judge.model.problem import Limits
from judge.model.steps import MOST, Loop, StepCount, StepsAt
from judge.model.submission import Submission
from tests.workers import FUNCTION

LIMITS = Limits(time=10.0, memory=256 << 20, output=1 << 20, packages=("numpy",))
SIZES = (64, 256, 1024)
HEAD = "import functools, itertools, math, operator, random, statistics, sys\nimport numpy as np\n"

LOOPS = {
    "for": (
        "def solve(x):\n    out = x.copy()\n"
        "    for i in range(len(x)):\n        out[i] = 2 * x[i]\n    return out"
    ),
    "for_on_one_line": "def solve(x):\n    t = 0.0\n    for v in x: t += v\n    return t",
    "while": "def solve(x):\n    i = 0\n    while i < len(x): i += 1\n    return i",
    "rows": "def solve(x):\n    return np.array([row.sum() for row in x.reshape(-1, 4)])",
    "comprehension": "def solve(x):\n    return np.array([2 * v for v in x])",
    "generator": "def solve(x):\n    return sum(v * v for v in x)",
    "dict_comprehension": "def solve(x):\n    return len({i: 0 for i in range(len(x))})",
    "map_lambda": "def solve(x):\n    return np.array(list(map(lambda v: 2 * v, x)))",
    "map_in_c": "def solve(x):\n    return np.fromiter(map(float, x), float)",
    "map_of_nested": "def solve(x):\n    return next(map(math.fsum, [x]))",
    "sum": "def solve(x):\n    return sum(x)",
    "sum_of_iterator": "def solve(x):\n    return sum(iter(x))",
    "max": "def solve(x):\n    return max(x)",
    "tolist": "def solve(x):\n    return np.array(x.tolist())",
    "tolist_by_name": "def solve(x):\n    return len(getattr(x, 'to' + 'list')())",
    "unbound_tolist": "def solve(x):\n    return len(np.ndarray.tolist(x))",
    "list": "def solve(x):\n    return len(list(x))",
    "list_of_flat": "def solve(x):\n    return len(list(x.flat))",
    "memoryview": "def solve(x):\n    return sum(memoryview(x))",
    "bytes": "def solve(x):\n    return sum(x.tobytes())",
    "sorted_by_key": "def solve(x):\n    return np.array(sorted(x, key=lambda v: -v))",
    "reduce": "def solve(x):\n    return functools.reduce(operator.add, x)",
    "accumulate": "def solve(x):\n    return np.fromiter(itertools.accumulate(x), float)",
    "chain": "def solve(x):\n    return math.fsum(itertools.chain.from_iterable([x]))",
    "partial": "def solve(x):\n    return functools.partial(sum, x)()",
    "spread": "def solve(x):\n    return max(*x)",
    "recursion": "def solve(x):\n    return x[0] + solve(x[1:]) if len(x) else 0.0",
    "vectorize": "def solve(x):\n    return np.vectorize(lambda v: 2 * v)(x)",
    "vectorize_of_c": "twice = np.vectorize(math.exp)\ndef solve(x):\n    return twice(x)",
    "frompyfunc": "def solve(x):\n    return np.frompyfunc(math.exp, 1, 1)(x).astype(float)",
    "objects": "def solve(x):\n    return (x.astype(object) + 1).astype(float)",
    "apply_along_axis": "def solve(x):\n    return np.apply_along_axis(np.sum, -1, x.reshape(-1, 4))",
    "ndenumerate": "def solve(x):\n    return len([i for i, v in np.ndenumerate(x)])",
    "nditer": "def solve(x):\n    return sum(np.nditer(x))",
    "fromiter": "def solve(x):\n    return np.fromiter((v for v in x), float)",
    "standard_library": "def solve(x):\n    return statistics.fmean(x)",
    "counter": "import collections\ndef solve(x):\n    return len(collections.Counter(x))",
    "heap": "import heapq\ndef solve(x):\n    return heapq.nlargest(3, x)[0]",
    "iterable": (
        "class Of:\n    def __init__(self, x): self.x = x\n    def __iter__(self): return iter(self.x)\n"
        "def solve(x):\n    return math.fsum(Of(x))"
    ),
    "eval": "def solve(x):\n    return eval('sum(x)', {'x': x})",
    "exec": (
        "def solve(x):\n    found = {'x': x}\n"
        "    exec('t = [v for v in x]', found)\n    return len(found['t'])"
    ),
    "written_out": (
        "def solve(x):\n    out = x.copy()\n    for i in range(0, len(x), 16):\n"
        + "; ".join([f"        out[i + {k}] = 2 * x[i + {k}]".strip() for k in range(16)]).join(
            ["        ", "\n"]
        )
        + "    return out"
    ),
}
"""Solutions that go through the elements one by one, by the way in which they hide it."""

VECTORIZED = {
    "expression": "def solve(x):\n    return np.exp(x - x.max())",
    "sum_of_squares": "def solve(x):\n    return float((x * x).sum())",
    "matrix": "def solve(x):\n    y = x.reshape(-1, 4)\n    return y @ y.T[:, :3]",
    "einsum": "def solve(x):\n    return float(np.einsum('i,i->', x, x))",
    "where": "def solve(x):\n    return np.where(x > 0.5, x, -x)",
    "sort": "def solve(x):\n    return np.sort(x)[::-1]",
    "unique": "def solve(x):\n    return np.unique(x, return_counts=True)[1]",
    "bincount": "def solve(x):\n    return np.bincount((x * 10).astype(np.int64))",
    "norm": "def solve(x):\n    return float(np.linalg.norm(x))",
    "fancy_index": "def solve(x):\n    y = x.reshape(-1, 4)\n    return y[np.arange(len(y)), 0]",
    "iterations": "def solve(x):\n    for _ in range(50):\n        x = x - 0.1 * (x - 1.0)\n    return x",
    "columns": (
        "def solve(x):\n    y = x.reshape(-1, 4)\n    return np.array([y[:, j].sum() for j in range(4)])"
    ),
    "heads": (
        "def solve(x):\n    heads = np.split(x, 4)\n    parts = []\n    for head in heads:\n"
        "        parts.append(head * 2)\n    return np.concatenate(parts)"
    ),
    "zip_of_arrays": "def solve(x):\n    return sum([a @ b for a, b in zip([x, x], [x, x])])",
    "sum_of_arrays": "def solve(x):\n    return sum([x, x, x])",
    "dict_of_arrays": "def solve(x):\n    kept = dict(x=x, y=2 * x)\n    return kept['x'] + kept.get('y', x)",
    "doubling": (
        "def solve(x):\n    x = x.copy()\n    step = 1\n    while step < len(x):\n"
        "        x[step:] = x[step:] + x[:-step]\n        step *= 2\n    return x"
    ),
    "blocks": (
        "def solve(x):\n    out = np.empty_like(x)\n    for start in range(0, len(x), 64):\n"
        "        block = x[start:start + 64]\n        top = block.max()\n"
        "        weights = np.exp(block - top)\n"
        "        total = np.sum(weights)\n        out[start:start + 64] = weights / total\n    return out"
    ),
    "prints": "def solve(x):\n    print(x)\n    print('shape', x.shape, list(x.shape))\n    return x",
    "class": (
        "class Layer:\n    def __init__(self, x):\n        self.x = x\n    def __call__(self, y):\n"
        "        return self.x + y\n"
        "def solve(x):\n    return Layer(x)(x)"
    ),
    "dataclass": (
        "import dataclasses\n@dataclasses.dataclass\nclass Kept:\n    x: object\n"
        "def solve(x):\n    return Kept(x).x * 2"
    ),
    "super": (
        "class A:\n    def go(self, x): return x * 2\nclass B(A):\n"
        "    def go(self, x): return super().go(x) + 1\n"
        "def solve(x):\n    return B().go(x)"
    ),
    "subclass": "class Mine(np.ndarray):\n    pass\ndef solve(x):\n    return np.asarray(x.view(Mine) + 1)",
    "warnings": "def solve(x):\n    return np.log(x - x)",
    "errstate": (
        "def solve(x):\n    with np.errstate(divide='ignore'):\n        return np.log(np.maximum(x, 0))"
    ),
    "try": "def solve(x):\n    try:\n        return x @ np.ones(3)\n    except ValueError:\n        return x",
    "cumulative": "def solve(x):\n    return np.add.accumulate(x) / np.arange(1, len(x) + 1)",
    "random": "def solve(x):\n    return np.random.default_rng(0).permutation(x)",
    "copy": "import copy\ndef solve(x):\n    return copy.deepcopy(x) + copy.copy(x)",
    "named_tuple": (
        "import collections\nPair = collections.namedtuple('Pair', 'a b')\n"
        "def solve(x):\n    return Pair(x, x).a * 2"
    ),
    "cached": (
        "@functools.lru_cache\ndef ones(n): return np.ones(n)\ndef solve(x):\n    return ones(x.size) + x"
    ),
    "locals": "def solve(x):\n    y = 2 * x\n    return locals()['y']",
}
"""Solutions that leave the elements to NumPy; some loop over something else."""

HOSTILE = {
    "settrace": "def solve(x):\n    sys.settrace(None)\n    return x",
    "settrace_kept": (
        "off = sys.settrace\n"
        "def solve(x):\n    try:\n        off(None)\n    except BaseException: pass\n    return x"
    ),
    "frame_of_its_own": "def solve(x):\n    sys._getframe().f_trace_lines = False\n    return x",
    "frame_by_name": "def solve(x):\n    setattr(sys._getframe(), 'f_tr' + 'ace_lines', False)\n    return x",
    "frame_by_inspect": "import inspect\ndef solve(x):\n    inspect.currentframe()\n    return x",
    "frame_of_traceback": (
        "def solve(x):\n    try:\n        1 / 0\n    except ZeroDivisionError as e:\n"
        "        e.__traceback__.tb_frame\n"
        "    return x"
    ),
    "frame_of_generator": "def solve(x):\n    g = (v for v in x)\n    g.gi_frame\n    return x",
    "thread": "import _thread\ndef solve(x):\n    _thread.start_new_thread(sum, (x,))\n    return x",
    "thread_of_module": (
        "import threading\ndef solve(x):\n    threading.Thread(target=sum, args=(x,)).start()\n    return x"
    ),
    "collector": "import gc\ndef solve(x):\n    gc.get_objects()\n    return x",
    "code": "def solve(x):\n    solve.__code__.replace(co_filename='<judge>')\n    return x",
    "ctypes": "import ctypes\ndef solve(x):\n    ctypes.CDLL(None)\n    return x",
    "name_of_the_counter": (
        "import builtins\nname = [n for n in vars(builtins) if n[0] == '<'][0]\n"
        "globals()[name] = operator.call\ndef solve(x):\n    return sum(x)"
    ),
}
"""Solutions that get at what counts them."""

GETS_NOTHING = {
    "builtins": (
        "import builtins\nbuiltins.any = lambda found: True\nbuiltins.sum = lambda found: 0\n"
        "def solve(x):\n    t = 0.0\n    for v in x: t += v\n    return t"
    ),
    "gettrace": "sys.gettrace = lambda: None\ndef solve(x):\n    return sum(x)",
    "array_function": (
        "class Mine(np.ndarray):\n    def __array_function__(self, f, types, args, kwargs):\n"
        "        return sum(v for v in np.asarray(args[0]))\n"
        "def solve(x):\n    return float(np.sum(x.view(Mine)))"
    ),
    "lying_length": (
        "class Mine(np.ndarray):\n    size = 0\n    shape = (0,)\n    def __len__(self): return 0\n"
        "def solve(x):\n    return math.fsum(x.view(Mine))"
    ),
    "lying_module": "sum.__module__ = 'numpy'\ndef solve(x):\n    return sum(x)",
    "bound_builtin": "import types\ndef solve(x):\n    return types.MethodType(sum, x)()",
    "file_of_the_judge": (
        "made = {}\nexec(compile('def go(x):\\n  return [v for v in x]', '<judge>', 'exec'), made)\n"
        "def solve(x):\n    return len(made['go'](x))"
    ),
    "without_end": "def solve(x):\n    while True:\n        pass",
    "catches_everything": (
        "def solve(x):\n    while True:\n        try:\n            for v in x: pass\n"
        "        except BaseException: pass"
    ),
}
"""Solutions that try to be counted less, and are not."""


@pytest.fixture(scope="module")
def counting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    sandbox = Sandbox(tmp_path_factory.mktemp("cache"))
    yield sandbox
    sandbox.close()


def counted(sandbox: Sandbox, source: str) -> list[StepCount | Outcome]:
    """What counting a solution came to at each size, as far as it came."""
    submission = Submission((HEAD + textwrap.dedent(source)).encode(), Path("solution.py"))
    found: list[StepCount | Outcome] = []
    with Runner(sandbox, submission, FUNCTION, LIMITS, "none", counting=MOST) as runner:
        for n in SIZES:
            values = np.linspace(0.1, 1.0, n)
            found.append(runner.steps((Call("solve", (Array("float64", values.shape, values.tobytes()),)),)))
            if not isinstance(found[-1], StepCount) or found[-1].ended:
                break
    return found


def loop_of(sandbox: Sandbox, source: str) -> Loop | None:
    series = []
    for n, found in zip(SIZES, counted(sandbox, source), strict=False):
        assert isinstance(found, StepCount), found
        series.append(StepsAt(n, found))
    return find_loop(series, HEAD + source)


@pytest.mark.parametrize("how", LOOPS)
def test_a_loop_over_elements_is_found(counting: Sandbox, how: str) -> None:
    loop = loop_of(counting, LOOPS[how])
    assert loop is not None
    assert loop.line > 2
    assert loop.each >= 0.2


@pytest.mark.parametrize("how", VECTORIZED)
def test_a_vectorized_solution_is_accepted(counting: Sandbox, how: str) -> None:
    assert loop_of(counting, VECTORIZED[how]) is None


@pytest.mark.parametrize("how", HOSTILE)
def test_what_gets_at_the_counting_is_tampering(counting: Sandbox, how: str) -> None:
    assert isinstance(counted(counting, HOSTILE[how])[-1], Tampered)


@pytest.mark.parametrize("how", GETS_NOTHING)
def test_what_hides_from_the_counting_is_counted(counting: Sandbox, how: str) -> None:
    assert loop_of(counting, GETS_NOTHING[how]) is not None


def test_the_line_of_the_loop_is_named(counting: Sandbox) -> None:
    loop = loop_of(counting, LOOPS["for"])
    assert loop is not None and loop.line == 5
    assert loop.each == 1.0


def test_counts_are_the_same_each_time(counting: Sandbox) -> None:
    source = LOOPS["apply_along_axis"]
    first = counted(counting, source)
    assert all(counted(counting, source) == first for _ in range(5))
