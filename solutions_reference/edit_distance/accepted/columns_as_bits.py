"""Keeps a column as two integers: a bit for each step of one up, or down. After Myers (1999) and Hyyro."""


def edit_distance(a: str, b: str) -> int:
    short, long = sorted((a, b), key=len)
    if not short:
        return len(long)
    places: dict[str, int] = {}
    for i, letter in enumerate(short):
        places[letter] = places.get(letter, 0) | 1 << i
    full = (1 << len(short)) - 1
    last = 1 << len(short) - 1
    distance = len(short)
    up, down = full, 0
    for letter in long:
        equal = places.get(letter, 0)
        kept = (((equal & up) + up) ^ up) | equal | down
        right_up = down | full & ~(kept | up)
        right_down = kept & up
        if right_up & last:
            distance += 1
        if right_down & last:
            distance -= 1
        right_up = right_up << 1 | 1
        up = (right_down << 1 | ~(kept | right_up)) & full
        down = right_up & kept & full
    return distance
