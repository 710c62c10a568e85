"""Inputs of binary_search: drawn cases, a small exhaustive scope, and the growth families."""

from collections.abc import Iterable, Iterator
from itertools import accumulate, cycle, islice, pairwise
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

LIMIT = 10**9

Arguments = tuple[list[int], int]


def constraints(nums: list[int], target: int) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "0 <= len(nums) <= 10^6", len(nums) <= 10**6
    yield "-10^9 <= nums[i] <= 10^9", all(-LIMIT <= value <= LIMIT for value in nums)
    yield "-10^9 <= target <= 10^9", -LIMIT <= target <= LIMIT
    yield "nums is strictly ascending", all(low < high for low, high in pairwise(nums))


@st.composite
def cases(draw: st.DrawFn) -> Arguments:
    """An ascending list and a target at an end, in the middle, anywhere, outside or in a gap."""
    nums = draw(ascending_lists())
    return nums, draw(targets(nums))


@st.composite
def ascending_lists(draw: st.DrawFn) -> list[int]:
    """Up to 24 values, by their distances: dense, with small gaps or with wide ones."""
    distance = draw(st.sampled_from([st.integers(1, 3), st.just(1), st.integers(1, 10**7)]))
    fewest, most = draw(st.sampled_from([(0, 3), (0, 24), (8, 24)]))
    heights = list(accumulate(draw(st.lists(distance, min_size=fewest, max_size=most))))
    if not heights:
        return []
    span = heights[-1] - heights[0]
    edges = [0, -span // 2, -LIMIT, LIMIT - span]
    start = draw(st.sampled_from(edges) | st.integers(-9, 9))
    return [start + height - heights[0] for height in heights]


def targets(nums: list[int]) -> SearchStrategy[int]:
    """Each kind of place about equally often; only the kinds that this list has."""
    if not nums:
        return st.sampled_from([0, 1, -1, LIMIT, -LIMIT])
    n = len(nums)
    edges = [nums[0], nums[-1], nums[n // 2], nums[(n - 1) // 2]]
    below = [value for value in (nums[0] - 1, -LIMIT) if -LIMIT <= value < nums[0]]
    above = [value for value in (nums[-1] + 1, LIMIT) if nums[-1] < value <= LIMIT]
    gaps = [value for low, high in pairwise(nums) if high - low > 1 for value in (low + 1, high - 1)]
    return st.one_of([st.sampled_from(kind) for kind in (edges, nums, below + above, gaps) if kind])


def exhaustive() -> Iterator[Arguments]:
    """Every other integer around 0, up to 10 of them, with every target in, between and just outside."""
    for n in range(11):
        for target in range(-n, n + 1):
            yield list(range(1 - n, n, 2)), target


Batch = list[Arguments]
"""Calls that share their list: a single one is too quick to be measured."""

CALLS = 256
"""Calls of one batch."""


def targets_for(n: int) -> int:
    """How many different targets: few in small lists, so that they are of the kind that is meant."""
    return CALLS if n >= CALLS else max(1, n // 4)


def evenly_spaced(n: int, random: Random) -> list[int]:
    """n values at one distance of at least 2, with room for targets below the first and above the last."""
    step = random.randint(2, 900)
    start = random.randint(CALLS - LIMIT, LIMIT - CALLS - n * step)
    return list(range(start, start + n * step, step))


def unevenly_spaced(n: int, random: Random) -> list[int]:
    """n values at random distances of at least 2: where one lies tells nothing of the others."""
    start = random.randint(-LIMIT, LIMIT - n * 900)
    return list(accumulate(random.choices(range(2, 900), k=n), initial=start))[1:]


def asking(nums: list[int], targets: Iterable[int], random: Random) -> Batch:
    """Calls with the targets in random order, each several times if they are few: as many for every n."""
    calls = [(nums, target) for target in islice(cycle(targets), CALLS)]
    random.shuffle(calls)
    return calls


def last(n: int, random: Random) -> Batch:
    """The targets are the last elements: the worst for a scan from the left, or one in jumps."""
    nums = evenly_spaced(n, random)
    return asking(nums, nums[-targets_for(n) :], random)


def first(n: int, random: Random) -> Batch:
    """The targets are the first elements: the worst for a scan from the right."""
    nums = unevenly_spaced(n, random)
    return asking(nums, nums[: targets_for(n)], random)


def below(n: int, random: Random) -> Batch:
    """The targets are absent, below all elements."""
    nums = evenly_spaced(n, random)
    return asking(nums, range(nums[0] - targets_for(n), nums[0]), random)


def above(n: int, random: Random) -> Batch:
    """The targets are absent, above all elements."""
    nums = evenly_spaced(n, random)
    return asking(nums, range(nums[-1] + 1, nums[-1] + 1 + targets_for(n)), random)


def between(n: int, random: Random) -> Batch:
    """The targets are absent, in gaps around the middle: far from both ends."""
    nums = unevenly_spaced(n, random)
    start = (n - targets_for(n)) // 2
    return asking(nums, [value - 1 for value in nums[start : start + targets_for(n)]], random)


def crowded(n: int, random: Random) -> Batch:
    """Consecutive values and one far above them, the targets just before it: guessing by value fails."""
    start = random.randint(-LIMIT, -LIMIT + 10**6)
    nums = [*range(start, start + n - 1), random.randint(LIMIT - 10**6, LIMIT)]
    return asking(nums, nums[-targets_for(n) - 1 : -1] or nums, random)


families = (last, first, below, above, between, crowded)
