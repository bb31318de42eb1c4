# Needs only make and Python 3.11 or newer; everything else is installed into .venv from the lock files.
# Paths are relative on purpose: the folder may have spaces in its name.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check bench crash lock preview playground

# The first of these that is new enough makes .venv.
PYTHON ?= python3 python3.14 python3.13 python3.12 python3.11
ARGS ?=

BIN := .venv/bin
RUN := $(BIN)/python -m
INSTALL := $(RUN) pip --disable-pip-version-check --no-input install --quiet
LOCK := $(BIN)/uv pip compile --quiet --generate-hashes --universal --no-header --no-emit-index-url \
	--python-version 3.11 pyproject.toml

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

demo: .venv/.run-stamp ## Try it on this machine (ARGS="--port 8081 --fresh")
	@$(BIN)/oppfolging demo $(ARGS)

test: .venv/.dev-stamp ## Run all tests and hold the coverage floors (ARGS="tests/unit -k round": only some)
	@$(RUN) pytest --numprocesses auto $(if $(ARGS),$(ARGS),--cov=bot/domain --cov=bot/config)
	@$(if $(ARGS),:,$(RUN) tools.coverage_floors)

check: .venv/.dev-stamp ## Style, types, import contracts, Dockerfile and lock files
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(RUN) mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/hadolint Dockerfile
	@$(RUN) tools.lock_check

bench: .venv/.dev-stamp ## Measure; each script in benchmarks/ prints JSON
	@set -e; for script in benchmarks/*.py; do $(BIN)/python "$$script" $(ARGS); done

crash: .venv/.dev-stamp ## Kill real processes a hundred times and count what was lost or doubled
	@OPPFOLGING_CRASH=long $(RUN) pytest -m crash --numprocesses 0 --capture no --timeout 0 $(ARGS)

lock: .venv/.dev-stamp ## Write the lock files again from pyproject.toml (ARGS=--upgrade for newer versions)
	@$(LOCK) $(ARGS) --group build --output-file requirements.lock
	@$(LOCK) $(ARGS) --group dev --output-file requirements-dev.lock

preview: ## Build the bundle of the card preview (needs node)
	@cd preview && npm ci --no-fund --no-audit && npm run build

playground: .venv/.run-stamp ## Start the demo and the Microsoft 365 Agents Playground together (needs node)
	@cd playground && npm ci --no-fund --no-audit && npm start

# A stamp is newer than what it was made from, so nothing is asked of the network until something changes.
.venv/.run-stamp: requirements.lock pyproject.toml $(BIN)/pip
	@echo "Installing what the product needs into .venv ..."
	@$(INSTALL) --require-hashes --requirement requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev-stamp: requirements-dev.lock requirements.lock pyproject.toml $(BIN)/pip
	@echo "Installing what the tests and checks need into .venv ..."
	@$(INSTALL) --require-hashes --requirement requirements-dev.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@ .venv/.run-stamp

$(BIN)/pip:
	@for python in $(PYTHON); do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		"$$python" -c 'import ensurepip, venv' 2>/dev/null && exec "$$python" -m venv .venv; \
		echo "$$python cannot make a virtual environment. On Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; \
	done; \
	echo "Oppfølging needs Python 3.11 or newer, and none of these is: $(PYTHON)" >&2; exit 1
