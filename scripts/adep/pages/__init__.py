"""A library becomes the pages of ``docs/``; what people mend there comes back as records."""
