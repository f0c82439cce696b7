"""What a reader must know before reading an act or a clause.

``in_force_or_repealed``: whether the act is in force, or repealed since when and by what.
``missing_or_differing``: what is not held, what is newer or still to come, where texts differ or
are not paired. How notices are set: ``overrides/partials/law.html`` on the site, ``act_pages`` in
Markdown, ``printing`` on paper.
"""
