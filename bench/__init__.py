"""How fast the generator is, beside others that make the same site from the same text."""
