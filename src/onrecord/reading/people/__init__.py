"""Who: `find.py` is the way through, over `person_names` and `persons` (with
`shared_names`), `organisations`, `roles` ("the US leader") and `bodies` ("the
ministry"), both over `offices` and `role_phrases`, `states` ("Peru said") and
`coreference` (he, she). `camps` ("the Orlo campaign") is asked for names of speakers.
"""
