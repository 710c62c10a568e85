"""Measuring how the cost of a submission grows beside the reference, and judging it."""
