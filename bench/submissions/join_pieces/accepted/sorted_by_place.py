# time: O(n log n); space: O(n); factor: log n; where: -
"""A heap brings the pieces into the order of their places: a log factor that nobody needs."""

from heapq import heappop, heappush


def join_pieces(pieces: list[str]) -> str:
    heap: list[tuple[int, str]] = []
    for place, piece in enumerate(pieces):
        heappush(heap, (-place, piece.lower()))
    ordered = []
    while heap:
        ordered.append(heappop(heap)[1])
    return "-".join(ordered)
