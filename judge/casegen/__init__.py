"""Where cases come from: a package's generator, the corpus made of it, shrinking and exploring.

Hypothesis is imported here alone, and only by the functions that need it.
"""
