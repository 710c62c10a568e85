"""What runs inside of both engines: the standard library alone, and no knowledge of expected answers."""
