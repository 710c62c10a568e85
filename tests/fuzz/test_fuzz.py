"""The invariants on a few inputs, the same in every run. `make fuzz` tries a hundred thousand others."""

import pytest
from hypothesis import Phase, given, settings

from tests.fuzz import loader
from tests.fuzz.invariants import INVARIANTS, Invariant
from tests.properties import repeatable
from tests.workers import processor_time

EXAMPLES = 150


@pytest.mark.parametrize("invariant", INVARIANTS, ids=lambda invariant: invariant.name)
def test_an_invariant_holds_for_whatever_is_drawn(invariant: Invariant) -> None:
    settings(repeatable, max_examples=EXAMPLES, phases=[Phase.generate])(
        given(invariant.inputs)(invariant.check)
    )()


def test_the_shares_of_a_long_run_make_a_whole() -> None:
    assert sum(invariant.share for invariant in INVARIANTS) == pytest.approx(1)


@pytest.mark.parametrize(
    "text", [loader.LAUGHS, "!!bool x", "\x00", "\x85\x9b", "[" * 3000, "0x" + "f" * 5000]
)
@pytest.mark.parametrize("file", ["problem", "samples", "hidden"])
def test_a_document_that_attacks_its_reader_is_a_fault(file: str, text: str) -> None:
    with processor_time(10):
        loader.loads_or_names_faults(("double", [loader.Change(file, "replace value", 1, text)]))
