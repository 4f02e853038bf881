"""`python -m training.statements DATA`: the first half of the recipe, statements alone,
from a user's own corpus.

DATA holds polnear-train.jsonl and polnear-dev.jsonl (README.md says how their lines
look). The steps, each kept in the work folder and taken up where it was left: a teacher
is fine-tuned, labels the corpus and the plain texts, a student learns from both, then
goes over them once more. What the mean of the student's two states finds on the
development set is printed; `training.names` goes on from there.
"""

from __future__ import annotations

import argparse
import sys
from copy import deepcopy
from pathlib import Path

import torch

from onrecord.reading.encoder.scores import Floats
from training.encoder.bases import fetch_bases
from training.encoder.export import export
from training.encoder.learning import Lessons, Recipe
from training.encoder.network import StatementNetwork, load_tokenizer
from training.encoder.steps import labels, mean, trained
from training.statements.calibrate import calibrate_files
from training.statements.corpus import Document, read_corpus
from training.statements.scoring import score_documents

METHOD = "statements.minilm/1"
TEACHER = Recipe(epochs=3, rate=1e-4)
STUDENT = Recipe(epochs=8, rate=3e-4, linking=0.5, soft=0.7, rounded=2)
AGAIN = Recipe(epochs=6, rate=2e-4, linking=0.5, soft=0.8, rounded=2, blank=0.1, seed=2)


def main() -> None:
    """Reads its arguments; see the module."""
    parser = argparse.ArgumentParser(
        prog="python -m training.statements", description=__doc__
    )
    parser.add_argument(
        "data", type=Path, help="folder with polnear-train.jsonl and polnear-dev.jsonl"
    )
    parser.add_argument(
        "--plain",
        type=Path,
        help="JSON Lines of plain texts that the teacher alone labels",
    )
    parser.add_argument(
        "--work", type=Path, required=True, help="folder for what is kept between steps"
    )
    wanted = parser.parse_args()
    torch.manual_seed(TEACHER.seed)  # the heads begin at random
    work: Path = wanted.work
    bases = work / "bases"
    fetch_bases(bases)
    documents = read_corpus(wanted.data / "polnear-train.jsonl")
    if wanted.plain:
        documents += read_corpus(wanted.plain, annotated=False)
    mpnet, minilm = bases / "mpnet", bases / "minilm"
    annotated = [d for d in documents if d.relations is not None]
    teacher = trained(
        StatementNetwork(mpnet),
        mpnet,
        work / "teacher.pt",
        annotated,
        TEACHER,
        say,
        Lessons(),
    )
    told = labels(work / "labels.pickle", lambda: tags_told(teacher, mpnet, documents))
    lessons = Lessons(told=told)
    student = trained(
        StatementNetwork(minilm),
        minilm,
        work / "student.pt",
        documents,
        STUDENT,
        say,
        lessons,
    )
    again = trained(
        deepcopy(student), minilm, work / "again.pt", documents, AGAIN, say, lessons
    )
    out = work / "statements-alone"
    export(mean(student, again), minilm, out, METHOD)
    calibrate_files(out, read_corpus(wanted.data / "polnear-dev.jsonl"), say)


def tags_told(
    teacher: StatementNetwork, base: Path, documents: list[Document]
) -> list[Floats]:
    """The teacher's tag scores [words, TAGS] of each document."""
    return [
        one.tags
        for one in score_documents(teacher, documents, load_tokenizer(base), say)
    ]


def say(line: str) -> None:
    """Tells how far it is."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
