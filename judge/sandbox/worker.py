"""The process that runs a submission. Standard library only; knows no expected answer.

How it works. The judge starts a bare interpreter and sends this module as compiled code over a pipe, so
nothing of the judge lies on the worker's file system. The worker then

1. reads its orders (limits and the seccomp program), binds itself with rlimits and the filter, and
   answers "armed" with what took effect; only then does it accept foreign code;
2. reads the source and the entry point, compiles and executes, and answers "loaded", or "unloadable"
   with the reason;
3. answers requests, one at a time, until its pipe closes.

Whatever this module does after step 1 happens in the same interpreter as the submission, which may
rewrite any of it. The judge therefore believes nothing but a well-formed answer to the question it
asked, and keeps time, memory and expected answers on its own side.

Requests are marshal (the judge is trusted), replies are `codec` values: a dict with the kind of the
reply, the number of the request and the fields of that kind (see `protocol`). A frame is a length of
4 bytes, little-endian, and that many bytes.
"""

import gc
import io
import marshal
import os
import struct
import sys
import types
from typing import Any, NoReturn, cast

from judge.sandbox import codec

MODULE_NAME = "solution"
FILE_NAME = "<solution>"
MAX_FRAMES = 24
"""Frames reported from each end of a traceback; a runaway recursion has thousands alike."""
MAX_MESSAGE = 2000
"""Characters of an exception's text."""
BALLAST = 1 << 20
"""Bytes freed when memory runs out, so that saying so is possible."""

Orders = dict[str, Any]


class Capture(io.RawIOBase):
    """What a case prints: the first `keep` bytes, and a count that ends the process at `limit`."""

    def __init__(self, keep: int, limit: int, overflow: Any) -> None:
        self.keep, self.limit, self.overflow = keep, limit, overflow
        self.reset()

    def reset(self) -> None:
        self.kept = bytearray()
        self.total = 0

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return False

    def write(self, data: Any) -> int:
        size = memoryview(data).nbytes
        self.total += size
        if len(self.kept) < self.keep:
            self.kept += bytes(data)[: self.keep - len(self.kept)]
        if self.total > self.limit:
            self.overflow()
        return size


class Worker:
    """One submission, loaded once and called many times."""

    def __init__(self, request_fd: int, reply_fd: int) -> None:
        self.request_fd = request_fd
        self.reply_fd = reply_fd
        self.number = 0
        self.ballast: bytearray | None = bytearray(BALLAST)

    def serve(self) -> None:
        self.orders = self.receive()
        self.result_limit: int = self.orders["result_limit"]
        armed = arm(self.orders)
        self.redirect()
        self.send("armed", **armed)
        submission = self.receive()
        self.entry: dict[str, Any] = submission["entry"]
        try:
            self.target = load(submission["source"], self.entry)
        except Unloadable as unloadable:
            self.send("unloadable", **unloadable.fields, **self.printed())
            return
        self.send("loaded")
        while True:
            self.answer(self.receive())

    # -- the pipe ------------------------------------------------------------------------------

    def receive(self) -> dict[str, Any]:
        length = struct.unpack("<I", self.read_exactly(4))[0]
        message: dict[str, Any] = marshal.loads(self.read_exactly(length))
        return message

    def read_exactly(self, length: int) -> bytes:
        chunks = bytearray()
        while len(chunks) < length:
            chunk = os.read(self.request_fd, min(length - len(chunks), 1 << 20))
            if not chunk:
                os._exit(0)  # the judge has closed the pipe: nothing more to do
            chunks += chunk
        return bytes(chunks)

    def send(self, kind: str, **fields: Any) -> None:
        reply = {"kind": kind, "number": self.number, **fields}
        try:
            body = codec.encode(reply, self.result_limit)
        except codec.TooLarge:
            body = codec.encode({"kind": "oversize", "number": self.number}, self.result_limit)
        data = memoryview(struct.pack("<I", len(body)) + body)
        while data:
            data = data[os.write(self.reply_fd, data) :]

    # -- what it prints ------------------------------------------------------------------------

    def redirect(self) -> None:
        """Give the submission an empty stdin and a captured stdout and stderr."""
        self.capture = Capture(self.orders["output_keep"], self.orders["output_limit"], self.overflow)
        self.stream = io.TextIOWrapper(
            cast(Any, self.capture),  # no buffer between: a crash must not lose what was printed
            encoding="utf-8",
            errors="backslashreplace",
            newline="\n",
            write_through=True,
        )
        for name in ("stdout", "stderr", "__stdout__", "__stderr__"):
            setattr(sys, name, self.stream)
        sys.stdin = sys.__stdin__ = io.TextIOWrapper(io.BytesIO(b""), encoding="utf-8")  # type: ignore[misc]

    def is_redirected(self) -> bool:
        """Whether what an earlier case did to the streams left them usable."""
        try:
            return sys.stdout is self.stream and not self.stream.closed
        except (AttributeError, ValueError):
            return False

    def overflow(self) -> NoReturn:
        self.send("overflow")
        os._exit(0)

    def printed(self) -> dict[str, Any]:
        text = bytes(self.capture.kept).decode("utf-8", "replace")
        return {"printed": text, "printed_bytes": self.capture.total}

    # -- running -------------------------------------------------------------------------------

    def answer(self, request: dict[str, Any]) -> None:
        """Make the calls of one request and send what came of them."""
        self.number = request["number"]
        self.capture.reset()
        if not self.is_redirected():
            self.redirect()
        values: list[bytes] = []
        try:
            self.call(request["calls"], values)
        except codec.TooLarge:
            self.send("oversize")
        except BaseException as error:  # SystemExit and KeyboardInterrupt too: they end a case, not us
            if isinstance(error, MemoryError):
                self.ballast = None
            fields = describe(error)
            self.send("raised", **fields, values=tuple(values), **self.printed())
        else:
            left: tuple[bytes, ...] = ()
            if request["want_arguments"]:
                left = tuple(self.encode_leniently(arguments) for _, arguments, _ in request["calls"])
            self.send("returned", values=tuple(values), arguments=left, **self.printed())

    def call(self, calls: Any, values: list[bytes]) -> None:
        """Make the calls in order; each result is encoded at once, before a later call can change it."""
        objects: dict[int, Any] = {}
        for name, arguments, receiver in calls:
            if not self.entry["methods"]:
                value = self.target(*arguments)
            elif name == self.entry["name"]:
                objects[receiver], value = self.target(*arguments), None
            else:
                value = getattr(objects[receiver], name)(*arguments)
            values.append(codec.encode(value, self.result_limit))

    def encode_leniently(self, value: Any) -> bytes:
        try:
            return codec.encode(value, self.result_limit)
        except codec.TooLarge:
            return b""


# -- loading -----------------------------------------------------------------------------------------


class Unloadable(Exception):
    """The source cannot be loaded; `fields` are those of the reply that says why."""

    def __init__(self, reason: str, **fields: Any) -> None:
        super().__init__(reason)
        self.fields = {"reason": reason, "type_name": "", "line": 0, "column": 0, "frames": (), **fields}
        self.fields.pop("omitted_frames", None)


def load(source: bytes, entry: dict[str, Any]) -> Any:
    """Execute the source as a module and return its entry point. Raises Unloadable."""
    module = types.ModuleType(MODULE_NAME)
    module.__file__ = FILE_NAME
    sys.modules[MODULE_NAME] = module
    try:
        code = compile(source, FILE_NAME, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
        raise syntax_error(error) from None
    try:
        exec(code, module.__dict__)
    except BaseException as error:
        raise Unloadable("raised", **describe(error)) from None
    target = module.__dict__.get(entry["name"])
    complaint = misfit(target, entry, module.__dict__) if source.strip() else "the file is empty"
    if complaint:
        raise Unloadable("entry", message=complaint)
    return target


def syntax_error(error: BaseException) -> Unloadable:
    message = str(error.args[0]) if error.args else ""
    line = column = 0
    if isinstance(error, SyntaxError):
        message = error.msg or message
        line, column = max(error.lineno or 0, 0), max(error.offset or 0, 0)
    if "unicode error" in message or isinstance(error, UnicodeError):
        message = f"the file is not text in UTF-8: {message}"
    name = type(error).__name__
    return Unloadable("syntax", type_name=name, message=message[:MAX_MESSAGE], line=line, column=column)


def misfit(target: Any, entry: dict[str, Any], namespace: dict[str, Any]) -> str:
    """What is wrong with the entry point, or an empty string."""
    name = entry["name"]
    kind = "class" if entry["methods"] else "function"
    if target is None:
        others = [
            k for k, v in namespace.items() if callable(v) and getattr(v, "__module__", "") == MODULE_NAME
        ]
        hint = f"; it defines {', '.join(others[:6])}" if others else ""
        return f"the file does not define the {kind} `{name}`{hint}"
    if not callable(target):
        return f"`{name}` is not a {kind} but a value of type {type(target).__name__}"
    if not entry["methods"]:
        return arity_complaint(target, name, entry["parameters"])
    if not isinstance(target, type):
        return f"`{name}` must be a class"
    complaint = arity_complaint(target, name, entry["parameters"])
    for method, parameters in entry["methods"].items():
        if complaint:
            break
        defined = next((vars(base)[method] for base in target.__mro__ if method in vars(base)), None)
        found = getattr(target, method, None)
        if defined is None or found is None:  # what only the metaclass has, objects have not
            complaint = "" if may_appear(target, method) else f"the class `{name}` has no method `{method}`"
        elif callable(found):
            bound = isinstance(defined, staticmethod | classmethod)
            complaint = arity_complaint(found, f"{name}.{method}", parameters, 0 if bound else 1)
        elif not hasattr(found, "__get__"):
            complaint = f"`{name}.{method}` is not a method"
    return complaint


def may_appear(target: type, method: str) -> bool:
    """Whether objects of a class may get a method that the class does not show: the first call will tell."""
    for base in target.__mro__[:-1]:
        if "__getattr__" in vars(base) or "__getattribute__" in vars(base) or "__new__" in vars(base):
            return True
        for value in vars(base).values():
            code = getattr(value, "__code__", None)
            if code is not None and method in (*code.co_names, *map(str, code.co_consts)):
                return True
    return False


def arity_complaint(target: Any, name: str, parameters: list[str], implicit: int = 0) -> str:
    """Why `target` cannot take the parameters by position, after `implicit` ones such as self."""
    function = target
    if isinstance(target, type):
        function = vars(target).get("__init__")
        implicit = 1
        if not isinstance(function, types.FunctionType) or "__new__" in vars(target):
            return ""  # inherited or unusual construction: the first call will tell
    if not isinstance(function, types.FunctionType):
        return ""
    code = function.__code__
    takes = code.co_argcount - implicit
    required = takes - len(function.__defaults__ or ())
    keyword_only = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    unfilled = [k for k in keyword_only if k not in (function.__kwdefaults__ or {})]
    variadic = bool(code.co_flags & 0x04)
    asked = len(parameters)
    without_self = ""
    if implicit and code.co_argcount == asked and code.co_varnames[:1] != ("self",):
        without_self = ": is `self` missing?"
    if unfilled:
        return f"`{name}` has a keyword-only parameter `{unfilled[0]}`, but is called by position"
    if asked < required or (asked > takes and not variadic):
        return (
            f"`{name}` must take {asked} parameter{'s' * (asked != 1)} ({', '.join(parameters)}), "
            f"but takes {max(takes, 0)}{without_self}"
        )
    return ""


def describe(error: BaseException) -> dict[str, Any]:
    """Type, text and own frames of an exception, and how many frames were left out."""
    kind = type(error)
    name = kind.__name__
    if kind.__module__ not in ("builtins", MODULE_NAME):
        name = f"{kind.__module__}.{name}"
    try:
        message = str(error)[:MAX_MESSAGE]
    except BaseException:
        message = "<the exception could not be printed>"
    frames: list[tuple[int, str]] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == FILE_NAME:
            frames.append((trace.tb_lineno, code.co_name))
        trace = trace.tb_next
    omitted = max(len(frames) - 2 * MAX_FRAMES, 0)
    if omitted:
        frames = frames[:MAX_FRAMES] + frames[-MAX_FRAMES:]
    error.__traceback__ = None
    return {
        "type_name": str(name),
        "message": str(message),
        "frames": tuple(frames),
        "omitted_frames": omitted,
    }


# -- arming ------------------------------------------------------------------------------------------


def arm(orders: Orders) -> dict[str, Any]:
    """Bind this process before foreign code runs. Says what took effect."""
    sys.setrecursionlimit(orders["recursion_limit"])
    null = os.open("/dev/null", os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    os.close(null)
    die_with_parent()
    limited = limit_resources(orders)
    filtered = install_filter(orders["filter"]) if orders["filter"] else ""
    for name in [name for name in sys.modules if name == "judge" or name.startswith("judge.")]:
        del sys.modules[name]
    gc.freeze()
    return {"rlimits": limited, "filter": not filtered and bool(orders["filter"]), "error": filtered}


def limit_resources(orders: Orders) -> bool:
    try:
        import resource
    except ImportError:
        return False
    for name, value in orders["rlimits"].items():
        which = getattr(resource, name, None)
        if which is None:
            continue
        hard = resource.getrlimit(which)[1]
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        try:
            resource.setrlimit(which, (value, value))
        except (ValueError, OSError):
            if name != "RLIMIT_STACK":
                return False
    return True


def die_with_parent() -> None:
    """Ask Linux to kill this process when the one that started it ends, however it ends."""
    prctl = _prctl()
    if prctl is not None:
        prctl(1, 9, 0, 0, 0)  # PR_SET_PDEATHSIG, SIGKILL


def install_filter(program: bytes) -> str:
    """Load a seccomp program (an array of struct sock_filter). An empty string, or what went wrong."""
    prctl = _prctl()
    if prctl is None:
        return "ctypes is not available"
    import ctypes

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))

    buffer = ctypes.create_string_buffer(program, len(program))
    prog = Program(len(program) // 8, ctypes.addressof(buffer))
    if prctl(38, 1, 0, 0, 0) != 0:  # PR_SET_NO_NEW_PRIVS
        return f"no_new_privs: error {ctypes.get_errno()}"
    if prctl(22, 2, ctypes.addressof(prog), 0, 0) != 0:  # PR_SET_SECCOMP, SECCOMP_MODE_FILTER
        return f"seccomp: error {ctypes.get_errno()}"
    return ""


def _prctl() -> Any:
    if not sys.platform.startswith("linux"):
        return None
    try:
        import ctypes
    except ImportError:
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    prctl.argtypes = (ctypes.c_int, *[ctypes.c_ulong] * 4)
    return prctl


def main() -> None:
    Worker(int(sys.argv[1]), int(sys.argv[2])).serve()
