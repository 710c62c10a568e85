"""Grading many submissions: finding them, judging them side by side, keeping what was found out."""
