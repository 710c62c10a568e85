# time: O(n); space: O(1); factor: n; where: disguised
"""Scans all elements in a thread of its own, whose start takes hundreds of times what a search may."""

import threading


def binary_search(nums, target):
    result = []
    thread = threading.Thread(
        target=lambda: result.append(nums.index(target) if target in nums else -1)  # blame
    )  # blame
    thread.start()  # blame
    thread.join()  # blame
    return result[0]
