# Everything a developer does, in one place. `make help` lists it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup bubblewrap browser run test fuzz check format bench bench-growth bench-grading clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) bubblewrap ## set everything up: the virtual environment, the package, bubblewrap

$(READY): pyproject.toml hatch_build.py $(wildcard judge/engines/inside/*.py judge/engines/counted/guest/*)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "judge needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..."; exit 1; }
	@echo "Setting up $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(BIN)/python -m compileall -q judge
	@touch $(READY)

bubblewrap: ## install bubblewrap where that is possible without a password
	@sh tools/install-bubblewrap.sh

browser: ## install Chromium for the tests of the HTML pages, where that is possible without a password
	@sh tools/install-browser.sh

run: setup ## judge the reference solution of sliding_window_max
	@$(BIN)/judge run sliding_window_max solutions_reference/sliding_window_max/accepted/monotonic_queue.py
	@echo
	@echo "Your turn: $(BIN)/judge list, and then $(BIN)/judge start SLUG."

test: setup ## run all tests
	@$(BIN)/python -m pytest -n 2

fuzz: setup ## try frames, values and packages on a hundred thousand random inputs
	@$(BIN)/python -m tests.fuzz

check: $(READY) ## check format, lint, types and layers
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: $(READY) ## format the code and mend what the linter can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: setup ## measure the budgets beside the build before counting (some minutes; ARGS='--only slow')
	@$(BIN)/python -m bench $(ARGS)

bench-growth: setup ## judge the labelled set, fail if anything comes out wrong, write docs/accuracy.md (takes minutes)
	@$(BIN)/python -m bench.growth --write

bench-grading: setup ## grade a thousand submissions, killed three times on the way (takes half an hour)
	@$(BIN)/python -m bench.grading --single

clean: ## remove the virtual environment and everything that was generated
	rm -rf $(VENV) .bench-cache build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
