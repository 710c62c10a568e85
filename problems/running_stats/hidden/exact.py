"""Mean and sample variance in fractions."""

from fractions import Fraction


class RunningStats:
    """Keeps all values, exactly."""

    def __init__(self) -> None:
        self.values: list[Fraction] = []

    def push(self, value: float) -> None:
        self.values.append(Fraction(value))

    def mean(self) -> Fraction:
        return sum(self.values, Fraction(0)) / max(len(self.values), 1)

    def variance(self) -> Fraction:
        mean = self.mean()
        return sum(((value - mean) ** 2 for value in self.values), Fraction(0)) / max(len(self.values) - 1, 1)
