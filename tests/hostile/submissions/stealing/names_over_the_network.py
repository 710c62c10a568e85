# tries: to send data out as a host name, and to listen for answers
# verdicts: AC
# run: samples
# tiers: strict restricted
import socket


def sliding_window_max(nums, k):
    for attempt in (
        lambda: socket.getaddrinfo("example.com", 80),
        lambda: socket.create_server(("127.0.0.1", 0)),
        lambda: socket.create_connection(("127.0.0.1", 22), timeout=0.1),
    ):
        try:
            attempt()
        except OSError:
            continue
        raise RuntimeError("breach: the network")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
