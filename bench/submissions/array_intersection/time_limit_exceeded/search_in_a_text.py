# time: O(n ** 2); space: O(n); factor: n; where: C
"""Writes b as a text and strikes each value of a out of it by find and replace: O(n^2) inside str."""


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    text = "".join(f"<{value}>" for value in b)
    common = []
    for value in a:
        word = f"<{value}>"
        if word in text:  # blame
            text = text.replace(word, "", 1)  # blame
            common.append(value)
    return common
