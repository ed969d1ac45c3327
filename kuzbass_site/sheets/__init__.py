"""Spreadsheets: the flat fields of entries as rows, out of the guide and into it."""
