"""Inputs of most_frequent: drawn cases and the growth families."""

from collections.abc import Iterator
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

Arguments = tuple[list[str]]


def constraints(words: list[str]) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "1 <= len(words) <= 10^6", 1 <= len(words) <= 10**6
    yield "1 <= len(words[i]) <= 12", all(1 <= len(word) <= 12 for word in words)
    yield "words[i] of a-z, 0-9", all(word.isascii() and word.isalnum() and word.islower() for word in words)


def cases() -> SearchStrategy[Arguments]:
    """A few short words, often the same."""
    return st.tuples(st.lists(st.sampled_from(["a", "b", "ab", "ba", "abc"]), min_size=1, max_size=10))


def all_different(n: int, random: Random) -> Arguments:
    """No word occurs twice."""
    return ([f"w{number}" for number in random.sample(range(9 * n), n)],)


def some_repeats(n: int, random: Random) -> Arguments:
    """As many different words as half of the list could hold."""
    return ([f"w{random.randint(0, n // 2)}" for _ in range(n)],)


def few_words(n: int, random: Random) -> Arguments:
    """About sqrt(n) different words."""
    return ([f"w{random.randint(0, round(n**0.5))}" for _ in range(n)],)


families = (all_different, some_repeats, few_words)
