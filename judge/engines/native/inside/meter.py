"""Measuring inside the worker: timed runs in steps, the memory of a run, and the cost of each line.

A timed run takes three requests, so that the judge can read the processor clock between them: `prepare`
takes the inputs apart, `go` makes the calls and nothing else, `results` encodes what they returned. What
is counted here (memory, lines) explains a verdict or is compared with a witness from outside; the clock
that decides is never one of ours.
"""

import contextlib
import gc
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from marshal import loads  # under a name of ours: a submission may replace the module's
from types import CodeType, FrameType, FunctionType
from typing import Any

from judge.engines.native.inside import codec, loading

CALM = 100_000
"""Nanoseconds from which on something else may have had the processor meanwhile."""

OWN_FRAMES = 16
"""Frames that our trace function may take on top of the deepest recursion."""


class Meter:
    """The measurements of one loaded submission. `worker` has its target, its entry and its pipe."""

    def __init__(self, worker: Any) -> None:
        self.worker = worker
        self.inputs: Any = ()
        self.values: list[Any] = []
        self.encoded: codec.Items | None = None
        self.failure: Any = None

    # -- time ----------------------------------------------------------------------------------

    def prepare(self, inputs: bytes, strict: bool) -> None:
        """Take the inputs of the next run apart; whatever the last one left is freed now.

        A `strict` run encodes each result before the next call.
        """
        self.keep(inputs)
        if strict:
            self.encoded = codec.Items(self.worker.result_limit)
        self.worker.send("prepared")

    def keep(self, inputs: bytes) -> None:
        self.values = []
        self.encoded = None
        self.inputs = ()
        self.failure = None
        self.worker.capture.reset()
        gc.collect()
        self.inputs = loads(inputs)

    def go(self) -> None:
        """Run the inputs, without collecting garbage meanwhile."""
        gc.disable()
        self.run()
        self.worker.send("done")
        gc.enable()

    def results(self) -> None:
        """Send what the last run returned, or what it raised."""
        worker = self.worker
        values = self.encoded or codec.Items(worker.result_limit)
        try:
            if isinstance(self.failure, codec.TooLarge):
                raise self.failure
            for value in self.values:
                values.add(value)
        except codec.TooLarge:
            worker.send("oversize")
            return
        if self.failure is not None:
            worker.send("raised", *loading.describe(self.failure), values, *worker.printed())
        else:
            worker.send("returned", values, (), *worker.printed())

    def run(self) -> None:
        """Make the calls of all inputs, one after the other; keep the results or the exception."""
        self.failure = None
        call = self.worker.call
        take = self.encoded.add if self.encoded is not None else self.values.append
        try:
            for calls in self.inputs:
                call(calls, take)
        except BaseException as error:
            if isinstance(error, MemoryError):
                self.worker.ballast = None
                _let_go(error)
            self.failure = error

    # -- memory --------------------------------------------------------------------------------

    def space(self, inputs: bytes) -> None:
        """The peak of the memory that a run took, less its results, in bytes.

        The results are what becomes free when they are forgotten. What the inputs take is known as well, so
        that it may be given back, or moved as a list that shrinks is. A trace function makes Python keep an
        object for each active call, so that the depth of a recursion counts.
        """
        tracemalloc.start()
        mark = object()  # known as long as the counting goes on
        self.keep(inputs)
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        depth = sys.getrecursionlimit()
        sys.setrecursionlimit(min(depth + OWN_FRAMES, sys.maxsize >> 32))
        sys.settrace(_ignore)
        try:
            self.run()
        finally:
            sys.settrace(None)
            sys.setrecursionlimit(depth)
        after, peak = tracemalloc.get_traced_memory()
        self.values.clear()
        results = after - tracemalloc.get_traced_memory()[0]
        counted = tracemalloc.get_object_traceback(mark) is not None
        tracemalloc.stop()
        if self.failure is not None:
            self.results()
        else:
            self.worker.send("space", max(peak - before - results, 0), max(results, 0), counted)

    # -- lines ---------------------------------------------------------------------------------

    def count(self, inputs: bytes) -> None:
        """How many lines run, wherever they stand: several times as quick as timing them, too."""
        self.keep(inputs)
        trace_lines, counted = _counter()
        own = self.own_code()

        def trace_calls(frame: FrameType, event: str, argument: Any) -> Any:
            return trace_lines if id(frame.f_code) not in own else None

        self.trace(trace_calls)
        self.worker.send("counted", counted())

    def lines(self, inputs: bytes) -> None:
        """How often each line of the submission ran and how many nanoseconds it took, without what the
        submission's own functions did meanwhile; and the same of those times only that took less than CALM.

        Calling a function takes the time of the line that calls it. Of what runs elsewhere, in a module or
        in code that was made at run time, the lines are counted only."""
        self.keep(inputs)
        counts: dict[int, int] = {}
        times: dict[int, list[int]] = {}  # of each line: all, how often undisturbed, and that
        clock = time.perf_counter_ns
        trace_elsewhere, counted = _counter()
        own, file_name = self.own_code(), loading.FILE_NAME
        current = 0
        since = clock()

        def account(line: int) -> None:
            nonlocal current, since
            spent = clock() - since
            seen = times.get(current)
            if seen is None:
                seen = times[current] = [0, 0, 0]
            seen[0] += spent
            if spent < CALM:
                seen[1] += 1
                seen[2] += spent
            current = line
            since = clock()

        def trace(frame: FrameType, event: str, argument: Any) -> Any:
            if frame.f_code.co_filename != file_name:
                return trace_elsewhere if id(frame.f_code) not in own else None
            if event == "line":
                line = frame.f_lineno
                account(line)
                counts[line] = counts.get(line, 0) + 1
            elif event == "return":
                caller = frame.f_back
                inside = caller is not None and caller.f_code.co_filename == file_name
                account(caller.f_lineno if caller is not None and inside else 0)
            return trace

        self.trace(trace)
        account(0)
        table = tuple((line, counts.get(line, 0), *times[line]) for line in sorted(times) if line > 0)
        self.worker.send("lines", table, counted())

    def holders(self, inputs: bytes) -> None:
        """The bytes that each line of the submission took: what it kept, all times together, or what it held
        for a moment, whichever is more. A call counts for the line that makes it."""
        held: dict[int, list[int]] = {}  # of each line: kept, and at most for a moment
        file_name = loading.FILE_NAME
        traced, reset_peak = tracemalloc.get_traced_memory, tracemalloc.reset_peak
        current = before = 0

        def account(line: int) -> None:
            nonlocal current, before
            now, peak = traced()
            seen = held.get(current)
            if seen is None:
                seen = held[current] = [0, 0]
            seen[0] += now - before
            seen[1] = max(seen[1], peak - before)
            current = line
            reset_peak()
            before = traced()[0]

        def trace(frame: FrameType, event: str, argument: Any) -> Any:
            if frame.f_code.co_filename != file_name:
                return None
            if event == "line":
                account(frame.f_lineno)
            elif event == "return":
                caller = frame.f_back
                inside = caller is not None and caller.f_code.co_filename == file_name
                account(caller.f_lineno if caller is not None and inside else 0)
            return trace

        tracemalloc.start()
        self.keep(inputs)
        before = traced()[0]
        self.trace(trace)
        tracemalloc.stop()
        self.worker.send("held", tuple((line, max(0, *held[line])) for line in sorted(held) if line > 0))

    def own_code(self) -> frozenset[int]:
        """The ids of our own code, whose lines are not the submission's."""
        return frozenset(map(id, _codes(codec, type(self), type(self.worker))))

    def trace(self, trace: Any) -> None:
        """Run the inputs with a trace function, that of the threads they start as well, without collecting
        garbage meanwhile.
        """
        gc.disable()
        _trace_threads(trace)
        sys.settrace(trace)
        try:
            self.run()
        finally:
            sys.settrace(None)
            _trace_threads(None)
            gc.enable()


def _counter() -> tuple[Callable[..., Any], Callable[[], int]]:
    """A trace function that counts the lines of a frame, and what tells how many there were."""
    lines = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal lines
        if event == "line":
            lines += 1
        return trace

    return trace, lambda: lines


def _codes(*owners: Any) -> Iterator[CodeType]:
    """The code of all functions of modules and classes, of their own classes, and what is nested in it."""
    for owner in owners:
        for value in vars(owner).values():
            if isinstance(value, FunctionType):
                yield from _nested(value.__code__)
            elif isinstance(value, type) and value.__module__ == codec.__name__:
                yield from _codes(value)


def _nested(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _nested(constant)


def _trace_threads(trace: Any) -> None:
    """Give threads that start from now on a trace function, if the submission has any."""
    threading = sys.modules.get("threading")
    if threading is not None:
        with contextlib.suppress(BaseException):  # it may be anything that the submission put there
            threading.settrace(trace)


def _let_go(error: BaseException) -> None:
    """Free what the calls behind an exception held: the next request and its reply need room."""
    step = error.__traceback__
    while step is not None:
        try:  # noqa: SIM105, there is no room for anything finer
            step.tb_frame.clear()
        except RuntimeError:
            pass  # those that still run keep theirs
        step = step.tb_next


def _ignore(frame: FrameType, event: str, argument: Any) -> None:
    """A trace function: that it is there makes Python create an object for every active call."""
