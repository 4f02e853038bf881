"""Attributions as the model might find them, held to the tree of their sentences."""

from __future__ import annotations

import pytest

from onrecord.model import Span
from onrecord.reading.people.find import read_people
from onrecord.reading.places.find import read_places
from onrecord.reading.reader import prepared
from onrecord.reading.statements.at_home import with_quotations_at_home
from onrecord.reading.statements.relations import Attribution
from onrecord.reading.statements.soundness import sound
from tests.builders import report, span

Told = tuple[str | None, str, tuple[str, ...]]  # speaker, cue, content


def _attribution(text: str, told: Told, confidence: float = 0.9) -> Attribution:
    speaker, cue, content = told
    return Attribution(
        speaker=None if speaker is None else span(text, speaker),
        cue=span(text, cue),
        content=tuple(span(text, piece) for piece in content),
        confidence=confidence,
    )


def _told(text: str, one: Attribution) -> Told:
    speaker = None if one.speaker is None else one.speaker.of(text)
    return speaker, one.cue.of(text), tuple(piece.of(text) for piece in one.content)


def held(text: str, *found: Told, confidence: float = 0.9) -> list[Told]:
    """What is left of `found` by tree and paragraphs."""
    sheet = prepared(report(text))
    attributions = [_attribution(text, told, confidence) for told in found]
    at_home = with_quotations_at_home(sheet, attributions)
    return [_told(text, one) for one in sound(sheet, at_home)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # to whom it is done
        (
            "Her remarks on Monday surprised the analysts, who wrote to her.",
            ("the analysts", "surprised", ("Her remarks on Monday",)),
        ),
        # a thing did it, and the model knows of nobody who says it
        (
            "In Vessa the footage sparked debate about the guards.",
            (None, "sparked debate about", ("the guards",)),
        ),
        # a participle that tells which one is meant
        (
            "A captain found guilty of the crime could be jailed for ten years.",
            (
                "A captain",
                "found",
                ("guilty of the crime could be jailed for ten years",),
            ),
        ),
        # what they might be led to
        (
            "The new offer may entice shareholders to demand that the board resign.",
            ("shareholders", "to demand", ("that the board resign",)),
        ),
        # an article alone, and no verb of saying
        (
            "In Vessa, the film sparked debate about the harbour.",
            ("the", "sparked debate about", ("the harbour",)),
        ),
        # what it was seen as is not what is given
        (
            "The ferry was on a trip that was seen as humbling by the sailors.",
            ("the sailors", "was seen as", ("on a trip",)),
        ),
    ],
)
def test_no_saying(text: str, found: Told) -> None:
    assert held(text, found) == []


def test_a_speaker_in_another_paragraph_is_left_open() -> None:
    text = "The council said the port was safe.\n\nMarta Orlo left Vessa on Monday."
    found = ("Marta Orlo", "said", ("the port was safe",))
    assert held(text, found) == [(None, *found[1:])]


def test_a_speaker_in_another_sentence_is_left_open() -> None:
    text = "Holders sold, arguing the price was low. But Orlo said nothing had changed."
    found = ("Orlo", "arguing", ("the price was low",))
    assert held(text, found) == [(None, *found[1:])]


def test_a_speaker_in_the_cues_own_clause_stays() -> None:
    text = "Marta Orlo said the port was safe."
    found = ("Marta Orlo", "said", ("the port was safe",))
    assert held(text, found) == [found]


def test_who_is_translated_speaks() -> None:
    text = (
        "“We must work together,” Orlo said, according to a translation of her speech."
    )
    found: Told = (
        "a translation of her speech",
        "according to",
        ("“We must work together,” Orlo said",),
    )
    assert held(text, found) == [("Orlo", "said", ("“We must work together,”",))]


def test_a_clause_within_a_charge_is_whose_it_says_it_is() -> None:
    text = (
        "The charges included assault on a guard, who the army said was bruised by her "
        "punch."
    )
    found: Told = (
        "The charges",
        "included",
        ("assault on a guard", "who", "was bruised by her punch"),
    )
    assert held(text, found) == [
        ("the army", "said", ("who", "was bruised by her punch"))
    ]


def test_a_quotation_goes_on_from_who_spoke_before_it() -> None:
    text = (
        "“The ferries will sail,” said a pilot.\n\n"
        "“Nine boats were raised in the night.”\n\n"
        "The boats were towed to Vessa, said another pilot."
    )
    first: Told = ("a pilot", "said", ("“The ferries will sail,”",))
    stray = "“Nine boats were raised in the night.”"
    own = "The boats were towed to Vessa"
    sheet = prepared(report(text))
    second = Attribution(
        speaker=span(text, "another pilot"),
        cue=Span(text.rindex("said"), text.rindex("said") + 4),
        content=(span(text, stray), span(text, own)),
        confidence=0.9,
    )
    at_home = with_quotations_at_home(sheet, [_attribution(text, first), second])
    assert [_told(text, one)[2] for one in at_home] == [(*first[2], stray), (own,)]


def test_a_quotation_that_goes_on_from_nobody_stays() -> None:
    text = (
        "Orlo, a pilot, on the night in Vessa\n\n"
        "“Nine boats were raised in the night and towed to Vessa.”\n\n"
        "He said the guards had begun to look into it."
    )
    found: Told = (
        "He",
        "said",
        (
            "“Nine boats were raised in the night and towed to Vessa.”",
            "the guards had begun to look into it",
        ),
    )
    assert held(text, found) == [found]


def test_a_quoted_subheading_is_nobodys() -> None:
    text = (
        "“The ferries will sail,” Orlo said.\n\n'Not a swap'\n\n"
        "Pavel Venn denied that the boats were sold."
    )
    found: Told = ("Pavel Venn", "denied", ("'Not a swap'", "that the boats were sold"))
    first: Told = ("Orlo", "said", ("“The ferries will sail,”",))
    assert held(text, first, found) == [first, (*found[:2], found[2][1:])]


def test_a_quotation_goes_on_from_words_that_no_mark_closes() -> None:
    text = (
        "“The ferries will sail,” the harbour campaign said. “We thank the crews.\n\n"
        "“We urge the council to help them, so that nobody is left behind in Vessa.”\n\n"
        "The council named the ferries as the Iskra and the Halven."
    )
    stray = (
        "“We urge the council to help them, so that nobody is left behind in Vessa.”"
    )
    campaign: Told = (
        "the harbour campaign",
        "said",
        ("“The ferries will sail,”", "“We thank the crews."),
    )
    own = "the ferries as the Iskra and the Halven"
    council: Told = ("The council", "named", (stray, own))
    assert held(text, campaign, council) == [
        (*campaign[:2], (*campaign[2], stray)),
        ("The council", "named", (own,)),
    ]


def test_a_quotation_goes_on_from_a_colon() -> None:
    text = (
        "On Monday the shipyard released a statement:\n\n"
        "“No one likes to see a boat sink, and we will find out how it did.”\n\n"
        "Marta Orlo told the paper that the yard was closed."
    )
    stray = "“No one likes to see a boat sink, and we will find out how it did.”"
    yard: Told = ("the shipyard", "released a statement", ("On Monday",))
    orlo: Told = ("Marta Orlo", "told", (stray, "that the yard was closed"))
    assert held(text, yard, orlo) == [
        (*yard[:2], (*yard[2], stray)),
        (*orlo[:2], (orlo[2][1],)),
    ]


def test_a_quotation_that_goes_on_from_nobody_is_nobodys() -> None:
    text = (
        "The boats lay in Vessa for years.\n\n"
        "“Nine of them were raised in the night and towed away.”\n\n"
        "The harbour board said the guards had begun to look into it."
    )
    stray = "“Nine of them were raised in the night and towed away.”"
    own = "the guards had begun to look into it"
    board: Told = ("The harbour board", "said", (stray, own))
    assert held(text, board) == [("The harbour board", "said", (own,))]


def test_a_subheading_behind_a_paragraph_is_nobodys() -> None:
    text = "The film shows the harbour after the storm.\n\n‘We ran for our boats’"
    film: Told = ("The film", "shows", ("the harbour", "‘We ran for our boats’"))
    assert held(text, film) == [("The film", "shows", ("the harbour",))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Orlo moored the ferry in Vessa.", ("Orlo", "moored", ("the ferry",))),
        (
            "The tide has washed the old pier away.",
            ("The tide", "has washed", ("the old pier",)),
        ),
    ],
)
def test_a_deed_that_the_model_doubts_is_no_statement(text: str, found: Told) -> None:
    assert held(text, found, confidence=0.4) == []
    assert held(text, found, confidence=0.6) == [(None, *found[1:])]
    assert held(text, found, confidence=0.9) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a word of thinking, a quotation, a clause
        ("Orlo opposed the new pier.", ("Orlo", "opposed", ("the new pier",))),
        ("Orlo carved “Vessa” on it.", ("Orlo", "carved", ("“Vessa”",))),
        ("Orlo dug up how it sank.", ("Orlo", "dug up", ("how it sank",))),
    ],
)
def test_what_is_said_is_no_deed(text: str, found: Told) -> None:
    assert held(text, found, confidence=0.4) == [found]


def test_the_nearer_subject_speaks() -> None:
    text = (
        "Marta Orlo called for help against meddling the mayor said was meant to hurt."
    )
    found: Told = ("Marta Orlo", "said", ("meddling", "was meant to hurt"))
    assert held(text, found) == [("the mayor", *found[1:])]


def test_the_nearer_subject_shows() -> None:
    text = "Marta Orlo laughed before the film about Vessa showed nine boats."
    found: Told = ("Marta Orlo", "showed", ("nine boats",))
    assert held(text, found) == [("the film about Vessa", *found[1:])]


def test_two_who_say_it_stay_two() -> None:
    text = "The crew, the guards and the board said the port was safe."
    found: Told = ("The crew", "said", ("the port was safe",))
    assert held(text, found) == [found]


def test_a_translation_of_what_he_said() -> None:
    text = (
        "“Hold the pier, or burn it,” he said, according to a translation by the board."
    )
    found: Told = (
        "a translation by the board",
        "according to",
        ("“Hold the pier, or burn it,”", "he said"),
    )
    assert held(text, found) == [("he", "said", ("“Hold the pier, or burn it,”",))]


@pytest.mark.parametrize(
    ("text", "content", "kept"),
    [
        # before the cue's paragraph, behind it, and from one into the other
        (
            "The ferry sank.\n\nIt was old, officials said.",
            ("The ferry sank", "It was old"),
            ("It was old",),
        ),
        (
            "It was old, officials said.\n\nThe ferry sank.",
            ("It was old", "The ferry sank"),
            ("It was old",),
        ),
        (
            "Ferry sinks in Vessa\n\nIt was old, officials said.",
            ("Ferry sinks in Vessa\n\nIt was old",),
            ("It was old",),
        ),
        # a colon leads up to it
        (
            "On Monday officials said:\n\nThe ferry was old.",
            ("The ferry was old",),
            ("The ferry was old",),
        ),
    ],
)
def test_what_is_told_in_another_paragraph_is_nobodys(
    text: str, content: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    found = ("officials", "said", content)
    assert held(text, found) == [("officials", "said", kept)]


def test_nothing_is_left_of_what_another_paragraph_tells() -> None:
    text = "When folded, it fits, drawings have shown\n\nThe phone is new."
    assert held(text, ("drawings", "have shown", ("The phone",))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # another's clause
        (
            "The tide raised new questions about the pier, as the guards had left.",
            ("the guards", "raised new questions about", ("the pier",)),
        ),
        (
            "Last week, as criticism of the pier grew louder, the board made plans.",
            ("the board", "criticism of", ("the pier",)),
        ),
    ],
)
def test_a_doubted_speaker_without_a_part_in_the_clause_is_open(
    text: str, found: Told
) -> None:
    assert held(text, found, confidence=0.4) == [(None, *found[1:])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The board opposed the pier.", ("The board", "opposed", ("the pier",))),
        (
            "The board met and opposed the pier.",
            ("The board", "opposed", ("the pier",)),
        ),
        ("The board's view of the pier won.", ("The board", "view of", ("the pier",))),
        ("The pier was opposed by Orlo.", ("Orlo", "opposed by", ("The pier",))),
    ],
)
def test_a_doubted_speaker_with_a_part_in_the_clause_stays(
    text: str, found: Told
) -> None:
    assert held(text, found, confidence=0.4) == [found]


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("Marta Orlo: Pilot held as ferry sinks in Vessa", False),
        ("Marta Orlo: “Hold the pilot who sank the ferry in Vessa”", True),
        ("Marta Orlo: The pilot sank the ferry in Vessa.", True),
    ],
)
def test_a_full_name_before_the_colon_of_a_head_is_its_topic(
    text: str, *, is_said: bool
) -> None:
    sheet = read_people(read_places(prepared(report(text))))
    found = _attribution(text, ("Marta Orlo", ":", (text.split(": ")[1],)))
    assert bool(sound(sheet, [found])) == is_said
