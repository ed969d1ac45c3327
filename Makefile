# Needs Python 3.11 or newer with pip, and make. `make` alone lists what there is.
.PHONY: help site serve test check audit soak lock words docs dossier bench clean
export PYTHON
SETUP = @sh scripts/python.sh scripts/setup.py

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

site: ## build the guide into site/
	$(SETUP) site
	@.venv/bin/kuzbass-site build --output site

serve: ## show the guide at work, renewed as you edit
	$(SETUP) site
	@.venv/bin/kuzbass-site serve

test: ## run every check and every test
	@bash scripts/test.sh

check: ## run only the checks that read the code
	$(SETUP) test
	@bash scripts/check.sh

audit: ## hold the built guide against the validators of others (needs Node 20 and Java); ONLY=html …
	$(SETUP) audit
	@cd scripts/audit && npm ci --silent
	@.venv/bin/python scripts/audit.py $(ONLY)

soak: ## change guides thousands of times and hold each build against a clean one
	$(SETUP) test
	@INCREMENTAL_STEPS=$(or $(STEPS),60x100) .venv/bin/pytest -q -p no:xdist tests/test_incremental.py

lock: ## renew the locked versions of all dependencies
	@sh scripts/python.sh scripts/lock.py

words: ## gather the words of the interface into the catalogues
	$(SETUP) test
	@.venv/bin/python scripts/words.py

docs: ## write the pages that are made from the code
	$(SETUP) test
	@.venv/bin/python scripts/docs.py

dossier: ## say what of the research dossier the guide lacks
	$(SETUP) site
	@.venv/bin/python scripts/compare_dossier.py

bench: ## measure the generator beside Hugo and Pelican; N=1000 entries
	$(SETUP) site
	@.venv/bin/python bench/run.py $(or $(N),1000) $(OPTIONS)

clean: ## remove everything that was made here
	rm -rf site .site.publish .cache .bench .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis dist
