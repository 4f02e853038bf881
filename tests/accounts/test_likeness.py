"""Which tellings are one saying: cut, translated, told indirectly; and which only sound
alike.
"""

from __future__ import annotations

import pytest

from tests.accounts.as_read import Beside
from tests.accounts.builders import Told, dossier, passage, shapes

WHOLE = (
    "We have waited eleven years for this bridge, and the plan they showed us today is a bad joke, "
    "because nobody in the valley was asked whether the ferry should be sold"
)
Said = str | tuple[str, str]  # a quotation, or (form, words)


def told(
    id_: str, said: Said, *, name: str | None = "Ana Moreau", day: str | None = None
) -> Told:
    """A report in which the speaker says one thing; pieces of it are split by a bar,
    where the cue stands.
    """
    form, words = ("direct", said) if isinstance(said, str) else said
    text = f"{name or 'Someone'} spoke in Lenn. {words.replace('|', ', the mayor said, ')}. It rained."
    found = Told(id_, text).said_in(words.split("|"), name, form=form, said_on=day)
    return found.person(name) if name else found


def joined(*reports: Told, **more: object) -> bool:
    """Whether all tellings are one account, in whatever order the reports come."""
    found = {
        len(shapes(dossier(*order, **more), "statement"))  # type: ignore[arg-type]
        for order in (reports, reports[::-1])
    }
    assert len(found) == 1
    return found == {1}


DIFFERENT = {"differs", "attributed differently"}


def said_by(name: str, said: Said) -> tuple[str, str]:
    """A report in which somebody says one thing, and all its words that are theirs."""
    form, words = ("direct", said) if isinstance(said, str) else said
    if form == "direct":
        first, *others = words.split("|")
        told = f"“{first[0].upper()}{first[1:]},” {name} said on Tuesday"
        told += "".join(f", “{other}”" for other in others)
    else:
        told = f"{name} said {words}"
    return f"The board of the harbour met in Lenn. {told}. It rained in Osk.", told


def beside(
    a: Said, b: Said, *, by: str = "Ana Moreau", other: str = "Ana Moreau"
) -> Beside:
    """Two sayings as the product reads them."""
    return Beside(*said_by(by, a), *said_by(other, b))


ONE_QUOTATION = [
    # whole and beginning
    (WHOLE, "We have waited eleven years for this bridge"),
    # whole and end
    (WHOLE, "nobody in the valley was asked whether the ferry should be sold"),
    # whole and middle
    (WHOLE, "the plan they showed us today is a bad joke"),
    # interrupted by its cue, and whole
    (
        WHOLE,
        "We have waited eleven years for this bridge|and the plan they showed us today is a bad joke",
    ),
    # interrupted at two places
    (
        "We have waited eleven years for this bridge|and the plan they showed us today is a bad joke",
        "We have waited eleven years|for this bridge, and the plan they showed us today|is a bad joke",
    ),
    # an ellipsis
    (
        WHOLE,
        "We have waited eleven years for this bridge … nobody in the valley was asked",
    ),
    # another ellipsis
    (
        WHOLE,
        "We have waited eleven years for this bridge ... whether the ferry should be sold",
    ),
    # an insert in brackets
    (
        WHOLE,
        "We have waited eleven years for this bridge, and the plan [of the ministry] is a bad joke",
    ),
    # a capital in brackets
    (WHOLE, "[T]he plan they showed us today is a bad joke"),
    # quotation marks, apostrophes, dashes
    (
        "It’s the ferry‑men’s “last” winter, and we won’t forget it",
        "It's the ferry-men's 'last' winter - and we won't forget it",
    ),
    # a contraction written out
    (
        "We're not going to sell the ferry, and it's final",
        "We are not going to sell the ferry, and it is final",
    ),
    # -ise and -ize, -our and -or, -lled and -led
    (
        "We organised the harbour labourers who travelled north",
        "We organized the harbor laborers who traveled north",
    ),
    # per cent
    (
        "Sixty per cent of our ferries are older than ten years",
        "60 percent of our ferries are older than 10 years",
    ),
    # a hyphen
    (
        "The cease-fire must hold in the valley, and we will sell the ferry",
        "The ceasefire must hold in the valley, and we will sell the ferry",
    ),
    # three striking words within a sentence of the report's own
    (WHOLE, ("mixed", "that the plan was “a bad joke”")),
    # the same words set to the same thing in two sentences
    (
        ("mixed", "the plan was “a bad joke”"),
        ("mixed", "he called the plan “a bad joke”"),
    ),
    # one word left out by a slip
    (WHOLE, WHOLE.replace("today ", "")),
]

TWO_QUOTATIONS = [
    # a beginning that many sentences have
    (
        "We will not rest until the bridge is open",
        "We will not rest until the minister resigns",
    ),
    # a long one
    (
        "I want to tell the people of this valley that the ferry will sail on Sunday",
        "I want to tell the people of this valley that taxes are too high",
    ),
    # a frame with another thing in it
    (
        "The ministry will build new roads in the northern valleys",
        "The ministry will build new schools in the northern valleys",
    ),
    # three words that say little
    (WHOLE, "this for us"),
    # three words that are only a name
    (
        "The Lenn Harbour Board has lied to us about the ferry from the first day",
        "Lenn Harbour Board",
    ),
    # the same three words of two things
    (
        ("mixed", "the referee was “a bad joke”"),
        ("mixed", "he called the budget “a bad joke”"),
    ),
    # a cut with a "not" more
    ("The ferry is safe in every weather", "The ferry is not safe in any weather"),
    # a rhyme of sentences
    (
        "We shall mend the bridge by our own hands",
        "We shall mend the harbour by our own means",
    ),
]


@pytest.mark.parametrize(("a", "b"), ONE_QUOTATION)
def test_one_quotation_however_cut(a: Said, b: Said) -> None:
    assert beside(a, b).is_one()


@pytest.mark.parametrize(("a", "b"), TWO_QUOTATIONS)
def test_two_quotations_that_look_alike(a: Said, b: Said) -> None:
    found = beside(a, b)
    assert not found.is_one() or found.relations() & DIFFERENT


# Of which each has something that the other has not.
OVERLAPPING = [
    # two cuts, the end of one being the beginning of the other
    (
        "We have waited eleven years for this bridge, and the plan they showed us today is a bad joke",
        "the plan they showed us today is a bad joke, because nobody in the valley was asked",
        "is a bad joke",
    ),
    # quoted in part
    (
        "My eyes just about popped out of my head. We had put up the lights.",
        (
            "mixed",
            "her eyes “just about popped out” of her head when she saw the amount",
        ),
        "popped",
    ),
]


@pytest.mark.parametrize(("a", "b", "both"), OVERLAPPING)
def test_what_two_cuts_share_is_one(a: Said, b: Said, both: str) -> None:
    (one, _), (other, _) = said_by("Ana Moreau", a), said_by("Ana Moreau", b)
    assert Beside(one, both, other, both).is_one()


def test_a_prefix_with_a_hyphen_and_without() -> None:
    text = "We will {} the ferry and the harbour of Lenn in the spring"
    assert joined(told("a", text.format("re-open")), told("b", text.format("reopen")))


def test_a_quotation_that_claims_nothing_stands_in_no_account() -> None:
    """Three striking words and no verb: the reading keeps them as her words."""
    found = beside(WHOLE, "a bad joke")
    assert not any(found.told(account, "b") for account in found.dossier.accounts)


def test_the_whole_holds_its_beginning_and_its_end_together() -> None:
    """Each part with what the whole has of it, and not with the other part."""
    beginning = "We have waited eleven years for this bridge"
    end = WHOLE[WHOLE.index("nobody") :]
    assert beside(beginning, WHOLE).is_one()
    assert beside(end, WHOLE).is_one()
    assert not beside(beginning, end).is_one()


def test_two_parts_with_two_numbers_do_not_differ() -> None:
    first, second = (
        "We have 40 ferries in the harbour of Lenn",
        "we asked the board for 7 cranes before the winter",
    )
    for part in (first, second):
        found = beside(f"{first}, and {second}", part)
        assert found.is_one()
        assert not found.relations() & DIFFERENT


@pytest.mark.parametrize(("a", "b"), ONE_QUOTATION)
def test_one_quotation_given_to_two_is_no_agreement(a: Said, b: Said) -> None:
    """What two are said to have said in the same words is one saying, given to two."""
    found = beside(a, b, other="Piet Boll")
    assert found.relations() <= DIFFERENT


def test_a_cut_by_two_speakers_is_attributed_differently() -> None:
    """So long a quotation is one saying: that it is given to two names is told, and who
    names nobody gives it to neither.
    """
    a, b = told("a", WHOLE), told("b", WHOLE[:90].rsplit(" ", 1)[0], name="Piet Boll")
    (account,) = dossier(a, b, told("c", WHOLE[:-20], name=None)).accounts
    assert account.relation == "attributed differently"
    assert account.support.sources == ("Ana Moreau", "Piet Boll")


TRANSLATED = [
    # each word another one
    (
        "We shall answer every blow against our cities",
        "We will respond to each strike on our towns",
    ),
    # the same in another order of clauses
    (
        "If the enemy attacks our harbours, we are ready to reply with all our weapons",
        "If the foe strikes our ports, we are prepared to respond with all our arms",
    ),
    # nouns and verbs of talks
    (
        "The negotiations will begin tomorrow, and we hope for a just accord",
        "The talks will start tomorrow, and we hope for a just agreement",
    ),
    # a country as a name or as an adjective
    (
        "Chilean soldiers halted the fighting at the border",
        "Troops of Chile stopped the battles at the frontier",
    ),
    # tears, fanatics, a pronoun left out
    (
        "The valley weeps tonight, but it is strong, and it will be stronger than those fanatics who struck its school",
        "The valley is in tears tonight, but it is strong, and will be stronger than zealots who attacked its school",
    ),
    # numbers in words and in digits
    (
        "Twelve homes were destroyed, and we need assistance at once",
        "12 houses were ruined, and we require help at once",
    ),
    # condolence
    (
        "The board profoundly regrets the deaths of ten Chilean sailors in the fire aboard the ferry",
        "The board deeply regrets the death of 10 sailors from Chile in the blaze aboard the ferry",
    ),
    # a demand
    (
        "We demand the immediate release of all prisoners",
        "We insist on the immediate liberation of all prisoners",
    ),
    # an invader, a soil
    (
        "We will fight until the last invader leaves our soil",
        "We shall battle until the last occupier has left our land",
    ),
    # a threat that fails
    (
        "The enemy wants to frighten us, but he will fail",
        "The adversary wishes to scare us, but he will fail",
    ),
]

NOT_TRANSLATED = [
    # another object
    (
        "We shall answer every blow against our cities",
        "We will respond to each strike on our ships",
    ),
    # the contrary verb
    (
        "We shall attack the towns on the river tomorrow",
        "We will defend the cities on the river tomorrow",
    ),
    # up and down
    (
        "The price of bread in our towns will rise before the winter comes",
        "The price of bread in our cities will fall before the winter comes",
    ),
    # another country
    (
        "We are ready to sign the agreement on the harbours with Chile this week",
        "We are prepared to sign the accord on the ports with Peru this week",
    ),
    # another place
    (
        "The road to Marl will be reopened as soon as the soldiers leave the valley",
        "The street to Osk will be reopened as soon as the troops leave the valley",
    ),
    # another number
    (
        "Our soldiers destroyed 40 enemy boats in the harbour",
        "Our troops destroyed 70 enemy vessels in the port",
    ),
    # a number in words
    (
        "Our soldiers destroyed four enemy boats in the harbour",
        "Our troops destroyed seven enemy vessels in the port",
    ),
    # another weekday
    (
        "Negotiations with the enemy will start in the harbour on Monday",
        "Talks with the foe will begin in the port on Friday",
    ),
    # today and tomorrow
    (
        "Negotiations with the enemy will start in the harbour today",
        "Talks with the foe will begin in the port tomorrow",
    ),
    # who does it
    (
        "We shall answer every blow against the cities",
        "They will respond to each strike on the towns",
    ),
    # ready and not ready
    (
        "We are ready to halt the war and to sign an accord",
        "We are not prepared to stop the war, and nobody will sign a deal",
    ),
    # other sides of the sky
    (
        "The enemy has withdrawn from the northern towns of the valley",
        "The foe has retreated from the southern cities of the valley",
    ),
    # before and after
    (
        "We shall halt our strikes before the negotiations begin in Lenn",
        "We will stop our attacks after the talks start in Lenn",
    ),
    # who attacked whom
    (
        "Chile attacked the ships of Peru in the northern harbour",
        "Peru struck the vessels of Chile in the northern port",
    ),
    # the same, with no names
    (
        "The army shelled the rebels in the northern valley at night",
        "The rebels bombarded the army in the northern valley at night",
    ),
    # came and went
    (
        "Our soldiers entered the town of Marl this morning",
        "Our troops left the city of Marl this morning",
    ),
    # for and against
    (
        "I will vote for the new budget of the board",
        "I will vote against the new budget of the board",
    ),
    # another condition
    (
        "We are ready for talks with the enemy without conditions",
        "We are prepared for negotiations with the foe if he leaves our land",
    ),
    # other counts of the same things
    (
        "We have food for three weeks and water for two",
        "We have food for two weeks and water for three",
    ),
    # another aim
    (
        "Our aim is peace, and peace is what we will achieve",
        "Our goal is victory, and victory is what we will attain",
    ),
    # what must be, and what is
    (
        "The government must free the prisoners before winter",
        "The government has freed the prisoners before winter",
    ),
    # another child
    (
        "They killed our sons in the school of Marl",
        "They killed our daughters in the school of Marl",
    ),
    # million and billion
    (
        "The aid for the towns of the valley is 3 million crowns",
        "The assistance for the cities of the valley is 3 billion crowns",
    ),
]


@pytest.mark.parametrize(("a", "b"), TRANSLATED)
def test_one_speech_in_two_translations(a: str, b: str) -> None:
    assert beside(a, b).is_one()


@pytest.mark.parametrize(("a", "b"), TRANSLATED)
def test_not_on_another_day_nor_by_another_speaker(a: str, b: str) -> None:
    assert not joined(told("a", a, day="2025-08-13"), told("b", b, day="2025-08-11"))
    assert not joined(told("a", a), told("b", b, name="Piet Boll"))


def test_not_in_reports_of_another_week() -> None:
    """What is told in other words a week later, with no day given, may be said anew."""
    a, b = TRANSLATED[0]
    later = Told("b", f"Ana Moreau spoke in Lenn. {b}.", published="2025-08-24").said(
        b, "Ana Moreau"
    )
    assert not joined(told("a", a), later.person("Ana Moreau"))


@pytest.mark.parametrize(("a", "b"), NOT_TRANSLATED)
def test_two_sayings_that_sound_alike(a: str, b: str) -> None:
    found = beside(a, b)
    assert not found.is_one() or found.relations() & DIFFERENT


RETOLD = [
    # pronoun and tense
    (
        "I will not resign while the dam stands",
        "that he would not resign while the dam stood",
    ),
    # without "that"
    (
        "I will not resign while the dam stands",
        "she would not resign while the dam stood",
    ),
    # we and our
    (
        "We have lost our homes and our harbour",
        "that they had lost their homes and their harbour",
    ),
    # irregular verbs
    (
        "The soldiers took the boats and went up the river",
        "the soldiers had taken the boats and gone up the river",
    ),
    # that day
    (
        "I am signing the order for the ferry today",
        "that he was signing the order for the ferry that day",
    ),
    # the next day
    (
        "My ministers will meet the ferrymen here tomorrow",
        "that her ministers would meet the ferrymen there the next day",
    ),
    # yesterday
    (
        "Our ferry sank in this harbour yesterday",
        "their ferry had sunk in that harbour the day before",
    ),
    # a contraction
    (
        "I can't mend the bridge and I won't sell the ferry",
        "he could not mend the bridge and would not sell the ferry",
    ),
    # a part of what was said
    (
        "I love this valley. I will not resign while the dam stands. Ask whom you like.",
        "that he would not resign while the dam stood",
    ),
    # two indirect tellings
    (
        ("indirect", "that investigators were looking into possible causes"),
        "investigators are looking into possible causes",
    ),
    # two telling words, but every word
    ("Our patience is not endless", "that their patience was not endless"),
    # never
    (
        "I shall never sell the old ferry to the ministry",
        "that she would never sell the old ferry to the ministry",
    ),
]

NOT_RETOLD = [
    # not
    (
        "I will resign when the dam stands",
        "that he would not resign while the ferry sailed",
    ),
    # another condition
    (
        "I will not resign while the dam stands",
        "that he would not resign while the ferry sailed",
    ),
    # another day
    (
        "I will sign the order for the ferry today",
        "that he would sign the order for the ferry the next day",
    ),
    # her husband
    (
        "I will run for mayor in the autumn",
        "that her husband would run for mayor in the autumn",
    ),
    # what should be done, and was done
    (
        ("indirect", "the board should sell the ferry before winter"),
        "the board had sold the ferry before winter",
    ),
    # too little
    ("I am ready", "he was ready"),
    # what the other denies, in a longer sentence
    (
        "The old ferry is safe for the children",
        "it was not true that the old ferry was safe for the children of Lenn",
    ),
]


@pytest.mark.parametrize(("a", "b"), RETOLD)
def test_a_quotation_told_again_indirectly(a: Said, b: Said) -> None:
    assert beside(a, ("indirect", b) if isinstance(b, str) else b).is_one()


@pytest.mark.parametrize(("a", "b"), NOT_RETOLD)
def test_an_indirect_telling_of_something_else(a: Said, b: str) -> None:
    found = beside(a, ("indirect", b))
    assert not found.is_one() or found.relations() & DIFFERENT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # of somebody else
        (
            "She will not resign while the dam stands",
            "that he would not resign while the dam stood",
        ),
        # of somebody else, twice told
        (
            ("indirect", "she would not resign while the dam stood"),
            "he would not resign while the dam stood",
        ),
        # another deed
        (
            "I will not resign while the dam stands",
            "that he would not marry while the dam stood",
        ),
    ],
)
def test_whole_statements_of_something_else(a: Said, b: str) -> None:
    """As one telling each: alone, who "he" is, is not known, and no account is made."""
    assert not joined(told("a", a), told("b", ("indirect", b)))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # a "not" lost in one report
        (WHOLE, WHOLE.replace("is a bad joke", "is not a bad joke")),
        # a number taken down otherwise, another one alike
        (
            "Of the 40 ferries we had before the flood in the valley, 12 are left to us in this harbour",
            "Of the 40 ferries we had before the flood in the valley, 20 are left to us in this harbour",
        ),
        # up for down
        (
            "The price of bread in the towns of this valley will rise before the winter comes to our doors",
            "The price of bread in the towns of this valley will fall before the winter comes to our doors",
        ),
    ],
)
def test_a_quotation_taken_down_two_ways_differs(a: str, b: str) -> None:
    """All else is word for word the same: it is one quotation, and the reports differ
    in what it was.
    """
    assert "differs" in beside(a, b).relations()


def test_what_is_left_out_is_no_difference() -> None:
    a = told(
        "a",
        "We waited for this bridge in the valley. It was not built. The ferry must be sold to the harbour board.",
    )
    b = told(
        "b",
        "We waited for this bridge in the valley … The ferry must be sold to the harbour board.",
    )
    assert [relation for relation, _ in shapes(dossier(a, b), "statement")] == ["same"]


def test_no_speaker_named() -> None:
    """So long a quotation is one saying, whether the reports share copy or not; a short
    one only where they do.
    """
    a, b = (
        told("a", WHOLE, name=None),
        told("b", WHOLE[:60].rsplit(" ", 1)[0], name=None),
    )
    assert joined(a, b)
    assert joined(a, b, passages=[passage(a, a.text, b, b.text, "edited")])
