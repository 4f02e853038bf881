"""Stories: groups of reports whose vectors are alike on average. The same groups whatever the order of the input.

Two reports are linked where their similarity is at least THRESHOLD. Groups are made inside each connected component of
links (`agglomerate`), by averages of at least THRESHOLD. Such an average needs one pair of at least THRESHOLD, so no
group can reach outside its component: adding a report changes only the components it links to, and grouping those again
gives what grouping everything would.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.stories.agglomerate import LEAST, agglomerate, similarities
from onrecord.stories.vectors import Vector, cosine, nearness

THRESHOLD = LEAST
LARGEST = 600  # reports compared all with all; a larger component is parted first
STEP = 0.05  # by raising the link threshold so much at a time
SURELY_ONE = 0.9  # links this strong part no component: it is one story


def group(vectors: Sequence[Vector]) -> tuple[tuple[str, ...], ...]:
    """The stories: each a sorted tuple of report ids, themselves sorted. Every vector's id is in exactly one."""
    return tuple(sorted(story for part in components(vectors) for story in regroup(part)))


def regroup(component: Sequence[Vector]) -> tuple[tuple[str, ...], ...]:
    """The stories inside one connected component of links (or several whole ones).

    A component of over LARGEST reports is first parted where its links are weakest, so that time stays bounded; its
    stories are then those of its parts.
    """
    ordered = sorted(component, key=lambda v: v.id)
    stories = [story for part in _parted(ordered, THRESHOLD) for story in _agglomerate(part)]
    return tuple(sorted(stories))


def components(vectors: Sequence[Vector], threshold: float = THRESHOLD) -> tuple[tuple[Vector, ...], ...]:
    """The connected components of links among `vectors`, each sorted by id, sorted by their first ids."""
    ordered = sorted(vectors, key=lambda v: v.id)
    parent = list(range(len(ordered)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for one, other in _links(ordered, threshold):
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    parts: dict[int, list[Vector]] = {}
    for at, vector in enumerate(ordered):
        parts.setdefault(root(at), []).append(vector)
    return tuple(tuple(part) for part in parts.values())


def rare_terms(vector: Vector, threshold: float = THRESHOLD) -> tuple[str, ...]:
    """The terms by which a linked report must be found: any two vectors with a similarity of `threshold` share one of
    these.

    They are the rarest terms without which the rest of the vector is shorter than `threshold` (prefix filtering,
    Bayardo, Ma and Srikant, "Scaling up all pairs similarity search", WWW 2007).
    """
    left = 1.0
    for at, (_, weight) in enumerate(vector.terms):
        if left < threshold * threshold - 1e-9:
            return tuple(term for term, _ in vector.terms[:at])
        left -= weight * weight
    return tuple(term for term, _ in vector.terms)


def _links(vectors: Sequence[Vector], threshold: float) -> Iterator[tuple[int, int]]:
    postings: dict[str, list[int]] = {}
    for at, vector in enumerate(vectors):
        terms = dict(vector.terms)
        rare = rare_terms(vector, threshold)
        for other in sorted({o for term in rare for o in postings.get(term, ())}):
            near = nearness(vector.day, vectors[other].day)
            if near >= threshold and cosine(terms, vectors[other]) * near >= threshold:
                yield other, at
        for term in rare:
            postings.setdefault(term, []).append(at)


def _parted(component: Sequence[Vector], threshold: float) -> Iterator[Sequence[Vector]]:
    if len(component) <= LARGEST or threshold >= SURELY_ONE:
        yield component
        return
    for part in components(component, threshold + STEP):
        yield from _parted(part, threshold + STEP)


def _agglomerate(vectors: Sequence[Vector]) -> list[tuple[str, ...]]:
    if len(vectors) > LARGEST:
        return [tuple(v.id for v in vectors)]
    return [tuple(sorted(vectors[at].id for at in members)) for members in agglomerate(similarities(vectors))]
