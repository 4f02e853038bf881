"""The ground floor of the language: words, marks, sentences, quotations, names, numbers,
and the tables that every room reads them by. A second language is a folder beside it.
"""
