"""What readers are told of an act, in one interface language: on pages, on paper, in exports."""
