# tries: an event loop in every call
# verdicts: AC
# tiers: strict restricted
import asyncio


async def largest(values):
    await asyncio.sleep(0)
    return max(values)


async def all_of(nums, k):
    return await asyncio.gather(*[largest(nums[i : i + k]) for i in range(len(nums) - k + 1)])

def sliding_window_max(nums, k):
    return list(asyncio.run(all_of(nums, k)))
