# time: O(n ** 2); space: O(n); factor: none; where: -
"""The boxes that are left as a linked list, best first; each kept one unlinks those too close to it; O(n^2)."""


class Box:
    __slots__ = ("after", "bottom", "index", "left", "right", "top")

    def __init__(self, index: int, sides: tuple[float, float, float, float]) -> None:
        self.index, self.after = index, None
        self.left, self.top, self.right, self.bottom = sides

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)

    def quotient(self, other: "Box") -> float:
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        if width <= 0 or height <= 0:
            return 0.0
        return width * height / (self.area + other.area - width * height)


def non_maximum_suppression(
    boxes: list[tuple[float, float, float, float]], scores: list[float], threshold: float
) -> list[int]:
    head = None
    for index in sorted(range(len(boxes)), key=lambda i: (scores[i], -i)):
        box = Box(index, boxes[index])
        box.after, head = head, box
    kept = []
    while head is not None:
        kept.append(head.index)
        before = head
        while before.after is not None:
            if head.quotient(before.after) > threshold:
                before.after = before.after.after
            else:
                before = before.after
        head = head.after
    return kept
