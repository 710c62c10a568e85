"""What runs inside of the counted engine: a submission that is measured, one request at a time.

The whole module is executed once, when the component is built; an instance starts from the memory that it
left behind. What is not imported here cannot be imported by a submission either.

The judge reads how many instructions each request takes from outside. Nothing here takes part in that, so
a run is split into requests of its own: `prepare` takes the inputs apart, `go` makes the calls and nothing
else, `results` encodes what they returned.
"""

import _thread
import concurrent.futures
import gc
import importlib
import os
import random
import sys
import threading
import time
import tracemalloc
from _tracemalloc import _get_traces as traces_held
from marshal import loads  # names of our own: a submission may replace those of the modules
from tracemalloc import get_object_traceback as traceback_of
from tracemalloc import get_traced_memory as traced
from tracemalloc import reset_peak
from tracemalloc import start as start_tracing
from tracemalloc import stop as stop_tracing
from typing import Any

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

TICK = 1_000
"""Nanoseconds by which the clock goes on each time it is read."""

TOOL = 4
"""The number under which lines are watched, one that neither debuggers nor profilers use."""

COLLECTED = (2_000, 10, 0)
"""Thresholds of the collector while memory is counted: those that CPython begins with."""

FEW = 8
"""Inputs whose memory or lines are counted where there are many: one after the other they hold no more."""

FRAMES = 12
"""Frames of an allocation that are remembered: the innermost line of the submission is among them."""


class Clock:
    """A clock that reading and sleeping move on, so that it shows the same in every run."""

    def __init__(self) -> None:
        self.now = 1_700_000_000 * 10**9

    def read(self) -> int:
        self.now += TICK
        return self.now

    def sleep(self, seconds: float, /) -> None:
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        self.now += int(seconds * 1e9)

    def install(self) -> None:
        """Take the place of what the module `time` tells."""
        time.sleep = self.sleep
        for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
            setattr(time, f"{name}_ns", lambda: self.read())
            setattr(time, name, lambda: self.read() / 1e9)


class Seeds:
    """Generators that are seeded with nothing: each gets the next number, the same ones in every run.

    Asking the host for the bytes of a seed would take longer than all the rest of loading a submission.
    """

    def __init__(self) -> None:
        self.next = 0
        self.seed = random.Random.seed

    def install(self) -> None:
        """Take the place of what seeds generators."""

        def seed(generator: random.Random, a: Any = None, version: int = 2) -> None:
            if a is None:
                self.next += 1
                a = self.next
            self.seed(generator, a, version)

        random.Random.seed = seed
        random.seed = random._inst.seed


class Threads:
    """Threads, as far as there can be any: what one should do is done when somebody waits for it.

    What nobody has waited for is done at the end of the run, and belongs to what the run costs.
    """

    def __init__(self) -> None:
        self.waiting: list[Any] = []

    def start(self, thread: threading.Thread) -> None:
        if thread._started.is_set():
            raise RuntimeError("threads can only be started once")
        thread._started.set()
        self.waiting.append(thread)

    def run(self, wanted: threading.Thread | None = None) -> None:
        """Run a thread, or all that wait, those included that they start."""
        while self.waiting and (wanted is None or wanted in self.waiting):
            thread = wanted or self.waiting[0]
            self.waiting.remove(thread)
            try:
                thread.run()
            except SystemExit:
                pass
            except BaseException as error:
                told = (type(error), error, error.__traceback__, thread)
                threading.excepthook(threading.ExceptHookArgs(told))

    def forget(self) -> None:
        """Drop the threads that nobody has waited for."""
        self.waiting.clear()

    def wait(self, condition: threading.Condition, timeout: float | None = None) -> bool:
        self.run()
        return True

    def start_new(self, function: Any, arguments: Any, named: Any = None) -> int:
        self.waiting.append(threading.Thread(target=function, args=arguments, kwargs=named))
        return len(self.waiting)

    @staticmethod
    def submit(pool: Any, function: Any, /, *arguments: Any, **named: Any) -> Any:
        future: Any = concurrent.futures.Future()
        future.set_running_or_notify_cancel()
        try:
            future.set_result(function(*arguments, **named))
        except BaseException as error:
            future.set_exception(error)
        return future

    def install(self) -> None:
        """Take the place of what starts threads and waits for them."""
        threading.Thread.start = lambda thread: self.start(thread)
        threading.Thread.join = lambda thread, timeout=None: self.run(thread)
        threading.Thread.is_alive = lambda thread: thread in self.waiting
        threading.Condition.wait = lambda condition, timeout=None: self.wait(condition, timeout)
        concurrent.futures.ThreadPoolExecutor.submit = self.submit
        _thread.start_new_thread = _thread.start_new = self.start_new


class Meter(Worker):
    """A worker that measures what it runs."""

    def __init__(self) -> None:
        super().__init__(lambda body: send(body.decode("latin-1")), end)
        self.inputs: Any = ()
        self.values: list[Any] = []
        self.failure: BaseException | None = None
        self.operations = {
            "load": self.load_submission,
            "call": self.answer,
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
        self.load(source, entry)
        threads.forget()

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
            threads.run()
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

    def stop_at(self, calls: Any, events: int) -> None:
        """Make the calls, and stop before a line event: send where that is, and the local variables there."""
        passed = 0

        def look(code: Any, line: int) -> Any:
            nonlocal passed
            if code.co_filename != loading.FILE_NAME:
                return sys.monitoring.DISABLE
            passed += 1
            if passed >= events:
                frame = sys._getframe(1)
                shown = tuple((name, _short(value)) for name, value in list(frame.f_locals.items())[:SHOWN])
                self.send("stopped", *loading.place(frame), *self.printed(), shown)
                end()
            return None

        self.inputs = (calls,)
        self.watch_lines(look)
        self.results()


SHOWN = 12
"""Local variables that are shown where a call was stopped."""

LONGEST = 120
"""Characters of the value of each."""


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


def end() -> Any:
    os._exit(0)


def fill_free_lists() -> None:
    """Make and drop objects of each kind: the first that a submission makes cost no more than later ones."""
    kept: list[Any] = []
    for i in range(FREE_LIST):
        kept += [float(i) + 0.5, [i], {i: i}, (i,) * (1 + i % 20), i << 40, str(i), {i}]
    kept.clear()


for name in MODULES.split():
    importlib.import_module(name)
Clock().install()
Seeds().install()
threads = Threads()
threads.install()
sys.platform, sys.maxsize = "linux", 2**63 - 1  # as natively: what asks should not do something else here
tracemalloc.is_tracing = lambda: False
meter = Meter()
gc.collect()  # it empties the free lists, so never again: the memory of an instance is new, page by page
gc.set_threshold(
    0
)  # nothing is collected; whoever asks is told that the collector works, as it does natively
fill_free_lists()
gc.freeze()
for name in [name for name in sys.modules if name == "judge" or name.startswith("judge.")]:
    del sys.modules[name]


class WitWorld(wit_world.WitWorld):
    """The exports of the component."""

    def ask(self, request: str) -> None:
        meter.handle(request)
