"""What a worker is sent first: the code of its own modules, compiled here."""

import importlib.util
import marshal
from functools import cache
from types import CodeType

from judge.engines.protocol import HEADER

_INSIDE = "judge.engines.inside"
_NATIVE = "judge.engines.native.inside"
_PACKAGES = ("judge", "judge.engines", "judge.engines.native", _INSIDE, _NATIVE)
_MODULES = (
    *(f"{_INSIDE}.{name}" for name in ("codec", "loading", "worker")),
    *(f"{_NATIVE}.{name}" for name in ("arrays", "packages", "binding", "canary", "tracing", "piped")),
)


@cache
def worker_code() -> bytes:
    """The worker's modules as the frame that the bootstrap reads; the same interpreter runs both."""
    modules: list[tuple[str, CodeType | None]] = [(name, None) for name in _PACKAGES]
    for name in _MODULES:
        spec = importlib.util.find_spec(name)
        assert spec is not None
        modules.append((name, _anonymous(spec.loader.get_code(name))))  # type: ignore[union-attr]
    body = marshal.dumps(modules)
    return HEADER.pack(len(body)) + body


@cache
def counting_code() -> bytes:
    """Return the module that counts Python steps: only a worker that has to count is sent it."""
    spec = importlib.util.find_spec(f"{_NATIVE}.steps")
    assert spec is not None
    return marshal.dumps(_anonymous(spec.loader.get_code(spec.name)))  # type: ignore[union-attr]


def _anonymous(code: CodeType) -> CodeType:
    """The code without the path of its file: nothing inside should tell where the judge lies."""
    constants = tuple(_anonymous(c) if isinstance(c, CodeType) else c for c in code.co_consts)
    return code.replace(co_filename="<judge>", co_consts=constants)
