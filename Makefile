# Two commands matter: `make demo` and `make test`. Both set everything up first.
PYTHON := $(shell for name in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
UV = $(shell if [ -x .tools/bin/uv ]; then echo .tools/bin/uv; else echo uv; fi)
DEBIAN_POSTGRES ?= /usr/lib/postgresql/15/bin
PORT ?= 8000
export PORT
export PYTHONPATH := src
export PYTHONDONTWRITEBYTECODE := 1
WORKERS ?= 2
QUICK_PYTEST := -p no:playwright -p no:base_url -m "not journey" -n $(WORKERS) --dist loadfile --no-loadscope-reorder

.PHONY: setup demo stop test checks suite smoke journeys bench schemathesis lock messages format clean \
	test-debian-postgres test-without-wheel

setup:
	@test -n "$(PYTHON)" || { echo "set-up: Python 3.11 or newer is needed" >&2; exit 1; }
	@$(PYTHON) scripts/setup.py

demo: setup
	@exec $(BIN)/donghanh demo

stop:
	@test ! -x $(BIN)/donghanh || $(BIN)/donghanh demo --stop

# Lint and types beside the tests; both run to their end, the exit code tells of either.
test: setup
	@$(MAKE) --no-print-directory --keep-going --jobs=2 --output-sync=target checks suite
	@$(MAKE) --no-print-directory smoke

checks:
	$(BIN)/python scripts/locks.py check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-cache
	$(BIN)/python scripts/messages.py check
	$(BIN)/python -W ignore::RuntimeWarning -m django makemigrations --check --dry-run --settings donghanh.config.settings.test
	$(BIN)/mypy

suite:
	$(BIN)/python -m pytest $(QUICK_PYTEST) -q tests

# One journey, where a browser is there already.
smoke:
	@if ./scripts/browser >/dev/null; then \
		$(PYTHON) scripts/setup.py journeys && $(BIN)/python -m pytest -q -m smoke tests/journeys; \
	else echo "!!! no browser here: the journey is skipped (make journeys installs one)" >&2; fi

journeys: setup
	@if ./scripts/browser --install >/dev/null; then \
		$(PYTHON) scripts/setup.py journeys && $(BIN)/python -m pytest -q -m journey tests; \
	else echo "!!! no browser, and none can be installed here: ALL JOURNEYS SKIPPED" >&2; fi

# The tests that ask most of the database, on Debian's PostgreSQL, which is what many offices will run.
test-debian-postgres: setup
	DONGHANH_POSTGRES_BIN=$(DEBIAN_POSTGRES) $(BIN)/python -m pytest $(QUICK_PYTEST) -q \
		tests/api tests/audit tests/embedded tests/indicators tests/kernel tests/registry/actions \
		tests/registry/measures tests/registry/search

test-without-wheel:
	./scripts/prove-without-wheel

bench: setup
	@$(PYTHON) scripts/setup.py benchmarks
	$(BIN)/python -m benchmarks

# Throws what the API's own description allows, and what it forbids, at a server that runs with a key of it. In an
# environment of its own: no test of ours needs it, and its plugin makes every start of pytest slower.
AT ?= http://localhost:$(PORT)
EXAMPLES ?= 20
schemathesis:
	@test -n "$(KEY)" || { echo "make schemathesis KEY=dh_… AT=$(AT): issue a key on /co-so/chia-se/ first" >&2; exit 1; }
	@test -x .tools/schemathesis/bin/schemathesis || { $(UV) venv -q .tools/schemathesis && \
		$(UV) pip install -q --python .tools/schemathesis/bin/python schemathesis==4.32.5; }
	@cd .tools/schemathesis && bin/schemathesis run $(AT)/api/v1/openapi.json -H "Authorization: Bearer $(KEY)" \
		--checks all --phases examples,coverage,fuzzing --max-examples $(EXAMPLES)

# Versions locked before stay; `make lock UPGRADE=--upgrade` takes the newest of all.
lock: setup
	@UV=$(UV) $(PYTHON) scripts/locks.py write $(UPGRADE)

messages: setup
	$(BIN)/python scripts/messages.py update
	$(BIN)/python scripts/messages.py compile

format: setup
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# The demo's data in .demo stays.
clean:
	rm -rf .venv .tools .mypy_cache .ruff_cache .hypothesis .test-postgres staticfiles build dist journey-screens
	find src -name '*.mo' -delete
