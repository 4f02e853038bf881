"""Stories: which reports are of the same events."""
