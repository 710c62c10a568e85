# tries: type aliases, type variables, generics, protocols and future annotations
# verdicts: AC
from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeAlias, TypeVar

Numbers: TypeAlias = Sequence[int]
T = TypeVar('T', bound='Comparable')


class Comparable(Protocol):
    def __lt__(self, other: object) -> bool: ...


class Window(Generic[T]):
    def __init__(self, values: Sequence[T]) -> None:
        self.values = values

    def largest(self) -> T:
        return max(self.values)


def sliding_window_max(nums: Numbers, k: int) -> list[int]:
    return [Window(nums[i : i + k]).largest() for i in range(len(nums) - k + 1)]
