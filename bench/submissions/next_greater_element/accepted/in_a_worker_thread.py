# time: O(n); space: O(n); factor: none; where: -
"""A thread of its own does the work, and a queue brings the result back; O(n)."""

from queue import Queue
from threading import Thread


def work(nums: list[int], done: Queue) -> None:
    answers = [-1] * len(nums)
    stack: list[int] = []
    for place, value in enumerate(nums):
        while stack and nums[stack[-1]] < value:
            answers[stack.pop()] = value
        stack.append(place)
    done.put(answers)


def next_greater_element(nums: list[int]) -> list[int]:
    done: Queue = Queue()
    worker = Thread(target=work, args=(nums, done))
    worker.start()
    worker.join()
    return done.get()
