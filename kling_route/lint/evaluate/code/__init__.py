"""What the statements and expressions of the languages come to."""
