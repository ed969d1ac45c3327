#!/usr/bin/env bash
# All checks and all tests, in a prepared environment: what `make test` runs.
# It stands here and not in the Makefile because make replaces the exit status of a command by its own
# and adds a line after it; CI wants those of pytest.
set -euo pipefail
cd "$(dirname "$0")/.."

sh scripts/python.sh scripts/setup.py test
KUZBASS_SITE_BROWSER=$(.venv/bin/python scripts/find_browser.py)
export KUZBASS_SITE_BROWSER

# Nobody should have to mend the spelling of the code before seeing which tests fail: run both.
checks=0
bash scripts/check.sh || checks=$?
tests=0
.venv/bin/python -m pytest --numprocesses auto --dist worksteal "$@" || tests=$?

if [ "$tests" -eq 0 ] && [ "$checks" -ne 0 ]; then
    echo "The tests pass; the checks before them do not: make check" >&2
    exit "$checks"
fi
exit "$tests"
