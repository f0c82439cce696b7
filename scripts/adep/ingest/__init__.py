"""Bytes of a file become a text: taken, read, cleaned, parsed, and every line accounted for."""
