"""Inputs of rate_limiter: drawn cases, a small exhaustive scope, and the growth families."""

import itertools
from collections.abc import Iterator
from random import Random
from string import ascii_lowercase

from hypothesis import strategies as st

LATEST = 10**9
LONGEST = 10**9
HIGHEST = 10**6

Calls = list[tuple[str, tuple[str, int]]]
Sequence = tuple[tuple[int, int], Calls]


def constraints(limit: int, window: int, calls: Calls) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    clients = {client for _, (client, _) in calls}
    times = [time for _, (_, time) in calls]
    yield "1 <= limit <= 10^6", 1 <= limit <= HIGHEST
    yield "1 <= window <= 10^9", 1 <= window <= LONGEST
    yield "0 <= time <= 10^9", all(0 <= time <= LATEST for time in times)
    yield "time never decreases", all(a <= b for a, b in itertools.pairwise(times))
    yield "client is made of 1 to 20 letters a to z", all(map(is_client, clients))
    yield "at most 10^6 requests", len(calls) <= 10**6


def is_client(name: str) -> bool:
    return 1 <= len(name) <= 20 and set(name) <= set(ascii_lowercase)


@st.composite
def cases(draw: st.DrawFn) -> Sequence:
    """A small limit and window, and requests that come at once, a step apart, or just as one leaves."""
    limit = draw(st.integers(1, 4))
    window = draw(st.integers(1, 6) | st.sampled_from([60, LONGEST // 8]))
    step = st.sampled_from([0, 0, 1, window - 1, window, window + 1]) | st.integers(0, 3)
    clients = st.sampled_from("a" if draw(st.booleans()) else "aab")
    requests = draw(st.lists(st.tuples(clients, step), min_size=1, max_size=24))
    start = draw(st.sampled_from([0, 1, window - 1]))
    return (limit, window), calls_after([(client, min(gap, LATEST // 32)) for client, gap in requests], start)


def calls_after(requests: list[tuple[str, int]], start: int) -> Calls:
    """Calls from clients and the seconds since the request before."""
    times = itertools.accumulate((gap for _, gap in requests), initial=start)
    next(times)
    return [("allow", (client, time)) for (client, _), time in zip(requests, times, strict=True)]


def exhaustive() -> Iterator[Sequence]:
    """Up to 4 requests of one client, and 3 of two, with every gap around a window of 1 or 2."""
    for limit, window in ((1, 1), (1, 2), (2, 2)):
        for count in (1, 2, 3, 4):
            for gaps in itertools.product(range(3), repeat=count - 1):
                yield (limit, window), calls_after([("a", gap) for gap in (0, *gaps)], 0)
    for clients in ("aba", "abb", "aab"):
        for gaps in itertools.product(range(2), repeat=2):
            yield (1, 2), calls_after(list(zip(clients, (0, *gaps), strict=True)), 1)


def name(number: int) -> str:
    """A short name for each number."""
    letters = ""
    while number >= 0:
        letters = ascii_lowercase[number % 26] + letters
        number = number // 26 - 1
    return letters


def allowed_throughout(n: int, random: Random) -> Sequence:
    """One client far below its limit, and a window that nothing leaves: all requests stay on record."""
    start = random.randrange(1000)
    return (n, LONGEST), calls_after([("ada", random.randrange(3)) for _ in range(n)], start)


def one_in_one_out(n: int, random: Random) -> Sequence:
    """One client and a full window: each request is allowed just because the oldest one leaves."""
    limit = max(1, n // 2)
    start = random.randrange(1000)
    return (limit, limit), calls_after([("ada", 1)] * n, start)


def refused_throughout(n: int, random: Random) -> Sequence:
    """One client that has used up half of n and goes on asking: requests that must leave no trace."""
    start = random.randrange(1000)
    return (max(1, n // 2), LONGEST), calls_after([("ada", random.randrange(3)) for _ in range(n)], start)


def bursts(n: int, random: Random) -> Sequence:
    """About four bursts of one client, each of which finds the window full and then all of it gone."""
    limit = max(1, n // 4)
    window = 10 + random.randrange(10)
    gaps = [window if i % limit == 0 else 0 for i in range(n)]
    return (limit, window), calls_after([("ada", gap) for gap in gaps], 0)


def many_clients(n: int, random: Random) -> Sequence:
    """A new client with each request, and a limit of n: only what is kept for each client is costly."""
    numbers = random.sample(range(4 * n), n)
    return (n, LONGEST), calls_after([(name(number), 1) for number in numbers], 0)


def clients_in_turn(n: int, random: Random) -> Sequence:
    """About sqrt(n) clients that ask in turn and never have a full window."""
    clients = max(1, round(n**0.5))
    offset = random.randrange(1000)
    return (n, n), calls_after([(name(offset + i % clients), 1) for i in range(n)], 0)


families = (
    allowed_throughout,
    one_in_one_out,
    refused_throughout,
    bursts,
    many_clients,
    clients_in_turn,
)


def large() -> Iterator[Sequence]:
    """A limit beyond a byte, reached and left again, with the numbers at their limits."""
    times = [LATEST - 300] * 301 + [LATEST - 1, LATEST, LATEST]
    yield (300, 300), [("allow", ("z" * 20, time)) for time in times]
