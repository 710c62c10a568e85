# tries: to keep all processors busy with threads that release the interpreter's lock
# verdicts: TLE RTE
# run: samples
# time: 0.3
import hashlib
import threading


def sliding_window_max(nums, k):
    data = bytes(1 << 22)

    def work():
        for _ in range(10_000):
            hashlib.sha256(data)

    threads = [threading.Thread(target=work, daemon=True) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return []
