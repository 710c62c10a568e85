"""Inputs of search_rotated_array: drawn cases, a small exhaustive scope, and the growth families."""

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
    yield "the values of nums are distinct", len(set(nums)) == len(nums)
    drops = sum(left > right for left, right in pairwise(nums))
    yield (
        "nums is an ascending list, rotated",
        drops == 0 or (drops == 1 and nums[-1] < nums[0]),
    )


def rotated(values: list[int], places: int) -> list[int]:
    """The last `places` values (counted modulo the length) in front of the others."""
    cut = len(values) - places % max(1, len(values))
    return values[cut:] + values[:cut]


@st.composite
def cases(draw: st.DrawFn) -> Arguments:
    """A list rotated by 0, 1, all but one, half or any number of places, and a target at a telling place."""
    values = draw(ascending_lists())
    n = len(values)
    edges = [places for places in (0, 1, n - 1, n // 2) if 0 <= places < max(1, n)]
    nums = rotated(values, draw(st.sampled_from(edges) | st.integers(0, max(0, n - 1))))
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
    low, high = min(nums), max(nums)
    edges = [nums[0], nums[-1], nums[n // 2], nums[(n - 1) // 2]]
    below = [value for value in (low - 1, -LIMIT) if -LIMIT <= value < low]
    above = [value for value in (high + 1, LIMIT) if high < value <= LIMIT]
    drop = [low, high] + [value for value in (nums[-1] + 1, nums[0] - 1) if nums[-1] < value < nums[0]]
    gaps = [
        value for left, right in pairwise(sorted(nums)) if right - left > 1 for value in (left + 1, right - 1)
    ]
    kinds = (edges, drop, nums, below + above, gaps)
    return st.one_of([st.sampled_from(kind) for kind in kinds if kind])


def exhaustive() -> Iterator[Arguments]:
    """Every other integer around 0, up to 5 of them, each rotation, each target in or around."""
    for n in range(6):
        for places in range(max(1, n)):
            for target in range(-n, n + 1):
                yield rotated(list(range(1 - n, n, 2)), places), target


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


def unrotated(n: int, random: Random) -> Batch:
    """In order, nothing ever drops; the targets are absent, above all elements."""
    nums = evenly_spaced(n, random)
    return asking(nums, range(nums[-1] + 1, nums[-1] + 1 + targets_for(n)), random)


def largest_in_front(n: int, random: Random) -> Batch:
    """Rotated by one place; the targets are the last elements."""
    nums = rotated(evenly_spaced(n, random), 1)
    return asking(nums, nums[-targets_for(n) :], random)


def smallest_at_the_back(n: int, random: Random) -> Batch:
    """Rotated by all places but one: the drop is before the last element; the targets are the last ones."""
    nums = rotated(evenly_spaced(n, random), n - 1)
    return asking(nums, nums[-targets_for(n) :], random)


def first(n: int, random: Random) -> Batch:
    """Cut in the middle; the targets are the first elements."""
    nums = rotated(unevenly_spaced(n, random), n // 2)
    return asking(nums, nums[: targets_for(n)], random)


def below(n: int, random: Random) -> Batch:
    """Cut in the middle; the targets are absent, below all elements."""
    values = evenly_spaced(n, random)
    return asking(rotated(values, n // 2), range(values[0] - targets_for(n), values[0]), random)


def between(n: int, random: Random) -> Batch:
    """Cut in the middle; the targets are absent, in gaps on both sides of the place where the ring closes."""
    values = unevenly_spaced(n, random)
    start = max(0, n - n // 2 - targets_for(n) // 2)
    targets = [value + 1 for value in values[start : start + targets_for(n)]]
    return asking(rotated(values, n // 2), targets, random)


def crowded(n: int, random: Random) -> Batch:
    """Cut in the middle; consecutive values and one far above them, the targets the last ones before it."""
    start = random.randint(-LIMIT, -LIMIT + 10**6)
    values = [*range(start, start + n - 1), random.randint(LIMIT - 10**6, LIMIT)]
    return asking(rotated(values, n // 2), values[-targets_for(n) - 1 : -1] or values, random)


families = (unrotated, largest_in_front, smallest_at_the_back, first, below, between, crowded)
