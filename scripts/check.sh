#!/usr/bin/env bash
# The checks that only read the code: what `make check` runs. All run, even when the first complains.
set -uo pipefail
cd "$(dirname "$0")/.."
status=0
check() { echo "$ $*"; ".venv/bin/$@" || status=1; }

check ruff check --quiet
check ruff format --check --quiet
check mypy --no-error-summary
check lint-imports --no-logo
exit "$status"
