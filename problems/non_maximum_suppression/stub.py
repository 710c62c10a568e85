def non_maximum_suppression(
    boxes: list[tuple[float, float, float, float]], scores: list[float], threshold: float
) -> list[int]:
    """Return the indices of the boxes that are kept, best first.

    A box is (left, top, right, bottom). It is kept unless its intersection over union with a box that was
    kept before is greater than threshold. Of equal scores the smaller index comes first.
    """
    raise NotImplementedError("write your solution here")
