# time: O(n log n); space: O(n); factor: log n; where: -
"""Turns both halves around and swaps them, letter lists and all, by recursion: a log factor."""


def join_pieces(pieces: list[str]) -> str:
    def turned(start: int, end: int) -> list[str]:
        if end - start == 1:
            return [pieces[start].lower()]
        middle = (start + end) // 2
        line: list[str] = []
        for half in (turned(middle, end), turned(start, middle)):
            for piece in half:
                line.append(piece)
        return line

    return "-".join(turned(0, len(pieces)))
