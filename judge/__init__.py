"""A local judge for coding exercises: isolated runs, the smallest failing input, honest verdicts."""

__version__ = "0.1.0"
