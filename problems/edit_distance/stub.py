def edit_distance(a: str, b: str) -> int:
    """Return the least number of letters to insert, remove or replace that makes b out of a."""
    raise NotImplementedError("write your solution here")
