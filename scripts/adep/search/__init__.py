"""What the browser needs to search: the texts (``entries``, ``packing``), the rules (``rules``).

The search itself runs in the reader's browser (``overrides/assets/adep/search/``).
"""
