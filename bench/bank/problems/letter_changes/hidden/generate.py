"""Inputs of letter_changes: drawn cases and the growth families."""

from collections.abc import Iterator
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

Arguments = tuple[str, str]


def constraints(a: str, b: str) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "len(a), len(b) <= 5000", len(a) <= 5000 and len(b) <= 5000
    yield "letters a-z", all("a" <= letter <= "z" for letter in a + b)


def cases() -> SearchStrategy[Arguments]:
    """Two short strings over three letters."""
    text = st.text(alphabet="abc", max_size=7)
    return st.tuples(text, text)


def letters(n: int, alphabet: str, random: Random) -> str:
    return "".join(random.choices(alphabet, k=n))


def four_letters(n: int, random: Random) -> Arguments:
    """Two strings over the same four letters, n letters in all."""
    return letters(n // 2, "acgt", random), letters(n - n // 2, "acgt", random)


def unlike(n: int, random: Random) -> Arguments:
    """Two strings without a common letter, n letters in all."""
    return letters(n // 2, "abcd", random), letters(n - n // 2, "wxyz", random)


families = (four_letters, unlike)
