"""The learned part of reading: one run of one network over a report, for all rooms that
learn from it.

`encode.py` is the way through: the report's parts are laid out as windows of word
pieces (`windows`), each is one run of the network (`network`, its files in `model/`),
and its answers are put together (`scores`). `tagging` makes the best legal run of tags
of them. What the tags mean, the rooms know: attributions `statements/`, names
`entities.py`.
"""
