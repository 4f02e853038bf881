"""Which texts are proposed for comparison."""

import random
import string

from hypothesis import given
from hypothesis import strategies as st

from onrecord.lineage.fingerprints import WIDEST_POSTING, candidates, fingerprint
from onrecord.lineage.prose import prose_of


def text(seed: int, words: int = 200) -> str:
    """Words without meaning, other ones for each seed."""
    chance = random.Random(seed)
    return " ".join("".join(chance.choices(string.ascii_lowercase, k=6)) for _ in range(words))


def test_a_fingerprint_is_the_same_on_any_machine() -> None:
    assert fingerprint(prose_of("a", "one two three four five six seven eight nine ten eleven twelve")) == (
        -837148168126124668,
    )


def test_it_is_sorted_signed_and_about_a_quarter_of_the_runs() -> None:
    found = fingerprint(prose_of("a", text(1, 2_000)))
    assert list(found) == sorted(set(found))
    assert all(-(2**63) <= value < 2**63 for value in found)
    assert 400 < len(found) < 600


def test_shared_copy_is_proposed_and_nothing_else() -> None:
    texts = {"a": text(1) + " " + text(2), "b": text(3) + " " + text(2), "c": text(4), "d": "too short"}
    assert candidates({key: fingerprint(prose_of(key, value)) for key, value in texts.items()}) == (("a", "b"),)


def test_a_dispatch_run_everywhere_stays_connected_without_all_pairs() -> None:
    row = fingerprint(prose_of("a", text(1)))
    pairs = candidates({f"{n:04}": row for n in range(WIDEST_POSTING + 100)})
    assert pairs == tuple((f"{n:04}", f"{n + 1:04}") for n in range(WIDEST_POSTING + 99))


@given(st.dictionaries(st.text(max_size=3), st.lists(st.integers(0, 9), unique=True).map(tuple)), st.randoms())
def test_order_does_not_matter(rows: dict[str, tuple[int, ...]], chance: random.Random) -> None:
    shuffled = list(rows.items())
    chance.shuffle(shuffled)
    assert candidates(dict(shuffled)) == candidates(rows)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_has_one(value: str) -> None:
    fingerprint(prose_of("a", value))
