"""What readers are told of an act, in one interface language: for pages, papers and exports alike."""
