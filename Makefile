# The front door: `make timeline` builds the example timeline, `make test` runs every test.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: timeline test kills check bench docs picture figures wheel lock clean

timeline: $(VENV)/.run
	$(BIN)/timeline build seeds --store exports/timeline.duckdb --chart exports/timeline.html
	@echo "Open exports/timeline.html in a browser, or ask: $(BIN)/timeline list"

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 -rs

# Two hundred builds, each killed at another moment.
kills: $(VENV)/.dev
	TIMELINE_KILLS=200 $(BIN)/python -m pytest tests/store/test_cut_off.py

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

# Writes its tables into docs/scale.md; a quarter of an hour on two cores.
bench: $(VENV)/.dev
	$(BIN)/python benchmarks/bench.py

# Pages that are generated: the commands, from the program's own help.
docs: $(VENV)/.dev
	$(BIN)/python -m tests.docs.commands

# The table in the README: F1 on the project's own gold.
figures: $(VENV)/.dev
	$(BIN)/python -m tests.gold.figures

# The picture in the README; needs Debian's chromium.
picture: $(VENV)/.dev
	$(BIN)/python -m tests.docs.picture

# The wheel in an environment that holds nothing but the lock: what pipx would install.
wheel: $(VENV)/.dev
	rm -rf dist
	$(BIN)/python -m hatchling build
	$(PYTHON) -m venv dist/bare
	dist/bare/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	dist/bare/bin/python -m pip install --quiet --disable-pip-version-check --no-deps dist/*.whl
	cd dist && bare/bin/timeline build ../seeds --store bare/timeline.duckdb --chart bare/timeline.html

# Each stamp stands for an environment that holds exactly what its lock lists.
$(VENV)/.run: requirements.lock pyproject.toml
	test -n "$(PYTHON)" || { echo "timeline needs Python 3.11 or newer; make PYTHON=/path/to/python3 names one" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q timeline
	touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

# For those who change pyproject.toml: writes both locks anew, for every platform and Python that we support.
lock: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --no-annotate --group build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --no-annotate --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) dist exports/*.duckdb exports/*.html
