"""The reading room: one report in, one reading out. `reader.py` is the way through; one
module a kind of item.
"""
