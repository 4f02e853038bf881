"""`python -m training.statements DATA`: rebuilds the statement model from a user's own copy of the corpus.

DATA holds polnear-train.jsonl and polnear-dev.jsonl (README.md says how their lines look). The steps, each
kept in the work folder and taken up where it was left: a teacher is fine-tuned, labels the corpus and the plain
texts, a student learns from both, then goes over them once more; the mean of the two states of the student's
weights (Izmailov et al. 2018) is written, and decoding calibrated on the development set.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import torch

from onrecord.reading.statements.decoding import Floats
from onrecord.reading.statements.network import load
from training.statements.bases import fetch_bases
from training.statements.calibrate import calibrate
from training.statements.corpus import Document, read_corpus
from training.statements.evaluate import evaluate, lay_all
from training.statements.export import export, write_manifest
from training.statements.learning import Recipe, train
from training.statements.network import StatementNetwork, load_tokenizer
from training.statements.scoring import score_documents

METHOD = "statements.minilm/1"
TEACHER = Recipe(epochs=3, rate=1e-4)
STUDENT = Recipe(epochs=8, rate=3e-4, linking=0.5, soft=0.7, rounded=2)
AGAIN = Recipe(epochs=6, rate=2e-4, linking=0.5, soft=0.8, rounded=2, blank=0.1, seed=2)


def main() -> None:
    """Reads its arguments; see the module."""
    parser = argparse.ArgumentParser(prog="python -m training.statements", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with polnear-train.jsonl and polnear-dev.jsonl")
    parser.add_argument("--plain", type=Path, help="JSON Lines of plain texts that the teacher alone labels")
    parser.add_argument("--work", type=Path, required=True, help="folder for what is kept between steps")
    parser.add_argument("--out", type=Path, required=True, help="folder for the model's files")
    wanted = parser.parse_args()
    torch.manual_seed(TEACHER.seed)  # the heads begin at random
    bases = wanted.work / "bases"
    fetch_bases(bases)
    documents = read_corpus(wanted.data / "polnear-train.jsonl")
    if wanted.plain:
        documents += read_corpus(wanted.plain, annotated=False)
    mpnet, minilm = bases / "mpnet", bases / "minilm"
    teacher = _trained(StatementNetwork(mpnet), mpnet, wanted.work / "teacher.pt", documents, TEACHER)
    labels = _labels(teacher, mpnet, documents, wanted.work / "labels.pickle")
    student = _trained(StatementNetwork(minilm), minilm, wanted.work / "student.pt", documents, STUDENT, labels)
    again = _trained(deepcopy(student), minilm, wanted.work / "again.pt", documents, AGAIN, labels)
    student = _mean(student, again)
    export(student, minilm, wanted.out, METHOD)
    _calibrate(wanted.out, read_corpus(wanted.data / "polnear-dev.jsonl"))


def _calibrate(out: Path, development: Sequence[Document]) -> None:
    """Chooses the numbers of decoding for the written files as they compute, and writes them beside."""
    model = load(out)
    laid = lay_all(development, model.tokenizer)
    scores = [model.scores(words) for words in laid]
    calibration = calibrate(development, laid, scores, _say)
    for name, figure in evaluate(development, laid, scores, calibration).items():
        _say(f"{name}: {figure:.4f}")
    write_manifest(out, replace(model.manifest, calibration=calibration))


def _trained(
    network: StatementNetwork,
    base: Path,
    kept: Path,
    documents: Sequence[Document],
    recipe: Recipe,
    labels: Sequence[Floats] = (),
) -> StatementNetwork:
    """The network, trained further or, where it was before, read."""
    if not kept.is_file():
        own = documents if labels else [d for d in documents if d.relations is not None]
        learner = deepcopy(network)  # its layers become rounding ones
        train(learner, load_tokenizer(base), own, recipe, _say, labels, kept=kept.with_suffix(".state"))
        torch.save(learner.state_dict(), kept)
    network.load_state_dict(torch.load(kept))
    return network


def _mean(one: StatementNetwork, other: StatementNetwork) -> StatementNetwork:
    """The first, with the mean of both networks' weights."""
    weights = other.state_dict()
    one.load_state_dict({name: (own + weights[name]) / 2 for name, own in one.state_dict().items()})
    return one


def _labels(teacher: StatementNetwork, base: Path, documents: Sequence[Document], kept: Path) -> list[Floats]:
    if not kept.is_file():
        scores = score_documents(teacher, documents, load_tokenizer(base), _say)
        kept.write_bytes(pickle.dumps([one.tags for one in scores]))
    labels: list[Floats] = pickle.loads(kept.read_bytes())  # noqa: S301 - written here
    return labels


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
