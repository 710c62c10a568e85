def join_pieces(pieces: list[str]) -> str:
    """Return the pieces in lower case, the last one first, with - between them."""
    raise NotImplementedError("write your solution here")
