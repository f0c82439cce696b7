# Two commands do everything:  make site   and   make test.  A third makes PDFs:  make print.

# Material prints an advertisement at every build without this.
export NO_MKDOCS_2_WARNING := 1
# What Python compiled is kept, whatever the shell says: else every command compiles the program anew.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
BIN := .venv/bin
# What a test run needs beyond the site: the same lock with the developers' tools.
SITE_LOCK := requirements.lock
TEST_LOCK := requirements-test.lock
# What the PDFs are made with.
PRINT_LOCK := requirements-print.lock
# What looks at the locks stands apart: it is no part of the site and may not change what is tested.
TOOLS_LOCK := requirements-tools.lock
TOOLS := .venv-tools

# make offline (or print) AGENCY=file: your own name and logo. make site WHEELHOUSE=folder: no internet needed.
AGENCY ?=
# make serve ADDRESS=127.0.0.1:8001: where another program has port 8000.
ADDRESS ?=
WHEELHOUSE ?=
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL := $(PIP) install $(if $(WHEELHOUSE),--no-index --find-links "$(WHEELHOUSE)")

.PHONY: help site install import build gzip offline print serve check ready test suite test-all checker browser servers \
  bench bench-large faults judge pictures addresses records wheelhouse audit lock clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

site: install import build ## install, import the texts, build the site; says where to look
	@echo
	@echo "The site is in site/. Open it with:  make serve"

install: $(BIN)/.site

# What is in .venv names the folder and the Python that it was made with. In a project that was copied or moved it would start
# nothing, or the program in the old folder, so there it is made anew.
ifneq ($(wildcard $(BIN)/.site),)
ELSEWHERE := $(shell test -x $(BIN)/python && grep -qF " $(CURDIR)/.venv" .venv/pyvenv.cfg || echo yes)
endif

.PHONY: elsewhere
elsewhere:
	@echo "This folder was copied or moved: .venv is made anew."
	@test ! -L .venv || rm .venv # a link: the folder to which it leads keeps its own

$(BIN)/.site: $(SITE_LOCK) pyproject.toml $(if $(ELSEWHERE),elsewhere)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Adep needs Python 3.11 or newer; $(PYTHON) is older. Try: make site PYTHON=python3.12"; exit 1; }
	@echo "Installing into .venv ..."
	@$(PYTHON) -m venv $(if $(ELSEWHERE),--clear) .venv
	@$(INSTALL) --require-hashes -r $(SITE_LOCK)
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(BIN)/.test: $(TEST_LOCK) $(BIN)/.site
	@echo "Installing the tests' tools into .venv ..."
	@$(INSTALL) --require-hashes -r $(TEST_LOCK)
	@touch $@

import: install ## make the pages in docs/ from the texts in sources/
	@$(BIN)/adep import

build: install ## build the site from docs/ into site/
	@$(BIN)/mkdocs build --strict --clean

gzip: install ## build the site for a web server: with a packed file beside every text file
	@ADEP_PUBLISH=true $(BIN)/mkdocs build --strict --clean
	@$(BIN)/adep gzip

offline: install ## the whole site as one zip in dist/, for a disk or an intranet
	@$(BIN)/adep bundle $(if $(AGENCY),--agency "$(AGENCY)")

wheelhouse: install ## all packages that building needs, in wheelhouse/, for a place without internet
	@$(PIP) download --require-hashes --only-binary :all: --dest wheelhouse -r $(PRINT_LOCK)
	@echo "There: make site WHEELHOUSE=$(CURDIR)/wheelhouse"

# --strict: a package that nobody could tell about is no package without faults.
audit: $(TOOLS)/.installed ## is a fault known in any package that we pin? asks the internet
	@for lock in $(SITE_LOCK) $(PRINT_LOCK) $(TEST_LOCK) $(TOOLS_LOCK); do echo "$$lock:"; \
	  $(TOOLS)/bin/pip-audit --strict --disable-pip --require-hashes -r $$lock || exit 1; done

serve: install ## show the site at http://127.0.0.1:8000/, and what changes in it at once; Ctrl-C stops it
	@$(BIN)/adep serve $(if $(ADDRESS),--address "$(ADDRESS)")

$(BIN)/.print: $(PRINT_LOCK) $(BIN)/.site
	@echo "Installing what the PDFs are made with into .venv ..."
	@$(INSTALL) --require-hashes -r $(PRINT_LOCK)
	@touch $@

print: $(BIN)/.print ## make PDFs in print/: booklets, posters for the wall, sheets to be signed
	@$(BIN)/python scripts/pango.py
	@$(BIN)/adep print $(if $(AGENCY),--agency "$(AGENCY)")

# A file of tests at a time, by one process more than there are processors: tests of a browser, a
# server or a command wait half of their time.
WORKERS := $(shell $(PYTHON) -c 'import os; print(min(5, (os.cpu_count() or 1) + 1))')
PYTEST := $(BIN)/pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

# Beside one another: the types take as long as a tenth of the tests, and one processor.
test: ready ## everything that must hold: style, types, pages in step, tests, a real browser
	@$(MAKE) --no-print-directory --jobs 2 check suite

suite:
	@$(PYTEST)

test-all: ready check checker ## the same on every page and in every light, with every sweep; code hosts run it every night
	@$(PYTEST) -m "" --hypothesis-profile long

check: $(BIN)/.test ## in seconds: style (scripts and styles of pages too), types, the order of the folders, pages in step, faults that can still be planted
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@said=$$($(BIN)/oxlint --quiet overrides serving scripts tests) || { echo "$$said"; exit 1; }
	@mkdir -p .cache
	@$(BIN)/lint-imports --cache-dir .cache/imports > .cache/imports.txt || { cat .cache/imports.txt; exit 1; }
	@$(BIN)/mypy
	@$(BIN)/adep check
	@$(BIN)/pytest -q --no-header --numprocesses 0 tests/project/test_styles.py tests/project/test_faults.py > .cache/tests.txt || { cat .cache/tests.txt; exit 1; }

ready: $(BIN)/.test browser servers
	@$(BIN)/python scripts/pango.py

checker: $(BIN)/.test ## find or install what only make test-all asks: checkers (Java, npm), Firefox, WebKitGTK
	@$(BIN)/python -m tests.tools.html_checker
	@$(BIN)/python -m tests.tools.oldest
	@$(BIN)/python -m tests.tools.other_browsers

browser: $(BIN)/.test ## find or install the Chromium that the tests drive
	@$(BIN)/python -m tests.tools.chromium

servers: $(BIN)/.test ## find or install the web servers that the tests drive: nginx, Caddy and Apache
	@$(BIN)/python -m tests.tools.servers

bench: $(BIN)/.test browser ## what import, build, preview and search cost, beside fixed yardsticks: ten minutes
	@$(BIN)/python scripts/bench.py

bench-large: $(BIN)/.test ## what a build of 50,000 clauses in ten acts costs, in time and memory: a quarter of an hour, 8 GB on the disk
	@$(BIN)/python scripts/bench.py --acts --clauses 50000 --rounds 1

faults: $(BIN)/.test browser servers ## plant faults that matter, one after the other, and see that the tests notice each
	@$(BIN)/python scripts/pango.py
	@$(BIN)/pytest -m exhaustive -rA --show-capture=no tests/project/test_faults.py

judge: $(BIN)/.test browser ## how well the search answers the tables of tests/search and tests/asked
	@$(BIN)/python -m tests.search.judge

pictures: $(BIN)/.test browser ## take the pictures of README and CONTRIBUTING anew, and draw the icons and the pictures of shared links
	@$(BIN)/python scripts/mark.py
	@$(BIN)/python scripts/pictures.py

addresses: install ## note the site's addresses in sources/addresses.txt: none of them may die
	@$(BIN)/python scripts/addresses.py

records: install ## put the examples into guides/records.md, as the program reads them
	@$(BIN)/python scripts/records.py

$(TOOLS)/.installed: $(TOOLS_LOCK)
	@$(PYTHON) -m venv $(TOOLS)
	@$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(TOOLS_LOCK)
	@touch $@

COMPILE := $(TOOLS)/bin/pip-compile --quiet --strip-extras --allow-unsafe --generate-hashes \
  --no-emit-index-url --no-emit-find-links

lock: $(TOOLS)/.installed ## pin anew what the site and its tests are built with
	@$(COMPILE) --build-deps-for editable --output-file $(SITE_LOCK) pyproject.toml
	@$(COMPILE) --build-deps-for editable --extra print --output-file $(PRINT_LOCK) pyproject.toml
	@$(COMPILE) --build-deps-for editable --extra print --extra dev --output-file $(TEST_LOCK) pyproject.toml
	@$(COMPILE) --output-file $(TOOLS_LOCK) requirements-tools.in

clean: ## remove what was built and installed
	rm -rf .venv .venv-tools site print dist wheelhouse .mypy_cache .ruff_cache .pytest_cache .hypothesis .cache
