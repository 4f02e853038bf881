"""What each clause, event noun and count of a report claims: `find.py` is the way
through.
"""
