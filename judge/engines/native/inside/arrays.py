"""NumPy's arrays and numbers on their way in and out of a worker. Works with the NumPy that it is given.

In, an array is a tuple that begins with an Ellipsis (`model.array.pack`); a submission gets an array of its
own, which it may change. Out, only what is exactly an `ndarray` of floats, whole numbers or bools is one: its
elements are copied as they are at that moment, wherever they lie. Of a subclass, which may say anything of
itself, nothing is asked but the name of its type. Numbers of NumPy come across as Python's own.
"""

from typing import Any

from judge.engines.inside import codec

FLOATS = {"e": "float16", "f": "float32", "d": "float64", "g": "longdouble"}
BOOLS = {"?": "bool"}
STORED = {"f": "float64", "i": "int64", "u": "int64", "b": "bool"}
"""The dtype that elements of each kind come across as."""

BEYOND = "of uint64, with numbers beyond int64"


def install(numpy: Any) -> None:
    """Let the codec know arrays and numbers."""
    codec.translate = Translator(numpy)


def unpacked(value: Any) -> Any:
    """Return a value of a request with its arrays."""
    kind = type(value)
    if kind is tuple:
        if len(value) == 4 and value[0] is ...:
            assert isinstance(codec.translate, Translator)
            return codec.translate.array(*value[1:])
        return tuple([unpacked(item) for item in value])
    if kind is list:
        return [unpacked(item) for item in value]
    if kind is dict:
        return {key: unpacked(item) for key, item in value.items()}
    return value


class Translator:
    """Keeps what it needs of NumPy: a submission may put something else in its place."""

    def __init__(self, numpy: Any) -> None:
        self.ndarray = numpy.ndarray
        self.frombuffer, self.errstate = numpy.frombuffer, numpy.errstate
        self.dtypes = {kind: numpy.dtype(name) for kind, name in STORED.items()}
        self.names: dict[str, str] = {
            **FLOATS,
            **BOOLS,
            **{char: numpy.dtype(char).name for char in "bhilqBHILQ"},
        }
        self.numbers: dict[type, type] = {numpy.dtype("?").type: bool}
        self.numbers |= {numpy.dtype(char).type: float for char in FLOATS}
        self.numbers |= {numpy.dtype(char).type: int for char in "bhilqBHILQ"}

    def array(self, dtype: str, shape: tuple[int, ...], data: bytes) -> Any:
        """Return a new array, which owns its elements."""
        return self.frombuffer(data, dtype).reshape(shape).copy()

    def __call__(self, value: Any, room: int) -> Any:
        """Return a value as `codec.translate` does. Raises TooLarge."""
        kind = type(value)
        if kind is self.ndarray:
            return self.block(value, room)
        for known, plain in self.numbers.items():  # no hash of a type is asked: it may have a method for that
            if kind is known:
                return plain(value)
        return None

    def block(self, value: Any, room: int) -> Any:
        """Return the elements of an exact ndarray as they are now, or why it cannot come across."""
        dtype = value.dtype
        name = self.names.get(dtype.char)
        if name is None:
            return f"of dtype {str(dtype)[:80]}"
        kept = self.dtypes[dtype.kind]
        if value.size * kept.itemsize > room:
            raise codec.TooLarge
        if dtype.kind == "u" and dtype.itemsize == 8 and value.size and int(value.max()) >= 1 << 63:
            return BEYOND
        if dtype.char == "?":  # whatever the bytes of a bool were made to be
            value = value.astype("u1") != 0
        with self.errstate(all="ignore"):
            data = value.astype(kept).tobytes()
        return codec.Block(name, value.shape, data)
