"""In which slot two tellings differ as reports are read: what is told, and what is left
alone because the two are not about one thing, or both can be so.
"""

from __future__ import annotations

import pytest

from onrecord.accounts.material import material_of
from onrecord.accounts.relations import relation_of
from onrecord.model import Member, ReadReport, Relation, Slot
from onrecord.reading.reader import read
from tests.builders import report

Found = tuple[Relation, Slot | None]
NEXT_DAY = "2025-08-15"


def told(id_: str, marked: str, published: str) -> tuple[ReadReport, Member]:
    """A report and its telling that hangs on the word *between stars*."""
    before, head, behind = marked.split("*")
    given = report(before + head + behind, id=id_, published=published)
    reading = read(given)
    telling = next(
        telling
        for telling in reading.tellings
        if telling.head.start <= len(before) < telling.head.end
    )
    return ReadReport(report=given, reading=reading), Member(report=id_, item=telling)


def lie(a: str, b: str, published: str = "2025-08-14") -> Found:
    """How the marked telling of the one lies to that of the other; `published` is the
    day of the second.
    """
    pairs = told("a", a, "2025-08-14"), told("b", b, published)
    material = material_of([pair[0] for pair in pairs], [], [])
    return relation_of(material, [pair[1] for pair in pairs])


NUMBERS = [
    # another word for what befell them
    ("The flood *killed* 12 people.", "Officials counted 14 *deaths*."),
    # beside one dead
    ("Three other people were *injured*.", "Four other people were *injured*."),
    # the same badly hurt in other words
    ("Of them 18 were critically *injured*.", "Some 42 people *were* in critical condition."),
    # of what it is the measure
    ("Police *stopped* a 25-ton truck in Lenn.", "The man *used* a 19-ton truck to get there."),
    ("Vessa *made* a $103 billion offer.", "Vessa's $105 billion *offer* was turned down."),
    # how long, the how-manieth, how old
    ("Moreau *spent* seven years at the harbour.", "Moreau *spent* eleven years at the harbour."),
    ("The race was *halted* on lap 20.", "The race was *stopped* on lap 23."),
    ("It *was* the fourth mission.", "It *was* the second mission."),
    ("Ana Moreau, 46, *left* the board.", "Ana Moreau, 43, *left* the board."),
]  # fmt: skip

NO_NUMBERS = [
    # one is the other told to fewer digits
    ("The pumps *moved* 5.1 million tonnes of water.", "The pumps *moved* 5.13 million tonnes of water."),
    # the price of a share, and of the firm
    ("Vessa *made* an offer of $70 a share.", "Vessa *made* a $105 billion offer."),
    # of two persons named side by side each has an age
    ("A 36-year-old man and 27-year-old Ana Moreau *left*.", "Ana Moreau, 27, *left* first."),
    # two of a kind
    ("They were charged with first-degree *murder*.", "He admitted second-degree *murder*."),
    # some of all
    ("The line *lost* 10 boats.", "The line *lost* 10 of its 16 boats."),
    # one of a kind, and another
    ("Her second marriage *failed*.", "Her third marriage *failed*."),
    # how long after is not how long
    ("After four days the jury *stopped*.", "A day after that the jury *stopped*."),
    # two offers
    ("The previous *offer* was $70 a share.", "The new *offer* was $82 a share."),
    # others are counted
    ("The flood *killed* 12 people.", "The flood *killed* 3 foreign people."),
    # lengths near enough
    ("The ferry was *delayed* for about an hour.", "The ferry was *delayed* for 50 minutes."),
    # a match and its seventh game
    ("Lenn *won* the final.", "Lenn *won* game 7."),
]  # fmt: skip

WHETHER = [
    ("He was *wearing* crampons.", "He was not *wearing* crampons."),
    ("The army *claimed* the attack.", "No group has *claimed* the attack."),
    ("Ana Moreau *asked* her to leave the board.", "Ana Moreau never *asked* her to leave the board."),
    ("The fighters were *released* on Friday.", "No fighters were *released*."),
    # who meets whom
    (
        "President Ana Moreau will *meet* Korra's foreign minister, Luc Falk, in Lenn.",
        "The ministry denied that foreign minister Luc Falk would *meet* Osk's president in Lenn.",
    ),
    ("The pier was *closed* to lorries.", "The mayor denied that the pier was *closed* to lorries."),
]  # fmt: skip

NOT_WHETHER = [
    # what stands within a denial is not what is denied
    ("The *storm* hit Lenn.", "The mayor denied that the pier was closed before the *storm* hit."),
    # nothing is said of its being so
    ("The captain did not *land* there.", "It is hard to *land* there."),
    ("Nobody has *landed* there.", "*Landing* there is the plan."),
    # more is denied than is told
    ("She *landed* one punch.", "She did not *land* a clean punch."),
    # by half
    ("The pier *holds*.", "The pier hardly *holds*."),
    # until now
    ("Lenn *won* the cup.", "Lenn had not *won* the cup since 1908."),
    # contrary words make it one
    ("The pier *is* not safe.", "The pier *is* unsafe."),
    # it is not told that both are one
    ("The diver, who *was* a student here, fell.", "She *was* not a student here."),
    # what stands before it is denied
    ("The team *entered* the house.", "As they could not, the team *entered* the house."),
    # two negations
    ("No boats *sank*.", "None of the boats *sank*."),
    # another act
    ("The board did not *sell* the pier.", "The board *painted* the pier."),
]  # fmt: skip

DAYS = [
    ("Korra *won* the cup in 2002.", "Korra *won* the cup in 2003."),
    ("The girls were *abducted* in April 2014.", "The girls were *kidnapped* on April 14, 2016."),
    ("The board *approved* the sale this month.", "The board *approved* the sale last month."),
    ("A lorry *hit* the gate at 10:30 p.m. on Thursday.", "A lorry *hit* the gate at 10:47 p.m. on Thursday."),
]  # fmt: skip

NOT_WHO = [
    # any may say so, and die
    ("“It is open,” Ana Moreau *told* the Harbour Post.", "“I saw it,” Luc Falk *told* the Harbour Post."),
    ("Ana Moreau *died* on Friday.", "Luc Falk *died* on Friday."),
    # one person under two names
    ("Ana Moreau *sold* the pier.", "Moreau *sold* the pier."),
    ("“I *heard* two shots,” said Ana Moreau.", "Luc Falk *heard* two shots."),
]  # fmt: skip

NO_DAYS = [
    # the day of what stands beside it
    ("He *ended* it, as she told the court on Monday.", "He *ended* it on Friday last week."),
    # another act
    ("He was *hired* in 1983.", "He was *dismissed* in 1988."),
    # a clock, told by two reports of two days
    ("He was *pronounced* dead at 1:02 a.m.", "He was *pronounced* dead at 1:02am."),
    # one of several
    ("She *sang* there in 2001 and 2004.", "She *sang* there in 2004."),
    # a plan, and what came of it
    ("The ferry *sails* again on Sunday.", "The ferry *sailed* again on Sunday."),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), NUMBERS)
def test_numbers_that_differ(a: str, b: str) -> None:
    assert lie(a, b) == ("differs", "number")
    assert lie(b, a) == ("differs", "number")


@pytest.mark.parametrize(("a", "b"), WHETHER)
def test_whether_at_all(a: str, b: str) -> None:
    assert lie(a, b) == ("differs", "whether")
    assert lie(b, a) == ("differs", "whether")


def test_who_did_it() -> None:
    told = "Ana Moreau *hired* the captain.", "Luc Falk *hired* the captain."
    assert lie(*told) == ("differs", "who")


@pytest.mark.parametrize(("a", "b"), DAYS)
def test_days_that_differ(a: str, b: str) -> None:
    assert lie(a, b) == ("differs", "day")
    assert lie(b, a) == ("differs", "day")


@pytest.mark.parametrize(("a", "b"), [*NO_NUMBERS, *NOT_WHETHER, *NO_DAYS, *NOT_WHO])
def test_what_does_not_differ(a: str, b: str) -> None:
    assert lie(a, b)[0] in ("same", "more specific")
    assert lie(b, a)[0] in ("same", "more specific")


@pytest.mark.parametrize(
    ("a", "b", "published", "expected"),
    [
        # printed again a week later: both are told by one word
        ("The ferry *sank* on Sunday.", "The ferry *sank* on Sunday.", "2025-08-21", ("same", None)),
        # what was to come has come
        ("The names will be *released* soon.", "The office *released* the names.", NEXT_DAY, ("updated", "status")),
        # what had not been so yet is so now
        ("No group has *claimed* the attack.", "The army *claimed* the attack.", NEXT_DAY, ("updated", "whether")),
        ("The army did not *claim* the attack.", "The army *claimed* the attack.", NEXT_DAY, ("differs", "whether")),
        # on the same day it is open which was first
        ("The names will be *released* soon.", "The office *released* the names.", "2025-08-14", ("more specific", None)),
        # a verb without a time says nothing of when
        ("The lab will *crash* to Earth.", "People fear it *crashing* to Earth.", NEXT_DAY, ("more specific", None)),
    ],
)  # fmt: skip
def test_reports_of_two_days(a: str, b: str, published: str, expected: Found) -> None:
    assert lie(a, b, published) == expected
