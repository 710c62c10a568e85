"""The process of the counted engine: holds the compiled component and makes the requests it is sent.

A process of its own, because a trap, an abort or a blocked call of an instance then costs nothing else, and
because wasmtime takes a moment to import. It ends with its stdin.
"""

import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

from judge.engines.counted import canary, component
from judge.engines.counted.instance import Host, Instance
from judge.engines.counted.wire import WAITS, Order, Request, Served, read, write

QUIET, QUIET_SECONDS = 0.001, 5
"""Seconds of processor time in a second, less than which is no work, and how many such seconds end an order:
its instance waits for something, and no limit of instructions ends that."""

THREAD_STACK = 256 << 20
"""Bytes of stack of the thread that calls into instances."""


class Server:
    """Makes requests, in fresh instances or in the last one."""

    def __init__(self, source: Path, compiled: Path) -> None:
        engine = component.engine()
        self.host = Host(engine, component.load(engine, source, compiled))
        self.instance: Instance | None = None
        self.spare: tuple[int, Instance] | None = None
        """The next instance, made while nobody waits, and the memory that it may hold."""

    def prepare(self) -> None:
        """Make the next instance, if there is none, of the same kind as the last one."""
        if self.spare is None and self.instance is not None:
            memory = self.instance.memory
            self.spare = memory, Instance(self.host, memory)

    def serve(self, order: Order) -> Served:
        if order.memory:
            self.instance = None  # its memory is free before another one takes some
            memory, instance = self.spare or (0, None)
            self.spare = None
            self.instance = instance if memory == order.memory else Instance(self.host, order.memory)
        assert self.instance is not None
        lines = Lines() if order.lines else None
        answers = []
        for request in order.requests:
            if lines is not None:
                lines.begin(request.fuel)
                self.host.on_step = lines.step
            answers.append(self.instance.ask(request))
            if answers[-1].ending != "answered":
                break
        return Served(tuple(answers), lines.table() if lines is not None else {})


class Lines:
    """Adds up the instructions of each line, from the fuel that is left whenever one begins."""

    def __init__(self) -> None:
        self.costs: dict[int, list[int]] = {}
        self.line, self.fuel = 0, 0

    def begin(self, fuel: int) -> None:
        self.line, self.fuel = 0, fuel

    def step(self, line: int, fuel: int) -> None:
        known = self.costs.get(self.line)
        if known is None:
            known = self.costs[self.line] = [0, 0]
        known[0] += 1
        known[1] += self.fuel - fuel
        self.line, self.fuel = line, fuel

    def table(self) -> dict[int, tuple[int, int]]:
        return {line: (runs, spent) for line, (runs, spent) in self.costs.items() if line}


def end_if_it_waits(busy: threading.Event) -> None:
    """End this process when it is busy with an order, but uses no processor for it."""
    quiet = 0
    while True:
        busy.wait()
        before = time.process_time()
        time.sleep(1.0)
        quiet = quiet + 1 if busy.is_set() and time.process_time() - before < QUIET else 0
        if quiet >= QUIET_SECONDS:
            os._exit(WAITS)


def work(
    server_of: Callable[[], Server],
    requests: "SimpleQueue[Any]",
    replies: IO[bytes],
    busy: threading.Event,
) -> None:
    """Say that the engine works, and then carry out orders for ever."""
    server = server_of()
    write(replies, canary.complaint(server) or "ready")
    while True:
        made, memory, lines = requests.get()
        order = Order(tuple([Request(*request) for request in made]), memory, lines)
        busy.set()
        answers, table = server.serve(order)
        busy.clear()
        write(replies, ([tuple(answer) for answer in answers], table))
        server.prepare()


def main(source: str, compiled: str) -> None:
    """Read orders until nobody writes them any more; another thread carries them out meanwhile."""
    requests: SimpleQueue[Any] = SimpleQueue()
    replies = sys.stdout.buffer
    sys.stdout = sys.stderr
    busy = threading.Event()
    threading.Thread(target=end_if_it_waits, args=(busy,), daemon=True).start()
    threading.stack_size(THREAD_STACK)

    def begin() -> None:
        try:
            work(lambda: Server(Path(source), Path(compiled)), requests, replies, busy)
        except BaseException as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
        os._exit(1)

    threading.Thread(target=begin).start()
    while (message := read(sys.stdin.buffer)) is not None:
        requests.put(message)
    os._exit(0)  # whoever wanted the answers is gone


if __name__ == "__main__":
    main(*sys.argv[1:3])
