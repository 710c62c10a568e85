"""What a call returned, printed or raised comes out of the worker as it was."""

from typing import Any

import pytest

from judge.engines.inside import codec
from judge.engines.native.sandbox import Sandbox
from judge.engines.protocol import RESULT_LIMIT
from judge.engines.replies import OUTPUT_KEPT
from judge.model.case import Call
from judge.model.outcome import Foreign, Frame
from tests import workers
from tests.workers import CLASS, killed, outcome_of, raised, returned, runner, solve, solver

nothing_left_behind, box = workers.nothing_left_behind, workers.box
pytestmark = pytest.mark.usefixtures("nothing_left_behind")


# -- returned ------------------------------------------------------------------------------------------


def test_a_call_that_returns_gives_its_value_its_prints_and_its_cost(box: Sandbox) -> None:
    outcome = returned(
        outcome_of(
            box,
            """
            import sys
            def solve(x):
                print("hello", x)
                print("warning", file=sys.stderr)
                return sum(range(200_000)) and [x, (x,), {x: None}]
            """,
            7,
        )
    )
    assert outcome.values == ([7, (7,), {7: None}],)
    assert outcome.output.text == "hello 7\nwarning\n"
    assert outcome.output.total == len("hello 7\nwarning\n")
    assert outcome.arguments is None
    assert outcome.usage.cpu is not None
    assert outcome.usage.cpu > 0


def test_calls_of_one_input_go_to_one_object_and_those_of_the_next_to_another(box: Sandbox) -> None:
    source = """
        class Solver:
            def __init__(self, start): self.sum = start
            def add(self, x): self.sum += x
            def total(self): return self.sum
        """
    with runner(box, source, CLASS) as run:
        calls = solver(5, ("add", [2]), ("total", []), ("add", [-7]), ("total", []))
        for _ in range(2):
            assert returned(run.run(calls)).values == (None, None, 7, None, 0)


def test_a_result_is_taken_when_it_is_returned_whatever_later_calls_do_to_it(sandbox: Sandbox) -> None:
    source = """
        class Solver:
            def __init__(self, start): self.seen = [start]
            def add(self, x):
                self.seen.append(x)
                return self.seen
            def total(self):
                self.seen.clear()
                return self.seen
        """
    with runner(sandbox, source, CLASS) as run:
        outcome = run.run(solver(1, ("add", [2]), ("add", [3]), ("total", [])))
    assert returned(outcome).values == (None, [1, 2], [1, 2, 3], [])


def test_arguments_come_back_as_the_calls_left_them_when_asked_for(sandbox: Sandbox) -> None:
    with runner(sandbox, "def solve(x): x.append(x.pop(0)); return 1") as run:
        asked = returned(run.run(solve([1, 2, 3]), want_arguments=True))
        assert asked.arguments == (([2, 3, 1],),)
        assert returned(run.run(solve([1, 2, 3]))).arguments is None


def test_each_request_gets_fresh_arguments(sandbox: Sandbox) -> None:
    calls = solve([3, 1, 2])
    with runner(sandbox, "def solve(x): x.sort(); return x") as run:
        run.run(calls)
        assert calls == solve([3, 1, 2])
        assert returned(run.run(calls)).values == ([1, 2, 3],)


@pytest.mark.parametrize(
    ("result", "arrives"),
    [
        ("(i for i in [1])", Foreign("generator")),
        ("map(abs, [1])", Foreign("map")),
        ("[object(), 1]", [Foreign("object"), 1]),
        ("solve", Foreign("function")),
        ("type('Own', (int,), {})(3)", Foreign("Own")),
        ("type('漢' * 100, (), {})()", None),
        ("float('inf')", float("inf")),
        ("'\\ud800'", "\ud800"),
        ("-(10 ** 5000)", -(10**5000)),
        ("{1: {2}, (3,): b'4'}", {1: {2}, (3,): b"4"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_any_result_comes_across_as_plain_data_or_as_a_stand_in(
    sandbox: Sandbox, result: str, arrives: Any
) -> None:
    (value,) = returned(outcome_of(sandbox, f"def solve(x): return {result}")).values
    assert value == arrives or (arrives is None and isinstance(value, Foreign))


def test_functions_that_yield_or_await_return_stand_ins(sandbox: Sandbox) -> None:
    generator = outcome_of(sandbox, "def solve(x): yield 1")
    assert returned(generator).values == (Foreign("generator"),)
    coroutine = outcome_of(sandbox, "async def later(x): return 1\ndef solve(x): return later(x)")
    assert returned(coroutine).values == (Foreign("coroutine"),)


def test_a_cyclic_result_arrives_cut_off(sandbox: Sandbox) -> None:
    (value,) = returned(outcome_of(sandbox, "def solve(x): x.append(x); return x", [])).values
    depth = 0
    while isinstance(value, list):
        (value,) = value
        depth += 1
    assert depth == codec.MAX_DEPTH
    assert isinstance(value, Foreign)
    assert "cyclic" in value.reason


def test_objects_of_one_input_live_side_by_side(box: Sandbox) -> None:
    source = """
        class Solver:
            def __init__(self, start): self.sum = start
            def add(self, x): self.sum += x
            def total(self): return self.sum
        """
    calls = (
        Call("Solver", (1,)),
        Call("Solver", (10,), 1),
        Call("add", (5,), 1),
        Call("add", (2,), 0),
        Call("total", (), 0),
        Call("total", (), 1),
    )
    with runner(box, source, CLASS) as run:
        assert returned(run.run(calls)).values == (None, None, None, None, 3, 15)


def test_equal_arguments_are_not_one_object(sandbox: Sandbox) -> None:
    """A grid whose rows are equal is not a grid of one row: changing a cell changes that cell."""
    row = [0, 0]
    source = "def solve(grid): grid[0][1] = 7; return grid"
    with runner(sandbox, source) as run:
        assert returned(run.run(solve([row, row, [0, 0]]))).values == ([[0, 7], [0, 0], [0, 0]],)
    assert row == [0, 0]


def test_nothing_that_a_submission_sees_tells_where_the_judge_lies(box: Sandbox) -> None:
    source = """
        import sys, traceback, warnings
        def solve(x):
            traceback.print_stack()
            frame, files = sys._getframe(), []
            while frame:
                files.append(frame.f_code.co_filename)
                frame = frame.f_back
            return files
        """
    outcome = returned(outcome_of(box, source))
    assert "<judge>" in outcome.output.text
    assert ".py" not in outcome.output.text
    assert set(outcome.values[0]) == {"<solution>", "<judge>", "<string>"}


def test_large_arguments_and_results_come_across_whole(box: Sandbox) -> None:
    numbers = list(range(500_000))
    with runner(box, "def solve(x): return x[::-1]") as run:
        assert returned(run.run(solve(numbers))).values == (numbers[::-1],)


@pytest.mark.parametrize(
    "result", ["bytes(40 << 20)", "[0] * (5 << 20)", "[()] * 2_000_000", "'x' * (40 << 20)"]
)
def test_a_result_of_a_size_beyond_reason_is_told_apart(sandbox: Sandbox, result: str) -> None:
    outcome = killed(outcome_of(sandbox, f"def solve(x): return {result}"))
    assert outcome.cause == "result"
    assert outcome.limit == RESULT_LIMIT


def test_results_that_are_too_large_together_are_told_apart(sandbox: Sandbox) -> None:
    source = """
        class Solver:
            def __init__(self, start): pass
            def add(self, x): return bytes(12 << 20)
            def total(self): return 1
        """
    with runner(sandbox, source, CLASS) as run:
        assert killed(run.run(solver(0, *[("add", [1])] * 3))).cause == "result"
        assert returned(run.run(solver(0, ("total", [])))).values == (None, 1)


def test_the_worker_stays_from_case_to_case_until_it_is_discarded(box: Sandbox) -> None:
    with runner(box, "seen = []\ndef solve(x): seen.append(x); return seen") as run:
        assert run.load() is None
        assert returned(run.run(solve(1))).values == ([1],)
        assert run.load() is None
        assert returned(run.run(solve(2))).values == ([1, 2],)
        run.discard()
        run.discard()
        assert returned(run.run(solve(3))).values == ([3],)


# -- printed -------------------------------------------------------------------------------------------


def test_only_the_beginning_of_long_output_is_kept_but_all_of_it_is_counted(sandbox: Sandbox) -> None:
    output = returned(outcome_of(sandbox, "def solve(x): print('ab' * 50_000)")).output
    assert output.total == 100_001
    assert output.text == "ab" * (OUTPUT_KEPT // 2)


def test_each_case_has_its_own_output(sandbox: Sandbox) -> None:
    with runner(sandbox, "print('loading')\ndef solve(x): print(x)") as run:
        assert returned(run.run(solve(1))).output.text == "1\n"
        assert returned(run.run(solve(2))).output.text == "2\n"


def test_output_of_any_kind_is_text_in_the_end(sandbox: Sandbox) -> None:
    output = returned(
        outcome_of(
            sandbox,
            r"""
            import sys
            def solve(x):
                sys.stdout.write("\ud800 é")
                sys.stdout.flush()
                sys.stdout.buffer.write(b" \xff")
                print(" end", end="", file=sys.__stderr__, flush=True)
            """,
        )
    ).output
    assert output.text == "\\ud800 é \ufffd end"
    assert output.total == len(b"\\ud800 \xc3\xa9 \xff end")


@pytest.mark.parametrize(
    "mischief",
    [
        "sys.stdout = io.StringIO(); print('lost')",
        "sys.stdout = None",
        "sys.stdout = open('/dev/null')",
        "sys.stdout.close()",
        "sys.stdout.detach()",
        "sys.stdout.reconfigure(encoding='utf-16')",
        "sys.stdout = io.TextIOWrapper(sys.stdout.detach(), write_through=True)",
        "sys.stdout.buffer.close()",
        "sys.stderr.close(); sys.stderr = None",
        "del sys.stdout",
        "sys.stdin.close(); sys.stdin = None",
        "os.close(1); os.close(2); os.close(0)",
        "builtins.print = None",
    ],
)
def test_tampering_with_the_streams_ends_with_the_case(sandbox: Sandbox, mischief: str) -> None:
    """Neither that case nor the next one loses its result, and the next one has its output."""
    source = f"""
        import builtins, io, os, sys
        write = lambda text: sys.stdout.write(text)
        def solve(x):
            if x:
                {mischief}
            else:
                write("here")
            return x
        """
    with runner(sandbox, source) as run:
        assert returned(run.run(solve(1))).values == (1,)
        after = returned(run.run(solve(0)))
    assert after.values == (0,)
    assert after.output.text.replace("\ufffd", "").replace("\0", "") == "here"


def test_output_of_a_case_that_closes_the_stream_is_not_lost(sandbox: Sandbox) -> None:
    source = "import sys\ndef solve(x): print('before'); sys.stdout.close(); return 1"
    assert returned(outcome_of(sandbox, source)).output.text == "before\n"


@pytest.mark.parametrize(
    "read", ["input()", "sys.stdin.readline()", "sys.stdin.buffer.read()", "open(0).read()"]
)
def test_there_is_nothing_to_read(sandbox: Sandbox, read: str) -> None:
    outcome = outcome_of(sandbox, f"import sys\ndef solve(x): return {read}")
    if read == "input()":
        assert raised(outcome).type_name == "EOFError"
    else:
        assert not returned(outcome).values[0]


# -- raised --------------------------------------------------------------------------------------------


def test_an_exception_has_its_place_in_the_submission_alone(box: Sandbox) -> None:
    outcome = raised(
        outcome_of(
            box,
            """\
            import json

            def solve(x):
                print("so far")
                return sorted([x, x], key=helper)

            def helper(x):
                return json.loads("{" + "x")
            """,
        )
    )
    assert outcome.type_name == "json.decoder.JSONDecodeError"
    assert outcome.message.startswith("Expecting property name")
    assert outcome.frames == (Frame(5, "solve"), Frame(8, "helper"))
    assert outcome.omitted_frames == 0
    assert outcome.output.text == "so far\n"
    assert outcome.call == 0
    assert outcome.values == ()


def test_an_exception_names_the_call_that_raised_it_and_keeps_the_results_before(sandbox: Sandbox) -> None:
    source = """
        class Solver:
            def __init__(self, start):
                if start < 0: raise ValueError("negative")
            def add(self, x): return 10 // x
            def total(self): return 1
        """
    with runner(sandbox, source, CLASS) as run:
        outcome = raised(run.run(solver(0, ("add", [5]), ("total", []), ("add", [0]), ("total", []))))
        assert (outcome.type_name, outcome.call, outcome.values) == ("ZeroDivisionError", 3, (None, 2, 1))
        constructor = raised(run.run(solver(-1, ("total", []))))
        assert (constructor.type_name, constructor.call, constructor.values) == ("ValueError", 0, ())


@pytest.mark.parametrize(
    ("statement", "type_name", "message"),
    [
        ("sys.exit(3)", "SystemExit", "3"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt", ""),
        ("raise GeneratorExit('now')", "GeneratorExit", "now"),
        ("raise Own('mine')", "Own", "mine"),
        ("raise Odd", "Odd", "<the exception could not be printed>"),
        ("raise 5", "TypeError", "exceptions must derive from BaseException"),
        ("raise ValueError('x' * 10_000)", "ValueError", "x" * 2000),
        ("raise ValueError('\\ud800')", "ValueError", "\ud800"),
        (
            "raise ExceptionGroup('two', [ValueError(1), OSError(2)])",
            "ExceptionGroup",
            "two (2 sub-exceptions)",
        ),
        ("raise asyncio.CancelledError", "asyncio.exceptions.CancelledError", ""),
        ("raise StopIteration(1)", "StopIteration", "1"),
    ],
)
def test_any_exception_ends_the_case_and_not_the_worker(
    sandbox: Sandbox, statement: str, type_name: str, message: str
) -> None:
    source = f"""
        import asyncio, sys
        seen = []
        class Own(BaseException): pass
        class Odd(Exception):
            def __str__(self): raise SystemExit
        def solve(x):
            seen.append(x)
            if x == 2: return seen
            {statement}
        """
    with runner(sandbox, source) as run:
        outcome = raised(run.run(solve(1)))
        assert (outcome.type_name, outcome.message) == (type_name, message)
        assert [frame.function for frame in outcome.frames] == ["solve"]
        assert returned(run.run(solve(2))).values == ([1, 2],)
