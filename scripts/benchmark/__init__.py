"""Measures import and build on synthetic acts, as ratios taken in one run on one machine."""
