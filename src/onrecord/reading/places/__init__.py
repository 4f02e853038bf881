"""Where: `find.py` is the way through, over `mentions` (which words name a place),
`links` (what is said to lie in what) and `resolution` (which place is meant), all
against the `gazetteer`: GeoNames' cities in a packed file, and the tables' places.
"""
