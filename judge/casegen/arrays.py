"""NumPy's arrays as the files of a package have them, and back to the judge's own: the one place that imports
it."""

from typing import Any

from judge.model.array import DTYPES, Array


def to_numpy(value: Any) -> Any:
    """Return a value with each array in it as one of NumPy, which is new: changing it changes nothing
    else."""
    match value:
        case Array():
            import numpy

            return numpy.frombuffer(value.data, DTYPES[value.kind]).reshape(value.shape).copy()
        case list():
            return [to_numpy(item) for item in value]
        case tuple():
            return tuple([to_numpy(item) for item in value])
        case dict():
            return {key: to_numpy(item) for key, item in value.items()}
    return value


def from_numpy(value: Any) -> Any:
    """Return a value with each array in it as the judge's own, and each number of NumPy as Python's.

    An array of anything but floats, whole numbers and bools stays as it is.
    """
    import numpy

    match value:
        case numpy.ndarray():
            kind = {"f": "float", "i": "int", "u": "int", "b": "bool"}.get(value.dtype.kind)
            if kind is None:
                return value
            return Array(DTYPES[kind], value.shape, value.astype(DTYPES[kind]).tobytes())
        case numpy.floating() | numpy.integer() | numpy.bool_():
            return value.item()
        case list():
            return [from_numpy(item) for item in value]
        case tuple():
            return tuple([from_numpy(item) for item in value])
        case dict():
            return {key: from_numpy(item) for key, item in value.items()}
    return value
