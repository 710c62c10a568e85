# tries: to hang where the name of the function and the prints would act in a terminal or a CI log
# verdicts: TLE
# problem: array_intersection
# run: samples
# time: 0.3

NAME = "f\x1b[2J\r\n::error::\u202ehacked"


def array_intersection(a, b):
    print("\x1b]0;title\x07\n::error title=x::printed\n##[error]so\u2028")
    code = compile("def hang():\n    while True:\n        pass\n", "<solution>", "exec")
    inner = next(one for one in code.co_consts if hasattr(one, "co_code")).replace(
        co_name=NAME, co_qualname=NAME
    )
    type(array_intersection)(inner, {})()
