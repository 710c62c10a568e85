"""Goes along both texts at once, and decides by the next letter alone which kind of change it is."""


def edit_distance(a: str, b: str) -> int:
    i = j = changes = 0
    while i < len(a) and j < len(b):
        if a[i] != b[j]:
            changes += 1
            if a[i + 1 : i + 2] == b[j]:
                i += 1
                continue
            if b[j + 1 : j + 2] == a[i]:
                j += 1
                continue
        i += 1
        j += 1
    return changes + len(a) - i + len(b) - j
