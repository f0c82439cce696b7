"""Find → resolve: what the words of a unit lead to, in this act or in another.

``mentions`` says where a text names a unit or an act; ``unit_references`` says which one. Nothing
is guessed: what names nothing that is there, or more than one thing, stays plain text and is
reported.
"""
