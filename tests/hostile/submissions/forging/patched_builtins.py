# tries: builtins that lie, for whatever the harness does with them afterwards
# verdicts: WA SV RTE
# run: samples
# tiers: strict restricted
import builtins

builtins.len = lambda value: 0
builtins.isinstance = lambda value, kind: True
builtins.type = lambda value: list
builtins.id = lambda value: 1
builtins.str = lambda value="": "AC"


def sliding_window_max(nums, k):
    return "AC"
