"""Who: `find.py` is the way through, over `person_names` (with `shared_names`),
`organisations`, `roles` ("the US leader", with `offices`) and `coreference` (he, she).
`camps` ("the Orlo campaign") is asked where speakers are named.
"""
