"""NumPy's arrays as the files of a package have them, and back to the judge's own: the one place that imports
it."""

from typing import Any

from judge.model.array import DTYPES, Array, with_items


def to_numpy(value: Any) -> Any:
    """Return a value with each array in it as one of NumPy, which is new: changing it changes nothing
    else."""
    if isinstance(value, Array):
        import numpy

        return numpy.frombuffer(value.data, DTYPES[value.kind]).reshape(value.shape).copy()
    return with_items(value, to_numpy)


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
    return with_items(value, from_numpy)
