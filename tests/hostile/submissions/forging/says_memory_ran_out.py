# tries: an exception class with a borrowed name, to choose a milder verdict
# verdicts: MLE RTE SV
# run: samples
class Fake(Exception):
    pass


Fake.__name__, Fake.__module__ = "MemoryError", "builtins"


def sliding_window_max(nums, k):
    raise Fake("\x1b[31mnot me")
