# tries: workflow commands in the text of an exception
# verdicts: RTE
# run: samples
def sliding_window_max(nums, k):
    raise ValueError("first\n::error::second\n##[error]third\n::stop-commands::x")
