"""A language: how its acts are worded, its stems and spelling, and the words of the interface."""
