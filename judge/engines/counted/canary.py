"""The canary of the counted engine: does it count what C does in bulk?

Versions of wasmtime before 2026 counted a bulk copy of any length as one instruction. An operation such as
`pop(0)` would then cost nothing, so the engine is asked each time that it starts, and never by its version.
"""

import marshal
from typing import Protocol

from judge.engines.counted.wire import Order, Request, Served

SOURCE = b"""
def copied(n):
    bytes(n)[1:]
"""

SMALL, LARGE = 1 << 10, 1 << 21
"""Bytes that are copied."""

LEAST = 1 / 64
"""Instructions for each byte that a bulk copy must cost at least. One instruction a byte was measured."""

MEMORY = 128 << 20
FUEL = 10**9

ORDERS = {"result_limit": 1 << 20, "output_keep": 1 << 10, "output_limit": 1 << 20, "recursion_limit": 1_000}
ENTRY = {"name": "copied", "parameters": ["n"], "methods": {}}


class Serves(Protocol):
    """What carries out an order."""

    def serve(self, order: Order) -> Served: ...


def complaint(server: Serves) -> str:
    """Return what is wrong with how this engine counts; empty if it is right."""
    load = ("load", 0, ORDERS, SOURCE, ENTRY)
    calls = [("call", n, [("copied", (size,), 0)], False) for n, size in enumerate((SMALL, LARGE), 1)]
    requests = tuple([Request(marshal.dumps(message, 2), FUEL) for message in (load, *calls)])
    answers, _ = server.serve(Order(requests, MEMORY))
    if len(answers) < 3 or any(answer.ending != "answered" for answer in answers):
        return f"the canary ended with {answers[-1].ending} {answers[-1].detail}".strip()
    _, small, large = answers
    if large.spent - small.spent < LEAST * (LARGE - SMALL):
        return "moving memory in bulk costs next to nothing: this version of wasmtime does not count it"
    return ""
