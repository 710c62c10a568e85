"""What the operations of a source do to other elements, read off its text; nothing is run."""
