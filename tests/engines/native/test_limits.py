"""Memory, recursion, time and output end where they are said to end, and the process after a case may."""

import os
import signal
import subprocess
import textwrap
from pathlib import Path

import msgspec
import pytest

from judge.engines.native.sandbox import Sandbox
from judge.model.outcome import Frame, Killed, Output, Tampered, Usage
from tests import workers
from tests.workers import LIMITS, SHORT, descendants, killed, outcome_of, raised, returned, runner, solve

nothing_left_behind, box = workers.nothing_left_behind, workers.box
pytestmark = pytest.mark.usefixtures("nothing_left_behind")


# -- memory and recursion ------------------------------------------------------------------------------


def test_running_out_of_memory_is_an_exception_and_the_next_case_has_all_of_it_again(box: Sandbox) -> None:
    source = """
        def solve(x):
            kept = []
            while x:
                kept.append(bytearray(8 << 20))
            return 1
        """
    with runner(box, source, limits=msgspec.structs.replace(LIMITS, memory=64 << 20)) as run:
        for _ in range(3):
            assert raised(run.run(solve(1))).type_name == "MemoryError"
        assert returned(run.run(solve(0))).values == (1,)


def test_small_objects_run_out_of_memory_as_well(sandbox: Sandbox) -> None:
    source = """
        def solve(x):
            kept = []
            while True:
                kept.append([x])
        """
    limits = msgspec.structs.replace(LIMITS, memory=64 << 20)
    with runner(sandbox, source, limits=limits) as run:
        assert raised(run.run(solve(1))).type_name == "MemoryError"


def test_the_memory_that_is_allowed_can_be_used(box: Sandbox) -> None:
    limits = msgspec.structs.replace(LIMITS, memory=128 << 20)
    source = "def solve(x): return len(bytearray(x << 20))"
    assert returned(outcome_of(box, source, 128, limits)).values == (128 << 20,)
    assert raised(outcome_of(box, source, 256, limits)).type_name == "MemoryError"


DEEP = {
    "plainly": """
        def down(n): return 1 + down(n - 1) if n else bottom()
    """,
    "through cache": """
        @functools.cache
        def down(n): return 1 + down(n - 1) if n else bottom()
    """,
    "through lru_cache": """
        @functools.lru_cache(maxsize=None)
        def down(n): return 1 + down(n - 1) if n else bottom()
    """,
    "through sort keys": """
        def down(n): return bool(sorted([n], key=lambda k: down(k - 1))) if n else bottom()
    """,
    "through max": """
        def down(n): return max([n], key=lambda k: down(k - 1)) if n else bottom()
    """,
    "through a comprehension": """
        def down(n): return [down(n - 1) for _ in "x"][0] if n else bottom()
    """,
    "through a generator": """
        def down(n): return sum(down(n - 1) for _ in "x") if n else bottom()
    """,
    "through map": """
        def down(n): return list(map(down, [n - 1])) and 1 if n else bottom()
    """,
    "through reduce": """
        def down(n): return functools.reduce(lambda a, b: down(n - 1), "xy") if n else bottom()
    """,
    "through a method": """
        class Down:
            def __call__(self, n): return self(n - 1) if n else bottom()
        down = Down()
    """,
    "through a closure": """
        def outer():
            def inner(n): return inner(n - 1) if n else bottom()
            return inner
        down = outer()
    """,
    "through a decorator": """
        def same(function):
            @functools.wraps(function)
            def wrapper(*arguments, **named): return function(*arguments, **named)
            return wrapper
        @same
        def down(n): return down(n - 1) if n else bottom()
    """,
    "through comparisons": """
        class N:
            def __init__(self, n): self.n = n
            def __lt__(self, other): return N(self.n - 1) < other if self.n else bottom()
        def down(n): return N(n) < N(n)
    """,
    "with a limit of its own": """
        sys.setrecursionlimit(10**6)
        def down(n): return down(n - 1) if n else bottom()
    """,
}


@pytest.mark.parametrize("way", DEEP)
def test_ten_thousand_levels_of_recursion_are_fine(box: Sandbox, way: str) -> None:
    source = """
import functools, sys
reached = []
def bottom():
    reached.append("bottom")
    return 1
def solve(x):
    down(x)
    return reached
"""
    with runner(box, source + textwrap.dedent(DEEP[way])) as run:
        assert returned(run.run(solve(10_000))).values == (["bottom"],)


@pytest.mark.parametrize(
    "source",
    [
        "def solve(x): return solve(x + 1)",
        "import functools\n@functools.cache\ndef solve(x): return solve(x + 1)",
        "def solve(x): return sorted([x], key=lambda y: solve(y + 1))",
        "class A:\n    def __lt__(self, other): return self < other\ndef solve(x): return A() < A()",
    ],
    ids=["plain", "cached", "through sort keys", "through comparisons"],
)
def test_runaway_recursion_is_an_exception_with_both_ends_of_its_traceback(box: Sandbox, source: str) -> None:
    guarded = source.replace("def solve(x): ", "def solve(x):\n    if x < 0: return x\n    ")
    with runner(box, guarded) as run:
        outcome = raised(run.run(solve(0)))
        assert outcome.type_name == "RecursionError"
        assert outcome.frames[0].function == "solve"
        assert 2 <= len(outcome.frames) < 100
        assert outcome.omitted_frames > 5000
        assert returned(run.run(solve(-1))).values == (-1,)


# -- time, output and sudden ends ----------------------------------------------------------------------

ENDLESS = {
    "a busy loop": "while True: pass",
    "sleep": "time.sleep(10_000)",
    "a loop that catches everything": """
while True:
    try:
        while True: pass
    except BaseException: pass
""",
    "a loop in C": "return sum(itertools.repeat(1))",
    "a regular expression": "return re.match('(a*)*b', 'a' * 40)",
    "a lock": "threading.Lock().acquire() and (l := threading.Lock()).acquire() and l.acquire()",
    "reading from a pipe": "return os.read(os.pipe()[0], 1)",
    "ignored signals": """
for number in range(1, 65):
    try: signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError): pass
while True: pass
""",
    "busy threads": """
for _ in range(3): threading.Thread(target=lambda: sum(itertools.repeat(1))).start()
while True: pass
""",
}


@pytest.mark.parametrize("what", ENDLESS)
def test_a_case_that_does_not_end_is_killed_at_its_limit(box: Sandbox, what: str) -> None:
    body = "".join(f"    {line}\n" for line in ENDLESS[what].strip().splitlines())
    source = f"import itertools, os, re, signal, threading, time\ndef solve(x):\n    if x: return x\n{body}"
    with runner(box, source) as run:
        outcome = killed(run.run(solve(0), time_limit=SHORT))
        assert (outcome.cause, outcome.limit) == ("time", SHORT)
        assert outcome.usage.wall > SHORT / 2
        assert returned(run.run(solve(1))).values == (1,)


def test_the_limit_of_the_problem_holds_where_no_other_is_given(sandbox: Sandbox) -> None:
    limits = msgspec.structs.replace(LIMITS, time=SHORT)
    outcome = killed(outcome_of(sandbox, "def solve(x):\n    while True: pass", limits=limits))
    assert (outcome.cause, outcome.limit) == ("time", SHORT)


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="this kernel does not tell")
def test_time_spent_waiting_for_a_processor_is_not_the_submissions(sandbox: Sandbox) -> None:
    source = """
        import time
        def solve(x):
            while time.process_time() < x: pass
            return 1
        """
    hogs = [
        subprocess.Popen(["/bin/sh", "-c", "while :; do :; done"]) for _ in range(6 * (os.cpu_count() or 1))
    ]
    try:
        with runner(sandbox, source) as run:
            run.load()
            assert returned(run.run(solve(0.3), time_limit=0.5)).values == (1,)
    finally:
        for hog in hogs:
            hog.kill()
        for hog in hogs:
            hog.wait()


FLOODS = {
    "print": "while True: print('x' * 1000)",
    "one giant text": "print('x' * (4 << 20))",
    "stderr": "while True: sys.stderr.write('x' * 1000)",
    "the raw stream": "while True: sys.stdout.buffer.write(b'x' * 1000)",
    "many small pieces": "while True: print(end='x')",
    "catching everything": """
while True:
    try: print('x' * 1000)
    except BaseException: pass
""",
    "a thread": """
def flood():
    while True: print('x' * 1000)
thread = threading.Thread(target=flood)
thread.start()
thread.join()
""",
}


@pytest.mark.parametrize("what", FLOODS)
def test_printing_without_end_is_stopped_at_the_limit(sandbox: Sandbox, what: str) -> None:
    body = "".join(f"    {line}\n" for line in FLOODS[what].strip().splitlines())
    limits = msgspec.structs.replace(LIMITS, output=1 << 16)
    with runner(
        sandbox, f"import sys, threading\ndef solve(x):\n    if x: return x\n{body}", limits=limits
    ) as run:
        outcome = killed(run.run(solve(0)))
        assert (outcome.cause, outcome.limit) == ("output", 1 << 16)
        assert outcome.output.total > 1 << 16
        assert outcome.frames[-1].function in ("solve", "flood")
        assert returned(run.run(solve(1))).values == (1,)


def test_output_up_to_the_limit_is_allowed_in_every_case(sandbox: Sandbox) -> None:
    limits = msgspec.structs.replace(LIMITS, output=1000)
    with runner(sandbox, "def solve(x): print(end='x' * x)", limits=limits) as run:
        for _ in range(3):
            assert returned(run.run(solve(1000))).output.total == 1000
        assert killed(run.run(solve(1001))).cause == "output"


@pytest.mark.parametrize(
    ("statement", "cause", "numbers"),
    [
        ("ctypes.string_at(0)", "signal", {signal.SIGSEGV}),
        ("os.abort()", "signal", {signal.SIGABRT, signal.SIGSEGV, signal.SIGILL, signal.SIGTRAP}),
        ("os._exit(0)", "exit", {0}),
        ("os._exit(3)", "exit", {3}),
        ("os._exit(127)", "exit", {127}),
        ("os._exit(128 + signal.SIGTERM)", "exit", {128 + signal.SIGTERM}),
        ("os._exit(-1)", "exit", {255}),
        ("sys.setrecursionlimit(10**9); down()", "signal", {signal.SIGSEGV}),
    ],
)
def test_a_process_that_ends_tells_how_and_the_next_case_has_a_new_one(
    box: Sandbox, statement: str, cause: str, numbers: set[int]
) -> None:
    source = f"""
        import ctypes, os, signal, sys
        def down(): return max([0], key=lambda _: down())
        def solve(x):
            if x: return x
            {statement}
        """
    with runner(box, source) as run:
        outcome = killed(run.run(solve(0)))
        assert outcome.cause == cause
        assert outcome.number in numbers
        assert returned(run.run(solve(1))).values == (1,)


@pytest.mark.parametrize(
    ("statement", "outside"),
    [
        ("ctypes.string_at(0)", ("signal", signal.SIGSEGV, None)),
        ("os._exit(128 + signal.SIGSEGV)", ("exit", 128 + signal.SIGSEGV, None)),
    ],
)
def test_an_exit_code_is_named_beside_the_signal_that_looks_like_it(
    box: Sandbox, statement: str, outside: tuple[str, int, int | None]
) -> None:
    """bubblewrap reports both as 139; without it there is no doubt."""
    with runner(box, f"import ctypes, os, signal\ndef solve(x): {statement}") as run:
        outcome = killed(run.run(solve()))
    strict = box.isolation is not None and box.isolation.tier == "strict"
    inside = ("signal", signal.SIGSEGV, 128 + signal.SIGSEGV)
    assert (outcome.cause, outcome.number, outcome.code) == (inside if strict else outside)


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        ("return 1", Killed),
        ("os._exit(0)", Killed),
        ("while True: pass", Tampered),
        ("time.sleep(99)", Tampered),
    ],
)
def test_closing_all_files_ends_the_case_and_who_lives_on_without_them_tampers(
    box: Sandbox, after: str, kind: type
) -> None:
    source = f"""
        import os, time
        def solve(x):
            if x: return x
            os.closerange(0, 1000)
            {after}
        """
    with runner(box, source) as run:
        assert isinstance(run.run(solve(0)), kind)
        assert returned(run.run(solve(1))).values == (1,)


def test_a_worker_killed_between_two_requests_is_noticed_and_replaced(box: Sandbox) -> None:
    before = descendants(os.getpid())
    with runner(box, "def solve(x): return x") as run:
        run.run(solve(1))
        worker = [pid for pid in descendants(os.getpid()) if pid not in before][-1]
        os.kill(worker, signal.SIGKILL)
        outcome = killed(run.run(solve(2)))
        assert (outcome.cause, outcome.number) == ("signal", signal.SIGKILL)
        assert returned(run.run(solve(3))).values == (3,)


def test_threads_left_running_harm_neither_the_next_case_nor_the_end(box: Sandbox) -> None:
    source = """
        import threading, time
        def solve(x):
            for _ in range(3):
                threading.Thread(target=time.sleep, args=(10_000,)).start()
            return threading.active_count()
        """
    with runner(box, source) as run:
        assert returned(run.run(solve(1))).values == (4,)
        assert returned(run.run(solve(2))).values == (7,)


def hangs(box: Sandbox, source: str) -> Killed:
    """A submission that is killed for its time, and located then."""
    with runner(box, source, limits=msgspec.structs.replace(LIMITS, time=SHORT)) as run:
        return killed(run.locate(killed(run.run(solve(5))), solve(5)))


@pytest.mark.parametrize("line", ["while True: x += 1", "while True: time.sleep(0.001)", "time.sleep(1000)"])
def test_what_hangs_is_located_with_its_prints(box: Sandbox, line: str) -> None:
    source = f"""
        import time

        def solve(x):
            print("so far", x)
            return inner(x)

        def inner(x):
            {line}
        """
    outcome = hangs(box, source)
    assert (outcome.cause, outcome.limit) == ("time", SHORT)
    assert outcome.frames == (Frame(6, "solve"), Frame(9, "inner"))
    assert outcome.omitted_frames == 0
    assert outcome.output == Output("so far 5\n", 9)


@pytest.mark.parametrize(
    "line",
    [
        "sum(range(10**12))",  # nothing else runs meanwhile
        "__import__('sys')._current_frames = None; exec('while True: pass')",
        "__import__('os')._exit(0)",
        "return x",
        "raise KeyError(x)",
    ],
)
def test_what_cannot_be_located_stays_as_it_was(sandbox: Sandbox, line: str) -> None:
    source = f"""
        def solve(x):
            {line}
        """
    limits = msgspec.structs.replace(LIMITS, time=SHORT)
    with runner(sandbox, source, limits=limits) as run:
        before = Killed(cause="time", limit=SHORT, usage=Usage(wall=SHORT, cpu=None))
        assert run.locate(before, solve(5)) == before
