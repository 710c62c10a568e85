# tries: to run out of memory where no call of ours sees it
# verdicts: MLE RTE AC
# run: samples
import threading


def take():
    kept = []
    try:
        for _ in range(1 << 10):
            kept.append(bytearray(b"x") * (1 << 20))
    except MemoryError:
        pass


def sliding_window_max(nums, k):
    thread = threading.Thread(target=take)
    thread.start()
    thread.join()
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
