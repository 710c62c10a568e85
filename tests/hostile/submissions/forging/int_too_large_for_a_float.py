# tries: an integer where a float is expected that no float can hold
# verdicts: WA
# run: samples
# problem: weighted_iou
class WeightedIoU:
    def __init__(self, weights):
        pass

    def iou(self, box_a, box_b):
        return 10**400
