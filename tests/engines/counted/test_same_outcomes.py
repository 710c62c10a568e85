"""One table of submissions, run natively and in the counted engine: the outcomes are the same."""

import textwrap
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from judge.engines.counted import runner as counted_runner
from judge.engines.counted.engine import CountedEngine
from judge.engines.counted.runner import CountedRunner
from judge.engines.engine import CaseRunner, MakeRunner
from judge.engines.native import runner as native_runner
from judge.engines.native.runner import Runner
from judge.engines.native.sandbox import Sandbox
from judge.model.case import Call, Input
from judge.model.outcome import Killed, Lost, Outcome, Raised, Returned, Unloadable
from judge.model.problem import Limits
from judge.model.signature import EntryPoint
from judge.model.submission import Submission
from tests.workers import CLASS, FUNCTION, solve, solver

LIMITS = Limits(time=0.2, memory=64 << 20, output=1 << 16)


@pytest.fixture(scope="module")
def engine(cache: Path) -> Iterator[CountedEngine]:
    with CountedEngine(cache) as found:
        yield found


@pytest.fixture(params=["native", "counted"])
def make(request: pytest.FixtureRequest, sandbox: Sandbox) -> MakeRunner:
    """Makes runners of one engine."""
    if request.param == "native":
        return partial(Runner, sandbox)
    return partial(CountedRunner, request.getfixturevalue("engine"))


@pytest.fixture
def both(sandbox: Sandbox, engine: CountedEngine) -> tuple[MakeRunner, MakeRunner]:
    return partial(Runner, sandbox), partial(CountedRunner, engine)


def runner(
    make: MakeRunner, source: str, entry: EntryPoint = FUNCTION, limits: Limits = LIMITS
) -> CaseRunner:
    text = textwrap.dedent(source).encode()
    return make(Submission(text, Path("solution.py")), entry, limits)


def facts(outcome: Outcome) -> object:
    """What is the same in both engines: all but costs, and how versions of Python word their messages."""
    match outcome:
        case Returned():
            return "returned", outcome.values, outcome.arguments, outcome.output
        case Raised():
            where = outcome.frames, outcome.omitted_frames
            deep = outcome.type_name == "RecursionError"  # the depth depends on the stack
            name, call = outcome.type_name, outcome.call
            return "raised", name, call, outcome.values, () if deep else where, outcome.output
        case Killed():
            at = (outcome.frames, outcome.output) if outcome.cause == "output" else ()
            return "killed", outcome.cause, outcome.limit, outcome.number, at
        case Unloadable():
            place = outcome.frames or outcome.line
            return "unloadable", outcome.kind, outcome.type_name, place, outcome.output
    return outcome


SOURCES = {
    "returned": "def solve(x): return [x, (x,), {x: None}, 2**70, 'a\\ud800', 1.5, {1, 2}, b'4', True]",
    "not plain": "def solve(x): return [object(), (i for i in [1]), solve]",
    "raised": """
        def helper(x):
            return [][x]
        def solve(x):
            print("before")
            return helper(x)
        """,
    "own exception": "class Own(ValueError): pass\ndef solve(x): raise Own('because')",
    "prints": "import sys\ndef solve(x):\n    print('out', x)\n    print('err', file=sys.stderr)",
    "prints without end": "def solve(x):\n    while True:\n        print('again')",
    "syntax": "def solve(x):\n    return (",
    "no entry": "def other(x): return x",
    "too few parameters": "def solve(): return 1",
    "raises at import": "print('hello')\nraise KeyError('no')",
    "prints at import": "while True: print('again')",
    "exits at import": "import os\nos._exit(7)",
    "hangs": "def solve(x):\n    while True:\n        x += 1",
    "hangs at import": "while True: pass",
    "sleeps": "import time\ndef solve(x): time.sleep(30)",
    "sleeps at import": "import time\ntime.sleep(30)\ndef solve(x): return 1",
    "waits for a lock": "from _thread import allocate_lock\nlock = allocate_lock()\n"
    "def solve(x):\n    lock.acquire()\n    lock.acquire()",
    "recursion without end": "def solve(x): return solve(x) + 1",
    "deep recursion": "def solve(x): return deep(20_000)\ndef deep(n): return deep(n - 1) + 1 if n else 0",
    "deep recursion with a cache": "from functools import cache\n@cache\n"
    "def deep(n): return deep(n - 1) + 1 if n else 0\ndef solve(x): return deep(9_000)",
    "cached recursion without end": "from functools import lru_cache\n@lru_cache(maxsize=None)\n"
    "def deep(n): return deep(n + 1)\ndef solve(x): return deep(0)",
    "a huge result": "def solve(x): return 'a' * (33 << 20)",
    "sys.exit": "import sys\ndef solve(x): sys.exit(3)",
    "os._exit": "import os\ndef solve(x): os._exit(3)",
    "aborts": "import os\ndef solve(x): os.abort()",
    "takes all memory": "def solve(x):\n    kept = []\n    while True: kept.append([0] * 10_000)",
    "asks for too much": "def solve(x): return len(bytearray(1 << 30))",
    "garbage in circles": """
        class Node:
            def __init__(self): self.other, self.load = None, [0] * 1000
        def solve(x):
            for _ in range(20_000):
                one, two = Node(), Node()
                one.other, two.other = two, one
            return x
        """,
    "infinity": "import sys\ndef solve(x): return min(sys.maxsize, 10**12 + x)",
    "reads stdin": "def solve(x): return input()",
    "event loop": "import asyncio\nasync def later(x):\n    await asyncio.sleep(0.01)\n    return x\n"
    "async def all_of(x): return await asyncio.gather(later(x), later(1))\n"
    "def solve(x): return asyncio.run(all_of(x))",
    "threads": "import threading\ndef solve(x):\n    found = []\n"
    "    thread = threading.Thread(target=found.append, args=(x,))\n    thread.start()\n    thread.join()\n"
    "    return found",
    "a queue between threads": """
        import queue, threading
        def solve(x):
            done = queue.Queue()
            worker = threading.Thread(target=lambda: done.put(x + 1))
            worker.start()
            return done.get()
        """,
    "a thread of an event loop": "import asyncio\n"
    "def solve(x): return asyncio.run(asyncio.to_thread(lambda: x + 1))",
    "waits for an event": "import threading\ndef solve(x): return threading.Event().wait(0.01)",
    "no files": "def solve(x):\n    try: open('/etc/passwd')\n    except OSError: return 'none'",
}


@pytest.mark.parametrize("name", SOURCES)
def test_outcomes_are_the_same(
    both: tuple[MakeRunner, MakeRunner], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (native_runner, counted_runner):
        monkeypatch.setattr(module, "LOAD_LIMIT", LIMITS.time)
    patient = name.startswith(("cached", "deep", "garbage", "takes", "recursion", "a huge"))
    limits = Limits(time=2.0 if patient else LIMITS.time, memory=LIMITS.memory, output=LIMITS.output)
    found = []
    for make in both:
        with runner(make, SOURCES[name], limits=limits) as one:
            found.append(facts(one.run(solve(4))))
    native, counted = found
    assert counted == native


ACCOUNT = """
class Solver:
    def __init__(self, start): self.sum, self.seen = start, []
    def add(self, x):
        self.seen.append(x)
        self.sum += x
        return self.seen
    def total(self): return self.sum
"""

SIDE_BY_SIDE: Input = (
    Call("Solver", (1,)),
    Call("Solver", (10,), 1),
    Call("add", (5,), 1),
    Call("add", (2,), 0),
    Call("total", (), 0),
    Call("total", (), 1),
)


def in_turn(make: MakeRunner, source: str, entry: EntryPoint, *inputs: Input) -> list[object]:
    with runner(make, source, entry) as one:
        return [facts(one.run(calls, want_arguments=True)) for calls in inputs]


@pytest.mark.parametrize(
    ("source", "entry", "inputs"),
    [
        (ACCOUNT, CLASS, (solver(5, ("add", [2]), ("add", [3]), ("total", [])), SIDE_BY_SIDE)),
        (ACCOUNT + "        raise KeyError\n", CLASS, (SIDE_BY_SIDE,)),
        ("def solve(x): x.append(x.pop(0)); return 1", FUNCTION, (solve([1, 2, 3]), solve([3, 1]))),
        ("seen = []\ndef solve(x): seen.append(x); return seen", FUNCTION, (solve(1), solve(2))),
        ("def solve(x): return 1 // x", FUNCTION, (solve(1), solve(0), solve(2))),
        ("import os\ndef solve(x): return x or os._exit(1)", FUNCTION, (solve(1), solve(0), solve(2))),
        ("def solve(x):\n    while not x: pass\n    return x", FUNCTION, (solve(1), solve(0), solve(2))),
    ],
    ids=["objects", "raises", "changes", "keeps state", "goes on", "restarts", "restarts after a hang"],
)
def test_several_inputs_in_turn_come_to_the_same(
    both: tuple[MakeRunner, MakeRunner], source: str, entry: EntryPoint, inputs: tuple[Input, ...]
) -> None:
    native, counted = (in_turn(make, source, entry, *inputs) for make in both)
    assert counted == native


def test_threads_that_must_run_side_by_side_are_the_judges_own_limit(engine: CountedEngine) -> None:
    """Natively they may do well, so nothing is held against the submission."""
    source = """
        import threading
        def solve(x):
            both = threading.Barrier(2)
            threading.Thread(target=both.wait).start()
            both.wait()
            return x
        """
    with runner(partial(CountedRunner, engine), source) as one:
        outcome = one.run(solve(1))
    assert isinstance(outcome, Lost | Returned)
    assert isinstance(outcome, Returned) or "threads do not run side by side" in outcome.detail


def test_a_recursion_through_c_is_the_judges_own_limit(engine: CountedEngine) -> None:
    source = "def solve(x): return max(solve(x - 1) for _ in 'a') if x else 0"
    with runner(partial(CountedRunner, engine), source, limits=LIMITS) as one:
        assert isinstance(one.run(solve(1_000)), Returned)
        outcome = one.run(solve(9_000))
    assert isinstance(outcome, Lost)
    assert "recurses through C code" in outcome.detail


def test_what_draws_lots_answers_in_either_engine(make: MakeRunner) -> None:
    source = "import random\ndef solve(x): return random.random()"
    with runner(make, source) as one:
        first, second = one.run(solve()), one.run(solve())
    assert isinstance(first, Returned) and isinstance(second, Returned)
    assert first.values != second.values


Locating = Callable[[str], Killed]


@pytest.fixture
def located(engine: CountedEngine) -> Locating:
    def locate(source: str) -> Killed:
        with runner(partial(CountedRunner, engine), source) as one:
            found = one.locate(one.run(solve(7)), solve(7))
        assert isinstance(found, Killed)
        return found

    return locate


def test_a_hang_shows_its_line_and_the_variables_there(located: Locating) -> None:
    found = located("""
        def solve(x):
            print("begun")
            low, high = 0, [1, 2]
            while low < x:
                low = helper(low)
            return low
        def helper(low):
            return low
        """)
    assert found.frames[0].function == "solve"
    assert found.frames[0].line in (5, 6)
    if found.frames[-1].function == "solve":
        assert dict(found.variables) == {"x": "7", "low": "0", "high": "[1, 2]"}
    assert found.output.text == "begun\n"


def test_a_hang_in_a_single_call_shows_the_line_that_makes_it(located: Locating) -> None:
    found = located("""
        def solve(x):
            for i in range(2_500):
                x += i
            return sum(range(10 ** 12))
        """)
    assert [frame.line for frame in found.frames] == [5]
    assert dict(found.variables) == {"x": "3123757", "i": "2499"}


def test_the_same_run_takes_the_same_instructions(engine: CountedEngine) -> None:
    source = "def solve(x): return sum({str(i): i for i in range(x)}.values())"
    spent = set()
    for _ in range(3):
        with runner(partial(CountedRunner, engine), source) as one:
            outcome = one.run(solve(10_000))
        assert isinstance(outcome, Returned)
        spent.add(outcome.usage.wall)
    assert len(spent) == 1
