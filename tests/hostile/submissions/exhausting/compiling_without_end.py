# tries: a source that takes long to compile, made while loading
# verdicts: TLE MLE RTE
# run: samples
import ast

compile("x = " + "+".join(["f(" * 50 + "1" + ")" * 50] * 20_000), "x", "exec")
compile("[" * 90 + "]" * 90, "x", "exec")
while True:
    compile("def f():\n" + " a = 1\n" * 100_000, "x", "exec")


def sliding_window_max(nums, k):
    return []
