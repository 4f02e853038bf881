"""Which texts are proposed for comparison."""

import random
import string

from hypothesis import given
from hypothesis import strategies as st

from onrecord.lineage.fingerprints import (
    WIDEST_POSTING,
    Fingerprint,
    background,
    boilerplate,
    candidates,
    fingerprint,
)
from onrecord.lineage.prose import prose_of

OWN = (-3158981961060963292,)


def text(seed: int, words: int = 200) -> str:
    """Words without meaning, other ones for each seed."""
    chance = random.Random(seed)
    return " ".join(
        "".join(chance.choices(string.ascii_lowercase, k=6)) for _ in range(words)
    )


def test_a_fingerprint_is_the_same_on_any_machine() -> None:
    said = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    assert fingerprint(prose_of("a", said)) == Fingerprint(own=OWN)
    assert fingerprint(prose_of("a", f"“{said}”")) == Fingerprint(own=(), quoted=OWN)


def test_it_is_sorted_signed_and_about_a_quarter_of_the_runs() -> None:
    found = fingerprint(prose_of("a", text(1, 2_000))).own
    assert list(found) == sorted(set(found))
    assert all(-(2**63) <= value < 2**63 for value in found)
    assert 400 < len(found) < 600


def test_a_run_quoted_and_said_is_said() -> None:
    found = fingerprint(prose_of("a", f"“{text(1)}” Then {text(1)}"))
    assert found.own
    assert set(found.own).isdisjoint(found.quoted)


def test_a_speech_two_heard_is_proposed_only_where_it_is_much_of_a_text() -> None:
    def prints(quoted: int, own: int) -> dict[str, Fingerprint]:
        texts = {
            key: f"“{text(1, quoted)}” said {key}. {text(seed, own)}"
            for key, seed in (("a", 2), ("b", 3))
        }
        return {key: fingerprint(prose_of(key, value)) for key, value in texts.items()}

    assert candidates(prints(200, 200)) == (("a", "b"),)
    assert candidates(prints(200, 2_000)) == ()


def test_what_stands_in_three_stories_is_boilerplate() -> None:
    texts = {key: f"{text(9, 60)} {text(seed)}" for seed, key in enumerate("abcd")}
    prints = {key: fingerprint(prose_of(key, value)) for key, value in texts.items()}
    assert len(candidates(prints)) == 6
    two = boilerplate(prints, {"a": "1", "b": "1", "c": "2", "d": "2"})
    three = boilerplate(prints, {"a": "1", "b": "1", "c": "2", "d": "3"})
    assert two == frozenset()
    assert three == frozenset(set(prints["a"].own) & set(prints["b"].own))
    assert candidates(prints, three) == ()


def test_background_is_what_a_report_s_own_words_share_with_others() -> None:
    found = Fingerprint(own=(1, 2, 3), quoted=(4,))
    elsewhere = [Fingerprint(own=(2, 9)), Fingerprint(own=(3, 4), quoted=(1,))]
    assert background(found, elsewhere) == {2, 3}
    assert background(found, []) == frozenset()


def test_shared_copy_is_proposed_and_nothing_else() -> None:
    texts = {
        "a": text(1) + " " + text(2),
        "b": text(3) + " " + text(2),
        "c": text(4),
        "d": "too short",
    }
    assert candidates(
        {key: fingerprint(prose_of(key, value)) for key, value in texts.items()}
    ) == (("a", "b"),)


def test_a_dispatch_run_everywhere_stays_connected_without_all_pairs() -> None:
    row = fingerprint(prose_of("a", text(1)))
    pairs = candidates({f"{n:04}": row for n in range(WIDEST_POSTING + 100)})
    assert pairs == tuple(("0000", f"{n:04}") for n in range(1, WIDEST_POSTING + 100))


own = st.lists(st.integers(0, 9), unique=True).map(tuple)
quoted = st.lists(st.integers(10, 19), unique=True).map(tuple)


@given(
    st.dictionaries(
        st.text(max_size=3), st.builds(Fingerprint, own=own, quoted=quoted)
    ),
    st.randoms(),
)
def test_order_does_not_matter(
    rows: dict[str, Fingerprint], chance: random.Random
) -> None:
    shuffled = list(rows.items())
    chance.shuffle(shuffled)
    assert candidates(dict(shuffled)) == candidates(rows)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_has_one(value: str) -> None:
    fingerprint(prose_of("a", value))
