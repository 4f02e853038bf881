"""What the statement model says of a word: outside, or the beginning or inside of a
cue, a content or a speaker.
"""

from __future__ import annotations

OUTSIDE = 0
CUE = 1  # a role's number is that of its beginning; its inside is one more
CONTENT = 3
SPEAKER = 5
ROLES = (CUE, CONTENT, SPEAKER)

TO_CUE, TO_SPEAKER = 0, 1
