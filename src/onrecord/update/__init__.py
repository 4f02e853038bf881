"""What a new report, or a new rule, changes in an archive: its own rows at once, and
behind them its story and that story's dossier.

`settle.write` is one transaction. `settle.settle` does what is left to do, in steps
that each take effect whole, so that a run cut short leaves only work to be done again:
put waiting reports into stories, compare the reports of each changed story, compile its
dossier. Everything here follows from the stored reports alone, never from their order
of arrival.
"""
