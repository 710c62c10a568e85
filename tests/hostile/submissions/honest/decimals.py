# tries: numbers by way of decimal, fractions and statistics
# verdicts: AC
from decimal import Decimal
from fractions import Fraction

def sliding_window_max(nums, k):
    exact = [Fraction(Decimal(value)) for value in nums]
    return [int(max(exact[i : i + k])) for i in range(len(nums) - k + 1)]
