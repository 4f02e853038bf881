"""What marks of a telling say that it is no fact by itself, learnt from what readers
judged.
"""
