# tries: terminal escapes in the name of a function and of the file in a traceback
# verdicts: RTE
# run: samples
def sliding_window_max(nums, k):
    code = compile("def run():\n    raise ValueError('x')\n", "<solution>", "exec")
    namespace = {}
    exec(code, namespace)
    run = namespace["run"]
    run.__code__ = run.__code__.replace(co_name="\x1b[32m\u202ename\n::error::x", co_firstlineno=1)
    run()
