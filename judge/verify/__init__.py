"""Proves problem packages: that a package is whole, that its cases are strong, that its bounds separate.

`verify.py` is the main path. Each kind of check is a module with two verbs: `jobs` names the pieces of work
that it needs, `conclude` turns their answers into facts and findings.
"""
