"""Plain values as bytes, for the way from the worker to the judge. Runs on both sides.

The worker encodes what the submission returned; the judge decodes it. The judge trusts nothing of it:
a decoder that can only ever make exact builtins (and `Foreign` for anything else) replaces pickle and
marshal. Inside the worker only the standard library exists, so this module imports nothing else.

One byte of type, then the payload, integers little-endian:

    N T F          None, True, False
    i <8>          int of 64 bits            I <len 4> <bytes>   larger int, two's complement
    d <8>          float
    s <len 4> ..   str in UTF-8 (surrogatepass)      b <len 4> ..   bytes
    l t e z        list, tuple, set, frozenset: <count 4> then the items
    m              dict: <count 4> then key, value, key, value
    Q D B          list of 64-bit ints, of floats, of bools: <count 4> then the packed items
    A              array: the name of its dtype as an s-payload, <dimensions 1>, <extent 8> for each, then its
                   elements in C order as a b-payload: 8 bytes for a number, 1 for a bool
    O              something else: its type's name and a reason, both as s-payloads

Arrays and numbers of a package are known only where the package is: whoever has loaded it sets `translate`. A
subclass of a builtin is something else: only exact types count, so no method of the submission's
own classes ever runs here.
"""

import gc
import struct
from array import array
from collections import Counter
from collections.abc import Callable
from typing import Any

MAX_DEPTH = 64
"""Deeper nesting than any honest result; cyclic values end here."""

MAX_NODES = 1_200_000
"""Values that are not packed in a list of numbers: above the million that the problems allow."""

MAX_ALIKE = 100
"""Members of one set, or keys of one dict, with the same hash."""

MAX_NAME = 100
"""Characters of a type's name."""

MAX_DIMENSIONS = 64
"""Dimensions of an array: NumPy has no more."""

_PACKED = {int: (b"Q", "q"), float: (b"D", "d")}
_CONTAINERS: dict[type, bytes] = {list: b"l", tuple: b"t", set: b"e", frozenset: b"z"}
_U32 = struct.Struct("<I")
_I64 = struct.Struct("<q")
_F64 = struct.Struct("<d")


class Block:
    """An array on its way out: what `translate` makes of one."""

    def __init__(self, dtype: str, shape: tuple[int, ...], data: bytes) -> None:
        self.dtype, self.shape, self.data = dtype, shape, data


translate: Callable[[Any, int], Any] | None = None
"""Return what a value that is no builtin comes across as, in at most so many bytes: a number, a Block, or a
text that says why it does not; None for a value that no package knows."""


class TooLarge(Exception):
    """The value does not fit into the size that the reader accepts."""


class Malformed(Exception):
    """The bytes are not an encoded value."""


def encode(value: Any, limit: int) -> bytes:
    """The value as bytes, at most `limit` of them. Raises TooLarge.

    Never calls a method of an object that is not exactly a builtin.
    """
    encoder = _Encoder(limit)
    encoder.put(value, 0)
    if len(encoder.out) > limit:
        raise TooLarge
    return bytes(encoder.out)


class Items:
    """Values encoded one by one as they come; `encode` writes them as the tuple of them.

    What is added is fixed: changing a list afterwards changes nothing here.
    """

    def __init__(self, limit: int) -> None:
        self.count = 0
        self.encoder = _Encoder(limit)

    def add(self, value: Any) -> None:
        """Encode one more value. Raises TooLarge; then, or at any other error, it is not there."""
        before = len(self.encoder.out)
        try:
            self.encoder.put(value, 0)
        except BaseException:
            del self.encoder.out[before:]
            raise
        self.count += 1


class _Encoder:
    def __init__(self, limit: int) -> None:
        self.out = bytearray()
        self.limit = limit
        self.nodes = 0

    def put(self, value: Any, depth: int) -> None:
        self.nodes += 1
        if len(self.out) > self.limit or self.nodes > MAX_NODES:
            raise TooLarge
        kind = type(value)
        if kind is int:
            self._put_int(value)
        elif kind is list or kind is tuple or kind is set or kind is frozenset or kind is dict:
            self._put_container(value, kind, depth)
        elif value is None:
            self.out += b"N"
        elif kind is bool:
            self.out += b"T" if value else b"F"
        elif kind is float:
            self.out += b"d" + _F64.pack(value)
        elif kind is str:
            self._put_bytes(b"s", value.encode("utf-8", "surrogatepass"))
        elif kind is bytes:
            self._put_bytes(b"b", value)
        elif kind is Items:
            self._put_items(value)
        else:
            self._put_other(value, kind)

    def _put_other(self, value: Any, kind: type) -> None:
        known = translate(value, self.limit - len(self.out)) if translate is not None else None
        if known is None or type(known) is str:
            self._put_foreign(kind, known or "")
        elif type(known) is Block:
            self._put_block(known)
        else:
            self.nodes -= 1  # it is the same value once more
            self.put(known, MAX_DEPTH)

    def _put_block(self, block: Block) -> None:
        self.out += b"A"
        self._put_bytes(b"s", block.dtype.encode())
        self.out += bytes([len(block.shape)]) + b"".join(map(_I64.pack, block.shape))
        self._put_bytes(b"b", block.data)

    def _put_int(self, value: int) -> None:
        if -(1 << 63) <= value < 1 << 63:
            self.out += b"i" + _I64.pack(value)
        else:
            self._put_bytes(b"I", value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True))

    def _put_bytes(self, tag: bytes, payload: bytes) -> None:
        if len(self.out) + len(payload) > self.limit:
            raise TooLarge
        self.out += tag + _U32.pack(len(payload)) + payload

    def _put_items(self, items: Items) -> None:
        self.nodes += items.encoder.nodes
        if len(self.out) + len(items.encoder.out) > self.limit or self.nodes > MAX_NODES:
            raise TooLarge
        self.out += b"t" + _U32.pack(items.count) + items.encoder.out

    def _put_foreign(self, kind: type, reason: str) -> None:
        name = type.__dict__["__name__"].__get__(kind)  # not kind.__name__: a metaclass may lie
        self.out += b"O"
        short = str.__getitem__(name, slice(MAX_NAME))  # str's own methods: a name may be of a subclass
        self._put_bytes(b"s", str.encode(short, "utf-8", "backslashreplace"))
        self._put_bytes(b"s", reason.encode())

    def _put_container(self, value: Any, kind: type, depth: int) -> None:
        if depth >= MAX_DEPTH:
            self._put_foreign(kind, f"nested more than {MAX_DEPTH} deep, or cyclic")
            return
        if len(self.out) + len(value) > self.limit:
            raise TooLarge
        if kind is dict:
            self.out += b"m" + _U32.pack(len(value))
            for key, item in list(value.items()):
                self.put(key, depth + 1)
                self.put(item, depth + 1)
        elif kind is not list or not self._put_packed(value):
            self.out += _CONTAINERS[kind] + _U32.pack(len(value))
            for item in list(value):
                self.put(item, depth + 1)

    def _put_packed(self, value: list[Any]) -> bool:
        """Pack a list of numbers of one type; False if it is no such list."""
        if not value:
            return False
        kind = type(value[0])
        if kind is not int and kind is not float and kind is not bool:
            return False
        if len(set(map(id, map(type, value)))) != 1:  # not the types themselves: a metaclass has a hash too
            return False
        if kind is bool:
            self.out += b"B" + _U32.pack(len(value)) + bytes(value)
            return True
        if len(self.out) + 8 * len(value) > self.limit:
            raise TooLarge
        tag, code = _PACKED[kind]
        try:
            packed = array(code, value)
        except OverflowError:
            return False
        self.out += tag + _U32.pack(len(packed)) + packed.tobytes()
        return True


MakeArray = Callable[[str, tuple[int, ...], bytes], Any]


def decode(data: bytes, foreign: Callable[[str, str], Any], array: MakeArray | None = None) -> Any:
    """The one value that `data` holds; `foreign(type_name, reason)` makes the stand-ins.

    `array(dtype, shape, data)` makes the arrays, and raises ValueError for a dtype that it does not know, or
    if the elements are not as many, or not of the kind, that dtype and shape say.

    Raises Malformed for anything that `encode` could not have written. Time and memory are linear in
    the length of the data.
    """
    decoder = _Decoder(data, foreign, array)
    collects = gc.isenabled()
    gc.disable()  # nothing here is garbage, and looking for some takes longer than decoding
    try:
        value = decoder.take(0)
    except (struct.error, IndexError, UnicodeDecodeError, TypeError, ValueError) as error:
        raise Malformed(f"undecodable value: {error}") from None
    finally:
        if collects:
            gc.enable()
    if decoder.position != len(data):
        raise Malformed("bytes left over after the value")
    return value


class _Decoder:
    def __init__(self, data: bytes, foreign: Callable[[str, str], Any], array: MakeArray | None) -> None:
        self.data = data
        self.array = array
        self.position = 0
        self.nodes = 0
        self.foreign = foreign

    def take(self, depth: int) -> Any:
        if depth > MAX_DEPTH + 8:
            raise Malformed("nested too deep")
        self.nodes += 1
        if self.nodes > MAX_NODES + 100:
            raise Malformed("more values than an encoder writes")
        tag = self.data[self.position : self.position + 1]
        self.position += 1
        if tag == b"i":
            return _I64.unpack(self._bytes(8))[0]
        if tag == b"Q" or tag == b"D":
            packed = array("q" if tag == b"Q" else "d")
            packed.frombytes(self._bytes(8 * self._count(8)))
            return packed.tolist()
        if tag == b"l":
            return [self.take(depth + 1) for _ in range(self._count(1))]
        if tag == b"t":
            return tuple([self.take(depth + 1) for _ in range(self._count(1))])
        if tag == b"d":
            return _F64.unpack(self._bytes(8))[0]
        if tag == b"s":
            return self._text()
        return self._take_rare(tag, depth)

    def _take_rare(self, tag: bytes, depth: int) -> Any:
        match tag:
            case b"N":
                return None
            case b"T":
                return True
            case b"F":
                return False
            case b"I":
                return int.from_bytes(self._bytes(self._count(1)), "little", signed=True)
            case b"b":
                return self._bytes(self._count(1))
            case b"B":
                return [bool(byte) for byte in self._bytes(self._count(1))]
            case b"e":
                return set(_hashable([self.take(depth + 1) for _ in range(self._count(1))]))
            case b"z":
                return frozenset(_hashable([self.take(depth + 1) for _ in range(self._count(1))]))
            case b"m":
                count = self._count(2)
                if not count:
                    return {}
                both = [self.take(depth + 1) for _ in range(2 * count)]
                return dict(zip(_hashable(both[::2]), both[1::2], strict=True))
            case b"A" if self.array is not None:
                return self._take_array(self.array)
            case b"O":
                return self.foreign(self._tagged_text(), self._tagged_text())
        raise Malformed(f"unknown type {tag!r}")

    def _take_array(self, array: MakeArray) -> Any:
        dtype = self._tagged_text()
        dimensions = self._bytes(1)[0]
        if dimensions > MAX_DIMENSIONS:
            raise Malformed("more dimensions than an array has")
        shape = struct.unpack(f"<{dimensions}q", self._bytes(8 * dimensions))
        if self._bytes(1) != b"b":
            raise Malformed("elements expected")
        return array(dtype, shape, self._bytes(self._count(1)))

    def _bytes(self, length: int) -> bytes:
        end = self.position + length
        if end > len(self.data):
            raise Malformed("cut off")
        chunk = self.data[self.position : end]
        self.position = end
        return chunk

    def _count(self, size: int) -> int:
        """A count of items of at least `size` bytes each: never more than the data can hold."""
        count: int = _U32.unpack(self._bytes(4))[0]
        if count * size > len(self.data) - self.position:
            raise Malformed("count larger than the data")
        return count

    def _text(self) -> str:
        return self._bytes(self._count(1)).decode("utf-8", "surrogatepass")

    def _tagged_text(self) -> str:
        if self._bytes(1) != b"s":
            raise Malformed("text expected")
        return self._text()


def _hashable(values: list[Any]) -> list[Any]:
    """The values, if they can be put into a set in reasonable time. Raises TypeError or Malformed.

    Values made to have the same hash would take quadratic time.
    """
    if len(values) > MAX_ALIKE and max(Counter(map(hash, values)).values()) > MAX_ALIKE:
        raise Malformed("values that all have the same hash")
    return values
