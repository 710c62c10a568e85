# tries: to stop for ever, so that the judge waits for a process that never ends
# verdicts: RTE TLE AC SV
# run: samples
# time: 0.3
import os
import signal


def sliding_window_max(nums, k):
    for number in (signal.SIGSTOP, signal.SIGTSTP, signal.SIGTTIN):
        try:
            signal.raise_signal(number)
            os.kill(os.getpid(), number)
        except OSError:
            pass
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
