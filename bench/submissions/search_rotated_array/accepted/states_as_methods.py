# time: O(log n); space: O(1); factor: none; where: -
"""A small machine whose state is the method that comes next; within the bound."""


class Search:
    def __init__(self, nums: list[int], target: int) -> None:
        self.nums, self.target = nums, target
        self.low, self.high, self.answer = 0, len(nums) - 1, -1
        self.state = self.look

    def run(self) -> int:
        while self.state is not None:
            self.state = self.state()
        return self.answer

    def look(self):
        if self.low > self.high:
            return None
        self.middle = (self.low + self.high) // 2
        if self.nums[self.middle] == self.target:
            self.answer = self.middle
            return None
        ascending = self.nums[self.low] <= self.nums[self.middle]
        return self.left_ascends if ascending else self.right_ascends

    def left_ascends(self):
        inside = self.nums[self.low] <= self.target < self.nums[self.middle]
        return self.go_left if inside else self.go_right

    def right_ascends(self):
        inside = self.nums[self.middle] < self.target <= self.nums[self.high]
        return self.go_right if inside else self.go_left

    def go_left(self):
        self.high = self.middle - 1
        return self.look

    def go_right(self):
        self.low = self.middle + 1
        return self.look


def search_rotated_array(nums: list[int], target: int) -> int:
    return Search(nums, target).run()
