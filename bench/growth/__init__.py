"""How often growth is judged wrongly: a labelled set of solutions, and what must come out of each."""
