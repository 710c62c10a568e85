"""The invariants on a few inputs, the same in every run. `make fuzz` tries a hundred thousand others."""

import pytest
from hypothesis import given, settings

from tests.fuzz.invariants import INVARIANTS, Invariant
from tests.properties import repeatable

EXAMPLES = 150


@pytest.mark.parametrize("invariant", INVARIANTS, ids=lambda invariant: invariant.name)
def test_an_invariant_holds_for_whatever_is_drawn(invariant: Invariant) -> None:
    settings(repeatable, max_examples=EXAMPLES)(given(invariant.inputs)(invariant.check))()


def test_the_shares_of_a_long_run_make_a_whole() -> None:
    assert sum(invariant.share for invariant in INVARIANTS) == pytest.approx(1)
