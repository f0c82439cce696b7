"""What everything stands on: passages, problems, characters, packed files. It knows no law."""
