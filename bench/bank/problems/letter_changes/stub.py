def letter_changes(a: str, b: str) -> int:
    """Return the least number of inserted, removed and replaced letters that make b out of a."""
    raise NotImplementedError("write your solution here")
