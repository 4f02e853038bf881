"""Which side of the report's day a sentence looks to: each row is one sentence of
Thursday, 14 August 2025.
"""

from __future__ import annotations

import pytest

from tests.reading.times.builders import found

VERBS = [
    # the verb that governs the day, not another of its sentence
    ("The mayor said Wednesday she will resign.", [("Wednesday", "2025-08-13")]),
    ("The mayor said she will resign on Monday.", [("Monday", "2025-08-18")]),
    # "could" under a past verb does not put a month ahead
    (
        "She said he could stop it on coming to office in January.",
        [("January", "2025-01")],
    ),
    # what could not be done has not been done
    (
        "Officials could not be reached for comment on Monday.",
        [("Monday", "2025-08-11")],
    ),
    ("Neither of them could be found on Monday.", [("Monday", "2025-08-11")]),
    ("Talks could resume on Monday.", [("Monday", "2025-08-18")]),
    # a noun between: as the report's clear uses have it
    (
        "She will speak on Friday. Friday's speech has raised hopes.",
        [("Friday", "2025-08-15"), ("Friday", "2025-08-15")],
    ),
    ("They are to meet Friday.", [("Friday", "2025-08-15")]),
    # a participle on a noun has no tense: the verb above it does
    (
        "They will hold talks aimed at a truce at the old fort on Friday.",
        [("Friday", "2025-08-15")],
    ),
    ("The pact signed on Friday holds.", [("Friday", "2025-08-08")]),
    # what someone holds says nothing of when it was bought
    (
        "The firm holds 500 shares, including 200 bought from Aug. 1 to Friday.",
        [("Aug. 1", "2025-08-01"), ("Friday", "2025-08-08")],
    ),
    # a day that something is
    (
        "A hearing is Monday; another was Tuesday.",
        [("Monday", "2025-08-18"), ("Tuesday", "2025-08-12")],
    ),
    # one form for past and present: of news it tells the past
    ("They cut jobs on Tuesday.", [("Tuesday", "2025-08-12")]),
    # a date right behind a verb in the past is past, however near the next one is
    (
        "He sang on Nov. 3 and will sing on Nov. 4.",
        [("Nov. 3", "2024-11-03"), ("Nov. 4", "2025-11-04")],
    ),
    # a holiday too takes the side of its verb
    ("They met on Boxing Day.", [("Boxing Day", "2024-12-26")]),
    ("They will meet on Boxing Day.", [("Boxing Day", "2025-12-26")]),
    # "will" above a noun, for a month on a preposition; a month before a noun is its
    # name
    ("She will go on a mission in December.", [("December", "2025-12")]),
    ("The May agreement will hold.", [("May", "2025-05")]),
]
AHEAD = [
    # plans look ahead of their own time
    ("They planned a march in Vessa on Saturday.", [("Saturday", "2025-08-16")]),
    ("On Saturday they planned a march.", [("Saturday", "2025-08-09")]),
    (
        "They agreed on Tuesday to meet again on Saturday.",
        [("Tuesday", "2025-08-12"), ("Saturday", "2025-08-16")],
    ),
    ("She urged members to vote on Tuesday.", [("Tuesday", "2025-08-19")]),
    ("He agreed to sell the mill in February.", [("February", "2026-02")]),
    # a plan of the past may be over or not: the nearest day
    ("The pact was due to expire on Friday.", [("Friday", "2025-08-15")]),
    ("The pact had been due to expire on Friday.", [("Friday", "2025-08-15")]),
    ("The pact had been due to expire on Monday.", [("Monday", "2025-08-11")]),
    ("The talks had been scheduled for Monday.", [("Monday", "2025-08-11")]),
    # "set for", "extended to" look ahead, "set a record" does not
    ("The vote was set for Monday.", [("Monday", "2025-08-18")]),
    ("The deadline was extended to Monday.", [("Monday", "2025-08-18")]),
    ("The fair was set for Vessa in April.", [("April", "2026-04")]),
    ("He broke a record set on Feb. 6.", [("Feb. 6", "2025-02-06")]),
    # what one can do in a month says nothing of its year
    ("You cannot cross it in February.", [("February", "2025-02")]),
    # what somebody was made to do, or could do, is done
    ("He was forced to resign on Monday.", [("Monday", "2025-08-11")]),
    ("He was ordered to appear in court on Monday.", [("Monday", "2025-08-18")]),
    ("The plant was able to reopen on Monday.", [("Monday", "2025-08-11")]),
    ("She was ready to leave on Monday.", [("Monday", "2025-08-18")]),
    ("The first to speak on Friday were the farmers.", [("Friday", "2025-08-08")]),
]
LED = [
    ("She has until Tuesday to answer.", [("Tuesday", "2025-08-19")]),
    ("He has been ill since Monday.", [("Monday", "2025-08-11")]),
    ("Until Tuesday, she had not answered.", [("Tuesday", "2025-08-12")]),
    # what lasted until a day is over
    ("They postponed it until Friday.", [("Friday", "2025-08-15")]),
    ("He waited until Friday.", [("Friday", "2025-08-08")]),
    ("She did not come until Friday.", [("Friday", "2025-08-08")]),
    (
        "The march kept going until nearly 2 a.m. Friday.",
        [("nearly 2 a.m. Friday", "2025-08-08T02:00")],
    ),
    # the word before the whole expression, not before its weekday
    ("They put it off until early Monday.", [("early Monday", "2025-08-18")]),
    (
        "The deadline is put off until 9 a.m. Monday.",
        [("9 a.m. Monday", "2025-08-18T09:00")],
    ),
    ("She spoke ahead of Monday's vote.", [("Monday", "2025-08-18")]),
    ("The rule, effective Feb. 1, bans smoking.", [("Feb. 1", "2026-02-01")]),
    # the last day of a span may be over
    (
        "In the six months through March sales rose.",
        [("the six months", "P6M"), ("March", "2025-03")],
    ),
    # year-end: the last one where something has grown since
    (
        "Sales have doubled since year-end and will double by year-end.",
        [("year-end", "2024-12-31"), ("year-end", "2025-12-31")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*VERBS, *AHEAD, *LED])
def test_the_side_of_the_report_s_day(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text, parsed=True) == expected
