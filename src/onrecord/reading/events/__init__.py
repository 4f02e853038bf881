"""What happened, is planned, was denied: `find.py` is the way through; `phrases` says
which words name the event.
"""
