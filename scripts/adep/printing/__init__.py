"""Paper: each act as a booklet, as a poster for the wall, as a sheet that new staff signs."""
