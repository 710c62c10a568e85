"""What takes the place of things that an instance has not got: clocks, chance, threads, an exit code.

Everything here makes a run the same each time, and where it can, as it would be natively.
"""

import _thread
import concurrent.futures
import functools
import importlib.util
import math
import os
import random
import select
import selectors
import sys
import threading
import time
from asyncio import selector_events
from collections.abc import Callable
from typing import Any

TICK = 1_000
"""Nanoseconds by which the clock goes on each time it is read."""

LARGEST = (1 << 63) - 1
"""What `sys.maxsize` is natively, where it serves as an infinity. An instance has pointers of 32 bits."""


class Clock:
    """A clock that reading and sleeping move on, so that it shows the same in every run."""

    def __init__(self) -> None:
        self.now = 1_700_000_000 * 10**9
        self.begin(math.inf, lambda: None)

    def begin(self, patience: float, tired: Callable[[], object]) -> None:
        """Call `tired` once the seconds that are slept from now on are more than `patience`."""
        self.slept, self.patience, self.tired = 0.0, patience, tired

    def read(self) -> int:
        self.now += TICK
        return self.now

    def sleep(self, seconds: float, /) -> None:
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        self.now += int(seconds * 1e9)
        self.slept += seconds
        if self.slept > self.patience:
            self.tired()

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

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
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
        if not self.waiting:
            _wait(self.clock, timeout)
            return False
        held = condition._release_save()
        try:
            self.run()
        finally:
            condition._acquire_restore(held)
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


class Waiting:
    """Waiting for events of the system, of which there are none: only time passes."""

    def __init__(self, clock: Clock, threads: Threads) -> None:
        self.clock, self.threads = clock, threads

    def wait(self, timeout: float | None) -> None:
        """Let threads run instead of waiting, where there are some."""
        if self.threads.waiting:
            self.threads.run()
        else:
            _wait(self.clock, timeout)

    def install(self) -> None:
        """Take the place of what waits, and of the sockets by which event loops wake themselves."""
        wait = self.wait

        class Selector(selectors._BaseSelectorImpl):  # type: ignore[misc, name-defined]
            def select(self, timeout: float | None = None) -> list[Any]:
                wait(timeout)
                return []

        def select_nothing(reading: Any, writing: Any, other: Any, timeout: float | None = None) -> Any:
            wait(timeout)
            return [], [], []

        select.select = select_nothing
        selectors.DefaultSelector = Selector
        loop = selector_events.BaseSelectorEventLoop
        loop._make_self_pipe = loop._close_self_pipe = lambda self: None
        loop._write_to_self = lambda self: None


def _wait(clock: Clock, timeout: float | None) -> None:
    if timeout is not None:
        clock.sleep(max(timeout, 0.0))
        return
    for_ever = _thread.allocate_lock()
    for_ever.acquire()
    for_ever.acquire()  # ends the instance


def deep_cache() -> Any:
    """Return the decorator behind `functools.cache` as Python: a recursion through it costs no C stack."""
    spec = importlib.util.find_spec("functools")
    fast, sys.modules["_functools"] = sys.modules["_functools"], None  # type: ignore[assignment]
    namespace: dict[str, Any] = {"__name__": "functools"}
    try:
        exec(spec.loader.get_code("functools"), namespace)  # type: ignore[union-attr]
    finally:
        sys.modules["_functools"] = fast
    return namespace["_lru_cache_wrapper"]


DEEP_CACHE = deep_cache()


def allow_deep_recursion() -> None:
    """Have cached functions take no C stack, of which there is 1 MiB. They take more instructions then."""
    functools._lru_cache_wrapper = DEEP_CACHE


def install(clock: Clock, threads: Threads) -> None:
    """Put everything in its place."""
    clock.install()
    Seeds().install()
    threads.install()
    Waiting(clock, threads).install()
    sys.platform = "linux"  # as natively: what asks for it should not do something else here
    sys.maxsize = LARGEST


def replace_exit(leave: Callable[[int], object]) -> None:
    """Have `leave` called with an exit code where the process would end with it."""
    os._exit = leave  # type: ignore[assignment]
