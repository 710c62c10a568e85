"""Goes down one call for each letter of the text: too deep for a long one."""


def edit_distance(a: str, b: str) -> int:
    if len(a) < len(b):
        a, b = b, a

    def row_after(i: int) -> list[int]:
        if i == 0:
            return list(range(len(b) + 1))
        above = row_after(i - 1)
        row = [i]
        for j, y in enumerate(b):
            row.append(above[j] if a[i - 1] == y else 1 + min(above[j], above[j + 1], row[j]))
        return row

    return row_after(len(a))[-1]
