# The front door: `make timeline` builds the example timeline, `make test` runs every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: timeline test kills check bench lock clean

timeline: $(VENV)/.run
	$(BIN)/timeline build seeds --store exports/timeline.duckdb --chart exports/timeline.html

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2

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

# Each stamp stands for an environment that holds exactly what its lock lists.
$(VENV)/.run: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "timeline needs Python 3.11 or newer")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
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
	rm -rf $(VENV) exports/*.duckdb exports/*.html
