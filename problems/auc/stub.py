def auc(labels: list[int], scores: list[float]) -> float:
    """Return how often a positive example (label 1) scores above a negative one (label 0).

    It is the mean over all pairs of the two; a tie counts a half. Without a pair it is 0.5.
    """
    raise NotImplementedError("write your solution here")
