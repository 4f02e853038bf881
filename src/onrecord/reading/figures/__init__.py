"""What was counted or measured: `find.py` is the way through, over `numbers`, `units`,
`measures` and `tolls`.
"""
