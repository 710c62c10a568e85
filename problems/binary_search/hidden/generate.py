"""Inputs of binary_search: drawn cases, a small exhaustive scope, and the growth families."""

from collections.abc import Iterator
from itertools import accumulate, pairwise
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


def evenly_spaced(n: int, random: Random) -> list[int]:
    """n values at one distance of at least 2, with room below the first and above the last."""
    step = random.randint(2, 1000)
    start = random.randint(1 - LIMIT, LIMIT - n * step)
    return list(range(start, start + n * step, step))


def last(n: int, random: Random) -> Arguments:
    """The target is the last element: the worst for a scan from the left, or one in jumps."""
    nums = evenly_spaced(n, random)
    return nums, nums[-1]


def first(n: int, random: Random) -> Arguments:
    """The target is the first element: the worst for a scan from the right."""
    nums = evenly_spaced(n, random)
    return nums, nums[0]


def below(n: int, random: Random) -> Arguments:
    """The target is absent, below all elements."""
    nums = evenly_spaced(n, random)
    return nums, random.randint(-LIMIT, nums[0] - 1)


def above(n: int, random: Random) -> Arguments:
    """The target is absent, above all elements."""
    nums = evenly_spaced(n, random)
    return nums, random.randint(nums[-1] + 1, LIMIT)


def between(n: int, random: Random) -> Arguments:
    """The target is absent, in the gap before the middle element: far from both ends."""
    nums = evenly_spaced(n, random)
    return nums, nums[n // 2] - 1


def crowded(n: int, random: Random) -> Arguments:
    """Consecutive values and one far above them, the target just before it: guessing by value fails."""
    start = random.randint(-LIMIT, -LIMIT + 10**6)
    nums = [*range(start, start + n - 1), random.randint(LIMIT - 10**6, LIMIT)]
    return nums, nums[max(0, n - 2)]


families = (last, first, below, above, between, crowded)
