# tries: assignment expressions and structural matching
# verdicts: AC
def sliding_window_max(nums, k):
    match nums, k:
        case [only], 1:
            return [only]
        case [*values], int() as size if (n := len(values) - size + 1) > 0:
            return [best for i in range(n) if (best := max(values[i : i + size])) is not None]
        case _:
            raise ValueError('no window')
