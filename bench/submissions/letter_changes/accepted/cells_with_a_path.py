# time: O(n * m); space: O(n + m); factor: none; where: -
"""Each cell is an object that also counts its operations, some twenty times slower; O(n * m)."""

from dataclasses import dataclass
from functools import total_ordering


@total_ordering
@dataclass(eq=False)
class Cell:
    inserted: int = 0
    removed: int = 0
    replaced: int = 0

    @property
    def cost(self) -> int:
        return self.inserted + self.removed + self.replaced

    def __lt__(self, other: "Cell") -> bool:
        return self.cost < other.cost


def letter_changes(a: str, b: str) -> int:
    row = [Cell(inserted=j) for j in range(len(b) + 1)]
    for letter in a:
        corner, row[0] = row[0], Cell(removed=row[0].removed + 1)
        for j, other in enumerate(b, 1):
            left, above = row[j - 1], row[j]
            best = min(
                Cell(left.inserted + 1, left.removed, left.replaced),
                Cell(above.inserted, above.removed + 1, above.replaced),
                Cell(corner.inserted, corner.removed, corner.replaced + (letter != other)),
            )
            corner, row[j] = above, best
    return row[-1].cost
