"""Inputs of weighted_choice: drawn cases, a small exhaustive scope, and the growth families."""

import itertools
from collections.abc import Iterator
from math import isqrt
from random import Random

from hypothesis import strategies as st

UNITS = 2**20
MOST_TOTAL = 10**9

Calls = list[tuple[str, tuple[float]]]
Sequence = tuple[tuple[list[int]], Calls]


def constraints(weights: list[int], calls: Calls) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    numbers = [u for _, (u,) in calls]
    yield "1 <= n <= 10^6", 1 <= len(weights) <= 10**6
    yield "0 <= weights[i]", all(weight >= 0 for weight in weights)
    yield "1 <= total <= 10^9", 1 <= sum(weights) <= MOST_TOTAL
    yield "0 <= u < 1", all(0 <= u < 1 for u in numbers)
    yield "u is a multiple of 2^-20", all(u * UNITS % 1 == 0 for u in numbers)
    yield "at most 10^6 draws", len(numbers) <= 10**6


@st.composite
def cases(draw: st.DrawFn) -> Sequence:
    """Small weights, zeros among them, or large ones, and draws at and beside the ends of stretches."""
    weight = draw(
        st.sampled_from(
            [st.integers(0, 3), st.integers(1, 9), st.sampled_from([0, 0, 1]), st.integers(0, 10**7)]
        )
    )
    weights = draw(st.lists(weight, min_size=1, max_size=16))
    last = draw(st.integers(0, len(weights) - 1))
    if draw(st.booleans()):  # a total that is a power of two has its ends at multiples of 2^-20
        total = 1 << max(sum(weights), 1).bit_length()
        weights[last] += total - sum(weights)
    elif not any(weights):
        weights[last] = 1
    anywhere = st.integers(0, UNITS - 1)
    near_an_end = st.sampled_from(units_near_ends(weights))
    return (weights,), draws(draw(st.lists(near_an_end | anywhere, min_size=1, max_size=8)))


def units_near_ends(weights: list[int]) -> list[int]:
    """The u next to the ends of all stretches, in units of 2^-20; the first and the last one too."""
    total = sum(weights)
    ends = [-(-end * UNITS // total) for end in itertools.accumulate(weights, initial=0)]
    near = {unit + step for unit in ends for step in (0, -1, 1)}
    return sorted(unit for unit in near if 0 <= unit < UNITS)


def draws(units: list[int]) -> Calls:
    return [("draw", (unit / UNITS,)) for unit in units]


def exhaustive() -> Iterator[Sequence]:
    """Up to 4 weights of 0, 1 and 2 with a draw at and beside each end of a stretch."""
    for n in (1, 2, 3, 4):
        for weights in itertools.product((0, 1, 2) if n < 4 else (0, 1), repeat=n):
            if any(weights):
                yield (list(weights),), draws(units_near_ends(list(weights)))


def random_draws(count: int, random: Random, first: float = 0.0, last: float = 1.0) -> Calls:
    """Draws with u between two numbers."""
    return draws(random.choices(range(round(first * UNITS), round(last * UNITS)), k=count))


def random_weights(n: int, random: Random) -> Sequence:
    """Random weights, with a draw for each of them."""
    return (random.choices(range(1, 500), k=n),), random_draws(n, random)


def near_the_end(n: int, random: Random) -> Sequence:
    """All draws fall into the last quarter of the weights: whoever goes along the line goes far."""
    return (random.choices(range(1, 500), k=n),), random_draws(n, random, first=0.75)


def near_the_start(n: int, random: Random) -> Sequence:
    """All draws fall into the first quarter: whoever comes from the other end goes far."""
    return (random.choices(range(1, 500), k=n),), random_draws(n, random, last=0.25)


def empty_stretches(n: int, random: Random) -> Sequence:
    """Eight weights above 0, and long rows of zeros between them, at whose ends most draws fall."""
    weights = [0] * n
    for i in range(8):
        weights[(i + 1) * n // 8 - 1] = 2
    eighths = list(range(0, UNITS, UNITS // 8))
    return (weights,), draws(random.choices(eighths, k=n))


def heavy_weights(n: int, random: Random) -> Sequence:
    """Weights of about sqrt(n) each: much more weight than there are indices."""
    heavy = isqrt(n)
    return (random.choices(range(heavy, heavy + heavy // 4 + 1), k=n),), random_draws(n, random)


def many_weights(n: int, random: Random) -> Sequence:
    """Random weights and four draws: only what is prepared is costly."""
    return (random.choices(range(1, 500), k=n),), random_draws(4, random)


def many_draws(n: int, random: Random) -> Sequence:
    """Four weights and n draws: only what each draw does by itself is costly."""
    return (random.choices(range(1, 500), k=4),), random_draws(n, random)


families = (
    random_weights,
    near_the_end,
    near_the_start,
    empty_stretches,
    heavy_weights,
    many_weights,
    many_draws,
)


def large() -> Iterator[Sequence]:
    """A few hundred weights far apart, and totals at their limit, with draws near all ends of stretches."""
    random = Random(528)
    for n in (100, 200, 300):
        weights = [10 ** random.randrange(7) for _ in range(n)]
        yield (weights,), draws(random.sample(units_near_ends(weights), 100))
    small = [0, 1, 2, 0, 3] * 60
    yield (small,), draws(random.sample(units_near_ends(small), 100))
    shares = [random.randrange(3 * 10**6) for _ in range(300)]
    shares[150] += MOST_TOTAL - sum(shares)
    yield (shares,), draws(units_near_ends(shares)[::9])
