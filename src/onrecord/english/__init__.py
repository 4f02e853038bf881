"""The ground floor of the language: what every room knows of English.

`tables.py` reads the word lists of `tables/`; `folding.py` and `words.py` make words
alike, `names.py` names, `wording.py` whole sayings; `sentences.py` and `quotations.py`
find both by their marks; `language.py` tells English from other languages. A second
language is a folder beside this one and a line in `onrecord/languages.py`.
"""
