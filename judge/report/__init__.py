"""Renderings of what was found: for the terminal, and as a document for programs."""
