# time: O(n log n); space: O(n); factor: log n; where: -
"""A hash table of its own, with open addressing and doubling.

Each hash is computed letter by letter: words that all differ have log n of them.
"""


class Table:
    def __init__(self) -> None:
        self.slots: list[list | None] = [None] * 8
        self.filled = 0

    def slot_of(self, word: str) -> int:
        value = 5381
        for letter in word:
            value = (value * 33 + ord(letter)) & 0xFFFF_FFFF
        value ^= value >> 15
        value = value * 0x2C1B_3C6D & 0xFFFF_FFFF
        place = (value ^ value >> 12) % len(self.slots)
        while (entry := self.slots[place]) is not None and entry[0] != word:
            place = (place + 1) % len(self.slots)
        return place

    def add(self, word: str) -> None:
        place = self.slot_of(word)
        entry = self.slots[place]
        if entry is not None:
            entry[1] += 1
            return
        self.slots[place] = [word, 1]
        self.filled += 1
        if 2 * self.filled > len(self.slots):
            entries = [entry for entry in self.slots if entry is not None]
            self.slots = [None] * (2 * len(self.slots))
            for entry in entries:
                self.slots[self.slot_of(entry[0])] = entry


def most_frequent(words: list[str]) -> str:
    table = Table()
    for word in words:
        table.add(word)
    return min((entry for entry in table.slots if entry is not None), key=lambda e: (-e[1], e[0]))[0]
