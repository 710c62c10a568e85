"""The frozen types that flow through the judge. Imports nothing of the judge's own."""
