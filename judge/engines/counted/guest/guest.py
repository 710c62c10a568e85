"""What runs inside of the counted engine: a submission that is measured, one request at a time.

The whole module is executed once, when the component is built; an instance starts from the memory that it
left behind. What is not imported here cannot be imported by a submission either.

The judge reads how many instructions each request takes from outside. Nothing here takes part in that, so
a run is split into requests of its own: `prepare` takes the inputs apart, `go` makes the calls and nothing
else, `results` encodes what they returned.
"""

import gc
import importlib
import math
import os
import random
import sys
import tracemalloc
from _tracemalloc import _get_traces as traces_held
from marshal import loads  # names of our own: a submission may replace those of the modules
from tracemalloc import get_object_traceback as traceback_of
from tracemalloc import get_traced_memory as traced
from tracemalloc import reset_peak
from tracemalloc import start as start_tracing
from tracemalloc import stop as stop_tracing
from types import FrameType
from typing import Any

import standins
import wit_world
from wit_world import send, step

from judge.engines.inside import codec, loading
from judge.engines.inside.worker import Worker

MODULES = """
abc argparse array ast asyncio base64 bisect builtins calendar cmath codecs collections collections.abc
colorsys concurrent.futures contextlib contextvars copy copyreg csv dataclasses datetime decimal difflib dis
enum errno fnmatch fractions functools getopt gettext glob graphlib gzip hashlib heapq hmac html inspect io
ipaddress itertools json keyword linecache locale logging math numbers opcode operator optparse os pathlib
pickle pprint queue random re reprlib secrets select shlex shutil signal stat statistics string struct
symtable sys sysconfig tempfile textwrap threading time timeit token tokenize traceback tracemalloc types
typing unicodedata unittest uuid warnings weakref zipfile zlib
"""
"""Modules of the standard library that a submission may import."""

FREE_LIST = 4_000
"""Objects of each kind that are made and dropped, so that all free lists of the interpreter are full."""

TOOL = 4
"""The number under which lines are watched, one that neither debuggers nor profilers use."""

COLLECTED = (2_000, 10, 0)
"""Thresholds of the collector while memory is counted: those that CPython begins with."""

FEW = 8
"""Inputs whose memory or lines are counted where there are many: one after the other they hold no more."""

FRAMES = 12
"""Frames of an allocation that are remembered: the innermost line of the submission is among them."""


class Meter(Worker):
    """A worker that measures what it runs."""

    def __init__(self) -> None:
        super().__init__(lambda body: send(body.decode("latin-1")), end)
        self.clock = standins.Clock()
        self.threads = standins.Threads(self.clock)
        self.inputs: Any = ()
        self.values: list[Any] = []
        self.failure: BaseException | None = None
        self.operations = {
            "load": self.load_submission,
            "call": self.judge_case,
            "prepare": self.prepare,
            "go": self.go,
            "results": self.results,
            "space": self.space,
            "lines": self.lines,
            "peak": self.peak,
            "holders": self.holders,
            "stop": self.stop_at,
        }

    def handle(self, request: str) -> None:
        operation, self.number, *arguments = loads(request.encode("latin-1"))
        self.replied = False
        try:
            self.operations[operation](*arguments)
        except MemoryError:
            self.ballast = None
            if not self.replied:
                self.send("exhausted")
            end()

    def load_submission(self, orders: dict[str, Any], source: bytes, entry: dict[str, Any]) -> None:
        self.begin(orders)
        sys.setrecursionlimit(orders["recursion_limit"])
        random.seed(0)
        if orders.get("deep"):
            standins.allow_deep_recursion()
        self.clock.begin(orders.get("patience", math.inf), self.give_up)
        self.load(source, entry)
        self.threads.forget()

    # -- cases ---------------------------------------------------------------------------------

    def judge_case(self, calls: Any, want_arguments: bool, patience: float = math.inf) -> None:
        """Answer as natively: with garbage collected, and not if more seconds are slept than `patience`."""
        self.clock.begin(patience, self.give_up)
        gc.set_threshold(*COLLECTED)
        try:
            self.answer(calls, want_arguments)
        finally:
            gc.set_threshold(0)
            self.threads.forget()

    def give_up(self) -> None:
        """End a call that sleeps too long."""
        self.stop("stopped", sys._getframe())

    def leave(self, status: int) -> None:
        """End in the way of a process that exits; its code does not leave the instance otherwise."""
        self.send("left", status & 0xFF)
        end()

    # -- instructions --------------------------------------------------------------------------

    def prepare(self, inputs: bytes) -> None:
        """Take the inputs of the next run apart; what the last one left is forgotten."""
        self.capture.reset()
        self.values, self.failure = [], None
        self.inputs = loads(inputs)
        self.send("prepared")

    def go(self) -> None:
        """Run the inputs."""
        self.run()
        self.send("done")

    def run(self, most: int | None = None) -> None:
        """Make the calls of the inputs, at `most` so many, in order; keep the results or the exception."""
        take = self.values.append
        try:
            for calls in self.inputs[:most]:
                self.call(calls, take)
            self.threads.run()
        except BaseException as error:  # SystemExit and KeyboardInterrupt too
            if isinstance(error, MemoryError):
                self.ballast = None
                self.values.clear()
            self.failure = error

    def results(self) -> None:
        """Send what the last run returned, or what it raised."""
        values = codec.Items(self.result_limit)
        try:
            for value in self.values:
                values.add(value)
        except codec.TooLarge:
            self.send("oversize")
            return
        if self.failure is not None:
            self.send("raised", *loading.describe(self.failure), values, *self.printed())
        else:
            self.send("returned", values, (), *self.printed())

    # -- memory --------------------------------------------------------------------------------

    def space(self) -> None:
        """Send the peak of the memory that a run took, less its results, in bytes.

        The results are what becomes free when they are forgotten.
        """
        self.trace_memory()
        mark = object()  # known as long as the counting goes on
        reset_peak()
        before = traced()[0]
        self.run(FEW)
        after, peak = traced()
        self.values.clear()
        results = after - traced()[0]
        counted = traceback_of(mark) is not None
        stop_tracing()
        if self.failure is not None:
            self.results()
        else:
            self.send("space", max(peak - before - results, 0), max(results, 0), counted)

    def trace_memory(self, frames: int = 1) -> None:
        """Begin to trace allocations. What comes out of a free list is none, so they are emptied before."""
        gc.set_threshold(*COLLECTED)  # what is garbage is not held
        gc.collect()
        start_tracing(frames)

    def peak(self) -> None:
        """Send the number of the line event of a run at which most memory is held."""
        events = most = where = 0

        def look(code: Any, line: int) -> Any:
            nonlocal events, most, where
            if code.co_filename != loading.FILE_NAME:
                return sys.monitoring.DISABLE
            events += 1
            held = traced()[0]
            if held > most:
                most, where = held, events
            return None

        self.trace_memory()
        self.watch_lines(look, FEW)
        self.send("counted", where)

    def holders(self, at: int) -> None:
        """Run the same again, and send the bytes that each line holds at a line event.

        Each line of the submission counts each block once, however deep it recurses.
        """
        events = 0
        shot: Any = None

        def look(code: Any, line: int) -> Any:
            nonlocal events, shot
            if code.co_filename != loading.FILE_NAME:
                return sys.monitoring.DISABLE
            events += 1
            if events == at:
                shot = traces_held()
            return None

        self.trace_memory(FRAMES)
        self.watch_lines(look, FEW)
        held: dict[int, int] = {}
        for _, size, frames, _ in shot or ():
            for line in {line for file_name, line in frames if file_name == loading.FILE_NAME}:
                held[line] = held.get(line, 0) + size
        self.send("held", tuple(sorted(held.items())))

    # -- lines ---------------------------------------------------------------------------------

    def lines(self) -> None:
        """Tell the judge of each line of the submission that is about to run, and of each return to one."""

        def look(code: Any, line: int) -> Any:
            if code.co_filename != loading.FILE_NAME:
                return sys.monitoring.DISABLE
            step(line)
            return None

        self.watch_lines(look, FEW)
        step(0)
        self.send("done")

    def watch_lines(self, look: Any, most: int | None = None) -> None:
        """Run the inputs, at `most` so many, with `look` called before each line."""
        watching = sys.monitoring
        watching.use_tool_id(TOOL, "judge")
        watching.register_callback(TOOL, watching.events.LINE, look)
        watching.set_events(TOOL, watching.events.LINE)
        try:
            self.run(most)
        finally:
            watching.set_events(TOOL, 0)
            watching.free_tool_id(TOOL)

    def stop_at(self, calls: Any, events: int, near: int) -> None:
        """Make the calls, and stop before a line event: send where that is, and the local variables there.

        The same is sent at each event from `near` on; before it, every so often, how many have passed.
        """
        passed = 0

        def look(code: Any, line: int) -> Any:
            nonlocal passed
            if code.co_filename != loading.FILE_NAME:
                return sys.monitoring.DISABLE
            passed += 1
            if passed >= near:
                frame = sys._getframe(1)
                self.send("stopped", *loading.place(frame), *self.printed(), _variables(frame))
                if passed >= events:
                    end()
            elif passed % OFTEN == 0:
                self.send("counted", passed)
            return None

        self.inputs = (calls,)
        self.watch_lines(look)
        self.results()


OFTEN = 1_000
"""Line events after which a call that is to be stopped tells how many have passed."""

SHOWN = 12
"""Local variables that are shown where a call was stopped."""

LONGEST = 120
"""Characters of the value of each."""


def _variables(frame: FrameType) -> tuple[tuple[str, str], ...]:
    """Return the names of the first local variables with the beginning of their values."""
    own = [pair for pair in list(frame.f_locals.items()) if pair[0].isidentifier() and pair[0][:2] != "__"]
    return tuple([(name, _short(value)) for name, value in own[:SHOWN]])


def _short(value: Any) -> str:
    """Return the beginning of a builtin value as text; of other objects only the name of their class."""
    kind = type(value)
    if kind in (int, float, bool, str, bytes, type(None)):
        text = repr(value) if kind is not int or value.bit_length() < 2_000 else "an integer of many digits"
    elif kind in (list, tuple, set, frozenset, dict):
        text = f"{kind.__name__} of {len(value):,}"
        if kind in (list, tuple) and len(value) <= 8 and all(type(item) in (int, float) for item in value):
            text = repr(value)
    else:
        text = f"<{kind.__name__}>"
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


_exit = os._exit


def end() -> Any:
    _exit(0)


def fill_free_lists() -> None:
    """Make and drop objects of each kind: the first that a submission makes cost no more than later ones."""
    kept: list[Any] = []
    for i in range(FREE_LIST):
        kept += [float(i) + 0.5, [i], {i: i}, (i,) * (1 + i % 20), i << 40, str(i), {i}]
    kept.clear()


for name in MODULES.split():
    importlib.import_module(name)
tracemalloc.is_tracing = lambda: False
meter = Meter()
standins.install(meter.clock, meter.threads)
standins.replace_exit(meter.leave)
gc.collect()  # it empties the free lists, so never again: the memory of an instance is new, page by page
gc.set_threshold(0)  # nothing is collected, though whoever asks is told that the collector works, as natively
fill_free_lists()
gc.freeze()
for name in [name for name in sys.modules if name == "judge" or name.startswith("judge.")]:
    del sys.modules[name]
del sys.modules["standins"]


class WitWorld(wit_world.WitWorld):
    """The exports of the component."""

    def ask(self, request: str) -> None:
        meter.handle(request)
