"""From facts to judgements: are the values of the right type, are they right, and if not, why."""
