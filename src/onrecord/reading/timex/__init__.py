"""Expressions of time by rule. In the order of use:

`lexer.py` turns text into tokens of known kinds (`../data/times_words.tsv`); `grammar.py` finds phrases of those
kinds (`../data/times_grammar.tsv`, which can be read in one sitting); the readers (`days.py`, `clocks.py`,
`periods.py`, `quarters.py`, `durations.py`, `recurring.py`) give each phrase its TIMEX3 value, with `points.py` for
the calendar, `anchors.py` for the report's own day, `tense.py` for the side of that day a sentence looks to, and
`intervals.py` for the stretch a value covers.
"""
