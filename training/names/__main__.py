"""`python -m training.names STATEMENTS ENTITIES PLACES`: teaches the statement network
names, one encoder for both.

It begins where `training.statements` ended, with its teacher and its student in the
work folder. The teacher learns names from annotated texts and labels all texts; the
student then learns statements and names side by side. The network's files are written,
and the decoding of statements is calibrated on the development set.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from evals.kept_out import is_kept_out
from onrecord.reading.encoder.scores import Floats
from onrecord.reading.encoder.windows import Ints
from training.encoder.export import export
from training.encoder.learning import Lessons, Recipe
from training.encoder.network import StatementNetwork, load_tokenizer
from training.encoder.steps import labels, mean, trained
from training.names.balance import balance
from training.names.corpus import Annotated, name_tags, read_names, trained_on
from training.names.evaluate import evaluate_names
from training.statements.__main__ import say, tags_told
from training.statements.calibrate import calibrate_files
from training.statements.corpus import NO_TAG, Document, lay_document, read_corpus
from training.statements.scoring import score_documents

METHOD = "statements.minilm/2"
PLACES = ("lgl.jsonl", "geovirus.jsonl")
TEACHER = Recipe(epochs=3, rate=1e-4, telling=0.0, naming=1.0, shouted=0.03)
STUDENT = (  # each goes on where the one before ended
    Recipe(
        epochs=3,
        rate=2e-4,
        linking=0.5,
        soft=0.8,
        rounded=1,
        blank=0.05,
        shouted=0.03,
        naming=1.0,
        seed=3,
    ),
    Recipe(
        epochs=2,
        rate=1.6e-4,
        linking=0.5,
        soft=0.8,
        rounded=1,
        blank=0.05,
        shouted=0.03,
        naming=0.8,
        seed=5,
    ),
    Recipe(
        epochs=8,
        rate=2.5e-4,
        linking=0.5,
        soft=0.8,
        rounded=2,
        blank=0.1,
        shouted=0.03,
        naming=1.0,
        seed=7,
    ),
    Recipe(
        epochs=4,
        rate=2e-4,
        linking=0.5,
        soft=0.8,
        rounded=2,
        blank=0.05,
        shouted=0.03,
        naming=1.2,
        seed=9,
    ),
)
BALANCE = {"PER": 0.0, "ORG": 0.0, "LOC": -1.0}


def main() -> None:
    """Reads its arguments; see the module."""
    parser = argparse.ArgumentParser(
        prog="python -m training.names", description=__doc__
    )
    parser.add_argument(
        "statements",
        type=Path,
        help="folder with polnear-train.jsonl and polnear-dev.jsonl",
    )
    parser.add_argument(
        "entities", type=Path, help="folder with train.jsonl and dev.jsonl"
    )
    parser.add_argument("places", type=Path, help=f"folder with {' and '.join(PLACES)}")
    parser.add_argument(
        "--work",
        type=Path,
        required=True,
        help="folder that training.statements worked in",
    )
    parser.add_argument(
        "--out", type=Path, required=True, help="folder for the network's files"
    )
    wanted = parser.parse_args()
    work: Path = wanted.work
    mpnet, minilm = work / "bases" / "mpnet", work / "bases" / "minilm"
    toponyms = [
        document for name in PLACES for document in read_names(wanted.places / name)
    ]
    annotated = [*read_names(wanted.entities / "train.jsonl"), *trained_on(toponyms)]
    development = [
        *read_names(wanted.entities / "dev.jsonl"),
        *(d for d in toponyms if is_kept_out(d.document.id)),
    ]
    told = read_corpus(wanted.statements / "polnear-train.jsonl")
    documents = [*told, *(one.document for one in annotated)]

    lessons = _lessons(work, mpnet, minilm, told, annotated, development)
    student = mean(
        _begun(minilm, work / "student.pt"), _begun(minilm, work / "again.pt")
    )
    for number, recipe in enumerate(STUDENT, 1):
        student = trained(
            student,
            minilm,
            work / f"joint-{number}.pt",
            documents,
            recipe,
            say,
            lessons,
        )
    student = mean(student, _begun(minilm, work / f"joint-{len(STUDENT) - 1}.pt"))
    _scored("student", student, minilm, development)
    balance(student, BALANCE)
    export(student, minilm, wanted.out, METHOD)
    calibrate_files(
        wanted.out, read_corpus(wanted.statements / "polnear-dev.jsonl"), say
    )


def _lessons(
    work: Path,
    mpnet: Path,
    minilm: Path,
    told: Sequence[Document],
    annotated: Sequence[Annotated],
    development: Sequence[Annotated],
) -> Lessons:
    """What the student learns: statements as their teacher tells them, names as
    annotated and as theirs does.
    """
    names = [one.document for one in annotated]
    documents = [*told, *names]
    before = _begun(mpnet, work / "teacher.pt")
    tags = labels(work / "told.pickle", lambda: tags_told(before, mpnet, documents))
    gold = Lessons(named=_gold(mpnet, annotated))
    teacher = trained(
        before, mpnet, work / "names-teacher.pt", names, TEACHER, say, gold
    )
    _scored("teacher", teacher, mpnet, development)
    return Lessons(
        told=tags,
        named=[*_unmarked(minilm, told), *_gold(minilm, annotated)],
        names_told=labels(
            work / "names.pickle", lambda: _names(teacher, mpnet, documents)
        ),
    )


def _names(
    network: StatementNetwork, base: Path, documents: Sequence[Document]
) -> list[Floats]:
    return [
        one.names
        for one in score_documents(network, documents, load_tokenizer(base), say)
    ]


def _begun(base: Path, state: Path) -> StatementNetwork:
    """The network that was trained on statements; the scores of names begin at random,
    the same each time.
    """
    torch.manual_seed(TEACHER.seed)
    network = StatementNetwork(base)
    network.load_state_dict(torch.load(state))
    return network


def _gold(base: Path, annotated: Sequence[Annotated]) -> list[Ints]:
    tokenizer = load_tokenizer(base)
    return [name_tags(one, lay_document(one.document, tokenizer)) for one in annotated]


def _unmarked(base: Path, documents: Sequence[Document]) -> list[Ints]:
    """No tags at all, of documents whose names nobody marked."""
    tokenizer = load_tokenizer(base)
    return [
        np.full((len(lay_document(document, tokenizer).starts), 2), NO_TAG)
        for document in documents
    ]


def _scored(
    who: str, network: StatementNetwork, base: Path, development: Sequence[Annotated]
) -> None:
    """Tells the figures of names on the development set."""
    scores = _names(network, base, [one.document for one in development])
    for name, figure in evaluate_names(
        development, scores, load_tokenizer(base)
    ).items():
        say(f"{who}, {name}: {figure:.4f}")


if __name__ == "__main__":
    main()
