"""What a rejected solver sees of the inputs that showed the growth: a tiny one."""

from judge.casegen.batches import load
from judge.measuring.fresh import Fresh
from judge.model.show import show_call

EXAMPLE_SIZE = 6
"""The size of the example."""

EXAMPLE_CALLS = 3
"""Calls of it that are shown."""


def example(fresh: Fresh, family: str) -> str:
    """A tiny concrete input of a family, as a solver would type it."""
    batch = fresh.batch(family, EXAMPLE_SIZE)
    calls = load(batch)[0]
    name = "obj" if len(calls) > 1 else ""
    shown = [show_call(calls[0], 120, ""), *(show_call(call, 80, name) for call in calls[1:])]
    more = "; ..." if len(shown) > EXAMPLE_CALLS else ""
    if batch.inputs_share:
        more += "; many such calls are measured together"
    return "; ".join(shown[:EXAMPLE_CALLS]) + more
