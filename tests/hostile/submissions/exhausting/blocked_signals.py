# tries: to hang with every signal blocked or ignored
# verdicts: TLE
# run: samples
# tiers: strict restricted
# time: 0.3
import signal


def sliding_window_max(nums, k):
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGALRM):
        signal.signal(number, signal.SIG_IGN)
    while True:
        pass
