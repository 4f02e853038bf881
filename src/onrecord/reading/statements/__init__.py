"""Who said what: `find.py` is the way through.

Quotation marks (`quotes`), cues and the clauses they stand in (`cues`, `clauses`; `surface` where the parse is broken),
what is said (`complements`, `content`, `speech`, `running_on`), "according to" and its like (`sources`), then who,
where and when (`speakers`, `channels`).
"""
