"""What a solution must define: a function or a class, with the types of its parameters and results.

The stub of a problem is the one source of these; the catalog parses it into the types below.
"""

from typing import Any

from msgspec import Struct

ELEMENTS = {"float": "float64", "int": "int64", "bool": "bool_"}
"""What stands in `NDArray[np.float64]` for each kind of elements."""


class Type(Struct, frozen=True):
    """A type of plain data: a scalar, or a container with the types of what it holds.

    `name` is one of int, float, str, bytes, bool, None, list, tuple, dict, set, optional, array. A tuple with
    `variadic` holds any number of its one argument; `optional` holds None or its one argument; the one
    argument of an array is float, int or bool.
    """

    name: str
    arguments: tuple["Type", ...] = ()
    variadic: bool = False

    def __str__(self) -> str:
        if self.name == "optional":
            return f"{self.arguments[0]} | None"
        if self.name == "array":
            return f"NDArray[np.{ELEMENTS[self.arguments[0].name]}]"
        if not self.arguments:
            return self.name
        inner = ", ".join(map(str, self.arguments))
        return f"{self.name}[{inner}, ...]" if self.variadic else f"{self.name}[{inner}]"


class Parameter(Struct, frozen=True):
    """One parameter of a function, a constructor or a method, without `self`.

    One that is not `required` may be left out where arguments are written: then it is the `default`.
    Submissions are always given all of them.
    """

    name: str
    type: Type
    required: bool = True
    default: Any = None


class Callable(Struct, frozen=True):
    """A function, a constructor or a method: called with positional arguments, in this order."""

    name: str
    parameters: tuple[Parameter, ...]
    returns: Type

    def __str__(self) -> str:
        parameters = ", ".join(
            f"{p.name}: {p.type}" if p.required else f"{p.name}: {p.type} = {p.default!r}"
            for p in self.parameters
        )
        return f"{self.name}({parameters}) -> {self.returns}"


class FunctionEntry(Struct, frozen=True, tag="function"):
    """The entry point is a function; a case is one call of it."""

    function: Callable

    @property
    def name(self) -> str:
        return self.function.name

    def callable(self, name: str) -> Callable:
        """The signature called `name`. Raises KeyError for any other name."""
        if name != self.function.name:
            raise KeyError(name)
        return self.function

    def __str__(self) -> str:
        return f"def {self.function}"


class ClassEntry(Struct, frozen=True, tag="class"):
    """The entry point is a class; a case is a construction and then calls of methods."""

    constructor: Callable
    methods: tuple[Callable, ...]

    @property
    def name(self) -> str:
        return self.constructor.name

    def callable(self, name: str) -> Callable:
        """The signature called `name`, the class name meaning its constructor. Raises KeyError."""
        for signature in (self.constructor, *self.methods):
            if signature.name == name:
                return signature
        raise KeyError(name)

    def __str__(self) -> str:
        return f"class {self.name}"


EntryPoint = FunctionEntry | ClassEntry
