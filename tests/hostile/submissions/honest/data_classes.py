# tries: frozen ordered dataclasses with slots
# verdicts: AC
from dataclasses import dataclass, field


@dataclass(order=True, frozen=True, slots=True)
class Item:
    value: int
    index: int = field(compare=False)

def sliding_window_max(nums, k):
    items = [Item(value, i) for i, value in enumerate(nums)]
    return [max(items[i : i + k]).value for i in range(len(nums) - k + 1)]
