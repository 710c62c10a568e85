"""What the property tests share: settings that make every run the same, and a strategy of plain values."""

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

repeatable = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""No clocks and the same examples in every run: a busy machine must not fail a test."""

SCALARS: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-(1 << 200), 1 << 200),
    st.sampled_from([(1 << 63) - 1, 1 << 63, -(1 << 63), -(1 << 63) - 1]),
    st.floats(),
    st.text(st.characters()),
    st.text(st.characters(categories=["Cs"])),
    st.binary(),
)
HASHABLE: st.SearchStrategy[Any] = st.recursive(
    SCALARS, lambda inner: st.frozensets(inner) | st.tuples(inner, inner), max_leaves=6
)
PLAIN: st.SearchStrategy[Any] = st.recursive(
    SCALARS
    | st.sets(HASHABLE)
    | st.lists(st.integers(-(1 << 64), 1 << 64))
    | st.lists(st.floats())
    | st.lists(st.booleans())
    | st.lists(st.integers(0, 1) | st.booleans()),
    lambda inner: (
        st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(HASHABLE, inner) | st.sets(HASHABLE)
    ),
    max_leaves=12,
)
"""Every kind of value that a solution may return: numbers of any size, surrogates, NaN, all containers."""
