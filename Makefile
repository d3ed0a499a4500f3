# `make demo` and `make test` set up all they need in .venv. A machine needs Python 3.11 or newer, git and make.

VENV = .venv
PYTHON = $(VENV)/bin/python
READY = $(VENV)/.kling-route-ready

.PHONY: help setup demo test check bench zensical lock clean

help:
	@echo "make demo   validate the table, look up, lint a faulty sample, build the site"
	@echo "make test   run all tests; PYTEST='tests/site -x' passes other arguments to pytest"
	@echo "make check  ruff, mypy, and our own hook on ourselves"
	@echo "make bench  time lookups and lints"
	@echo "make zensical  build the site with Zensical, in an environment of its own"
	@echo "make lock   write requirements-dev.lock anew"
	@echo "make clean  remove what was built; .venv stays"

setup: $(READY)

$(READY): requirements-dev.lock pyproject.toml hatch_build.py scripts/setup
	@sh scripts/setup $(VENV)
	@touch $@

demo: $(READY)
	@$(PYTHON) scripts/demo.py

test: $(READY)
	@sh scripts/chromium
	$(PYTHON) -m pytest -n auto --dist loadfile -rs $(PYTEST)

check: $(READY)
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(PYTHON) -m pre_commit run --all-files

bench: $(READY)
	$(PYTHON) benchmarks/lookup.py
	$(PYTHON) benchmarks/speed.py

zensical: $(READY)
	$(PYTHON) scripts/zensical.py
	BUILT=build/zensical $(PYTHON) -m pytest tests/site/test_site_links.py

lock: $(READY)
	sh scripts/lock $(PYTHON)

clean:
	rm -rf build dist kling_route/_compiled .mypy_cache .ruff_cache .pytest_cache .hypothesis
