"""Complexity bounds as data: `O(n log n)`, `O(rows * cols + q)`, `O(n ** 1.5)`.

A bound is a sum of terms; a term is a product of powers and logarithms of variables.
"""

import math
import re
from collections.abc import Mapping

from msgspec import Struct

_TOKEN = re.compile(r"\s*(?:(?P<name>[A-Za-z_]\w*)|(?P<number>\d+(?:\.\d+)?)|(?P<sign>\*\*|[*+()]))")


class InvalidBound(Exception):
    """The text is not a bound; the message says why."""


class Factor(Struct, frozen=True):
    """A variable to a power, times its logarithm to a power; `power` may be 0 where `log` is not."""

    variable: str
    power: float
    log: int


class Bound(Struct, frozen=True):
    """A sum of products of factors; a term without factors is a constant."""

    terms: tuple[tuple[Factor, ...], ...]

    @property
    def variables(self) -> frozenset[str]:
        return frozenset(factor.variable for term in self.terms for factor in term)

    def at(self, sizes: Mapping[str, float]) -> float:
        """The value for given sizes of the variables, at least 1, as the smallest input takes its time too.
        Logarithms are binary and at least 1.
        """
        value = sum(
            math.prod(_value(factor, sizes[factor.variable]) for factor in term) for term in self.terms
        )
        return max(value, 1.0)


def _value(factor: Factor, size: float) -> float:
    logarithm = max(math.log2(max(size, 1)), 1.0)
    return float(size**factor.power * logarithm**factor.log)


def parse_bound(text: str) -> Bound:
    """The bound that a text such as `O(n log n)` means. Raises InvalidBound."""
    inside = re.fullmatch(r"\s*O\((.*)\)\s*", text)
    if inside is None:
        raise InvalidBound(f"a bound is written O(...), not {text!r}")
    return _Parser(inside.group(1)).parse()


class _Parser:
    """Recursive descent over `term + term`, `factor * factor` (the `*` may be left out), `name ** number`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = self._tokenize(text)

    def parse(self) -> Bound:
        terms = [self._term()]
        while self._next() == "+":
            self.tokens.pop(0)
            terms.append(self._term())
        if self.tokens:
            raise InvalidBound(f"unexpected {self.tokens[0]!r} in O({self.text})")
        return Bound(tuple(terms))

    def _term(self) -> tuple[Factor, ...]:
        factors: dict[str, Factor] = {}
        self._factor(factors)
        while self._next() == "*" or self._starts_factor():
            if self._next() == "*":
                self.tokens.pop(0)
            self._factor(factors)
        return tuple(sorted(factors.values(), key=lambda factor: factor.variable))

    def _factor(self, factors: dict[str, Factor]) -> None:
        token = self._take("a variable")
        if token == "1":
            return
        if token == "log":
            self._multiply(factors, Factor(self._variable(), 0.0, 1))
        elif token.isidentifier():
            self._multiply(factors, Factor(token, self._power(), 0))
        else:
            raise InvalidBound(f"{token!r} stands where a variable is expected in O({self.text})")

    def _variable(self) -> str:
        token = self._take("a variable")
        if token == "(":
            token = self._variable()
            if self._take("`)`") != ")":
                raise InvalidBound(f"a logarithm is of one variable, as in log n, in O({self.text})")
        if not token.isidentifier():
            raise InvalidBound(f"{token!r} stands where a variable is expected in O({self.text})")
        return token

    def _power(self) -> float:
        if self._next() != "**":
            return 1.0
        self.tokens.pop(0)
        token = self._take("a number")
        if not token[0].isdigit() or float(token) == 0:
            raise InvalidBound(f"{token!r} is no power in O({self.text})")
        return float(token)

    def _multiply(self, factors: dict[str, Factor], factor: Factor) -> None:
        old = factors.get(factor.variable, Factor(factor.variable, 0.0, 0))
        product = Factor(factor.variable, old.power + factor.power, old.log + factor.log)
        factors[factor.variable] = product

    def _next(self) -> str:
        return self.tokens[0] if self.tokens else ""

    def _starts_factor(self) -> bool:
        return self._next().isidentifier()

    def _take(self, what: str) -> str:
        if not self.tokens:
            raise InvalidBound(f"{what} is missing at the end of O({self.text})")
        return self.tokens.pop(0)

    @staticmethod
    def _tokenize(text: str) -> list[str]:
        tokens, position = [], 0
        text = text.rstrip()
        while position < len(text):
            match = _TOKEN.match(text, position)
            if match is None:
                sign = text[position:].lstrip()[0]
                power = "; a power is written n ** 2" if sign == "^" else ""
                raise InvalidBound(f"{sign!r} cannot be read in O({text}){power}")
            tokens.append(match.group().strip())
            position = match.end()
        return tokens
