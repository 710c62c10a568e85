"""Running submissions: facts about what happened, never what they are worth."""
