"""One instance of the component: requests in, replies out, and the instructions between."""

from collections.abc import Callable
from typing import Any

from wasmtime import Engine, ExitTrap, Store, StoreContext, Trap, TrapCode, WasiConfig, WasmtimeError
from wasmtime.component import Component, Linker, Record

from judge.engines.counted.wire import Answer, Ending, Request

MOST_REPLIES = 64 << 20
"""Bytes of replies to one request that are kept: an honest guest sends one, of half as many at most."""

MOMENT = 1_700_000_000
"""The time of day inside, in seconds of Unix time."""

ENDLESS = (1 << 63) - 1
"""Fuel for what is our own work."""


class Host:
    """What instances are made of, and what they may ask of us: the same functions for all, one after another.

    The functions must not hold a store for long: wasmtime would keep them, and they it, for ever.
    """

    def __init__(self, engine: Engine, component: Component) -> None:
        self.engine = engine
        self.component = component
        self.replies: list[bytes] = []
        self.size = 0
        self.drawn = 0
        self.asked: Store | None = None
        """The store of the instance that is asked at the moment."""
        self.on_step: Callable[[int, int], None] = lambda line, fuel: None
        self.linker = Linker(engine)
        self.linker.allow_shadowing = True
        self.linker.add_wasip2()
        with self.linker.root() as root:
            root.add_func("send", self._send)
            root.add_func("step", self._step)
            with root.add_instance("wasi:random/random@0.2.9") as instance:
                instance.add_func("get-random-bytes", self._random_bytes)
            with root.add_instance("wasi:clocks/wall-clock@0.2.9") as instance:
                instance.add_func("now", self._now)
                instance.add_func("resolution", self._now)

    def begin(self) -> None:
        """Forget what was sent so far."""
        self.replies, self.size = [], 0

    def _send(self, _: StoreContext, reply: str) -> None:
        body = reply.encode("latin-1", "replace")
        self.size += len(body)
        if self.size <= MOST_REPLIES:
            self.replies.append(body)

    def _step(self, _: StoreContext, line: int) -> None:
        assert self.asked is not None
        self.on_step(line, self.asked.get_fuel())

    def _now(self, _: StoreContext) -> Record:
        """Return one and the same time: what is counted must not depend on the day."""
        moment: Any = Record()
        moment.seconds, moment.nanoseconds = MOMENT, 0
        return moment  # type: ignore[no-any-return]

    def _random_bytes(self, _: StoreContext, length: int) -> bytes:
        """Return the same bytes in every run: what is counted must not depend on luck."""
        self.drawn += 1
        state = self.drawn * 0x9E3779B97F4A7C15 & (1 << 64) - 1
        found = bytearray()
        while len(found) < length:
            state = (state * 6364136223846793005 + 1442695040888963407) & (1 << 64) - 1
            found += (state >> 33).to_bytes(4, "little")
        return bytes(found[:length])


class Instance:
    """A fresh instance that may hold `memory` bytes. Every request has a limit of instructions of its own."""

    def __init__(self, host: Host, memory: int) -> None:
        self.host = host
        self.memory = memory
        self.drawn = 0
        self.store = Store(host.engine)
        self.store.set_wasi(WasiConfig())  # no files, no environment, no network
        self.store.set_fuel(ENDLESS)
        self.store.set_limits(memory_size=memory)
        self._ask = host.linker.instantiate(self.store, host.component).get_func(self.store, "ask")
        self.alive = True

    def ask(self, request: Request) -> Answer:
        """Make one request and return what came of it."""
        if not self.alive:
            return Answer(0, (), "exited", "")
        self.host.begin()
        self.store.set_fuel(request.fuel)
        ending: Ending = "answered"
        detail = ""
        self.host.asked, self.host.drawn = self.store, self.drawn
        try:
            assert self._ask is not None
            self._ask(self.store, request.message.decode("latin-1"))
        except ExitTrap:
            ending = "exited"
        except (Trap, WasmtimeError) as error:
            ending, detail = _ending_of(error)
        finally:
            self.host.asked, self.drawn = None, self.host.drawn
        self.alive = ending == "answered"
        spent = request.fuel - self.store.get_fuel()
        return Answer(spent, tuple(self.host.replies), ending, detail)


def _ending_of(error: Exception) -> tuple[Ending, str]:
    """Return how a call ended that did not return, and what wasmtime says of it."""
    message = str(error)
    code = getattr(error, "trap_code", None)
    if code == TrapCode.OUT_OF_FUEL or "all fuel consumed" in message:
        return "fuel", ""
    if code == TrapCode.STACK_OVERFLOW or "call stack exhausted" in message:
        return "stack", ""
    if "exited with status" in message or "exit status" in message.lower():
        return "exited", ""
    return "trapped", message.strip().splitlines()[-1][:200] if message.strip() else ""
