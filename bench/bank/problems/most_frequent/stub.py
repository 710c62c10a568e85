def most_frequent(words: list[str]) -> str:
    """Return the most frequent of the words, the first in the alphabet among equally frequent ones."""
    raise NotImplementedError("write your solution here")
