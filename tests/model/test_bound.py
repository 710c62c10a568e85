"""Bounds are parsed strictly and can be evaluated."""

import pytest

from judge.model.bound import Bound, Factor, InvalidBound, parse_bound

N = Factor("n", 1.0, 0)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("O(1)", ((),)),
        ("O(n)", ((N,),)),
        ("O(log n)", ((Factor("n", 0.0, 1),),)),
        ("O(log(n))", ((Factor("n", 0.0, 1),),)),
        ("O(n log n)", ((Factor("n", 1.0, 1),),)),
        ("O(n * log n * n)", ((Factor("n", 2.0, 1),),)),
        ("O(n ** 1.5)", ((Factor("n", 1.5, 0),),)),
        ("O(n * k)", ((Factor("k", 1.0, 0), N),)),
        ("O(rows * cols + q)", ((Factor("cols", 1.0, 0), Factor("rows", 1.0, 0)), (Factor("q", 1.0, 0),))),
    ],
)
def test_bounds_are_sums_of_products(text: str, terms: tuple[tuple[Factor, ...], ...]) -> None:
    assert parse_bound(text) == Bound(terms)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("n", "is written O(...)"),
        ("O()", "a variable is missing"),
        ("O(n +)", "a variable is missing"),
        ("O(n **)", "a number is missing"),
        ("O(n ** k)", "is no power"),
        ("O(n ** 0)", "is no power"),
        ("O(2 * n)", "'2' stands where a variable is expected"),
        ("O(n ^ 2)", "'^' cannot be read"),
        ("O(n))", "unexpected ')'"),
        ("O(log 2)", "'2' stands where a variable is expected"),
    ],
)
def test_what_is_no_bound_is_refused_with_a_reason(text: str, words: str) -> None:
    with pytest.raises(InvalidBound) as caught:
        parse_bound(text)
    assert words in str(caught.value)


def test_a_bound_has_variables_and_values() -> None:
    bound = parse_bound("O(rows * cols + q log q)")
    assert bound.variables == {"rows", "cols", "q"}
    assert bound.at({"rows": 4, "cols": 8, "q": 16}) == 32 + 64
    assert parse_bound("O(1)").at({}) == 1
    assert parse_bound("O(log n)").at({"n": 1}) == 1
    assert parse_bound("O(n * m)").at({"n": 0, "m": 3}) == 1  # divided by
