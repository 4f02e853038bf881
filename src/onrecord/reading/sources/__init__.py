"""What a report calls its sources: `find.py` is the way through.

`labels.py` takes the words for one apart; a bare body is called what the report calls
it in full, once all its sources are known.
"""
