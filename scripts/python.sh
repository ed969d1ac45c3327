#!/bin/sh
# Run a script of ours with the first Python on this machine that is new enough.
# PYTHON=/path/to/python chooses another one.
set -eu
for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" "$@"
    fi
done
echo "Python 3.11 or newer is needed and was not found (looked for: ${PYTHON:-python3, python3.11 and later})." >&2
echo "Install it, or say where it is: make PYTHON=/path/to/python site" >&2
exit 1
