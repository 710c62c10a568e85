"""Submissions that a file in a repository could not hold well: of another encoding, too large, too deep."""

ANSWER = b"    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]\n"
SOLUTION = b"def sliding_window_max(nums, k):\n" + ANSWER

SOURCE_LIMIT = 128 << 10


def made(tries: str, verdicts: str, body: bytes, more: str = "") -> bytes:
    """A source with its header."""
    return f"# tries: {tries}\n# verdicts: {verdicts}\n{more}".encode() + body


def padded(source: bytes, size: int) -> bytes:
    """The source with a comment that brings it to so many bytes."""
    return source + b"#" * (size - len(source))


_LARGE = "a source of exactly as many bytes as are allowed"
_TOO_LARGE = "a source of one byte more than is allowed"
_LINE_ENDS = "line ends of another system"

MADE: dict[str, bytes] = {
    "exhausting/source_too_large": padded(made(_TOO_LARGE, "refused", SOLUTION), SOURCE_LIMIT + 1),
    "exhausting/nested_source": made(
        "nesting that crashes a parser", "CE RTE", b"x = " + b"(" * 50_000 + b")" * 50_000 + b"\n" + SOLUTION
    ),
    "exhausting/signs_without_end": made(
        "a hundred thousand minus signs, which overflow the stack of a compiler",
        "CE RTE MLE",
        b"x = " + b"-" * 100_000 + b"1\n" + SOLUTION,
    ),
    "exhausting/attributes_without_end": made(
        "a chain of attributes forty thousand long",
        "CE RTE MLE",
        b"x = a" + b".a" * 40_000 + b"\n" + SOLUTION,
    ),
    "exhausting/deep_indentation": made(
        "more levels of indentation than the compiler knows",
        "CE",
        b"".join(b" " * i + b"if 1:\n" for i in range(150)) + b" " * 150 + b"x = 1\n" + SOLUTION,
    ),
    "exhausting/compile_time_constants": made(
        "constants that the compiler computes beforehand",
        "AC CE",
        b"def unused():\n"
        + b"".join(b"    x%d = 'a' * 4000 + 'b' * 4000\n    y%d = 1 << 100\n" % (i, i) for i in range(900))
        + b"\n\n"
        + SOLUTION,
    ),
    "exhausting/nul_bytes": made("NUL bytes in the source", "CE", SOLUTION + b"\0\0\0"),
    "exhausting/wrong_encoding": made("bytes that are no UTF-8", "CE", b"x = '\xff\xfe\xe4'\n" + SOLUTION),
    "exhausting/unknown_encoding": b"# coding: no-such-codec\n"
    + made("an encoding that does not exist", "CE", SOLUTION),
    "exhausting/utf_7": b"# coding: utf-7\n"
    + made("an encoding in which text hides code", "AC CE", SOLUTION),
    "exhausting/zip_encoding": b"# coding: zip\n" + made("a codec that is no text encoding", "CE", SOLUTION),
    "exhausting/utf_16": made("a file in UTF-16 behind its header", "CE", SOLUTION.decode().encode("utf-16")),
    "corrupting/escapes_in_the_source": made(
        "terminal escapes and marks of direction in the line that a traceback shows",
        "RTE",
        b"def sliding_window_max(nums, k):\n    raise ValueError('\xe2\x80\xae\xe2\x81\xa6 \x1b[31m \x07 \xc2\x9b')\n",
    ),
    "corrupting/escapes_in_a_syntax_error": made(
        "terminal escapes in a line that cannot be compiled",
        "CE",
        b"def sliding_window_max(nums, k):\n    return '\x1b[31m\xe2\x80\xae\x9b' +\n",
    ),
    "corrupting/escapes_in_an_unfinished_line": made(
        "terminal escapes where the compiler points to", "CE", b"x = 1 \x1b[31m\xe2\x80\xae$\x07\n" + SOLUTION
    ),
    "honest/largest_source": padded(made(_LARGE, "AC", SOLUTION), SOURCE_LIMIT),
    "honest/carriage_returns": made(_LINE_ENDS, "AC", SOLUTION).replace(b"\n", b"\r\n"),
    "honest/old_mac_line_ends": made(_LINE_ENDS, "AC", SOLUTION).replace(b"\n", b"\r"),
    "honest/byte_order_mark": b"\xef\xbb\xbf" + made("a byte order mark at the start", "AC", SOLUTION),
    "honest/latin_1": b"# coding: latin-1\n"
    + made("an encoding named as PEP 263 asks for", "AC", b"gr\xf6\xdfe = 'gr\xf6\xdfer'\n" + SOLUTION),
    "honest/no_line_end": made("no line end at the end of the file", "AC", SOLUTION.rstrip(b"\n")),
    "honest/form_feeds": made(
        "form feeds between sections, as old editors like them", "AC", b"\x0c\n" + SOLUTION
    ),
    "honest/many_comments": made(
        "long comments and docstrings",
        "AC",
        b"'''" + b"words\n" * 4000 + b"'''\n" + b"# words\n" * 4000 + SOLUTION,
    ),
}
