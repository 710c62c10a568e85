#!/bin/sh
# NumPy 2.4.6: the exception for an array that does not fit into memory has two names.
#
# Behaviour: `numpy.empty(1 << 58)` raises a subclass of MemoryError whose `__name__` is "MemoryError" and whose
# `__qualname__` is "_ArrayMemoryError": a decorator sets the first and leaves the second. Tracebacks, which
# print the qualified name, and programs that report `type(error).__name__` call the same error differently,
# and `type(error) is MemoryError` is false where the name says that it is. The docstring of the decorator says
# that a traceback shows the base type.
#
# Output seen: MemoryError numpy._core._exceptions._ArrayMemoryError False
# Source: numpy/_core/_exceptions.py, `_display_as_base`, https://github.com/numpy/numpy
#
# Exit code 0 as long as that is so; 1 if it has changed, 2 if it could not be tried.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM
python3 -m venv "$folder/environment" || exit 2
"$folder/environment/bin/pip" install --quiet --disable-pip-version-check numpy==2.4.6 || exit 2
seen=$("$folder/environment/bin/python" - <<'PY'
import traceback

import numpy

try:
    numpy.empty(1 << 58)
except MemoryError as error:
    kind = type(error)
    shown = traceback.format_exception_only(error)[0].partition(":")[0]
    print(kind.__name__, shown, kind is MemoryError)
PY
)
echo "$seen"
test "$seen" = "MemoryError numpy._core._exceptions._ArrayMemoryError False"
