"""What git tells: who changed a line and why, and which copy of the project this is."""
