"""The site: the library in the words of each interface language, set by MkDocs."""
