"""Adep: from raw texts of codes of ethics to a bilingual reference site.

Bytes become a text (``ingest``); texts and records become a library (``library``); a library
becomes pages (``pages``), data (``exports``), paper (``printing``) and a site (``site``); what
people mend on pages comes back as records (``pages``). A folder knows those below it and none
above: pyproject.toml has the order. Only ``disk`` changes files.
"""

__version__ = "1.0.0"
