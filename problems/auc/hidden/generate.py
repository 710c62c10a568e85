"""Inputs of auc: drawn cases, a small exhaustive scope, and the growth families."""

import itertools
from collections.abc import Iterator
from math import isqrt
from random import Random

from hypothesis import strategies as st

LIMIT = 1e9

Arguments = tuple[list[int], list[float]]


def constraints(labels: list[int], scores: list[float]) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "len(labels) = len(scores)", len(labels) == len(scores)
    yield "0 <= n <= 10^6", len(labels) <= 10**6
    yield "labels[i] is 0 or 1", all(label in (0, 1) for label in labels)
    yield "-10^9 <= scores[i] <= 10^9", all(-LIMIT <= score <= LIMIT for score in scores)


@st.composite
def cases(draw: st.DrawFn) -> Arguments:
    """Scores out of a few, on a grid, or anywhere, each with a label; in any order or in that of scores."""
    score = draw(
        st.sampled_from(
            [
                st.integers(0, 2).map(float),
                st.integers(-4, 4).map(quarter),
                st.sampled_from([0.1, 0.3, 0.1 + 0.2, 0.7 + 0.1, 0.8]),
                st.floats(-LIMIT, LIMIT, allow_subnormal=False),
            ]
        )
    )
    label = draw(st.sampled_from([st.integers(0, 1), st.sampled_from([0, 0, 0, 1]), st.just(1)]))
    examples = draw(st.lists(st.tuples(label, score), max_size=24))
    ascending = sorted(examples, key=lambda example: example[1])
    return apart(draw(st.sampled_from([examples, ascending, ascending[::-1]])))


def quarter(number: int) -> float:
    return number / 4


def apart(examples: list[tuple[int, float]]) -> Arguments:
    return [label for label, _ in examples], [score for _, score in examples]


def exhaustive() -> Iterator[Arguments]:
    """Every list of up to 3 examples with scores out of three, and of 4 with scores out of two."""
    for n, values in ((0, ""), (1, "0"), (2, "012"), (3, "012"), (4, "01")):
        for scores in itertools.product(map(float, values), repeat=n):
            for labels in itertools.product((0, 1), repeat=n):
                yield list(labels), list(scores)


def shuffled_labels(n: int, positives: int, random: Random) -> list[int]:
    """So many ones among n labels, in random places."""
    labels = [1] * positives + [0] * (n - positives)
    random.shuffle(labels)
    return labels


def random_scores(n: int, random: Random) -> Arguments:
    """As many positives as negatives, each with a score of its own: n * n / 4 pairs."""
    return shuffled_labels(n, n // 2, random), [random.uniform(-LIMIT, LIMIT) for _ in range(n)]


def few_different_scores(n: int, random: Random) -> Arguments:
    """Eight scores only, so that an eighth of all examples are tied with each."""
    return shuffled_labels(n, n // 2, random), [random.randrange(8) / 8 for _ in range(n)]


def rare_positives(n: int, random: Random) -> Arguments:
    """About sqrt(n) positives: even then there are n * sqrt(n) pairs."""
    return shuffled_labels(n, isqrt(n), random), [random.uniform(0, 1) for _ in range(n)]


def falling_scores(n: int, random: Random) -> Arguments:
    """Each score below the last: whatever is put in order one by one goes to the front each time."""
    start = random.uniform(0, LIMIT / 2)
    return shuffled_labels(n, n // 2, random), [start - i for i in range(n)]


families = (random_scores, few_different_scores, rare_positives, falling_scores)


def large() -> Iterator[Arguments]:
    """A few hundred examples with scores far apart, and with few scores, in several orders."""
    random = Random(1947)
    for n in (100, 200, 300):
        yield shuffled_labels(n, n // 3, random), [random.uniform(-LIMIT, LIMIT) for _ in range(n)]
    labels, scores = shuffled_labels(256, 128, random), [random.randrange(40) / 40 for _ in range(256)]
    yield labels, scores
    yield labels, sorted(scores)
    yield labels, sorted(scores, reverse=True)
    yield [1] * 150 + [0] * 150, [LIMIT] * 75 + [-LIMIT] * 75 + [LIMIT] * 50 + [-LIMIT] * 100
