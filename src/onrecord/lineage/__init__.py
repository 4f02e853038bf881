"""Shared copy: which passages two reports have in common, and which reports are one
writing.
"""
