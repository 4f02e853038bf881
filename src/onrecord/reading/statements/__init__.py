"""Who said what: `find.py` is the way through.

The network's tags and links (`encoder/`) become attributions (`decoding`, `relations`),
labels are read by rule (`speaker_labels`), then who, where and when are found on the
dependency tree (`clauses`, `speakers`, `channels`), and pronouns that go on with the
same speaker (`continuing`).
"""
