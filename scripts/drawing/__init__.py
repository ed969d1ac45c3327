"""The hand in which the guide's drawings are made: a sheet, the parts of works and towns, the table of drawings."""
