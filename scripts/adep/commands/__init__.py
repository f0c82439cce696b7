"""The commands of ``adep``, a module each: its words, and what it does."""
