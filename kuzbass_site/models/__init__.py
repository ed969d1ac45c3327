"""The values the pipeline hands on: frozen, correct by construction, free of behaviour."""
