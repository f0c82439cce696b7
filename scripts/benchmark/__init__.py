"""Measures import, build, preview and search, as ratios taken in one run on one machine."""
