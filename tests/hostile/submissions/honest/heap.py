# tries: a heap of pairs
# verdicts: AC
# run: growth
import heapq

def sliding_window_max(nums, k):
    heap, result = [], []
    for i, value in enumerate(nums):
        heapq.heappush(heap, (-value, i))
        while heap[0][1] <= i - k:
            heapq.heappop(heap)
        if i >= k - 1:
            result.append(-heap[0][0])
    return result
