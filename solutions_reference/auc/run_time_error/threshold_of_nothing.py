"""Begins at the highest score, without asking whether there is one."""


def auc(labels: list[int], scores: list[float]) -> float:
    examples = sorted(zip(scores, labels), reverse=True)
    threshold = examples[0][0]
    hits = alarms = 0
    area = 0.0
    tied = [0, 0]
    for score, label in [*examples, (float("-inf"), 0)]:
        if score != threshold:
            area += tied[0] * (hits + tied[1] / 2)
            hits, alarms = hits + tied[1], alarms + tied[0]
            threshold, tied = score, [0, 0]
        tied[label] += 1
    return area / (hits * alarms) if hits and alarms else 0.5
