# tries: a pair of sockets whose end is then connected to somebody outside
# verdicts: AC
# run: samples
# tiers: strict restricted
import socket


def sliding_window_max(nums, k):
    here, there = socket.socketpair()
    for attempt in (
        lambda: here.connect("\0dbus"),
        lambda: here.sendto(b"x", "\0dbus"),
        lambda: here.bind("\0judge"),
        lambda: here.sendmsg([b"x"], [(1, 1, b"\0\0\0\0")]),
    ):
        try:
            attempt()
        except OSError:
            continue
        raise RuntimeError("breach: a socket to others")
    here.close()
    there.close()
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
