"""Measures Onrecord on public sets. The sets are not part of the project; see
evals/README.md.
"""
