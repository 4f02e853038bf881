"""When: `find.py` is the way through.

`lexer` says what each word could be, `grammar` matches the rules of data/times_grammar.tsv, a reader for each kind of
phrase gives its value (`days`, `clocks`, `periods`, `quarters`, `durations`, `recurring`), `anchors` and `tense` say
from which day and to which side.
"""
