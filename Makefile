# Two commands do everything:  make site   and   make test.  A third makes PDFs:  make print.

# Material prints an advertisement at every build without this.
export NO_MKDOCS_2_WARNING := 1

PYTHON ?= python3
BIN := .venv/bin
# What a test run needs beyond the site: the same lock with the developers' tools.
SITE_LOCK := requirements.lock
TEST_LOCK := requirements-test.lock
# What the PDFs are made with.
PRINT_LOCK := requirements-print.lock

.PHONY: help site install import build serve print test check browser bench judge pictures lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

site: install import build ## install, import the texts, build the site; says where to look
	@echo
	@echo "The site is in site/. Open it with:  make serve"

install: $(BIN)/.site

$(BIN)/.site: $(SITE_LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Adep needs Python 3.11 or newer; $(PYTHON) is older. Try: make site PYTHON=python3.12"; exit 1; }
	@echo "Installing into .venv ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(SITE_LOCK)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(BIN)/.test: $(TEST_LOCK) $(BIN)/.site
	@echo "Installing the tests' tools into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(TEST_LOCK)
	@touch $@

import: install ## make the pages in docs/ from the texts in sources/
	@$(BIN)/adep import

build: install ## build the site from docs/ into site/
	@$(BIN)/mkdocs build --strict --clean

serve: install ## show the site at http://127.0.0.1:8000/ and rebuild it when a page changes
	@$(BIN)/mkdocs serve

$(BIN)/.print: $(PRINT_LOCK) $(BIN)/.site
	@echo "Installing what the PDFs are made with into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(PRINT_LOCK)
	@touch $@

print: $(BIN)/.print ## make PDFs in print/: booklets, posters for the wall, sheets to be signed
	@$(BIN)/python scripts/pango.py
	@$(BIN)/adep print

test: $(BIN)/.test browser ## everything that must hold: style, types, pages in step, tests, a real browser
	@$(BIN)/python scripts/pango.py
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/adep check
	@$(BIN)/pytest

browser: $(BIN)/.test ## find or install the Chromium that the tests drive
	@$(BIN)/python tests/chromium.py

bench: $(BIN)/.test browser ## how fast import, build and search are, beside others in one run
	@$(BIN)/python scripts/bench.py

judge: $(BIN)/.test browser ## how well the search answers the tables of tests/search, beside Material's own
	@$(BIN)/python scripts/judge.py

pictures: $(BIN)/.test browser ## take the pictures of CONTRIBUTING anew, of our own pages
	@$(BIN)/python scripts/pictures.py

lock: $(BIN)/.test ## pin anew what the site and its tests are built with
	@$(BIN)/python -m pip install --quiet pip-tools
	@$(BIN)/pip-compile --quiet --strip-extras --allow-unsafe --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --build-deps-for editable --output-file $(SITE_LOCK) pyproject.toml
	@$(BIN)/pip-compile --quiet --strip-extras --allow-unsafe --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --build-deps-for editable --extra print --output-file $(PRINT_LOCK) pyproject.toml
	@$(BIN)/pip-compile --quiet --strip-extras --allow-unsafe --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --build-deps-for editable --extra dev --extra print --output-file $(TEST_LOCK) pyproject.toml

clean: ## remove what was built and installed
	rm -rf .venv site print .mypy_cache .ruff_cache .pytest_cache .hypothesis
