"""Plain data against the types that a stub declares: results of solutions, and written arguments.

Only exact builtins and arrays count. A list and a tuple may stand for each other, an int for a float, a set
for a frozenset; a bool is never a number, and a list never an array.
"""

import re
from typing import Any

from judge.model.array import DTYPES, Array, NotRectangular, from_lists
from judge.model.outcome import Foreign
from judge.model.show import printable, show
from judge.model.signature import Callable, Type


class WrongType(Exception):
    """The value is of another type. `place` is where, as a reader would index it: `[3][0]`."""

    def __init__(self, place: str, expected: str, got: str) -> None:
        at = f" at {place}" if place else ""
        super().__init__(f"wrong type{at}: expected {expected}, got {got}")
        self.place, self.expected, self.got = place, expected, got


class WrongArguments(Exception):
    """The arguments do not fit the parameters; the message says which and why."""


_WHOLE = re.compile(r"[-+]?[0-9]{1,400}")
_NUMBER = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?")
"""Keys that are numbers, in the digits of everybody."""

_SCALARS: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "float": (float, int),
    "str": (str,),
    "bool": (bool,),
    "bytes": (bytes,),
    "None": (type(None),),
}


def fit(value: Any, wanted: Type, place: str = "", *, written: bool = False) -> Any:
    """The value with its containers exactly as `wanted` says. Raises WrongType.

    A `written` value comes from a document, which knows neither sets nor tells 1 from 1.0: lists may
    stand for sets and for arrays, and ints become floats. Of another array only that it is one is looked at:
    its shape and dtype are compared with those that are expected.
    """
    scalars = _SCALARS.get(wanted.name)
    if scalars is not None:
        _require(type(value) in scalars, value, wanted, place)
        return _as_float(value, wanted, place) if written and wanted.name == "float" else value
    match wanted.name:
        case "list":
            _require(type(value) in (list, tuple), value, wanted, place)
            return _fit_items(value, wanted.arguments[0], place, written)
        case "tuple":
            _require(type(value) in (list, tuple), value, wanted, place)
            return _fit_tuple(value, wanted, place, written)
        case "optional":
            return None if value is None else fit(value, wanted.arguments[0], place, written=written)
        case "set":
            _require(type(value) in (set, frozenset, *([list] * written)), value, wanted, place)
            return {fit(item, wanted.arguments[0], f"{place}{{…}}", written=written) for item in value}
        case "dict":
            _require(type(value) is dict, value, wanted, place)
            keys, items = wanted.arguments
            fitted = {
                fit(_read_key(key, keys) if written else key, keys, f"{place}.keys()", written=written): fit(
                    item, items, f"{place}[{show(key, 40)}]", written=written
                )
                for key, item in value.items()
            }
            if len(fitted) < len(value):
                raise WrongType(f"{place}.keys()", "keys that differ", "some that are equal")
            return fitted
        case "array":
            return _fit_array(value, wanted, place, written)
    raise AssertionError(f"no such type: {wanted.name}")


def fit_arguments(
    given: Any, signature: Callable, known: dict[tuple[int, str], Any] | None = None
) -> tuple[Any, ...]:
    """The arguments of a call from written values: a mapping by parameter name, or a list in order.

    `known` holds what has been fitted before, by the id of the value and the name of the parameter, and
    learns from this call, so that several calls can share what is large. Raises WrongArguments.
    """
    known = {} if known is None else known
    fitted: list[Any] = []
    names = [parameter.name for parameter in signature.parameters]
    if isinstance(given, dict):
        unknown = [str(key) for key in given if key not in names]
        missing = [p.name for p in signature.parameters if p.required and p.name not in given]
        if unknown or missing:
            parts = [f"unknown: {', '.join(unknown)}"] * bool(unknown)
            parts += [f"missing: {', '.join(missing)}"] * bool(missing)
            raise WrongArguments(f"`{signature.name}` takes ({', '.join(names)}); {'; '.join(parts)}")
        given = [given.get(parameter.name, parameter.default) for parameter in signature.parameters]
    if not isinstance(given, list | tuple):
        raise WrongArguments(
            f"`{signature.name}` takes a list of arguments or a mapping by name, not {name_of_type(given)}"
        )
    count = len(given)
    given = [*given, *(p.default for p in signature.parameters[count:] if not p.required)]
    if len(given) != len(names):
        plural = "argument" if len(names) == 1 else "arguments"
        raise WrongArguments(
            f"`{signature.name}` takes {len(names)} {plural} ({', '.join(names)}), {count} given"
        )
    try:
        for value, parameter in zip(given, signature.parameters, strict=True):
            key = (id(value), parameter.name)
            if key not in known:
                known[key] = fit(value, parameter.type, parameter.name, written=True)
            fitted.append(known[key])
        return tuple(fitted)
    except WrongType as wrong:
        raise WrongArguments(f"{wrong.place} must be of type {wrong.expected}, got {wrong.got}") from None


def _fit_items(values: Any, wanted: Type, place: str, written: bool) -> list[Any]:
    scalars = _SCALARS.get(wanted.name)
    if scalars is not None and written and wanted.name == "float":
        scalars = (float,)  # ints become floats
    if scalars is not None and set(map(type, values)).issubset(scalars):
        return values if type(values) is list else list(values)
    return [fit(item, wanted, f"{place}[{i}]", written=written) for i, item in enumerate(values)]


def _fit_array(value: Any, wanted: Type, place: str, written: bool) -> Array:
    kind = wanted.arguments[0].name
    if isinstance(value, Array):
        _require(not written or value.kind == kind, value, wanted, place)
        return Array(DTYPES[kind], value.shape, value.data) if written else value
    _require(written, value, wanted, place)
    try:
        return from_lists(value, kind)
    except NotRectangular as error:
        raise WrongType(place, str(wanted), str(error)) from None


def _fit_tuple(values: Any, wanted: Type, place: str, written: bool) -> tuple[Any, ...]:
    if wanted.variadic:
        return tuple(_fit_items(values, wanted.arguments[0], place, written))
    if len(values) != len(wanted.arguments):
        raise WrongType(place, f"{len(wanted.arguments)} values", f"{len(values)}")
    pairs = zip(values, wanted.arguments, strict=True)
    return tuple([fit(item, kind, f"{place}[{i}]", written=written) for i, (item, kind) in enumerate(pairs)])


def _read_key(key: Any, wanted: Type) -> Any:
    """A key as its type reads it: in a document all keys are texts."""
    if type(key) is str and wanted.name == "int" and _WHOLE.fullmatch(key):
        return int(key)
    if type(key) is str and wanted.name == "float" and _NUMBER.fullmatch(key):
        return float(key)
    if type(key) is str and wanted.name == "bool":
        return {"true": True, "false": False}.get(key.lower(), key)
    return key


def _as_float(value: float, wanted: Type, place: str) -> float:
    try:
        return float(value)
    except OverflowError:
        raise WrongType(place, str(wanted), "an int that is too large for one") from None


def _require(condition: bool, value: Any, wanted: Type, place: str) -> None:
    if not condition:
        raise WrongType(place, str(wanted), name_of_type(value))


def frozen_value(value: Any) -> Any:
    """A hashable stand-in: equal for equal values of equal types, NaN included. Never formats a number."""
    if isinstance(value, list | tuple):
        kinds = set(map(type, value))
        if len(kinds) == 1 and kinds <= {int, str}:  # long results are lists of such
            return (type(value).__name__, kinds.pop().__name__, tuple(value))
        return (type(value).__name__, tuple(map(frozen_value, value)))
    if isinstance(value, set | frozenset):
        return (type(value).__name__, frozenset(map(frozen_value, value)))
    if isinstance(value, Array):
        return ("Array", value.kind, value.shape, value.data)
    if isinstance(value, dict):
        return ("dict", tuple((frozen_value(k), frozen_value(v)) for k, v in value.items()))
    return (type(value).__name__, "nan" if value != value else value)


def name_of_type(value: Any) -> str:
    """The type of a value in a reader's words."""
    if value is None:
        return "None"
    if isinstance(value, Array):
        return f"ndarray of {value.dtype}"
    if isinstance(value, Foreign):
        name = printable(value.type_name)
        if name in _SCALARS or (name in ("list", "tuple", "dict", "set") and not value.reason):
            name = f"a class named {name}"
        return f"{name} ({value.reason})" if value.reason else name
    return type(value).__name__
