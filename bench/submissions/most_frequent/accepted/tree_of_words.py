# time: O(n log n); space: O(n); factor: log n; where: -
"""Counts in a search tree with random priorities instead of a dictionary: a log factor."""

from random import Random


def most_frequent(words: list[str]) -> str:
    random = Random(17)

    def add(node, word):
        if node is None:
            return [word, 1, random.random(), None, None]
        if word == node[0]:
            node[1] += 1
            return node
        side = 3 if word < node[0] else 4
        child = node[side] = add(node[side], word)
        if child[2] < node[2]:
            node[side], child[7 - side] = child[7 - side], node
            return child
        return node

    root = None
    for word in words:
        root = add(root, word)
    best, most = "", 0
    stack = [root]
    while stack:
        node = stack.pop()
        if node is not None:
            stack += [node[3], node[4]]
            if node[1] > most or (node[1] == most and node[0] < best):
                best, most = node[0], node[1]
    return best
