"""When: `find.py` is the way through.

`lexer` says what each word could be, `grammar` matches the rules of the table
`times_grammar.tsv`, a reader for each kind of phrase gives its value (`days`,
`weekdays`, `day_ranges`, `holidays`, `clocks`, `periods`, `quarters`, `durations`,
`recurring`), `report_day` and `tense` say from which day and to which side, `linking`
what expressions take from each other and from `occasions`, `reasons` why one has no
place in the calendar.
"""
