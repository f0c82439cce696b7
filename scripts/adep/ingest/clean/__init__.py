"""Lines of a source → paragraphs: unwrapped, freed of the page around them, repaired by safe rules.

What the rules may do is little and always the same: layout (indents, joined lines, Markdown marks)
is set aside, and faults that only a copy can have (letter-spaced words, letters of another script,
spaces before a semicolon) are repaired. Everything else stays as it is printed. Each change stays
in the ``Passage`` with its rule's name.
"""

from __future__ import annotations

from collections.abc import Iterable

from adep.base.problems import Problem
from adep.ingest.clean.hyphens import Hyphens, doubtful_hyphens
from adep.ingest.clean.lines import doubtful_glued, dressed
from adep.ingest.clean.page import text_lines, without_headline
from adep.ingest.clean.paragraphs import paragraphs
from adep.ingest.clean.repairs import repair
from adep.languages.grammar import Grammar, PageWords
from adep.languages.spelling import glued_words
from adep.languages.spelling import rules as spelling
from adep.languages.spelling.lexicon import likelihood_of, make_lexicon
from adep.model import Cleaned, Furniture, SetAside, Source


def clean(
    source: Source,
    grammar: Grammar,
    words: Iterable[PageWords],
    rules: spelling.Spelling,
    set_aside: Iterable[SetAside] = (),
) -> Cleaned:
    """Join the lines of ``source`` to paragraphs and repair what is safely repaired.

    ``grammar`` is that of the text's language, ``words`` say of a line that it is the page's (a
    menu may be in another language than the text), ``set_aside`` are the lines that an editor
    declared to be furniture. Problems name doubtful readings; nothing doubtful is applied.
    """
    furniture: list[Furniture] = []
    lines = list(text_lines(source.lines, words, tuple(set_aside), furniture))
    lexicon = make_lexicon(spelling.words("\n".join(line.text for line in source.lines)), rules)
    problems: list[Problem] = []
    dressed_lines = dressed(lines, source.path, lexicon, problems)
    likelihood_of.cache_clear()  # of this lexicon, which it would keep: no other text has it
    furniture += [
        Furniture(line.number, line.text, "marks without text")
        for (line, _), made in zip(lines, dressed_lines, strict=True)
        if not made.text
    ]
    problems += doubtful_glued(dressed_lines, source.path, glued_words.glued(lexicon))
    hyphens = Hyphens(line.text for line, _ in lines)
    joined = paragraphs([made for made in dressed_lines if made.text], grammar, hyphens)
    blocks = [repair(block, grammar) for block in joined]
    problems += doubtful_hyphens(blocks, hyphens, source.path)
    blocks = without_headline(blocks, furniture)
    return Cleaned(
        source,
        tuple(blocks),
        tuple(sorted(furniture, key=lambda f: f.line)),
        (*source.problems, *problems),
    )
