"""The codes that every command exits with."""

ACCEPTED = 0
"""All is as it should be: submissions accepted, packages without errors, isolation strict."""

REJECTED = 1
"""Something is not."""

USAGE = 2
"""The command cannot be carried out as it was given, or a problem package is invalid."""

FAULT = 3
"""The judge itself is at fault, or could not judge all."""

SIGNALLED = 128
"""Added to the number of a signal that ended the run."""
