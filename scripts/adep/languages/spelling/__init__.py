"""Repair of spelling that a conversion damaged: letter-spaced words, letters of another script.

Nothing here changes a text. Every finding is a ``Fix``: where it stands, what is printed there and
what it should read. A fix that is not ``sure`` is a proposal for an editor and must not be applied.

What is particular to a language is data in ``languages/<language>/``; a further language needs no
code. Texts are expected in Unicode's composed form (NFC).
"""
