"""Acts → what is published of them: Markdown pages, data and ledgers. Pure; ``disk`` writes."""
