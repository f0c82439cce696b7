"""Texts and records become the library: corrected, paired, resolved, held against one another."""
