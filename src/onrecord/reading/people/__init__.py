"""Who: `find.py` is the way through, over `person_names`, `organisations`, `roles` ("the US leader") and
`coreference` (he, she).
"""
