"""Inputs of join_pieces: drawn cases and the growth families."""

import string
from collections.abc import Iterator
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

Arguments = tuple[list[str]]


def constraints(pieces: list[str]) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "1 <= len(pieces) <= 10^6", 1 <= len(pieces) <= 10**6
    yield "1 <= len(pieces[i]) <= 8", all(1 <= len(piece) <= 8 for piece in pieces)
    yield "pieces[i] of a-z, A-Z", all(piece.isascii() and piece.isalpha() for piece in pieces)


def cases() -> SearchStrategy[Arguments]:
    """A few short pieces."""
    piece = st.text(alphabet="abXY", min_size=1, max_size=4)
    return st.tuples(st.lists(piece, min_size=1, max_size=8))


def long_pieces(n: int, random: Random) -> Arguments:
    """Pieces of eight letters."""
    return (["".join(random.choices(string.ascii_letters, k=8)) for _ in range(n)],)


def mixed_pieces(n: int, random: Random) -> Arguments:
    """Pieces of one to eight letters."""
    return (["".join(random.choices(string.ascii_letters, k=random.randint(1, 8))) for _ in range(n)],)


families = (long_pieces, mixed_pieces)
