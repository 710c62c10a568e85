# tries: a reply frame of its own that says nothing was wrong, and ends the process before the real one
# verdicts: SV RTE WA
# run: samples
# tiers: strict restricted
import os
import sys


def sliding_window_max(nums, k):
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    worker, codec = frame.f_locals["self"], frame.f_globals["codec"]
    body = codec.encode(("returned", worker.number, (True,), (), "", 0), 1 << 20)
    os.write(worker.reply_fd, len(body).to_bytes(4, "little") + body)
    os._exit(0)
