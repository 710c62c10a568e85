# tries: an exception whose text is a string with methods of its own
# verdicts: RTE SV
# run: samples
# tiers: strict restricted
class Text(str):
    def __getitem__(self, index):
        return self

    def __str__(self):
        return self

    def encode(self, *arguments):
        raise SystemExit(0)


class Liar(BaseException):
    def __str__(self):
        return Text("x" * 10)

    def __getattribute__(self, name):
        raise SystemExit(0)


def sliding_window_max(nums, k):
    raise Liar
