PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check

TRAIN := .venv-train
WORK := training/reader/work
TRAINER := PYTHONPATH=src:. $(TRAIN)/bin/python -m training.reader
CORPORA := train dev wiki wh cp

.PHONY: help setup setup-dev demo check test train
.DELETE_ON_ERROR:

help:  ## say what each target does
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

# The marks are set at the end of each step, so that a step that was stopped is done again.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "onrecord needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "venv is missing: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.runtime: requirements.lock pyproject.toml $(VENV)/.made
	$(PIP) -r requirements.lock
	$(PIP) --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	$(PIP) -r requirements-dev.lock
	@touch $@

setup: $(VENV)/.runtime  ## make .venv with what the program needs; .venv/bin/onrecord is the program

setup-dev: $(VENV)/.dev  ## the same, with what the tests need

demo: setup  ## read examples/ into a fresh ledger and show it
	$(BIN)/onrecord --no-pager --ledger sqlite:///$(VENV)/demo.db read --fresh examples
	@echo "More of it: $(BIN)/onrecord --ledger sqlite:///$(VENV)/demo.db claims    (or stances, docket, timeline, search WORD)"

check: setup-dev  ## lint, types, import rules
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check  ## set up and run the checks and the tests
	$(BIN)/pytest

$(TRAIN)/.made: training/requirements.txt requirements.lock
	$(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip install -qq --disable-pip-version-check -r requirements.lock -r training/requirements.txt
	@touch $@

$(WORK)/dev.jsonl: training/reader/corpora.py $(TRAIN)/.made
	$(TRAINER).corpora

$(WORK)/silver.jsonl: $(WORK)/dev.jsonl
	$(TRAINER).silver $@.part $(foreach name,$(CORPORA),$(name)=$(WORK)/$(name).jsonl)
	mv $@.part $@

$(WORK)/minilm/tokenizer.json: $(TRAIN)/.made
	$(TRAINER).start

train: $(WORK)/silver.jsonl $(WORK)/minilm/tokenizer.json  ## train all models from ../shared and write their weights; stopped, it goes on
	$(TRAINER).train
	$(TRAINER).export src/onrecord/reading/weights
	$(subst .reader,.events,$(TRAINER)).train all
	$(subst .reader,.status,$(TRAINER)).train
