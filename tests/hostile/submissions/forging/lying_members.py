# tries: lying integers inside an honest list, with hostile hash, repr and reduce
# verdicts: WA
# run: samples
class Yes(int):
    def __eq__(self, other):
        return True

    def __hash__(self):
        raise SystemExit(0)

    def __repr__(self):
        raise SystemExit(0)

    def __reduce__(self):
        raise SystemExit(0)

    def __index__(self):
        raise SystemExit(0)


def sliding_window_max(nums, k):
    return [Yes(0) for _ in range(len(nums) - k + 1)]
