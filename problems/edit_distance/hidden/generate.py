"""Inputs of edit_distance: drawn cases, a small exhaustive scope, and the growth families."""

import itertools
from collections.abc import Iterator
from random import Random
from string import ascii_lowercase

from hypothesis import strategies as st

LONGEST = 10**5
MOST_CELLS = 4 * 10**6
SHORT = 8

Arguments = tuple[str, str]


def constraints(a: str, b: str) -> Iterator[tuple[str, bool]]:
    """Every rule of the statement and whether the input keeps it."""
    yield "n, m <= 10^5", max(len(a), len(b)) <= LONGEST
    yield "n * m <= 4 * 10^6", len(a) * len(b) <= MOST_CELLS
    yield "letters a to z", set(a) | set(b) <= set(ascii_lowercase)


@st.composite
def cases(draw: st.DrawFn) -> Arguments:
    """Two texts over few letters, or a text and what some changes make of it; often in a common frame."""
    letters = draw(st.sampled_from(["ab", "abc", "a", ascii_lowercase]))
    text = st.text(alphabet=letters, max_size=9)
    a = draw(text)
    b = draw(text) if draw(st.booleans()) else draw(changed(a, letters))
    front, back = draw(st.sampled_from([("", ""), ("", ""), ("a", ""), ("", "ba"), ("ab", "a")]))
    return front + a + back, front + b + back


@st.composite
def changed(draw: st.DrawFn, text: str, letters: str) -> str:
    """The text after up to four changes, two of which may be an exchange of neighbours."""
    for kind in draw(st.lists(st.sampled_from(["insert", "remove", "replace", "exchange"]), max_size=4)):
        place = draw(st.integers(0, len(text)))
        before, at, behind = text[:place], text[place : place + 1], text[place + 1 :]
        match kind:
            case "insert":
                text = before + draw(st.sampled_from(letters)) + at + behind
            case "remove":
                text = before + behind
            case "replace" if at:
                text = before + draw(st.sampled_from(letters)) + behind
            case "exchange":
                text = before + behind[:1] + at + behind[1:]
    return text


def exhaustive() -> Iterator[Arguments]:
    """Every pair of texts of up to 3 letters over two."""
    texts = ["".join(letters) for n in range(4) for letters in itertools.product("ab", repeat=n)]
    yield from itertools.product(texts, texts)


def text(n: int, letters: str, random: Random) -> str:
    return "".join(random.choices(letters, k=n))


def four_letters(n: int, random: Random) -> Arguments:
    """Two texts of the same length over the same four letters."""
    return text(n // 2, "acgt", random), text(n // 2, "acgt", random)


def nothing_in_common(n: int, random: Random) -> Arguments:
    """Two texts of the same length without a common letter: as far apart as they can be."""
    return text(n // 2, "abcd", random), text(n // 2, "wxyz", random)


def short_and_long(n: int, random: Random) -> Arguments:
    """Eight letters and n letters: whoever keeps something for each letter of b keeps too much."""
    return text(SHORT, "acgt", random), text(n, "acgt", random)


def long_and_short(n: int, random: Random) -> Arguments:
    """The same with the long text first: whoever keeps something for each letter of a keeps too much."""
    return text(n, "acgt", random), text(SHORT, "acgt", random)


families = (four_letters, nothing_in_common, short_and_long, long_and_short)


def large() -> Iterator[Arguments]:
    """A few hundred letters, from close together to far apart, and one text as long as it may be."""
    random = Random(72)
    for n, m, letters in ((100, 120, "ab"), (300, 200, ascii_lowercase), (64, 300, "acgt")):
        yield text(n, letters, random), text(m, letters, random)
    long = text(300, "acgt", random)
    yield long, long[150:] + long[:150]
    yield long, long[:40] + "t" + long[40:170] + long[180:]
    yield long[:299], long[::-1]
    yield text(LONGEST, "ab", random), "ba"
