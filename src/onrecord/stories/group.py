"""Stories: groups of reports whose vectors are alike on average. The same groups
whatever the order of the input.

Two reports are linked where their similarity is at least THRESHOLD. Groups are made
inside each connected component of links (`agglomerate`), by averages of at least
THRESHOLD. Such an average needs one pair of at least THRESHOLD, so no group can reach
outside its component: adding a report changes only the components it links to, and
grouping those again gives what grouping everything would. Of more than LARGEST reports
each is put among those before it (`arrival`).
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.sets import Sets
from onrecord.stories.agglomerate import LEAST, agglomerate, similarities
from onrecord.stories.arrival import in_turn
from onrecord.stories.vectors import Vector, cosine, nearness

THRESHOLD = LEAST
# reports compared all with all, in about three seconds; more are taken one after
# another
LARGEST = 1000


def group(vectors: Sequence[Vector]) -> tuple[tuple[str, ...], ...]:
    """The stories: each a sorted tuple of report ids, themselves sorted. Every vector's
    id is in exactly one.

    More than LARGEST are taken one after another in the order of their ids, so that
    time stays bounded.

    >>> from onrecord.model import Report
    >>> from onrecord.stories.vectors import vector_of
    >>> texts = {"a": "A crane fell.", "b": "The crane fell.", "c": "It rained."}
    >>> group([vector_of(Report(id=id_, text=text)) for id_, text in texts.items()])
    (('a', 'b'), ('c',))
    """
    if len(vectors) > LARGEST:
        return in_turn(vectors)
    return tuple(
        sorted(story for part in components(vectors) for story in regroup(part))
    )


def regroup(component: Sequence[Vector]) -> tuple[tuple[str, ...], ...]:
    """The stories inside one connected component of links, or several whole ones; more
    than LARGEST as in `group`.
    """
    if len(component) > LARGEST:
        return in_turn(component)
    ordered = sorted(component, key=lambda v: v.id)
    groups = agglomerate(similarities(ordered))
    return tuple(
        sorted(tuple(sorted(ordered[at].id for at in members)) for members in groups)
    )


def components(
    vectors: Sequence[Vector], threshold: float = THRESHOLD
) -> tuple[tuple[Vector, ...], ...]:
    """The connected components of links among `vectors`, each sorted by id, sorted by
    their first ids.
    """
    by_id = {vector.id: vector for vector in sorted(vectors, key=lambda v: v.id)}
    sets = Sets(list(by_id))
    postings: dict[str, list[str]] = {}
    for id_, vector in by_id.items():
        terms = dict(vector.terms)
        rare = rare_terms(vector, threshold)
        for other_id in sorted({o for term in rare for o in postings.get(term, ())}):
            if sets.first(other_id) == sets.first(id_):
                continue
            other = by_id[other_id]
            near = nearness(vector.day, other.day)
            if near >= threshold and cosine(terms, other) * near >= threshold:
                sets.tie(other_id, id_)
        for term in rare:
            postings.setdefault(term, []).append(id_)
    return tuple(tuple(by_id[id_] for id_ in part) for part in sets.all())


def rare_terms(vector: Vector, threshold: float = THRESHOLD) -> tuple[str, ...]:
    """The terms by which a linked report must be found: any two vectors with a
    similarity of `threshold` share one of these.

    They are the rarest terms without which the rest of the vector is shorter than
    `threshold` (prefix filtering, Bayardo, Ma and Srikant, "Scaling up all pairs
    similarity search", WWW 2007).
    """
    left = 1.0
    for at, (_, weight) in enumerate(vector.terms):
        if left < threshold * threshold - 1e-9:
            return tuple(term for term, _ in vector.terms[:at])
        left -= weight * weight
    return tuple(term for term, _ in vector.terms)
