"""What a measured run tells: its time as seen from outside, its memory, its lines; nothing may forge it."""

import marshal
import os
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from judge.engines.native.meter import Allowance, AllowanceSpent, Meter
from judge.engines.native.processor import SharedProcessor
from judge.engines.native.runner import Runner, Submission
from judge.engines.native.sandbox import Sandbox
from judge.model.growth import Timing
from judge.model.outcome import Killed, Raised, Returned, Tampered
from tests import workers
from tests.workers import CLASS, FUNCTION, LIMITS, PATIENCE, SHORT

nothing_left_behind, box = workers.nothing_left_behind, workers.box
pytestmark = pytest.mark.usefixtures("nothing_left_behind")

MIB = 1 << 20


@contextmanager
def meter(sandbox: Sandbox, source: str, entry: Any = FUNCTION) -> Iterator[Meter]:
    submission = Submission(textwrap.dedent(source).encode(), Path("solution.py"))
    with Meter(Runner(sandbox, submission, entry, LIMITS)) as made:
        yield made


def inputs(*arguments: Any, shared: bool = False) -> bytes:
    """One call of `solve` for each argument, as the worker takes them."""
    return marshal.dumps([[("solve", (argument,), 0)] for argument in arguments], 4 if shared else 2)


def test_a_timed_run_gives_its_time_and_then_its_results(box: Sandbox) -> None:
    with meter(box, "def solve(x): return [x, sum(range(200_000))]") as mine:
        timing = mine.time(inputs(1, 2), PATIENCE)
        assert isinstance(timing, Timing)
        assert timing.seconds > 0
        assert not timing.cut
        results = mine.results(2)
        assert isinstance(results, Returned)
        assert [value[0] for value in results.values] == [1, 2]


def test_a_run_that_takes_longer_costs_more(sandbox: Sandbox) -> None:
    """A thousand times the work: no machine is busy enough to hide it."""
    with meter(sandbox, "def solve(x): return sum(range(x))") as mine:
        little, much = (mine.time(inputs(n), PATIENCE) for n in (10_000, 10_000_000))
        assert isinstance(little, Timing)
        assert isinstance(much, Timing)
        assert much.seconds > 10 * little.seconds


def test_a_run_past_its_limit_is_cut_off_and_the_next_one_is_a_fresh_process(sandbox: Sandbox) -> None:
    source = """
        seen = []
        def solve(x):
            seen.append(x)
            while x < 0: pass
            return len(seen)
        """
    with meter(sandbox, source) as mine:
        assert mine.time(inputs(1), PATIENCE) != Timing(0.05, cut=True)
        assert mine.time(inputs(-1), 0.05) == Timing(0.05, cut=True)
        assert isinstance(mine.time(inputs(1), PATIENCE), Timing)
        results = mine.results(1)
        assert isinstance(results, Returned)
        assert results.values == (1,)


def test_time_in_threads_counts(sandbox: Sandbox) -> None:
    """Work handed to a thread is still work of the process."""
    source = """
        import threading
        def solve(x):
            total = []
            thread = threading.Thread(target=lambda: total.append(sum(range(x))))
            thread.start(); thread.join()
            return total[0]
        """
    with meter(sandbox, source) as mine:
        little, much = (mine.time(inputs(n), PATIENCE) for n in (10_000, 10_000_000))
        assert isinstance(little, Timing)
        assert isinstance(much, Timing)
        assert much.seconds > 10 * little.seconds


def test_an_exception_ends_a_run_and_is_its_result(box: Sandbox) -> None:
    with meter(box, "def solve(x): return 10 // x") as mine:
        assert isinstance(mine.time(inputs(5, 0, 2), PATIENCE), Timing)
        result = mine.results(3)
        assert isinstance(result, Raised)
        assert (result.type_name, result.call, result.values) == ("ZeroDivisionError", 1, (2,))


@pytest.mark.parametrize("piece", [4096, 1 << 16])
def test_a_run_that_takes_all_memory_answers_each_request_once(sandbox: Sandbox, piece: int) -> None:
    """The exception holds what the run had taken: the worker has no more room than it has set aside."""
    source = f"""
        def solve(x):
            kept = []
            while True:
                kept.append(bytearray({piece}))
        """
    with meter(sandbox, source) as mine:
        assert isinstance(mine.time(inputs(1), 20.0), Timing | Killed)
        assert isinstance(mine.results(1), Raised | Killed)


def test_calls_of_one_batch_share_what_is_large_and_strict_runs_encode_at_once(sandbox: Sandbox) -> None:
    source = """
        kept = []
        def solve(values):
            values.append(0)
            kept.append(len(values))
            return kept
        """
    values = [1, 2, 3]
    with meter(sandbox, source) as mine:
        assert isinstance(mine.time(inputs(values, values, shared=True), PATIENCE), Timing)
        shared = mine.results(2)
        assert isinstance(shared, Returned)
        assert shared.values == ([4, 5], [4, 5])  # one list, looked at when all is over
    with meter(sandbox, source) as mine:
        assert isinstance(mine.time(inputs(values, values), PATIENCE, strict=True), Timing)
        strict = mine.results(2)
        assert isinstance(strict, Returned)
        assert strict.values == ([4], [4, 4])  # each its own, encoded as it was


def test_a_class_is_measured_from_its_construction_on(sandbox: Sandbox) -> None:
    source = """
        class Solver:
            def __init__(self, start): self.sum = start
            def add(self, x): self.sum += x; return self.sum
            def total(self): return self.sum
        """
    calls = [[("Solver", (5,), 0), ("add", (2,), 0), ("total", (), 0)]]
    with meter(sandbox, source, CLASS) as mine:
        assert isinstance(mine.time(marshal.dumps(calls), PATIENCE), Timing)
        results = mine.results(3)
        assert isinstance(results, Returned)
        assert results.values == (None, 7, 7)


@pytest.mark.parametrize(
    ("body", "least", "most"),
    [
        ("return 5", 0, 0.1),
        ("return list(range(1_000_000))", 0, 0.5),  # the result itself
        ("copy = list(range(1_000_000)); return len(copy)", 7, 60),
        ("return sum([i for i in range(1_000_000)])", 7, 60),  # it is gone when the call ends
        ("solve.kept = bytearray(3 << 20); return 1", 3, 4),
        ("a = bytearray(5 << 20); del a; b = bytearray(5 << 20); return len(b)", 5, 6),  # never both at once
    ],
)
def test_space_is_the_peak_less_the_results(sandbox: Sandbox, body: str, least: float, most: float) -> None:
    with meter(sandbox, f"def solve(x):\n    {body}") as mine:
        peak = mine.space(inputs(1), PATIENCE)
    assert isinstance(peak, int)
    assert least * MIB <= peak <= most * MIB


def test_what_the_inputs_take_may_be_given_back(sandbox: Sandbox) -> None:
    """A list that shrinks is moved: that is no memory of the submission's own."""
    numbers = list(range(300_000))
    with meter(sandbox, "def solve(x):\n    while x: x.pop()") as mine:
        for shared in (False, True):
            peak = mine.space(inputs(numbers, shared=shared), PATIENCE)
            assert isinstance(peak, int)
            assert peak < 0.1 * MIB


def test_the_depth_of_a_recursion_counts_as_space(sandbox: Sandbox) -> None:
    with meter(sandbox, "def solve(x): return 0 if x == 0 else 1 + solve(x - 1)") as mine:
        shallow, deep = (mine.space(inputs(n), PATIENCE) for n in (10, 5_000))
    assert isinstance(shallow, int)
    assert isinstance(deep, int)
    assert deep - shallow > 5_000 * 100


def test_lines_are_counted_and_timed_where_the_work_is_done(sandbox: Sandbox) -> None:
    source = (
        "def solve(x):\n"
        "    total = 0\n"
        "    for i in range(x):\n"
        "        total += helper(i)\n"
        "    return total\n"
        "def helper(i):\n"
        "    return sum(range(20_000))\n"
    )
    with meter(sandbox, source) as mine:
        timed = mine.lines(inputs(50), PATIENCE)
        lines = mine.count(inputs(50), PATIENCE)
    assert isinstance(timed, tuple)
    table, elsewhere = timed
    assert elsewhere == 0
    assert lines == sum(count for _, count, *_ in table) == 1 + 51 + 50 + 50 + 1
    counts = {line: count for line, count, *_ in table}
    times = {line: nanoseconds for line, _, nanoseconds, *_ in table}
    assert counts[2] == 1
    assert counts[4] == counts[7] == 50
    assert max(times, key=lambda line: times[line]) == 7


def test_the_memory_that_each_line_takes_is_known_whether_it_is_kept_or_not(sandbox: Sandbox) -> None:
    source = (
        "def solve(x):\n"
        "    kept = []\n"
        "    for i in range(x):\n"
        "        kept.append(bytes(1000))\n"
        "    helper(x)\n"
        "    return len(bytes(3000 * x)[1:])\n"
        "def helper(x):\n"
        "    copy = bytearray(2000 * x)\n"
        "    return 0\n"
    )
    with meter(sandbox, source) as mine:
        held = mine.holders(inputs(1_000), PATIENCE)
    assert isinstance(held, dict)
    assert 900_000 <= held[4] < 1_200_000  # what our own trace function keeps differs by some bytes a line
    assert held[5] < 10_000
    assert 6_000_000 <= held[6] < 6_010_000
    assert 2_000_000 <= held[8] < 2_010_000


def test_a_run_is_cut_off_by_its_processor_time(box: Sandbox) -> None:
    source = """
        import time
        def solve(x):
            time.sleep(SLEEP)
            while x: pass
        """
    with meter(box, source.replace("SLEEP", str(2 * SHORT))) as mine:
        slept, worked = (mine.time(inputs(x), SHORT) for x in (0, 1))
    assert isinstance(slept, Timing) and isinstance(worked, Timing)
    assert not slept.cut
    assert worked.cut


def test_an_allowance_is_shared_and_spent(box: Sandbox) -> None:
    allowance = Allowance(SHORT)
    source = f"import time\ndef solve(x): time.sleep({2 * SHORT})"
    with meter(box, source) as one, meter(box, source) as other:
        one.allowance = other.allowance = allowance
        with pytest.raises(AllowanceSpent):
            one.time(inputs(1), PATIENCE)
        assert allowance.left == 0.0
        for operation in (other.time, other.count, other.space):
            with pytest.raises(AllowanceSpent):
                operation(inputs(1), PATIENCE)


def test_the_lines_of_threads_are_counted(sandbox: Sandbox) -> None:
    source = (
        "import threading\n"
        "def work(x):\n"
        "    for _ in range(x):\n"
        "        pass\n"
        "def solve(x):\n"
        "    thread = threading.Thread(target=work, args=(x,))\n"
        "    thread.start()\n"
        "    thread.join()\n"
        "    return x\n"
    )
    with meter(sandbox, source) as mine:
        few, many = (mine.count(inputs(x), PATIENCE) for x in (10, 1010))
    assert isinstance(few, int) and isinstance(many, int)
    assert many - few == 2_000


@pytest.mark.parametrize("replaced", ["None", "object()", "type('', (), {'settrace': sys.exit})()"])
def test_a_module_for_threads_that_is_none_disturbs_nobody(sandbox: Sandbox, replaced: str) -> None:
    source = f"""
        import sys, threading
        sys.modules["threading"] = {replaced}
        def solve(x): return x
        """
    with meter(sandbox, source) as mine:
        assert mine.count(inputs(1, 2, 3), PATIENCE) == 3


def test_the_line_that_calls_a_function_takes_the_time_of_calling(sandbox: Sandbox) -> None:
    source = """
        import functools

        @functools.lru_cache
        def helper(i): return i

        def solve(x):
            for i in range(x):
                helper(i)
            return x
        """
    with meter(sandbox, source) as mine:
        timed = mine.lines(inputs(1_000), PATIENCE)
    assert isinstance(timed, tuple)
    assert {line for line, *_ in timed[0]} == {5, 8, 9, 10}


def test_lines_that_run_elsewhere_are_counted(sandbox: Sandbox) -> None:
    source = """
        from fractions import Fraction
        made = {}
        exec("def count(x):\\n  for _ in range(x):\\n    pass\\n", made)
        def solve(x):
            made["count"](x)
            return Fraction(x) == x
        """
    with meter(sandbox, source) as mine:
        few, many = (mine.count(inputs(x), PATIENCE) for x in (10, 1010))
        timed = mine.lines(inputs(1010), PATIENCE)
    assert isinstance(few, int) and isinstance(many, int) and isinstance(timed, tuple)
    assert many - few == 2_000
    assert sum(count for _, count, *_ in timed[0]) == 2
    assert timed[1] == many - 2 > 2_021


@pytest.mark.parametrize("operation", ["time", "space", "count", "lines"])
def test_replies_that_were_not_asked_for_are_tampering(sandbox: Sandbox, operation: str) -> None:
    source = """
        import os, sys
        def solve(x):
            os.write(int(sys.argv[2]), b"anything")
            return x
        """
    with meter(sandbox, source) as mine:
        assert isinstance(getattr(mine, operation)(inputs(1), PATIENCE), Tampered)


def test_a_worker_that_ends_itself_while_measured_is_killed_and_never_timed(box: Sandbox) -> None:
    with meter(box, "import os\ndef solve(x): os._exit(0)") as mine:
        assert isinstance(mine.time(inputs(1), PATIENCE), Killed)


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="this system has no affinity")
def test_a_shared_processor_is_given_back(sandbox: Sandbox) -> None:
    before = os.sched_getaffinity(0)
    processor = SharedProcessor()
    own = os.getpid()
    assert processor.join(own)
    assert len(os.sched_getaffinity(0)) == 1
    assert not processor.join(2**22 + 1)  # no such process: it is not waited for
    processor.leave(own)
    assert os.sched_getaffinity(0) == before
    processor.leave(own)
    assert os.sched_getaffinity(0) == before
    with meter(sandbox, "def solve(x): return x") as mine:
        mine.time(inputs(1), PATIENCE)
    assert os.sched_getaffinity(0) == before
