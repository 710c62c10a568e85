# time: O(n ** 2); space: O(n); factor: n; where: python
"""A hash table of 512 chains that never grows: the chains do, so a look-up takes n / 512 steps."""

BUCKETS = 512


def array_intersection(a: list[int], b: list[int]) -> list[int]:
    chains: list[list[list[int]]] = [[] for _ in range(BUCKETS)]
    for value in a:
        chain = chains[value % BUCKETS]
        for entry in chain:  # blame
            if entry[0] == value:  # blame
                entry[1] += 1
                break
        else:
            chain.append([value, 1])
    common = []
    for value in b:
        for entry in chains[value % BUCKETS]:  # blame
            if entry[0] == value and entry[1]:  # blame
                entry[1] -= 1
                common.append(value)
                break
    return common
