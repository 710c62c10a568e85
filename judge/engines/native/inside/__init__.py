"""What runs inside the worker: the standard library alone, and no knowledge of expected answers."""
