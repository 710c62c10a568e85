"""One instance of the component: requests in, replies out, and the instructions between."""

import ctypes
import re
from collections.abc import Callable
from typing import Any

import wasmtime._ffi as ffi
from wasmtime import Engine, ExitTrap, Store, StoreContext, Trap, TrapCode, WasiConfig, WasmtimeError
from wasmtime.component import Component, Linker, LinkerInstance, Record

from judge.engines.counted.wire import Answer, Ending, Request

MOST_REPLIES = 64 << 20
"""Bytes of replies to one request that are kept: an honest guest sends one, of half as many at most."""

MOMENT = 1_700_000_000
"""The time of day inside, in seconds of Unix time."""

ENDLESS = (1 << 63) - 1
"""Fuel for what is our own work."""


@ctypes.CFUNCTYPE(None, ctypes.c_void_p)  # type: ignore[untyped-decorator]
def _nothing_to_free(_: int | None) -> None:
    """What wasmtime calls when a function of ours is not needed any more."""


class Host:
    """What instances are made of, and what they may ask of us: the same functions for all, one after another.

    The functions must not hold a store: wasmtime would keep them, and they it, for ever.
    """

    def __init__(self, engine: Engine, component: Component) -> None:
        self.engine = engine
        self.component = component
        self.replies: list[bytes] = []
        self.size = 0
        self.drawn = 0
        self.on_step: Callable[[int, int], None] = lambda line, fuel: None
        self.linker = Linker(engine)
        self.linker.allow_shadowing = True
        self.linker.add_wasip2()
        with self.linker.root() as root:
            root.add_func("send", self._send)
            self._add_step(root)
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

    def _add_step(self, root: LinkerInstance) -> None:
        """Define the import that is called before each line. A call whose arguments wasmtime-py converts
        takes several times as long.
        """
        fuel = ctypes.c_uint64()

        @ffi.wasmtime_component_func_callback_t  # type: ignore[untyped-decorator]
        def step(_env: Any, context: Any, _type: Any, arguments: Any, *_rest: Any) -> int:
            ffi.wasmtime_context_get_fuel(context, ctypes.byref(fuel))
            self.on_step(arguments[0].of.u32, fuel.value)
            return 0

        self._kept = step  # as long as the linker may call it
        name = b"step"
        error = ffi.wasmtime_component_linker_instance_add_func(
            root.ptr(), name, len(name), step, None, _nothing_to_free
        )
        if error:
            raise WasmtimeError._from_ptr(error)

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
        self.host.drawn = self.drawn
        try:
            assert self._ask is not None
            self._ask(self.store, request.message.decode("latin-1"))
        except ExitTrap as error:
            ending, error.__traceback__ = "exited", None
        except (Trap, WasmtimeError) as error:
            ending, detail = _ending_of(error)
            error.__traceback__ = None  # its frames hold it and the store in a circle
        finally:
            self.drawn = self.host.drawn
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
    last = message.strip().splitlines()[-1] if message.strip() else ""
    innermost = re.search(r"0: (?:0x\w+ - )?(\S+)", message)
    return "trapped", f"{last[:200]} in {innermost[1][:100]}" if innermost else last[:200]
